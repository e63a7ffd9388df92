"""Quality legend: what the codes beside values mean."""

from __future__ import annotations

from functools import partial
from html import escape

from nicegui import ui

from strandline.console import states
from strandline.console.frame import card, heading
from strandline.console.html import tag
from strandline.console.states import Section
from strandline.console.tables import Column, table_html
from strandline.console.visits import Page, Visit
from strandline.packs.water import kinds
from strandline.packs.water.context import Water
from strandline.packs.water.context_records import AnnotationType, QualityCode
from strandline.packs.water.pages.lists import every
from strandline.packs.water.services import entries


def page(water: Water) -> Page:
    return Page(
        path="/quality",
        title="Quality codes",
        pack="water",
        navigation="Quality",
        build=partial(build, water),
    )


def build(water: Water, visit: Visit) -> None:
    heading(
        "Quality codes and annotations",
        "A number beside each value says how far it can be trusted; an annotation says something"
        " about a stretch of time.",
    )
    with card("Quality codes"):
        Section(
            visit, partial(every, partial(entries.list_entries, water, kinds.QUALITY_CODES)), _codes
        )
    with card("Kinds of annotation"):
        Section(
            visit,
            partial(every, partial(entries.list_entries, water, kinds.ANNOTATION_TYPES)),
            _types,
        )


def _codes(found: tuple[list[QualityCode], int]) -> None:
    codes, _ = found
    if not codes:
        states.empty("No quality codes are defined")
        return
    rows = [
        [
            code.quality,
            code.name,
            tag("usable", "good") if code.usable else tag("not to be used", "bad"),
            code.description,
        ]
        for code in codes
    ]
    columns = (Column("Code"), Column("Name"), Column("For evaluation"), Column("Meaning"))
    ui.html(table_html("Quality codes", columns, rows), sanitize=False)


def _types(found: tuple[list[AnnotationType], int]) -> None:
    types, _ = found
    if not types:
        states.empty("No kinds of annotation are defined")
        return
    items = "".join(f"<li>{swatch(one.color)}{escape(one.name)}</li>" for one in types)
    ui.html(f'<ul class="sl-legend">{items}</ul>', sanitize=False)


def swatch(colour: str) -> str:
    """Return a square of a stored colour; only the letters and figures that one is made of."""
    safe = "".join(letter for letter in colour if letter.isalnum() or letter == "#")
    return f'<i style="background:{safe}"></i>'
