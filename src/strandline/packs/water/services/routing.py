"""Which series a reading belongs to: decided for each reading by its instant.

`resolve` answers for one reading. Whoever writes many reads the routes of the key once, in the
same session, and gives them with all moments to `resolve_moments`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import chain

from strandline.bridge.database import Session
from strandline.errors import NotFound
from strandline.packs.water.context import Water
from strandline.packs.water.repositories import locks, references, routes
from strandline.packs.water.routing_records import Assignment, Route, RouteFilter, RouteKey
from strandline.packs.water.services.intervals import iso, span
from strandline.packs.water.services.names import find_all
from strandline.packs.water.things import Thing
from strandline.packs.water.vocabulary import RAW, Provenance
from strandline.rest.errors import Invalid

MOST_TOLD = 20
"""Routes that a message's details list; there are rarely more of one instrument and variable."""

_Edges = tuple[list[datetime], list[tuple[Route, ...]]]


def list_routes(
    water: Water,
    wanted: RouteFilter,
    words: Mapping[Thing, str | None],
    *,
    offset: int,
    limit: int,
) -> tuple[list[Route], int]:
    """Return some routes, and how many there are in all; `words` narrow them by id or name."""
    with water.database.read() as session:
        ids = find_all(session, words)
        if ids is None:
            return [], 0
        narrowed = replace(
            wanted,
            equipment_id=ids.get(Thing.EQUIPMENT),
            variable_id=ids.get(Thing.VARIABLE),
            location_id=ids.get(Thing.LOCATION),
            campaign_id=ids.get(Thing.CAMPAIGN),
            provenance_id=ids.get(Thing.PROVENANCE),
        )
        return routes.list_routes(session, narrowed, offset=offset, limit=limit)


def get_route(water: Water, route_id: int) -> Route:
    """Return one route; NotFound when there is none of this id."""
    with water.database.read() as session:
        return require_route(session, route_id)


def resolve(
    water: Water,
    equipment_id: int,
    variable_id: int,
    moment: datetime,
    provenance: int = Provenance.SENSOR,
    degree: str = RAW,
) -> Route:
    """Return the route of one reading; refuse where none holds or several do."""
    key = RouteKey(
        equipment_id=equipment_id,
        variable_id=variable_id,
        provenance_id=int(provenance),
        processing_degree=degree,
    )
    with water.database.read() as session:
        return resolve_all(session, key, [moment]).groups[0][0]


def resolve_all(session: Session, key: RouteKey, moments: Sequence[datetime]) -> Assignment:
    """Return the route of each moment, for a caller's own session; refuse unless all have one.

    NotFound for an instrument or variable that does not exist.
    """
    require_names(session, key)
    found = routes_of(session, key)
    assignment = assign_moments(found, moments)
    if not assignment.complete:
        raise routing_error(session, key, found, moments, assignment)
    return assignment


def routes_of(session: Session, key: RouteKey) -> list[Route]:
    """Return every route of a key."""
    return routes.routes_for(
        session, key.equipment_id, key.variable_id, key.provenance_id, key.processing_degree
    )


def routes_to_write(session: Session, key: RouteKey) -> list[Route]:
    """Return every route of a key, for a transaction that will store readings by them.

    Until it ends no move or change of routes of the instrument is committed, so that no reading
    comes to a place from which the instrument has just been moved.
    """
    locks.hold_row(session, "Equipment", key.equipment_id)
    return routes_of(session, key)


def assign_moments(found: Sequence[Route], moments: Sequence[datetime]) -> Assignment:
    """Say which of the routes of one key each moment takes; pure.

    Moments are aware. Readings usually lie within one route: then two comparisons decide for all.
    """
    if not moments:
        return Assignment((), (), ())
    edges, holding = _segments(found)
    first, last = bisect_right(edges, min(moments)), bisect_right(edges, max(moments))
    if first == last:
        return _sorted_out({holding[first]: range(len(moments))})
    places: dict[tuple[Route, ...], list[int]] = {}
    lists = [places.setdefault(holders, []) for holders in holding]
    for place, moment in enumerate(moments):
        lists[bisect_right(edges, moment)].append(place)
    return _sorted_out({holders: found for holders, found in places.items() if found})


def require_names(session: Session, key: RouteKey) -> tuple[str, str]:
    """Return the names of a key's instrument and variable; NotFound when one does not exist."""
    equipment = references.names_by_id(session, "Equipment", [key.equipment_id])
    if not equipment:
        raise unknown("equipment", key.equipment_id)
    variable = references.names_by_id(session, "Variable", [key.variable_id])
    if not variable:
        raise unknown("variable", key.variable_id)
    return equipment[key.equipment_id], variable[key.variable_id]


