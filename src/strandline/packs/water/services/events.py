"""What was done to equipment, and the measurements made for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from strandline.bridge.database import Session
from strandline.packs.water import kinds
from strandline.packs.water.context import Water
from strandline.packs.water.context_records import Event, EventWithMeasurements, Measurement
from strandline.packs.water.repositories import events, rows
from strandline.packs.water.repositories.rows import Wanted
from strandline.packs.water.services import entries
from strandline.packs.water.services.metadata import found_series, no_series
from strandline.packs.water.services.names import find_all
from strandline.packs.water.services.times import in_utc, window_of
from strandline.packs.water.things import Thing
from strandline.rest.errors import Invalid
from strandline.rest.pages import PageRequest

Found = tuple[list[EventWithMeasurements], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFilter:
    """Which events a list shows: references by id or name, a half-open window, the order.

    `before` keeps to events before a moment, the latest first: with a limit of one, "the last
    calibration before the anomaly".
    """

    equipment: str | None = None
    event_type: str | None = None
    campaign: str | None = None
    performed_by: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    before: datetime | None = None


def list_events(water: Water, page: PageRequest, wanted: EventFilter) -> Found:
    """Return a page of events in order of time, each with its measurements."""
    with water.database.read() as session:
        return _list(water, session, page, wanted)


def list_events_of_equipment(
    water: Water, equipment_id: int, page: PageRequest, wanted: EventFilter
) -> Found:
    """Return a page of one piece of equipment's events; NotFound when it is not there."""
    with water.database.read() as session:
        entries.found_row(session, kinds.EQUIPMENT, equipment_id)
        return _list(water, session, page, wanted, equipment_id=equipment_id)


def list_events_of_series(
    water: Water,
    metadata_id: int,
    page: PageRequest,
    *,
    role: str | None = None,
    event_type: str | None = None,
) -> Found:
    """Return a page of the events that a series was measured for; NotFound for no such series."""
    with water.database.read() as session:
        found_series(session, metadata_id)
        found = find_all(session, {Thing.EVENT_TYPE: event_type})
        if found is None:
            return [], 0
        listed, total = rows.list_rows(
            session,
            kinds.EVENTS,
            Wanted(equal=_equal(found)),
            offset=page.offset,
            limit=page.page_size,
            also=[events.events_of_series(session, metadata_id, role=role)],
        )
        return with_measurements(session, listed), total


def get_event(water: Water, event_id: int) -> EventWithMeasurements:
    """Return one event with its measurements."""
    with water.database.read() as session:
        return _found(session, event_id)


def record_event(
    water: Water,
    equipment_id: int,
    given: Mapping[str, object],
    measurements: Sequence[tuple[int, str | None]],
) -> EventWithMeasurements:
    """Write an event with its measurements, all of it or nothing."""
    with water.database.write() as session:
        entries.found_row(session, kinds.EQUIPMENT, equipment_id)
        _check_measurements(session, measurements)
        made = entries.add_row(water, session, kinds.EVENTS, {**given, "equipment": equipment_id})
        events.link_series(session, made.event_id, measurements)
        return _found(session, made.event_id)


def replace_event(
    water: Water,
    event_id: int,
    given: Mapping[str, object],
    measurements: Sequence[tuple[int, str | None]] | None,
) -> EventWithMeasurements:
    """Write an event anew; its measurements too, unless they are None."""
    with water.database.write() as session:
        old = _found(session, event_id)
        entries.change_row(
            water, session, kinds.EVENTS, event_id, {**given, "equipment": old.event.equipment_id}
        )
        if measurements is not None:
            _check_measurements(session, measurements)
            for linked in old.measurements:
                events.unlink_series(session, event_id, linked.metadata_id)
            events.link_series(session, event_id, measurements)
        return _found(session, event_id)


def with_measurements(session: Session, listed: Sequence[Event]) -> list[EventWithMeasurements]:
    """Return events with their measurements, read at once for all of them."""
    linked = events.measurements_of(session, [event.event_id for event in listed])
    return [
        EventWithMeasurements(event=event, measurements=tuple(linked.get(event.event_id, ())))
        for event in listed
    ]


def measurements_of(water: Water, event_id: int) -> list[Measurement]:
    """Return the series that were measured for an event; NotFound for no such event."""
    return list(get_event(water, event_id).measurements)


def _list(
    water: Water,
    session: Session,
    page: PageRequest,
    wanted: EventFilter,
    *,
    equipment_id: int | None = None,
) -> Found:
    window = window_of(water, wanted.since, wanted.until)
    before = None if wanted.before is None else in_utc(water, wanted.before, parameter="before")
    ends = [moment for moment in (window.end, before) if moment is not None]
    found = find_all(
        session,
        {
            Thing.EQUIPMENT: wanted.equipment,
            Thing.EVENT_TYPE: wanted.event_type,
            Thing.CAMPAIGN: wanted.campaign,
            Thing.PERSON: wanted.performed_by,
        },
    )
    if found is None:
        return [], 0
    equal = _equal(found)
    if equipment_id is not None:
        equal["equipment_id"] = equipment_id
    listed, total = rows.list_rows(
        session,
        kinds.EVENTS,
        Wanted(
            equal=equal,
            since=window.start,
            before=min(ends, default=None),
            newest_first=before is not None,
        ),
        offset=page.offset,
        limit=page.page_size,
    )
    return with_measurements(session, listed), total


_FIELDS = {
    Thing.EQUIPMENT: "equipment_id",
    Thing.EVENT_TYPE: "event_type_id",
    Thing.CAMPAIGN: "campaign_id",
    Thing.PERSON: "performed_by_id",
}


def _equal(found: Mapping[Thing, int]) -> dict[str, object]:
    return {_FIELDS[thing]: row_id for thing, row_id in found.items()}


def _found(session: Session, event_id: int) -> EventWithMeasurements:
    (found,) = with_measurements(session, [entries.found_row(session, kinds.EVENTS, event_id)])
    return found


def _check_measurements(session: Session, measurements: Sequence[tuple[int, str | None]]) -> None:
    ids = [metadata_id for metadata_id, _ in measurements]
    if len(set(ids)) < len(ids):
        raise Invalid(
            "W171",
            "a series stands twice among the measurements",
            hint="an event knows a series once, with one role",
            details={"metadata_ids": sorted({key for key in ids if ids.count(key) > 1})},
        )
    missing = events.missing_series(session, ids)
    if missing:
        raise no_series(missing[0])
