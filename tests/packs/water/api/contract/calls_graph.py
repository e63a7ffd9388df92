"""Calls about routes, moves and lineage; they follow one another, and keys count on."""

from __future__ import annotations

from packs.water.api.contract.call import Call

_MOVE = {"to_location_id": 2, "at": "2025-02-01T00:00:00Z", "notes": "Spring"}
_ROUTE = {
    "equipment_id": 1,
    "variable_id": 1,
    "metadata_id": 1,
    "valid_from": "2024-01-01T00:00:00Z",
    "valid_to": "2024-06-01T00:00:00Z",
}
_STEP = {
    "source_metadata_ids": [1],
    "output_metadata_ids": [2],
    "processing": {
        "method": "outlier_removal",
        "method_version": "metEAUdata 0.12.1",
        "parameters": {"method": "zscore", "threshold": 3.0},
        "description": "Outliers out",
        "executed_at": "2025-02-01T10:00:00Z",
    },
}

GRAPH_CALLS: tuple[Call, ...] = (
    Call(name="routes", operation="list_routes", path="/routes", params={"equipment": "TSS_01"}),
    Call(
        name="route_resolved",
        operation="resolve_route",
        path="/routes/resolve",
        params={"equipment_id": 1, "variable_id": 1, "at": "2025-01-05T00:00:00Z"},
    ),
    Call(
        name="route_missing",
        operation="resolve_route",
        path="/routes/resolve",
        params={"equipment_id": 1, "variable_id": 1, "at": "2020-01-01T00:00:00Z"},
        status=422,
        media="application/problem+json",
    ),
    Call(
        name="route_added",
        operation="add_route",
        path="/routes",
        method="POST",
        json=_ROUTE,
        status=201,
    ),
    Call(
        name="route_closed",
        operation="close_route",
        path="/routes/2/close",
        method="POST",
        json={"valid_to": "2024-05-01T00:00:00Z"},
    ),
    Call(name="route", operation="get_route", path="/routes/2"),
    Call(
        name="installed",
        operation="move_equipment",
        path="/equipment/1/move",
        method="POST",
        json={"to_location_id": 1, "at": "2025-01-01T00:00:00Z"},
    ),
    Call(
        name="move_preview",
        operation="preview_move",
        path="/equipment/1/move/preview",
        method="POST",
        json=_MOVE,
    ),
    Call(
        name="move", operation="move_equipment", path="/equipment/1/move", method="POST", json=_MOVE
    ),
    Call(name="coherence", operation="list_incoherences", path="/routes/coherence"),
    Call(
        name="where",
        operation="locate_equipment",
        path="/equipment/1/location",
        params={"at": "2025-01-05T00:00:00Z"},
    ),
    Call(
        name="equipment_at_location",
        operation="list_equipment_at_location",
        path="/sampling-locations/2/equipment",
        params={"at": "2025-03-05T00:00:00Z"},
    ),
    Call(
        name="lineage_step",
        operation="record_step",
        path="/lineage/steps",
        method="POST",
        json=_STEP,
        status=201,
    ),
    Call(name="lineage_forward", operation="get_forward", path="/lineage/1/forward"),
    Call(name="lineage_backward", operation="get_backward", path="/lineage/2/backward"),
    Call(name="lineage_tree", operation="get_tree", path="/lineage/1/tree"),
    Call(
        name="degrees",
        operation="list_degrees",
        path="/lineage/degrees",
        params={
            "location": "Primary Effluent",
            "variable": "TSS",
            "from": "2025-01-01T00:00:00Z",
            "to": "2025-02-01T00:00:00Z",
        },
    ),
    Call(name="degrees_of_series", operation="list_degrees_of_series", path="/lineage/1/degrees"),
)
