"""Routing: which series an instrument's readings go to, and moving it to another place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from nicegui import ui

from strandline.console import states
from strandline.console.frame import card, heading
from strandline.console.html import Content, address, facts, link, link_or_text, tag
from strandline.console.states import Section
from strandline.console.tables import Column, table_html
from strandline.console.visits import Page, Visit
from strandline.packs.water import kinds
from strandline.packs.water.context import Water
from strandline.packs.water.context_records import Campaign, Equipment, Location, Person
from strandline.packs.water.pages import words
from strandline.packs.water.pages.lists import every
from strandline.packs.water.pages.move import MoveDialog
from strandline.packs.water.placement_records import Incoherence
from strandline.packs.water.routing_records import Route, RouteFilter
from strandline.packs.water.services import coherence, entries, places, routing
from strandline.packs.water.things import Thing
from strandline.rest.pages import PageRequest
from strandline.rest.principals import Action

PATH = "/routing"
_MOST_ROWS = 500
_ROUTES = (
    Column("Route"),
    Column("Equipment"),
    Column("Variable"),
    Column("Leads to"),
    Column("Degree"),
    Column("Holds"),
    Column("Campaign"),
)
_FAULTS = (Column("Where"), Column("When"), Column("What disagrees"), Column("What to do"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Routed:
    """What the page shows; `equipment_id` None for all instruments."""

    equipment_id: int | None
    equipment: Sequence[Equipment]
    routes: Sequence[Route]
    all_routes: int
    faults: Sequence[Incoherence]
    locations: Sequence[Location]
    campaigns: Sequence[Campaign]
    people: Sequence[Person]
    may_write: bool


def page(water: Water) -> Page:
    return Page(
        path=PATH,
        title="Routing",
        pack="water",
        navigation="Routing",
        build=partial(build, water),
    )


def build(water: Water, visit: Visit) -> None:
    heading(
        "Routing and moves",
        "A route says which series the readings of an instrument go to, and for how long. A move"
        " changes place, routes and events in one step.",
    )
    equipment_id = visit.chosen("equipment")
    Section(
        visit,
        partial(read, water, visit, equipment_id),
        partial(draw, water, visit),
        loading="Reading routes…",
        lines=8,
    )


def read(water: Water, visit: Visit, equipment_id: int | None) -> Routed:
    equipment = None if equipment_id is None else str(equipment_id)

    def routes(at: PageRequest) -> tuple[list[Route], int]:
        asked = {Thing.EQUIPMENT: equipment}
        return routing.list_routes(
            water, RouteFilter(), asked, offset=at.offset, limit=at.page_size
        )

    may_write = visit.may(Action.WRITE)
    moves = may_write and equipment_id is not None
    listed, total = every(routes)
    return Routed(
        equipment_id=equipment_id,
        equipment=every(partial(entries.list_entries, water, kinds.EQUIPMENT))[0],
        routes=listed,
        all_routes=total,
        faults=coherence.incoherences(water, equipment=equipment),
        locations=every(partial(places.list_locations, water))[0] if moves else [],
        campaigns=every(partial(entries.list_entries, water, kinds.CAMPAIGNS))[0] if moves else [],
        people=every(partial(entries.list_entries, water, kinds.PERSONS))[0] if moves else [],
        may_write=may_write,
    )


def draw(water: Water, visit: Visit, found: Routed) -> None:
    if not found.equipment:
        states.empty("There is no equipment yet", "POST /api/v1/equipment adds the first piece.")
        return
    chosen = next((e for e in found.equipment if e.equipment_id == found.equipment_id), None)
    with card():
        _controls(water, visit, found, chosen)
    if found.equipment_id is not None and chosen is None:
        states.empty("There is no such equipment", "Choose another above.")
        return
    with card("Routes"):
        _routes(found)
    with card(
        "Routes against installations",
        "Where the place that a route says and the place where the instrument stood disagree.",
    ):
        _faults(found.faults)


def _controls(water: Water, visit: Visit, found: Routed, chosen: Equipment | None) -> None:
    options = {one.equipment_id: one.identifier for one in found.equipment}
    with ui.element("div").classes("sl-row"):
        ui.select(
            options,
            value=None if chosen is None else chosen.equipment_id,
            label="Equipment",
            with_input=True,
            clearable=True,
            on_change=lambda event: ui.navigate.to(address(PATH, equipment=event.value)),
        ).props("outlined dense options-dense").classes("sl-grow")
        if chosen is None:
            return
        if found.may_write:
            dialog = MoveDialog(
                water,
                visit,
                chosen,
                locations=found.locations,
                campaigns=found.campaigns,
                people=found.people,
                after=address(PATH, equipment=chosen.equipment_id),
            )
            ui.button("Move this instrument…", on_click=dialog.open).props("unelevated no-caps")
    standing = {route.location for route in found.routes if route.valid_to is None}
    told: dict[str, Content] = {
        "Model": chosen.equipment_model,
        "Its life": link("Installations and events", f"/equipment/{chosen.equipment_id}"),
        "Routed to": ", ".join(sorted(name for name in standing if name)) or None,
    }
    if not found.may_write:
        told["Moving"] = "needs a key with the scope water:write"
    ui.html(facts(told), sanitize=False)


def _routes(found: Routed) -> None:
    if not found.routes:
        states.empty(
            "There are no routes",
            "Without a route, readings of an instrument are refused. A move opens routes;"
            " POST /api/v1/routes adds one by itself.",
        )
        return
    rows = [_route(route) for route in found.routes[:_MOST_ROWS]]
    ui.html(table_html("Routes", _ROUTES, rows), sanitize=False)
    more = found.all_routes - len(rows)
    if more > 0:
        ui.label(f"{more:,} more are not shown: choose an instrument.").classes("sl-note")


def _route(route: Route) -> list[Content]:
    place = route.location or "no location"
    return [
        f"{route.route_id}",
        link(route.equipment, address(PATH, equipment=route.equipment_id)),
        route.variable,
        link(f"series {route.metadata_id} at {place}", "/explore", series=route.metadata_id),
        f"{route.processing_degree}, {route.provenance}",
        words.until(route.valid_from, route.valid_to)
        if route.valid_to
        else words.until(route.valid_from, None, open_end="still holds"),
        link_or_text(route.campaign, f"/campaigns/{route.campaign_id}"),
    ]


def _faults(faults: Sequence[Incoherence]) -> None:
    if not faults:
        ui.html(f"<p>{tag('agree', 'good').text} Nothing disagrees.</p>", sanitize=False)
        return
    rows: list[list[Content]] = [
        [
            link(one.equipment, address(PATH, equipment=one.equipment_id)),
            words.until(one.valid_from, one.valid_to),
            words.sentence(one.message),
            words.sentence(one.hint),
        ]
        for one in faults[:_MOST_ROWS]
    ]
    ui.html(table_html("Routes against installations", _FAULTS, rows), sanitize=False)
    if len(faults) > _MOST_ROWS:
        ui.label(f"{len(faults) - _MOST_ROWS:,} more are not shown.").classes("sl-note")
