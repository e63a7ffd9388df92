"""Equipment, its events and its story."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from strandline.packs.water import kinds
from strandline.packs.water.services import entries, equipment, events
from strandline.packs.water.services.events import EventFilter
from strandline.packs.water.web.entry_routes import NameFilter, Reference, add_one, add_writes
from strandline.packs.water.web.schemas.context import EquipmentAnswer, EquipmentBody, Text50
from strandline.packs.water.web.schemas.equipment import (
    EventAnswer,
    EventBody,
    LifecycleAnswer,
    MeasurementAnswer,
    event_answer,
    lifecycle_answer,
)
from strandline.packs.water.web.schemas.models import RowId
from strandline.packs.water.web.schemas.moments import GivenMoment
from strandline.packs.water.web.services import READ, WRITE, WaterServices
from strandline.rest.pages import Page, Paging

router = APIRouter(tags=["equipment"])
From = Annotated[GivenMoment | None, Query(alias="from", description="First moment, included.")]
To = Annotated[GivenMoment | None, Query(alias="to", description="End, not included.")]
Before = Annotated[
    GivenMoment | None,
    Query(description="Only events before this moment, the latest first."),
]


@router.get("/equipment", dependencies=[READ])
def list_equipment(
    water: WaterServices,
    paging: Paging,
    name: NameFilter = None,
    equipment_model: Reference = None,
) -> Page[EquipmentAnswer]:
    """All equipment by identifier; `name` is the identifier."""
    found, total = entries.list_entries(
        water,
        kinds.EQUIPMENT,
        paging,
        references={"equipment_model": equipment_model},
        name=name,
    )
    return paging.page_of([EquipmentAnswer.model_validate(row) for row in found], total)


add_one(router, kinds.EQUIPMENT, EquipmentAnswer)
add_writes(router, kinds.EQUIPMENT, EquipmentAnswer, EquipmentBody)


@router.get("/equipment/{equipment_id}/lifecycle", dependencies=[READ])
def get_lifecycle(
    water: WaterServices, equipment_id: RowId, since: From = None, before: To = None
) -> LifecycleAnswer:
    """Where the equipment was, what was done to it and for which campaigns, and it all as a story.

    Installations and campaigns count where they overlap the window, events where they lie in it.
    """
    return lifecycle_answer(equipment.lifecycle(water, equipment_id, since, before))


@router.get("/equipment/{equipment_id}/events", dependencies=[READ])
def list_events_of_equipment(
    water: WaterServices,
    equipment_id: RowId,
    paging: Paging,
    event_type: Annotated[str | None, Query(alias="type", max_length=200)] = None,
    campaign: Reference = None,
    performed_by: Reference = None,
    since: From = None,
    until: To = None,
    before: Before = None,
    limit: Annotated[int | None, Query(ge=1, le=1000, description="Short for page_size.")] = None,
) -> Page[EventAnswer]:
    """What was done to the equipment. `?type=Calibration&before=T&limit=1`: the last before T."""
    page = paging if limit is None else type(paging)(page=paging.page, page_size=limit)
    wanted = EventFilter(
        event_type=event_type,
        campaign=campaign,
        performed_by=performed_by,
        since=since,
        until=until,
        before=before,
    )
    found, total = events.list_events_of_equipment(water, equipment_id, page, wanted)
    return page.page_of([event_answer(event) for event in found], total)


@router.post("/equipment/{equipment_id}/events", status_code=201, dependencies=[WRITE])
def record_event(
    water: WaterServices, equipment_id: RowId, body: EventBody, response: Response
) -> EventAnswer:
    """Record a calibration, a validation, a failure..., with the series measured for it."""
    given = body.model_dump(exclude={"measurements"})
    linked = [(one.metadata_id, one.role) for one in body.measurements]
    made = events.record_event(water, equipment_id, given, linked)
    response.headers["Location"] = f"/api/v1/equipment-events/{made.event.event_id}"
    return event_answer(made)


@router.get("/equipment-events", dependencies=[READ])
def list_events(
    water: WaterServices,
    paging: Paging,
    equipment: Reference = None,
    event_type: Annotated[str | None, Query(alias="type", max_length=200)] = None,
    campaign: Reference = None,
    performed_by: Reference = None,
    since: From = None,
    until: To = None,
    before: Before = None,
) -> Page[EventAnswer]:
    """Events of all equipment, in order of time."""
    wanted = EventFilter(
        equipment=equipment,
        event_type=event_type,
        campaign=campaign,
        performed_by=performed_by,
        since=since,
        until=until,
        before=before,
    )
    found, total = events.list_events(water, paging, wanted)
    return paging.page_of([event_answer(event) for event in found], total)


@router.get("/equipment-events/{event_id}", dependencies=[READ])
def get_event(water: WaterServices, event_id: RowId) -> EventAnswer:
    """One event with its measurements."""
    return event_answer(events.get_event(water, event_id))


@router.put("/equipment-events/{event_id}", dependencies=[WRITE])
def replace_event(water: WaterServices, event_id: RowId, body: EventBody) -> EventAnswer:
    """Write an event anew, its measurements with it; its equipment stays."""
    given = body.model_dump(exclude={"measurements"})
    linked = [(one.metadata_id, one.role) for one in body.measurements]
    return event_answer(events.replace_event(water, event_id, given, linked))


@router.get("/equipment-events/{event_id}/measurements", dependencies=[READ])
def list_measurements(
    water: WaterServices, event_id: RowId, paging: Paging
) -> Page[MeasurementAnswer]:
    """The series that were measured for an event, each with its role."""
    found = events.measurements_of(water, event_id)
    shown = found[paging.offset : paging.offset + paging.page_size]
    return paging.page_of([MeasurementAnswer.model_validate(one) for one in shown], len(found))


@router.get("/metadata/{metadata_id}/events", dependencies=[READ])
def list_events_of_series(
    water: WaterServices,
    metadata_id: RowId,
    paging: Paging,
    event_type: Annotated[str | None, Query(alias="type", max_length=200)] = None,
    role: Annotated[Text50 | None, Query(description="In any case.")] = None,
) -> Page[EventAnswer]:
    """The events that a series was measured for: as reference standard, as sensor under test."""
    found, total = events.list_events_of_series(
        water, metadata_id, paging, role=role, event_type=event_type
    )
    return paging.page_of([event_answer(event) for event in found], total)
