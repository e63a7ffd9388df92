"""Calls about what belongs together: campaigns, events, series, health."""

from __future__ import annotations

from packs.water.api.contract.call import Call
from packs.water.api.contract.calls_entries import ANNOTATION_CALLS

_EVENT = {
    "event_type": "Calibration",
    "occurred_at": "2025-01-01T00:30:00Z",
    "performed_by": "Ada Field",
    "campaign": "TSS validation",
    "notes": "Two points",
    "measurements": [{"metadata_id": 1, "role": "Sensor Under Test"}],
}
_SERIES = {
    "variable": "COD",
    "location": 1,
    "provenance": "Sensor",
    "shape": "Scalar",
    "processing_degree": "Raw",
    "unit": "mg/L",
    "equipment": "COD_01",
    "campaign": "TSS validation",
    "project": "Rivermead",
    "purpose": "Measurement",
    "procedure": "TSS by weight",
    "laboratory": "Works laboratory",
    "analyst": "Ada Field",
    "sample_id": 1,
}


def _link(what: str, word: str, key: int) -> Call:
    body = None if word == "variable" else {"role": "Inlet"}
    return Call(
        name=f"campaign_{word}_linked",
        operation=f"link_campaign_{word}",
        path=f"/campaigns/1/{what}/{key}",
        method="PUT",
        json=body,
        status=201,
    )


def _unlink(what: str, word: str, key: int) -> Call:
    return Call(
        name=f"campaign_{word}_unlinked",
        operation=f"unlink_campaign_{word}",
        path=f"/campaigns/1/{what}/{key}",
        method="DELETE",
        status=204,
        media="",
    )


CONTEXT_CALLS: tuple[Call, ...] = (
    _link("locations", "location", 1),
    _link("equipment", "equipment", 1),
    _link("variables", "variable", 1),
    Call(
        name="event_recorded",
        operation="record_event",
        path="/equipment/1/events",
        method="POST",
        json=_EVENT,
        status=201,
    ),
    Call(name="events", operation="list_events", path="/equipment-events"),
    Call(
        name="events_of_equipment",
        operation="list_events_of_equipment",
        path="/equipment/1/events",
        params={"type": "Calibration", "before": "2026-01-01T00:00:00Z", "limit": 1},
    ),
    Call(
        name="event_replaced",
        operation="replace_event",
        path="/equipment-events/4",
        method="PUT",
        json=_EVENT,
    ),
    Call(name="event", operation="get_event", path="/equipment-events/4"),
    Call(
        name="measurements", operation="list_measurements", path="/equipment-events/4/measurements"
    ),
    Call(name="events_of_series", operation="list_events_of_series", path="/metadata/1/events"),
    *ANNOTATION_CALLS,
    Call(
        name="metadata_made",
        operation="create_metadata",
        path="/metadata",
        method="POST",
        json=_SERIES,
        status=201,
    ),
    Call(
        name="metadata",
        operation="list_metadata",
        path="/metadata",
        params={"variable": "TSS", "include": "coverage"},
    ),
    Call(name="metadata_one", operation="get_metadata", path="/metadata/3"),
    Call(
        name="metadata_completed",
        operation="complete_metadata",
        path="/metadata/3",
        method="PATCH",
        json={"variable": "COD"},
    ),
    Call(name="campaign_context", operation="get_campaign_context", path="/campaigns/1/context"),
    Call(
        name="campaign_overlaps", operation="list_campaign_overlaps", path="/campaigns/1/overlaps"
    ),
    Call(
        name="campaign_locations",
        operation="list_campaign_locations",
        path="/campaigns/1/locations",
    ),
    Call(
        name="campaign_equipment",
        operation="list_campaign_equipment",
        path="/campaigns/1/equipment",
    ),
    Call(
        name="campaign_variables",
        operation="list_campaign_variables",
        path="/campaigns/1/variables",
    ),
    Call(
        name="campaigns_of_location",
        operation="list_campaigns_of_location",
        path="/sampling-locations/1/campaigns",
    ),
    Call(
        name="locations_of_site",
        operation="list_site_locations",
        path="/sites/1/sampling-locations",
    ),
    Call(name="lifecycle", operation="get_lifecycle", path="/equipment/1/lifecycle"),
    Call(
        name="full_context",
        operation="get_full_context",
        path="/timeseries/1/full-context",
        params={"from": "2025-01-01T00:00:00Z", "to": "2025-03-01T00:00:00Z"},
    ),
    Call(
        name="data_health",
        operation="get_data_health",
        path="/data-health",
        params={"at": "2025-03-01T00:00:00Z"},
    ),
)

LAST_CALLS: tuple[Call, ...] = (
    Call(
        name="annotation_deleted",
        operation="delete_annotation",
        path="/annotations/1",
        method="DELETE",
        status=204,
        media="",
    ),
    _unlink("locations", "location", 1),
    _unlink("equipment", "equipment", 1),
    _unlink("variables", "variable", 1),
)
