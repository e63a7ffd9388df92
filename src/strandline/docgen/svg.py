"""The ER diagram's drawing: frames, edges and boxes as SVG text."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence

from strandline.dictionary.model import Column
from strandline.dictionary.names import QName
from strandline.docgen.escape import attribute
from strandline.docgen.layout import (
    BOX_PADDING,
    CHARACTER,
    FRAME_HEADER,
    HEADER,
    MARK_WIDTH,
    ROW,
    THEME_CHARACTER,
    TITLE_CHARACTER,
    Box,
    Frame,
    Layout,
    fit,
    text_cells,
    type_text,
)
from strandline.docgen.links import Link, key_marks

THEME_COLOURS = 12
"""Colours that the style sheet has for themes; more themes start again at the first."""
_CANVAS_ROLE = 'role="group" aria-label="Entity relationship diagram"'
_MARGIN = 48.0
_BIGGEST, _SMALLEST = 46, 12
_BIG_CHARACTER = 0.68
"""Width of a bold character as a part of the font size."""
_WORDS = re.compile(r"[^\W_]*?[a-z0-9](?=[A-Z])|[^\W_]+|[\W_]")


def draw(layout: Layout, links: Sequence[Link], numbers: Mapping[QName, int]) -> str:
    """Return one <svg> element; tables carry the ids t0, t1, ... of `numbers`."""
    boxes = {box.table.name: box for frame in layout.frames for box in frame.boxes}
    view = _numbers(-_MARGIN, -_MARGIN, layout.width + 2 * _MARGIN, layout.height + 2 * _MARGIN)
    parts = [
        f'<svg id="canvas" class="canvas" viewBox="{view}" data-whole="{view}" {_CANVAS_ROLE}>',
        '<g class="frames">',
        *(_frame(frame, at % THEME_COLOURS) for at, frame in enumerate(layout.frames)),
        '</g><g id="edges" class="edges">',
        *_edges(boxes, links, numbers),
        '</g><g id="over" class="edges over"></g><g id="tables" class="tables">',
        *(
            _box(box, numbers[box.table.name], at % THEME_COLOURS)
            for at, frame in enumerate(layout.frames)
            for box in frame.boxes
        ),
        '</g><g class="themes" aria-hidden="true">',
        *(_theme_label(frame, at % THEME_COLOURS) for at, frame in enumerate(layout.frames)),
        "</g></svg>",
    ]
    return "\n".join(parts)


def _frame(frame: Frame, colour: int) -> str:
    title = attribute(fit(frame.theme, max(8, int((frame.width - 40) / THEME_CHARACTER))))
    return (
        f'<g class="frame c{colour}"><title>{attribute(frame.theme)}</title>'
        f'<rect x="{_n(frame.x)}" y="{_n(frame.y)}" width="{_n(frame.width)}" '
        f'height="{_n(frame.height)}" rx="14"/>'
        f'<text x="{_n(frame.x + 20)}" y="{_n(frame.y + FRAME_HEADER - 8)}">{title}</text></g>'
    )


def _theme_label(frame: Frame, colour: int) -> str:
    """Return the theme's name across its frame, for a view so far that nothing else is legible."""
    name = fit(frame.theme, 24)
    size = min(frame.width * 0.85 / (text_cells(name) * _BIG_CHARACTER), frame.height * 0.4, 260)
    return (
        f'<text class="c{colour}" x="{_n(frame.x + frame.width / 2)}" '
        f'y="{_n(frame.y + frame.height / 2 + size * 0.35)}" font-size="{_n(size)}">'
        f"{attribute(name)}</text>"
    )


def _box(box: Box, number: int, colour: int) -> str:
    table = box.table
    name = attribute(str(table.name))
    title = attribute(fit(box.label, int((box.width - 24) / TITLE_CHARACTER)))
    count = len(table.columns)
    label = f"{name}, {count} column{'' if count == 1 else 's'}"
    x, width = _n(box.x), _n(box.width)
    place = f'x="{x}" y="{_n(box.y)}" width="{width}" height="{_n(box.height)}" rx="7"'
    side = _n(HEADER - 7)
    head = f"M{x} {_n(box.y + HEADER)}v-{side}a7 7 0 0 1 7 -7h{_n(box.width - 14)}a7 7 0 0 1 7 7v{side}z"
    parts = [
        f'<g class="table c{colour}" id="t{number}" tabindex="0" role="button" aria-label="{label}">',
        f"<title>{name}</title>",
        f'<rect class="body" {place}/>',
        f'<path class="head" d="{head}"/>',
        f'<g class="near"><text class="name" x="{_n(box.x + 12)}" y="{_n(box.y + 20)}">{title}</text>',
        *_rows(box),
        "</g>",
        _big_label(box),
        f'<rect class="rim" {place}/></g>',
    ]
    return "".join(parts)


def _rows(box: Box) -> Iterator[str]:
    marks = key_marks(box.table)
    y = box.y + HEADER + BOX_PADDING + ROW - 5
    for column in box.table.columns[: box.rows]:
        yield _row(box, column, marks.get(column.name, ()), y)
        y += ROW
    left_out = len(box.table.columns) - box.rows
    if left_out:
        yield f'<text class="more" x="{_n(box.x + MARK_WIDTH)}" y="{_n(y)}">+ {left_out} more columns</text>'


