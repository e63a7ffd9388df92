"""What a move of an instrument does: from facts to a plan, or to a refusal. Pure.

The preview shows the plan and the move carries it out, so they cannot differ. The plan leads to a
state (the instrument stands there, its routes lead there) and holds only what is still missing:
the same move asked for again has nothing to do.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from datetime import datetime

from strandline.packs.water.move_records import (
    MoveEvent,
    MoveFacts,
    MovePlan,
    MoveRequest,
    OpenedRoute,
    Place,
    SeriesContext,
)
from strandline.packs.water.placement_records import Installation, Notice
from strandline.packs.water.routing_records import Route, RouteKey
from strandline.packs.water.services.intervals import iso, span
from strandline.packs.water.vocabulary import RAW, Provenance, ValueType
from strandline.rest.errors import Conflict

INSTALLATION, REMOVAL = 4, 5


def plan_move(asked: MoveRequest, facts: MoveFacts) -> MovePlan:
    """Return what the move would do; refuse one that history or the places speak against."""
    standing = [stay for stay in facts.installations if stay.holds_at(asked.at)]
    there = [stay for stay in standing if stay.location_id == asked.to_location_id]
    leaving = [stay for stay in standing if stay.location_id != asked.to_location_id]
    _refuse_places(asked, facts, standing, there)
    closing, staying = _routes_now(asked, facts)
    opening = tuple(_opened(asked, facts, closing, staying))
    arrives = asked.to_location_id is not None and not there
    plan = MovePlan(
        equipment_id=asked.equipment_id,
        equipment=facts.equipment,
        at=asked.at,
        place=facts.place,
        already_done=not (leaving or arrives or closing or opening),
        closes_installations=tuple(leaving),
        opens_installation=arrives,
        installation_campaign_id=_campaign(asked, leaving[-1].campaign_id if leaving else None),
        closes_routes=tuple(closing),
        opens_routes=opening,
        events=tuple(_events(asked, leaving, arrives=arrives)),
        warnings=(),
    )
    warnings = () if plan.already_done else tuple(_warnings(asked, facts, plan))
    return replace(plan, warnings=warnings, token=fingerprint(plan))


def fingerprint(plan: MovePlan) -> str:
    """Return a text that differs where two plans do something different."""
    said = asdict(replace(plan, warnings=(), token=""))
    return hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()[:32]


def _refuse_places(
    asked: MoveRequest,
    facts: MoveFacts,
    standing: Sequence[Installation],
    there: Sequence[Installation],
) -> None:
    since = [stay for stay in there if stay.installed_at < asked.at]
    if since:
        raise Conflict(
            "W054",
            f"{facts.equipment} stands at {since[0].location} since {iso(since[0].installed_at)}:"
            " there is nothing to move",
            hint="choose another place; where its routes lead elsewhere,"
            " GET /api/v1/routes/coherence tells it",
            details={"installation_id": since[0].installation_id},
        )
    _refuse_backdated(asked, facts)
    ended = any(stay.removed_at == asked.at for stay in facts.installations)
    if asked.to_location_id is None and not standing and not ended:
        raise Conflict(
            "W056",
            f"{facts.equipment} stands nowhere at {iso(asked.at)}: there is nothing to remove",
            hint=f"GET /api/v1/equipment/{asked.equipment_id}/location tells where it was",
        )
    if facts.place is not None and not facts.place.exists_at(asked.at):
        raise Conflict(
            "W055",
            f"{facts.place.location} does not exist at {iso(asked.at)}:"
            f" it is valid {_validity(facts.place)}",
            hint="choose a place that exists then, or correct the validity of this one",
            details={"location_id": facts.place.location_id},
        )


def _refuse_backdated(asked: MoveRequest, facts: MoveFacts) -> None:
    """Refuse a move that would change what is recorded of the time after it."""
    for stay in facts.installations:
        done = stay.installed_at == asked.at and stay.location_id == asked.to_location_id
        begins = stay.installed_at >= asked.at and not done
        ends = stay.holds_at(asked.at) and stay.removed_at is not None and not done
        if begins or ends:
            raise Conflict(
                "W057",
                f"the move at {iso(asked.at)} is back-dated: {facts.equipment} stands at"
                f" {stay.location} from {span(stay.installed_at, stay.removed_at)}",
                hint="move at a later instant, or correct the installation that is wrong first",
                details={"installation_id": stay.installation_id},
            )


def _routes_now(asked: MoveRequest, facts: MoveFacts) -> tuple[list[Route], list[Route]]:
    """Return the routes that end with the move, and those that lead to the new place already."""
    holding = [route for route in facts.routes if route.holds_at(asked.at)]
    for route in facts.routes:
        if route.valid_from > asked.at and (
            route.valid_to is None or route.valid_from < route.valid_to
        ):
            raise _in_the_way(asked, route, "begins after the move")
    staying = [
        route
        for route in holding
        if asked.to_location_id is not None and route.location_id == asked.to_location_id
    ]
    closing = [route for route in holding if route not in staying]
    keys: set[RouteKey] = set()
    for route in holding:
        if route.key in keys:
            raise _in_the_way(asked, route, "is one of several of its key")
        keys.add(route.key)
        if route in closing and route.valid_from == asked.at:
            raise _in_the_way(asked, route, "begins at the move and leads elsewhere")
    return closing, staying


def _in_the_way(asked: MoveRequest, route: Route, what: str) -> Conflict:
    return Conflict(
        "W059",
        f"route {route.route_id} ({route.variable}, {route.provenance},"
        f" {route.processing_degree}, from {span(route.valid_from, route.valid_to)}) {what}"
        f" at {iso(asked.at)}",
        hint=f"settle it first: POST /api/v1/routes/{route.route_id}/close, or move at another"
        " instant",
        details={"route_id": route.route_id},
    )


def _opened(
    asked: MoveRequest, facts: MoveFacts, closing: Sequence[Route], staying: Sequence[Route]
) -> Iterator[OpenedRoute]:
    if asked.to_location_id is None:
        return
    wanted = asked.variables
    before = closing or ([] if staying else _ended_last(facts, asked.at))
    followed = [one for one in before if wanted is None or one.variable_id in wanted]
    for route in followed:
        context = facts.contexts[route.metadata_id]
        ends = route.valid_to if route in closing else None
        contact = facts.contacts[route.metadata_id]
        yield _towards(
            asked, facts, route.key, context, contact, _campaign(asked, route.campaign_id), ends
        )
    known = {route.variable_id for route in (*followed, *staying)}
    for variable_id in wanted or ():
        if variable_id not in known:
            key = RouteKey(
                equipment_id=asked.equipment_id,
                variable_id=variable_id,
                provenance_id=int(Provenance.SENSOR),
                processing_degree=RAW,
            )
            context = _new_context(facts, key)
            yield _towards(asked, facts, key, context, None, asked.campaign_id, None)


def _ended_last(facts: MoveFacts, at: datetime) -> list[Route]:
    """Return the routes that ended when the instrument was last removed."""
    ended = [
        (one.valid_to, one)
        for one in facts.routes
        if one.valid_to is not None and one.valid_from < one.valid_to <= at
    ]
    last = max((end for end, _ in ended), default=at)
    return [one for end, one in ended if end == last]


def _towards(
    asked: MoveRequest,
    facts: MoveFacts,
    key: RouteKey,
    before: SeriesContext,
    contact_id: int | None,
    campaign_id: int | None,
    valid_to: datetime | None,
) -> OpenedRoute:
    """Return the route of a key to the series of the new place that goes on with this one."""
    context = replace(
        before,
        equipment_id=asked.equipment_id,
        location_id=asked.to_location_id,
        variable_id=key.variable_id,
        provenance_id=key.provenance_id,
        processing_degree=key.processing_degree,
        campaign_id=_campaign(asked, before.campaign_id),
    )
    there = next((number for number, one in facts.there if one == context), None)
    return OpenedRoute(
        key=key,
        variable=facts.variables[key.variable_id].variable,
        metadata_id=there,
        creates_series=there is None,
        context=context,
        contact_id=contact_id,
        valid_from=asked.at,
        valid_to=valid_to,
        campaign_id=campaign_id,
    )


def _new_context(facts: MoveFacts, key: RouteKey) -> SeriesContext:
    return SeriesContext(
        equipment_id=key.equipment_id,
        location_id=None,
        variable_id=key.variable_id,
        unit_id=facts.variables[key.variable_id].unit_id,
        provenance_id=key.provenance_id,
        processing_degree=key.processing_degree,
        value_type_id=int(ValueType.SCALAR),
        wavelength_axis_id=None,
        campaign_id=None,
        project_id=None,
        procedure_id=None,
        purpose_id=None,
        condition_id=None,
    )


def _events(
    asked: MoveRequest, leaving: Sequence[Installation], *, arrives: bool
) -> Iterator[MoveEvent]:
    if leaving:
        yield MoveEvent(
            event_type_id=REMOVAL, event_type="Removal", campaign_id=leaving[-1].campaign_id
        )
    if arrives:
        campaign = _campaign(asked, leaving[-1].campaign_id if leaving else None)
        yield MoveEvent(event_type_id=INSTALLATION, event_type="Installation", campaign_id=campaign)


def _campaign(asked: MoveRequest, before: int | None) -> int | None:
    return before if asked.keeps_campaign else asked.campaign_id


def _warnings(asked: MoveRequest, facts: MoveFacts, plan: MovePlan) -> Iterator[Notice]:
    left = sorted({route.metadata_id for route in plan.closes_routes})
    for metadata_id in left:
        count = facts.stored_after.get(metadata_id, 0)
        if count:
            yield Notice(
                "W051",
                f"series {metadata_id} holds {count} instants at or after {iso(asked.at)}:"
                " they stay there",
            )
    if len(plan.closes_installations) > 1:
        yield Notice("W065", f"{len(plan.closes_installations)} installations end with the move")
    if plan.place is not None:
        yield from _warnings_of_place(asked, facts, plan, plan.place)


def _warnings_of_place(
    asked: MoveRequest, facts: MoveFacts, plan: MovePlan, place: Place
) -> Iterator[Notice]:
    if place.valid_to is not None:
        yield Notice("W063", f"{place.location} exists only until {iso(place.valid_to)}")
    run = facts.campaign
    if run is not None and (
        (run.start is not None and asked.at < run.start)
        or (run.end is not None and run.end <= asked.at)
    ):
        yield Notice("W062", f"campaign {run.campaign} does not run at {iso(asked.at)}")
    opened = {route.key for route in plan.opens_routes}
    for route in plan.closes_routes:
        if route.key not in opened:
            yield Notice(
                "W064",
                f"readings of {route.variable} ({route.provenance}, {route.processing_degree})"
                " have no route after the move: it is not among the variables",
            )
    if plan.opens_routes and not plan.closes_routes and asked.variables is None:
        yield Notice("W058", "no route was active: those that ended last are opened again")
    if not plan.opens_routes and not any(one.holds_at(asked.at) for one in facts.routes):
        yield Notice(
            "W066",
            "no route is opened, so readings are refused: name `variables`, or add routes"
            " (POST /api/v1/routes)",
        )


def _validity(place: Place) -> str:
    start = "always" if place.valid_from is None else iso(place.valid_from)
    end = "open" if place.valid_to is None else iso(place.valid_to)
    return f"from {start} to {end}"
