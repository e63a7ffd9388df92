"""Instruments moved from place to place: installation, routes and events in one transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from strandline.bridge.database import Session
from strandline.bridge.retries import run_write
from strandline.packs.water.context import Water
from strandline.packs.water.move_records import MoveFacts, MovePlan, MoveRequest, OpenedRoute
from strandline.packs.water.placement_records import Installation
from strandline.packs.water.repositories import (
    installations,
    locks,
    moves,
    references,
    routes,
    stored,
)
from strandline.packs.water.routing_records import NewRoute
from strandline.packs.water.services.move_plans import plan_move
from strandline.packs.water.services.routing import unknown
from strandline.rest.errors import Conflict


def preview_move(water: Water, asked: MoveRequest) -> MovePlan:
    """Return exactly what `move` would do now; nothing is written."""
    with water.database.read() as session:
        return plan_move(asked, _facts(session, asked))


def move(water: Water, asked: MoveRequest) -> MovePlan:
    """Move an instrument; return what was done, with the ids of what was written.

    The same move again changes nothing and says so. With the token of a preview the move is
    refused where it would no longer do what the preview showed.
    """

    def carry_out(session: Session) -> MovePlan:
        locks.lock_rows(session, "Equipment", [asked.equipment_id])
        plan = plan_move(asked, _facts(session, asked))
        if plan.already_done:
            return plan
        if asked.preview_token not in (None, plan.token):
            raise Conflict(
                "W067",
                "what the move would do has changed since the preview",
                hint="ask for the preview again, look at it and send its token",
                details={"preview_token": plan.token},
            )
        return _carried_out(session, asked, plan)

    return run_write(water.database, carry_out)


def where(
    water: Water, equipment_id: int, at: datetime
) -> tuple[str, list[Installation], Installation | None, Installation | None]:
    """Return an instrument's name, where it stood at an instant, and its stays before and after."""
    with water.database.read() as session:
        names = references.names_by_id(session, "Equipment", [equipment_id])
        if not names:
            raise unknown("equipment", equipment_id)
        stays = installations.installations_of(session, [equipment_id])
    standing = [stay for stay in stays if stay.holds_at(at)]
    before = [stay for stay in stays if stay.removed_at is not None and stay.removed_at <= at]
    after = [stay for stay in stays if stay.installed_at > at]
    last = max(before, key=lambda stay: (stay.removed_at or at, stay.installation_id), default=None)
    return names[equipment_id], standing, last, after[0] if after else None


def list_at_place(
    water: Water, location_id: int, at: datetime, *, offset: int, limit: int
) -> tuple[list[Installation], int]:
    """Return some instruments that stood at a place at an instant, and how many there were."""
    with water.database.read() as session:
        if not references.names_by_id(session, "SamplingLocation", [location_id]):
            raise unknown("location", location_id)
        return installations.list_at(session, location_id, at, offset=offset, limit=limit)


def _facts(session: Session, asked: MoveRequest) -> MoveFacts:
    names = references.names_by_id(session, "Equipment", [asked.equipment_id])
    if not names:
        raise unknown("equipment", asked.equipment_id)
    place = campaign = None
    if asked.to_location_id is not None:
        place = moves.find_place(session, asked.to_location_id)
        if place is None:
            raise unknown("location", asked.to_location_id)
    if asked.campaign_id is not None:
        campaign = moves.find_campaign(session, asked.campaign_id)
        if campaign is None:
            raise unknown("campaign", asked.campaign_id)
    person = asked.moved_by_person_id
    if person is not None and not references.names_by_id(session, "Person", [person]):
        raise unknown("person", person)
    its_routes = routes.routes_of_equipment(session, [asked.equipment_id])
    measured = {*(asked.variables or ()), *(route.variable_id for route in its_routes)}
    variables = moves.variables(session, measured)
    for variable_id in asked.variables or ():
        if variable_id not in variables:
            raise unknown("variable", variable_id)
    contexts = moves.contexts(session, (route.metadata_id for route in its_routes))
    active = [route.metadata_id for route in its_routes if route.holds_at(asked.at)]
    there = (
        () if place is None else moves.series_there(session, asked.equipment_id, place.location_id)
    )
    return MoveFacts(
        equipment=names[asked.equipment_id],
        place=place,
        installations=tuple(installations.installations_of(session, [asked.equipment_id])),
        routes=tuple(its_routes),
        contexts={key: context for key, (context, _) in contexts.items()},
        contacts={key: contact for key, (_, contact) in contexts.items()},
        there=tuple(there),
        campaign=campaign,
        variables=variables,
        stored_after=stored.instants_stored(session, active, since=asked.at),
    )


def _carried_out(session: Session, asked: MoveRequest, plan: MovePlan) -> MovePlan:
    leaving = [stay.installation_id for stay in plan.closes_installations]
    installations.close_installations(session, leaving, plan.at)
    installation_id = None
    if plan.opens_installation and plan.place is not None:
        installation_id = installations.add_installation(
            session,
            equipment_id=plan.equipment_id,
            location_id=plan.place.location_id,
            installed_at=plan.at,
            campaign_id=plan.installation_campaign_id,
            notes=asked.notes,
        )
    routes.close_routes(session, [route.route_id for route in plan.closes_routes], plan.at)
    events = [
        replace(
            event,
            event_id=moves.add_event(
                session,
                equipment_id=plan.equipment_id,
                event_type_id=event.event_type_id,
                at=plan.at,
                person_id=asked.moved_by_person_id,
                campaign_id=event.campaign_id,
                notes=asked.notes,
            ),
        )
        for event in plan.events
    ]
    opened = [_opened(session, asked, route) for route in plan.opens_routes]
    return replace(
        plan,
        installation_id=installation_id,
        events=tuple(events),
        opens_routes=tuple(opened),
    )


def _opened(session: Session, asked: MoveRequest, route: OpenedRoute) -> OpenedRoute:
    metadata_id = route.metadata_id
    if metadata_id is None:
        metadata_id = moves.add_series(session, route.context, route.contact_id)
    new = NewRoute(
        key=route.key,
        metadata_id=metadata_id,
        valid_from=route.valid_from,
        valid_to=route.valid_to,
        campaign_id=route.campaign_id,
        created_by_person_id=asked.moved_by_person_id,
        notes=asked.notes,
    )
    return replace(route, metadata_id=metadata_id, route_id=routes.add_route(session, new))
