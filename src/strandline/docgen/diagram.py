"""The ER diagram as one self-contained HTML page: drawing, data, style and script in one file."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from strandline.dictionary.model import Dictionary, Table
from strandline.dictionary.names import QName
from strandline.docgen.escape import clean
from strandline.docgen.layout import BOX_PADDING, HEADER, ROW, Box, Layout, lay_out
from strandline.docgen.links import Link, key_marks, links_of
from strandline.docgen.svg import THEME_COLOURS, draw


def er_diagram_html(dictionary: Dictionary, *, title: str, version: str | None = None) -> str:
    """Return the page. It loads nothing from anywhere and works from a file.

    A content security policy names the hashes of the page's own style and script, so that
    nothing else could run even if it got into the text.
    """
    links = links_of(dictionary)
    layout = lay_out(dictionary, links)
    boxes = [box for frame in layout.frames for box in frame.boxes]
    numbers = {box.table.name: at for at, box in enumerate(boxes)}
    style, script = _part("erd.css"), _part("erd.js")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    return environment.from_string(_part("erd.html.j2")).render(
        title=clean(title),
        version=clean(version or ""),
        style=Markup(style),  # noqa: S704 - the package's own file
        script=Markup(script),  # noqa: S704 - the package's own file
        style_hash=_integrity(style),
        script_hash=_integrity(script),
        drawing=Markup(draw(layout, links, numbers)),  # noqa: S704 - escaped by the drawing
        data=Markup(_embedded(_data(layout, links, numbers))),  # noqa: S704 - escaped there
        counts=(len(boxes), sum(len(box.table.columns) for box in boxes), len(links)),
    )


def _data(layout: Layout, links: Sequence[Link], numbers: Mapping[QName, int]) -> dict[str, object]:
    outgoing: dict[QName, list[Link]] = {}
    incoming: dict[QName, list[Link]] = {}
    for link in links:
        outgoing.setdefault(link.source, []).append(link)
        incoming.setdefault(link.key.target, []).append(link)
    tables = [
        {
            **_table(box),
            "theme": theme,
            "links": [_link(link, link.key.target, numbers) for link in outgoing.get(name, ())],
            "linked": [_link(link, link.source, numbers) for link in incoming.get(name, ())],
        }
        for theme, frame in enumerate(layout.frames)
        for box in frame.boxes
        for name in [box.table.name]
    ]
    return {
        "geometry": {"header": HEADER, "padding": BOX_PADDING, "row": ROW},
        "themes": [
            {"name": frame.theme, "colour": at % THEME_COLOURS}
            for at, frame in enumerate(layout.frames)
        ],
        "tables": tables,
    }


def _table(box: Box) -> dict[str, object]:
    table = box.table
    return {
        "name": str(table.name),
        "label": box.label,
        "about": table.description or "",
        "box": [round(value, 1) for value in (box.x, box.y, box.width, box.height)],
        "rows": box.rows,
        "columns": _columns(table),
        "keys": [{"name": key.name, "columns": list(key.columns)} for key in table.uniques],
        "checks": [{"name": check.name, "text": check.expression.text} for check in table.checks],
        "indexes": [index.name for index in table.indexes],
    }


def _columns(table: Table) -> list[dict[str, object]]:
    marks = key_marks(table)
    found: list[dict[str, object]] = []
    for column in table.columns:
        known: dict[str, object] = {"name": column.name, "type": str(column.type)}
        if column.nullable:
            known["null"] = True
        if column.name in marks:
            known["marks"] = list(marks[column.name])
        if column.description:
            known["about"] = column.description
        if column.default is not None:
            known["default"] = column.default.expression.text
        found.append(known)
    return found


def _link(link: Link, other: QName, numbers: Mapping[QName, int]) -> dict[str, object]:
    return {
        "table": numbers.get(other, -1),
        "name": str(other),
        "columns": list(link.key.columns),
        "target": list(link.key.target_columns),
        "optional": link.optional,
    }


def _embedded(data: Mapping[str, object]) -> str:
    """Return JSON that no HTML parser can take for the end of its element or a comment."""
    text = json.dumps(_cleaned(data), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _cleaned(value: object) -> object:
    match value:
        case str():
            return clean(value)
        case dict():
            return {key: _cleaned(inner) for key, inner in value.items()}
        case list():
            return [_cleaned(inner) for inner in value]
        case _:
            return value


def _integrity(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@lru_cache(maxsize=8)
def _part(name: str) -> str:
    """Return a file of the templates folder, with newlines as they are hashed by browsers."""
    text = resources.files("strandline.docgen").joinpath("templates", name).read_text("utf-8")
    return text.replace("\r\n", "\n")
