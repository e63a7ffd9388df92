"""Where the routes of an instrument and its installations disagree; pure but for the reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from strandline.packs.water.context import Water
from strandline.packs.water.placement_records import Fault, Incoherence, Installation
from strandline.packs.water.repositories import installations as stays
from strandline.packs.water.repositories import routes
from strandline.packs.water.routing_records import Route
from strandline.packs.water.services.intervals import later_start, meet, segments, sooner_end, span
from strandline.packs.water.services.names import find_id
from strandline.packs.water.things import Thing

ERROR, WARNING = "error", "warning"
_CLOSE = "let one end: POST /api/v1/routes/{id}/close"


def incoherences(water: Water, *, equipment: str | None = None) -> list[Incoherence]:
    """Return what disagrees, by instrument and time: of all, or of one by its id or name."""
    with water.database.read() as session:
        if equipment is None:
            return compare(routes.all_routes(session), stays.all_installations(session))
        equipment_id = find_id(session, Thing.EQUIPMENT, equipment)
        if equipment_id is None:
            return []
        return compare(
            routes.routes_of_equipment(session, [equipment_id]),
            stays.installations_of(session, [equipment_id]),
        )


def compare(all_routes: Sequence[Route], all_stays: Sequence[Installation]) -> list[Incoherence]:
    """Return what disagrees between these routes and these stays."""
    by_equipment: dict[int, tuple[list[Route], list[Installation]]] = defaultdict(lambda: ([], []))
    for route in all_routes:
        by_equipment[route.equipment_id][0].append(route)
    for stay in all_stays:
        by_equipment[stay.equipment_id][1].append(stay)
    found: list[Incoherence] = []
    for equipment_id in sorted(by_equipment):
        told = _of_equipment(*by_equipment[equipment_id])
        found.extend(sorted(told, key=lambda one: (one.valid_from, one.kind, one.route_ids)))
    return found


def _of_equipment(
    its_routes: Sequence[Route], its_stays: Sequence[Installation]
) -> Iterator[Incoherence]:
    yield from _inverted(its_routes, its_stays)
    # An inverted interval holds at no instant, so nothing else can be said of it.
    sound = [one for one in its_routes if one.valid_to is None or one.valid_from < one.valid_to]
    stood = [
        one for one in its_stays if one.removed_at is None or one.installed_at < one.removed_at
    ]
    yield from _overlapping_stays(stood)
    keys: dict[object, list[Route]] = defaultdict(list)
    for route in sorted(sound, key=lambda one: (one.valid_from, one.route_id)):
        keys[route.key].append(route)
    for of_key in keys.values():
        yield from _overlapping_routes(of_key)
        yield from _gaps(of_key, stood)
    for route in sound:
        yield from _against_stays(route, stood)
    for stay in stood:
        yield from _unrouted(stay, sound)


def _inverted(
    its_routes: Iterable[Route], its_stays: Iterable[Installation]
) -> Iterator[Incoherence]:
    for route in its_routes:
        if route.valid_to is not None and route.valid_to <= route.valid_from:
            yield replace(
                _route_fault(Fault.INVERTED_ROUTE, ERROR, route, route.valid_from, route.valid_to),
                message=f"route {route.route_id} ends before it begins and never holds",
                hint="delete or correct the row; the API writes no such route",
            )
    for stay in its_stays:
        if stay.removed_at is not None and stay.removed_at <= stay.installed_at:
            yield replace(
                _stay_fault(Fault.INVERTED_INSTALLATION, stay, stay.installed_at, stay.removed_at),
                severity=ERROR,
                message=f"installation {stay.installation_id} ends before it begins",
                hint="delete or correct the row; the API writes no such installation",
            )


def _overlapping_stays(stood: Sequence[Installation]) -> Iterator[Incoherence]:
    for place, one in enumerate(stood):
        for other in stood[place + 1 :]:
            if not meet(one.installed_at, one.removed_at, other.installed_at, other.removed_at):
                continue
            start = later_start(one.installed_at, other.installed_at)
            end = sooner_end(one.removed_at, other.removed_at)
            yield replace(
                _stay_fault(Fault.OVERLAPPING_INSTALLATIONS, one, start, end),
                severity=ERROR,
                installation_ids=(one.installation_id, other.installation_id),
                message=f"{one.equipment} stands at {one.location} (installation"
                f" {one.installation_id}) and at {other.location} (installation"
                f" {other.installation_id}) from {span(start, end)}",
                hint="let the installation end that should have ended",
            )


def _overlapping_routes(of_key: Sequence[Route]) -> Iterator[Incoherence]:
    for place, one in enumerate(of_key):
        for other in of_key[place + 1 :]:
            if not meet(one.valid_from, one.valid_to, other.valid_from, other.valid_to):
                continue
            start = later_start(one.valid_from, other.valid_from)
            end = sooner_end(one.valid_to, other.valid_to)
            yield replace(
                _route_fault(Fault.OVERLAPPING_ROUTES, ERROR, one, start, end),
                route_ids=(one.route_id, other.route_id),
                message=f"routes {one.route_id} and {other.route_id} both hold for {one.equipment},"
                f" {one.variable} from {span(start, end)}: readings of that time are refused",
                hint=_CLOSE,
            )


def _gaps(of_key: Sequence[Route], stood: Sequence[Installation]) -> Iterator[Incoherence]:
    """Tell the times between the routes of a key in which the instrument stood somewhere."""
    covered, before = of_key[0].valid_to, of_key[0]
    for route in of_key[1:]:
        if covered is None:
            return
        if route.valid_from > covered and any(
            meet(stay.installed_at, stay.removed_at, covered, route.valid_from) for stay in stood
        ):
            yield replace(
                _route_fault(Fault.ROUTE_GAP, WARNING, route, covered, route.valid_from),
                route_ids=(before.route_id, route.route_id),
                message=f"no route for {route.equipment}, {route.variable}"
                f" ({route.provenance}, {route.processing_degree}) from"
                f" {span(covered, route.valid_from)}, between routes {before.route_id} and"
                f" {route.route_id}: readings of that time are refused",
                hint="add the route that is missing (POST /api/v1/routes), if there are readings",
            )
        if route.valid_to is None:
            return
        if route.valid_to > covered:
            covered, before = route.valid_to, route


def _against_stays(route: Route, stood: Sequence[Installation]) -> Iterator[Incoherence]:
    if route.location_id is None:
        yield replace(
            _route_fault(
                Fault.SERIES_WITHOUT_LOCATION, WARNING, route, route.valid_from, route.valid_to
            ),
            message=f"series {route.metadata_id} of route {route.route_id} names no location",
            hint="say where the series was recorded",
        )
        return
    spans = [(stay.installed_at, stay.removed_at) for stay in stood]
    for start, end, places in segments(route.valid_from, route.valid_to, spans):
        there = [stood[place] for place in places]
        if not there:
            yield replace(
                _route_fault(Fault.ROUTE_WITHOUT_INSTALLATION, WARNING, route, start, end),
                message=f"route {route.route_id} sends readings of {route.equipment} to"
                f" {route.location} from {span(start, end)}, when it was installed nowhere",
                hint="record the installation, or let the route end:"
                " POST /api/v1/routes/{id}/close",
            )
        elif all(stay.location_id != route.location_id for stay in there):
            stay = there[0]
            yield replace(
                _route_fault(Fault.ROUTE_ELSEWHERE, ERROR, route, start, end),
                installation_ids=tuple(stay.installation_id for stay in there),
                installation_location=stay.location,
                message=f"route {route.route_id} sends readings of {route.equipment} to"
                f" {route.location} from {span(start, end)}, when it stood at {stay.location}"
                f" (installation {stay.installation_id})",
                hint="let the route end where the move was, and add one to the series of the"
                " right place; POST /api/v1/equipment/{id}/move does both at once",
            )


def _unrouted(stay: Installation, sound: Sequence[Route]) -> Iterator[Incoherence]:
    spans = [(route.valid_from, route.valid_to) for route in sound]
    for start, end, places in segments(stay.installed_at, stay.removed_at, spans):
        if not places:
            yield replace(
                _stay_fault(Fault.INSTALLATION_WITHOUT_ROUTE, stay, start, end),
                message=f"{stay.equipment} stood at {stay.location} from {span(start, end)} and"
                " has no route for that time: its readings are refused",
                hint="add routes (POST /api/v1/routes) if the instrument sends readings",
            )


def _route_fault(
    kind: Fault, severity: str, route: Route, start: datetime, end: datetime | None
) -> Incoherence:
    return Incoherence(
        kind=kind,
        severity=severity,
        equipment_id=route.equipment_id,
        equipment=route.equipment,
        variable_id=route.variable_id,
        variable=route.variable,
        valid_from=start,
        valid_to=end,
        route_ids=(route.route_id,),
        route_location=route.location,
        message="",
        hint="",
    )


def _stay_fault(
    kind: Fault, stay: Installation, start: datetime, end: datetime | None
) -> Incoherence:
    return Incoherence(
        kind=kind,
        severity=WARNING,
        equipment_id=stay.equipment_id,
        equipment=stay.equipment,
        valid_from=start,
        valid_to=end,
        installation_ids=(stay.installation_id,),
        installation_location=stay.location,
        message="",
        hint="",
    )