def _row(box: Box, column: Column, marks: tuple[str, ...], y: float) -> str:
    kind = type_text(str(column.type)) + ("?" if column.nullable else "")
    cells = int((box.width - MARK_WIDTH - 12) / CHARACTER) - text_cells(kind) - 1
    mark = f'<tspan class="k" x="{_n(box.x + 9)}">{" ".join(marks[:2])}</tspan>' if marks else ""
    return (
        f'<text class="{"pk" if "PK" in marks else "row"}" y="{_n(y)}">{mark}'
        f'<tspan x="{_n(box.x + MARK_WIDTH)}">{attribute(fit(column.name, cells))}</tspan>'
        f'<tspan class="y" x="{_n(box.x + box.width - 10)}">{attribute(kind)}</tspan></text>'
    )


def _big_label(box: Box) -> str:
    """Return the name that is shown instead of the rows when the diagram is seen from afar."""
    size, lines = big_lines(box.label, box.width - 20, box.height - 12)
    middle = _n(box.x + box.width / 2)
    y = box.y + box.height / 2 - (len(lines) - 1) * size * 0.55 + size * 0.35
    spans = "".join(
        f'<tspan x="{middle}" y="{_n(y + at * size * 1.1)}">{attribute(line)}</tspan>'
        for at, line in enumerate(lines)
    )
    return f'<text class="far" font-size="{size}">{spans}</text>'


def big_lines(name: str, width: float, height: float) -> tuple[int, list[str]]:
    """Return the largest font size, and the lines, at which a name fills a box."""
    words = _WORDS.findall(fit(name, 60)) or [name]
    for size in range(_BIGGEST, _SMALLEST, -2):
        cells = int(width / (size * _BIG_CHARACTER))
        lines = _broken(words, cells)
        if lines and len(lines) * size * 1.1 <= height:
            return size, lines
    return _SMALLEST, [fit(name, max(4, int(width / (_SMALLEST * _BIG_CHARACTER))))]


def _broken(words: Sequence[str], cells: int) -> list[str]:
    lines = [""]
    for word in words:
        if text_cells(word) > cells:
            return []
        if text_cells(lines[-1]) + text_cells(word) <= cells:
            lines[-1] += word
        else:
            lines.append(word)
    return lines


def _edges(
    boxes: Mapping[QName, Box], links: Sequence[Link], numbers: Mapping[QName, int]
) -> Iterator[str]:
    for link in links:
        child, parent = boxes.get(link.source), boxes.get(link.key.target)
        if child is None or parent is None:
            continue
        told = (
            f"{link.source} ({', '.join(link.key.columns)}) points at "
            f"{link.key.target} ({', '.join(link.key.target_columns)})"
        )
        yield (
            f'<path class="edge" data-from="{numbers[link.source]}" '
            f'data-to="{numbers[link.key.target]}" d="{_edge_path(child, parent, link)}">'
            f"<title>{attribute(told)}</title></path>"
        )


def _edge_path(child: Box, parent: Box, link: Link) -> str:
    """Return a curve from the foreign key's row to the target's row, with its end marks."""
    first = link.key.columns[0] if link.key.columns else ""
    target = link.key.target_columns[0] if link.key.target_columns else ""
    from_y, to_y = child.row_middle(first), parent.row_middle(target)
    from_way, to_way = _sides(child, parent)
    from_x = child.x + (child.width if from_way > 0 else 0)
    to_x = parent.x + (parent.width if to_way > 0 else 0)
    if from_way == to_way:
        bend = 36 + min(abs(from_y - to_y) * 0.1, 28)
        outer = max(from_x * from_way, to_x * to_way) + bend
        from_control, to_control = outer * from_way, outer * to_way
    else:
        bend = max(28.0, min(abs(to_x - from_x) * 0.45, 260.0))
        from_control, to_control = from_x + from_way * bend, to_x + to_way * bend
    curve = (
        f"M{_n(from_x)} {_n(from_y)}C{_n(from_control)} {_n(from_y)} "
        f"{_n(to_control)} {_n(to_y)} {_n(to_x)} {_n(to_y)}"
    )
    return (
        curve
        + _child_mark(from_x, from_y, from_way, single=link.single)
        + _parent_mark(to_x, to_y, to_way, optional=link.optional)
    )


def _sides(child: Box, parent: Box) -> tuple[int, int]:
    """Return on which side (-1 left, 1 right) an edge leaves the child and meets the parent."""
    if parent.x + parent.width + 20 <= child.x:
        return -1, 1
    if child.x + child.width + 20 <= parent.x:
        return 1, -1
    right = abs(child.x + child.width - parent.x - parent.width)
    left = abs(child.x - parent.x)
    return (1, 1) if right <= left else (-1, -1)


def _child_mark(x: float, y: float, way: int, *, single: bool) -> str:
    """Return a crow's foot (many rows) or a bar (one row)."""
    if single:
        return f"M{_n(x + 8 * way)} {_n(y - 5)}v10"
    return f"M{_n(x)} {_n(y - 5)}L{_n(x + 11 * way)} {_n(y)}L{_n(x)} {_n(y + 5)}"


def _parent_mark(x: float, y: float, way: int, *, optional: bool) -> str:
    """Return two bars (a row must point at one) or a bar and a ring (it may point at none)."""
    bar = f"M{_n(x + 5 * way)} {_n(y - 5)}v10"
    if not optional:
        return f"{bar}M{_n(x + 9 * way)} {_n(y - 5)}v10"
    start = x + 12 * way - 4
    return f"{bar}M{_n(start)} {_n(y)}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0"


def _numbers(*values: float) -> str:
    return " ".join(_n(value) for value in values)


def _n(value: float) -> str:
    """Return a coordinate with at most one digit after the point, the same on every machine."""
    rounded = math.floor(value * 10 + 0.5) / 10
    return str(int(rounded)) if rounded == int(rounded) else str(rounded)
