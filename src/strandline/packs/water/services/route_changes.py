"""Routes written and closed: never inverted, never two for one instant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from strandline.bridge.database import Session
from strandline.bridge.retries import run_write
from strandline.packs.water.context import Water
from strandline.packs.water.placement_records import Fault, Notice
from strandline.packs.water.records import Series
from strandline.packs.water.repositories import installations, locks, references, routes, stored
from strandline.packs.water.repositories.series import find_series
from strandline.packs.water.routing_records import NewRoute, Route
from strandline.packs.water.services import coherence
from strandline.packs.water.services.intervals import iso, meet, span
from strandline.packs.water.services.routing import (
    candidate,
    require_names,
    require_route,
    routes_of,
    unknown,
)
from strandline.rest.errors import Conflict, Invalid

_Written = tuple[Route, list[Notice]]


def add_route(water: Water, new: NewRoute) -> _Written:
    """Write a route; return it with what somebody should look at."""
    require_order(new.valid_from, new.valid_to)

    def add(session: Session) -> _Written:
        locks.lock_rows(session, "Equipment", [new.key.equipment_id])
        require_names(session, new.key)
        series = _require_target(session, new)
        others = routes_of(session, new.key)
        refuse_overlap(others, new)
        route_id = routes.add_route(session, new)
        route = require_route(session, route_id)
        return route, [*_gaps(others, route), *_doubts(session, route, series)]

    return run_write(water.database, add)


def close_route(water: Water, route_id: int, valid_to: datetime) -> _Written:
    """Let a route end at an instant; closing it there again changes nothing."""

    def close(session: Session) -> _Written:
        equipment_id = require_route(session, route_id).equipment_id
        locks.lock_rows(session, "Equipment", [equipment_id])
        before = require_route(session, route_id)
        _refuse_end(before, valid_to)
        routes.close_routes(session, [route_id], valid_to)
        route = require_route(session, route_id)
        return route, list(stored_after(session, [route.metadata_id], valid_to))

    return run_write(water.database, close)


def require_order(valid_from: datetime, valid_to: datetime | None) -> None:
    """Refuse an interval that ends where it begins, or before."""
    if valid_to is not None and valid_to <= valid_from:
        raise Invalid(
            "W044",
            f"the route would end at {iso(valid_to)}, not after its beginning {iso(valid_from)}",
            hint="valid_from is included and valid_to is excluded: send a later valid_to, or none",
            details={"valid_from": iso(valid_from), "valid_to": iso(valid_to)},
        )


def refuse_overlap(others: Sequence[Route], new: NewRoute) -> None:
    """Refuse a route that shares an instant with another of its key."""
    meets = [
        one for one in others if meet(one.valid_from, one.valid_to, new.valid_from, new.valid_to)
    ]
    if not meets:
        return
    first = meets[0]
    raise Conflict(
        "W045",
        f"route {first.route_id} of the same instrument, variable, provenance and degree holds"
        f" from {span(first.valid_from, first.valid_to)} and overlaps"
        f" {span(new.valid_from, new.valid_to)}; {len(meets)} in all",
        hint=f"end it first: POST /api/v1/routes/{first.route_id}/close with valid_to"
        f" {iso(new.valid_from)}, or choose another interval",
        details={"overlaps": [candidate(one) for one in meets[:20]]},
    )


def stored_after(session: Session, series: Sequence[int], at: datetime) -> Iterator[Notice]:
    """Tell which series hold values at or after an instant from which they get no more."""
    for metadata_id, count in sorted(stored.instants_stored(session, series, since=at).items()):
        yield Notice(
            "W051",
            f"series {metadata_id} holds {count} instants at or after {iso(at)}: they stay there",
        )


def _require_target(session: Session, new: NewRoute) -> Series:
    series = find_series(session, new.metadata_id)
    if series is None:
        raise unknown("series", new.metadata_id)
    for table, what, row_id in (
        ("DataProvenance", "provenance", new.key.provenance_id),
        ("Campaign", "campaign", new.campaign_id),
        ("Person", "person", new.created_by_person_id),
    ):
        if row_id is not None and not references.names_by_id(session, table, [row_id]):
            raise unknown(what, row_id)
    _require_fit(series, new)
    return series


def _require_fit(series: Series, new: NewRoute) -> None:
    """Refuse a series of another variable, provenance or degree: its values would lie."""
    differing = [
        name
        for name, own, asked in (
            ("variable", series.variable_id, new.key.variable_id),
            ("provenance", series.provenance_id, new.key.provenance_id),
            ("processing degree", series.processing_degree, new.key.processing_degree),
        )
        if own is not None and own != asked
    ]
    if differing:
        raise Invalid(
            "W048",
            f"series {series.metadata_id} is of another {' and '.join(differing)} than the route",
            hint="route to a series of the same variable, provenance and degree, or change what"
            " the route asks for",
            details={"metadata_id": series.metadata_id, "differs": differing},
        )


def _gaps(others: Sequence[Route], route: Route) -> Iterator[Notice]:
    """Tell the time without a route between this one and its neighbours."""
    ends = [one.valid_to for one in others if one.valid_to and one.valid_to <= route.valid_from]
    if ends and max(ends) < route.valid_from:
        yield _gap(max(ends), route.valid_from)
    starts = [one.valid_from for one in others if one.valid_from > route.valid_from]
    if starts and route.valid_to is not None and route.valid_to < min(starts):
        yield _gap(route.valid_to, min(starts))


def _gap(start: datetime, end: datetime) -> Notice:
    return Notice(
        "W049",
        f"no route of the key holds from {span(start, end)}: readings of that time are refused",
    )


def _doubts(session: Session, route: Route, series: Series) -> Iterator[Notice]:
    if series.equipment_id not in (None, route.equipment_id):
        yield Notice(
            "W052",
            f"series {series.metadata_id} names the instrument {series.equipment},"
            f" the route {route.equipment}",
        )
    stays = installations.installations_of(session, [route.equipment_id])
    for found in coherence.compare([route], stays):
        if found.kind is not Fault.INSTALLATION_WITHOUT_ROUTE and found.route_ids:
            yield Notice("W053", f"the installations say otherwise: {found.message}")


def _refuse_end(route: Route, valid_to: datetime) -> None:
    if valid_to <= route.valid_from:
        raise Invalid(
            "W047",
            f"route {route.route_id} begins at {iso(route.valid_from)} and cannot end at"
            f" {iso(valid_to)}",
            hint="send an instant after its beginning",
            details={"valid_from": iso(route.valid_from)},
        )
    if route.valid_to is not None and route.valid_to < valid_to:
        raise Conflict(
            "W050",
            f"route {route.route_id} ended at {iso(route.valid_to)} already; closing never"
            " makes a route longer",
            hint="add a route for the time after it: POST /api/v1/routes",
            details={"valid_to": iso(route.valid_to)},
        )
