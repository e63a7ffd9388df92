"""Equipment: the list, and the life of one piece."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial

from nicegui import ui

from strandline.console import states
from strandline.console.frame import card, heading
from strandline.console.html import Content, Html, facts, joined, link, link_or_text, tag
from strandline.console.states import Section
from strandline.console.tables import Column, table_html
from strandline.console.visits import Page, Visit
from strandline.packs.water import kinds
from strandline.packs.water.context import Water
from strandline.packs.water.context_records import (
    Equipment,
    EventWithMeasurements,
    Installation,
    Lifecycle,
)
from strandline.packs.water.pages import words
from strandline.packs.water.pages.lists import every
from strandline.packs.water.pages.search import searched
from strandline.packs.water.pages.stories import Mark, Stay, story, strip
from strandline.packs.water.services import entries, equipment

_COLUMNS = (
    Column("Equipment"),
    Column("Model"),
    Column("Serial number"),
    Column("Owner"),
    Column("Kept at"),
    Column("Bought"),
)


def pages(water: Water) -> list[Page]:
    return [
        Page(
            path="/equipment",
            title="Equipment",
            pack="water",
            navigation="Equipment",
            build=partial(build_list, water),
        ),
        Page(
            path="/equipment/{id}",
            title="Life of equipment",
            pack="water",
            section="Equipment",
            build=partial(build_life, water),
        ),
    ]


def build_list(water: Water, visit: Visit) -> None:
    heading("Equipment", "Every instrument, with its life: where it was and what was done to it.")
    with card():
        Section(
            visit,
            partial(every, partial(entries.list_entries, water, kinds.EQUIPMENT)),
            draw_list,
            loading="Reading equipment…",
            lines=8,
        )


def draw_list(found: tuple[list[Equipment], int]) -> None:
    listed, total = found
    if not listed:
        states.empty("There is no equipment yet", "POST /api/v1/equipment adds the first piece.")
        return
    searched(
        "equipment",
        listed,
        total=total,
        texts=lambda one: (one.identifier, one.equipment_model, one.serial_number, one.owner),
        draw=lambda some: table_html("Equipment", _COLUMNS, [_row(one) for one in some]),
    )


def _row(one: Equipment) -> list[Content]:
    return [
        link(one.identifier, f"/equipment/{one.equipment_id}"),
        one.equipment_model,
        one.serial_number,
        one.owner,
        one.storage_location,
        words.day(one.purchase_date),
    ]


def build_life(water: Water, visit: Visit) -> None:
    Section(
        visit,
        partial(equipment.lifecycle, water, visit.number, None, None),
        draw_life,
        loading="Reading the life of this equipment…",
        lines=10,
        title="Equipment",
    )


def draw_life(life: Lifecycle) -> None:
    heading(life.equipment.identifier, life.equipment.equipment_model or "")
    with card():
        ui.html(facts(_facts(life)), sanitize=False)
        for name, total in life.truncated.items():
            ui.html(_cut(name, total), sanitize=False)
    with card("Where it was", "Each bar is a stay at a location; marks above are events."):
        _stays(life)
    with ui.element("div").classes("sl-grid two"):
        with card("Its story"):
            if life.narrative:
                ui.html(
                    story(
                        [(one.at, one.text, _mood(one.kind, one.text)) for one in life.narrative]
                    ),
                    sanitize=False,
                )
            else:
                states.empty("Nothing is recorded yet")
        with ui.element("div").classes("sl-section"):
            _events(life.events)
            _campaigns(life)


def _facts(life: Lifecycle) -> dict[str, Content]:
    one = life.equipment
    now = next((stay for stay in life.installations if stay.removed_at is None), None)
    return {
        "Now at": link_or_text(
            now.location if now else None,
            "/explore",
            location=now.location_id if now else None,
        ),
        "Serial number": one.serial_number,
        "Owner": one.owner,
        "Kept at": one.storage_location,
        "Bought": words.day(one.purchase_date),
        "Routing": link("Routes and moves", "/routing", equipment=one.equipment_id),
    }


def _cut(name: str, total: int) -> str:
    return (
        f'<div class="sl-caution"><p>There are {total:,} {name}, and only the first are shown.'
        " The API pages through all of them.</p></div>"
    )


def _stays(life: Lifecycle) -> None:
    if not life.installations:
        states.empty(
            "It was never installed anywhere, as far as is recorded",
            "A move on the routing page records the first installation.",
        )
        return
    stays = [
        Stay(one.location, one.installed_at, one.removed_at, one.campaign)
        for one in life.installations
    ]
    marks = [Mark(one.event.event_type, one.event.occurred_at) for one in life.events]
    ui.html(strip(stays, marks, now=datetime.now(UTC).replace(second=0)), sanitize=False).classes(
        "sl-section"
    )
    ui.html(
        table_html(
            "Installations",
            (Column("Location"), Column("From – until"), Column("Campaign"), Column("Notes")),
            [_installation(one) for one in life.installations],
        ),
        sanitize=False,
    )


def _installation(one: Installation) -> list[Content]:
    return [
        link(one.location, "/explore", location=one.location_id),
        words.until(one.installed_at, one.removed_at),
        link_or_text(one.campaign, f"/campaigns/{one.campaign_id}"),
        one.notes,
    ]


def _events(events: Sequence[EventWithMeasurements]) -> None:
    with card("Events"):
        if not events:
            states.empty(
                "No events", "Calibrations, repairs and the like are recorded through the API."
            )
            return
        ui.html(
            table_html(
                "Events",
                (Column("When"), Column("What"), Column("Series")),
                [_event(one) for one in events],
            ),
            sanitize=False,
        )


def _event(one: EventWithMeasurements) -> list[Content]:
    measured: list[Content] = [
        link(f"{part.metadata_id} {part.role or ''}".strip(), "/explore", series=part.metadata_id)
        for part in one.measurements
    ]
    said = [tag(one.event.event_type, _mood("event", one.event.event_type))]
    notes = (
        f'<div class="sl-note">{joined([one.event.notes]).text}</div>' if one.event.notes else ""
    )
    return [
        words.moment(one.event.occurred_at),
        Html(joined(list(said)).text + notes),
        joined(measured, ", ") if measured else None,
    ]


def _campaigns(life: Lifecycle) -> None:
    with card("Campaigns"):
        if not life.campaigns:
            states.empty("It took part in no campaign")
            return
        ui.html(
            table_html(
                "Campaigns",
                (Column("Campaign"), Column("Its part")),
                [
                    [link(use.campaign.name, f"/campaigns/{use.campaign.campaign_id}"), use.role]
                    for use in life.campaigns
                ],
            ),
            sanitize=False,
        )


def _mood(kind: str, text: str) -> str:
    if "Failure" in text and kind == "event":
        return "bad"
    return "warn" if kind == "removed" else ""
