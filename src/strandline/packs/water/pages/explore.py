"""The explorer: values of a variable at a place, with all that explains them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any
from urllib.parse import urlencode

from nicegui import ui

from strandline.console import states
from strandline.console.frame import card, heading
from strandline.console.states import Section
from strandline.console.visits import Page, Visit
from strandline.packs.water.context import Water
from strandline.packs.water.pages.choices import Choice, Chosen, chosen_of, iso, read_choice
from strandline.packs.water.pages.explored import draw_values, read_values


def page(water: Water) -> Page:
    return Page(
        path="/explore",
        title="Explore values",
        pack="water",
        navigation="Explore",
        build=partial(build, water),
    )


def build(water: Water, visit: Visit) -> None:
    heading(
        "Explore values",
        "Sensors, laboratory and processed data of one variable at one place, over each other.",
    )
    chosen = chosen_of(visit)
    Section(
        visit,
        partial(read_choice, water, chosen),
        partial(draw, water, visit),
        loading="Reading what there is to choose…",
        lines=3,
    )


def draw(water: Water, visit: Visit, choice: Choice) -> None:
    if not choice.locations:
        states.empty(
            "There are no sampling locations yet", "The page of sites says how to make them."
        )
        return
    with card():
        _controls(choice)
    if choice.chosen.location is None:
        states.empty("Choose a location", "Its variables and their values are shown then.")
    elif not choice.listed:
        states.empty(
            "Nothing has been measured here",
            "Series appear with the first values that are ingested for this location.",
        )
    elif choice.window.start is None:
        states.empty(
            "There are series, and no values in them yet",
            "POST /api/v1/ingest/sensor sends the first ones.",
        )
    else:
        Section(
            visit,
            partial(read_values, water, choice),
            partial(draw_values, water, visit, choice),
            loading="Reading values…",
            lines=10,
        )


def _controls(choice: Choice) -> None:
    """Draw the fields; each leads to the page's address with its choice, so that it can be shared."""
    chosen = choice.chosen
    places = {
        one.location_id: f"{one.site} · {one.name}"
        for one in sorted(choice.locations, key=lambda one: (one.site.casefold(), one.name))
    }

    def go(change: Callable[[Any], Chosen]) -> Callable[[Any], None]:
        return lambda event: ui.navigate.to(change(event.value).path)

    with ui.element("div").classes("sl-row"):
        ui.select(
            places,
            value=chosen.location if chosen.location in places else None,
            label="Location",
            with_input=True,
            on_change=go(lambda value: Chosen(location=value)),
        ).props("outlined dense options-dense").classes("sl-grow wide")
        ui.select(
            dict(choice.variables),
            value=chosen.variable if chosen.variable in choice.variables else None,
            label="Variable",
            with_input=True,
            on_change=go(lambda value: replace(chosen, variable=value, series=None, zoom=None)),
        ).props("outlined dense options-dense").classes("sl-grow")
        start = _moment_field("From (UTC)", iso(choice.window.start))
        end = _moment_field("To (UTC)", iso(choice.window.end))

        def apply() -> None:
            asked = {"from": start.value, "to": end.value}
            plain = replace(chosen, start=None, end=None, zoom=None)
            ui.navigate.to(with_range(plain, asked))

        for field in (start, end):
            field.on("keydown.enter", apply)
        ui.button("Show", on_click=apply).props("unelevated no-caps")
        if chosen.start is not None or chosen.end is not None:
            whole = replace(chosen, start=None, end=None, zoom=None)
            ui.link("Whole record", whole.path).classes("sl-button")


def with_range(chosen: Chosen, asked: dict[str, str | None]) -> str:
    """Return the address with a range as it was typed; the page says what is wrong with it."""
    typed = {name: text.strip() for name, text in asked.items() if text and text.strip()}
    if not typed:
        return chosen.path
    joint = "&" if "?" in chosen.path else "?"
    return f"{chosen.path}{joint}{urlencode(typed)}"


def _moment_field(label: str, value: str | None) -> ui.input:
    field = ui.input(label=label, value=(value or "")[:16])
    return field.props('outlined dense stack-label type="datetime-local" step="60"').classes(
        "sl-moment-field"
    )