def unknown(what: str, row_id: int) -> NotFound:
    """Return the refusal of an id that no row has."""
    return NotFound(
        "W042",
        f"there is no {what} {row_id}",
        hint="ids are those that the lists of the API give; nothing was written",
        details={what.replace(" ", "_") + "_id": row_id},
    )


def require_route(session: Session, route_id: int) -> Route:
    """Return one route; NotFound when there is none of this id."""
    found = routes.find_route(session, route_id)
    if found is None:
        raise NotFound(
            "W046", f"there is no route {route_id}", hint="GET /api/v1/routes lists the routes"
        )
    return found


def routing_error(
    session: Session,
    key: RouteKey,
    found: Sequence[Route],
    moments: Sequence[datetime],
    assignment: Assignment,
) -> Invalid:
    """Return the refusal of moments that have no route, or several; lists the candidates."""
    equipment, variable = require_names(session, key)
    words = f"equipment {key.equipment_id} ({equipment}), variable {key.variable_id} ({variable})"
    if assignment.ambiguous:
        moment = min(moments[place] for place in assignment.ambiguous)
        return _ambiguous(words, moment, [one for one in found if one.holds_at(moment)], assignment)
    candidates = list(found) or routes.routes_of_pair(session, key.equipment_id, key.variable_id)
    moment = min(moments[place] for place in assignment.missing)
    return _missing(words, key, moment, candidates, assignment)


def candidate(route: Route) -> dict[str, object]:
    """Return what a refusal's details tell of a route."""
    return {
        "route_id": route.route_id,
        "metadata_id": route.metadata_id,
        "location": route.location,
        "campaign_id": route.campaign_id,
        "campaign": route.campaign,
        "provenance": route.provenance,
        "processing_degree": route.processing_degree,
        "valid_from": iso(route.valid_from),
        "valid_to": None if route.valid_to is None else iso(route.valid_to),
    }


def told(found: Sequence[Route]) -> str:
    """Return routes as a message lists them."""
    shown = "; ".join(
        f"route {one.route_id} to series {one.metadata_id}"
        f" ({one.location or 'no location'}, {_campaign(one)},"
        f" {one.provenance}, {one.processing_degree}) from {span(one.valid_from, one.valid_to)}"
        for one in found[:MOST_TOLD]
    )
    more = len(found) - MOST_TOLD
    return f"{shown}; and {more} more" if more > 0 else shown


def _campaign(route: Route) -> str:
    if route.campaign_id is None:
        return "no campaign"
    return f"campaign {route.campaign_id} {route.campaign}"


def _missing(
    words: str,
    key: RouteKey,
    moment: datetime,
    candidates: Sequence[Route],
    assignment: Assignment,
) -> Invalid:
    if not candidates:
        listed = "This instrument and variable have no route at all"
    elif candidates[0].key == key:
        listed = f"Routes of the key: {told(candidates)}"
    else:
        listed = f"Routes of other provenance or degree: {told(candidates)}"
    return Invalid(
        "W040",
        f"No route for {words} at {iso(moment)}"
        f" (provenance {key.provenance_id}, degree {key.processing_degree}). {listed}",
        hint="compare the instant with the routes; if the instrument was moved, record the move"
        f" (POST /api/v1/equipment/{key.equipment_id}/move), else add the route"
        " (POST /api/v1/routes)",
        details={
            "at": iso(moment),
            "without_route": len(assignment.missing),
            "candidates": [candidate(one) for one in candidates[:MOST_TOLD]],
        },
    )


def _ambiguous(
    words: str, moment: datetime, holding: Sequence[Route], assignment: Assignment
) -> Invalid:
    return Invalid(
        "W041",
        f"{len(holding)} routes hold for {words} at {iso(moment)}: {told(holding)}",
        hint="let the route end that should have ended: POST /api/v1/routes/{id}/close with"
        " valid_to; a campaign is told here and takes no part in the choice",
        details={
            "at": iso(moment),
            "ambiguous": len(assignment.ambiguous),
            "candidates": [candidate(one) for one in holding[:MOST_TOLD]],
        },
    )


def _segments(found: Sequence[Route]) -> _Edges:
    """Return the instants at which the holding routes change, and who holds between them.

    There is one list of holders more than there are edges: the first holds before every edge.
    """
    edges = sorted(
        {one.valid_from for one in found} | {one.valid_to for one in found if one.valid_to}
    )
    holding = [(), *(tuple(one for one in found if one.holds_at(edge)) for edge in edges)]
    return edges, holding


def _sorted_out(places: dict[tuple[Route, ...], Sequence[int]]) -> Assignment:
    """Tell the three outcomes apart: one route, none, several."""
    ambiguous = [where for holders, where in places.items() if len(holders) > 1]
    return Assignment(
        groups=tuple((holders[0], where) for holders, where in places.items() if len(holders) == 1),
        missing=places.get((), ()),
        ambiguous=sorted(chain.from_iterable(ambiguous)),
    )
