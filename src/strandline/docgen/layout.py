"""Places for the tables of an ER diagram: layers inside each theme, themes packed into a page.

Everything is measured in SVG user units. The same dictionary gives the same places.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from strandline.dictionary.model import Dictionary, Table
from strandline.dictionary.names import QName
from strandline.docgen.escape import one_line
from strandline.docgen.layers import order_layers
from strandline.docgen.links import Link
from strandline.docgen.packing import pack
from strandline.docgen.themes import tables_by_theme

ROW = 18.0
HEADER = 30.0
BOX_PADDING = 6.0
CHARACTER = 6.65
"""Width of one character of the monospaced rows, 11 units high."""
TITLE_CHARACTER = 8.1
THEME_CHARACTER = 12.2
MOST_THEME_CELLS = 40
MARK_WIDTH = 44.0
FRAME_HEADER = 34.0
FRAME_PADDING = 24.0
_COLUMN_GAP = 64.0
_BOX_GAP = 22.0
_FRAME_GAP = 44.0
_BAND_GAP = 26.0
_MOST_BANDS = 30
_NARROWEST, _WIDEST = 170.0, 380.0
MOST_ROWS = 26
"""Longer tables end in a line that says how many columns are left out."""
_ASPECT = 1.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A table's rectangle, absolute; `rows` is the number of columns shown.

    `label` is the table's name, with its schema only where the bare name could be another's.
    """

    table: Table
    label: str
    x: float
    y: float
    width: float
    height: float
    rows: int

    def row_middle(self, column: str) -> float:
        """Return the height at which an edge meets a column, or the last line's."""
        names = self.table.column_names
        at = names.index(column) if column in names else 0
        return self.y + HEADER + BOX_PADDING + (min(at, self.rows) + 0.5) * ROW


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The labelled rectangle around the tables of one theme."""

    theme: str
    x: float
    y: float
    width: float
    height: float
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    width: float
    height: float
    frames: tuple[Frame, ...]


def lay_out(dictionary: Dictionary, links: Sequence[Link]) -> Layout:
    """Place every table: those pointed at to the left of those that point at them."""
    themes = tables_by_theme(dictionary)
    labels = _labels(dictionary)
    frames = [_frame(theme, tables, links, labels) for theme, tables in themes.items()]
    of_table = {box.table.name: at for at, frame in enumerate(frames) for box in frame.boxes}
    weights = _weights(of_table, links)
    places = pack(
        [(frame.width, frame.height) for frame in frames],
        weights,
        gap=_FRAME_GAP,
        aspect=_ASPECT,
    )
    placed = tuple(_moved(frame, x, y) for frame, (x, y) in zip(frames, places, strict=True))
    return Layout(
        width=max((frame.x + frame.width for frame in placed), default=0.0),
        height=max((frame.y + frame.height for frame in placed), default=0.0),
        frames=placed,
    )


def text_cells(text: str) -> int:
    """Return the width of a text in character cells; wide scripts count two."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def fit(text: str, cells: int) -> str:
    """Return the text on one line, cut with an ellipsis to at most so many cells."""
    shown = one_line(text)
    if text_cells(shown) <= cells:
        return shown
    kept: list[str] = []
    used = 1
    for char in shown:
        used += text_cells(char)
        if used > cells:
            break
        kept.append(char)
    return f"{''.join(kept)}…"


def _box_size(table: Table, label: str) -> tuple[float, float, int]:
    count = len(table.columns)
    rows = count if count <= MOST_ROWS else MOST_ROWS - 1
    longest = max(
        (
            text_cells(column.name) + text_cells(type_text(str(column.type)))
            for column in table.columns
        ),
        default=0,
    )
    columns = MARK_WIDTH + (longest + 4) * CHARACTER
    title = (text_cells(label) + 4) * TITLE_CHARACTER
    width = min(max(columns, title, _NARROWEST), _WIDEST)
    lines = rows + (1 if rows < count else 0)
    return math.ceil(width), HEADER + 2 * BOX_PADDING + max(lines, 1) * ROW, rows


def type_text(described: str) -> str:
    """Return a logical type short enough for a row of a box."""
    return fit(
        described.replace("timestamp with time zone", "timestamptz").partition(" of ")[0], 18
    )


def _frame(
    theme: str, tables: list[Table], links: Sequence[Link], labels: Mapping[QName, str]
) -> Frame:
    """Lay one theme out with its corner at the origin."""
    sizes = {table.name: _box_size(table, labels[table.name]) for table in tables}
    layers = order_layers([table.name for table in tables], links)
    limit = _column_limit(sizes)
    by_name = {table.name: table for table in tables}
    boxes: list[Box] = []
    y = FRAME_HEADER + FRAME_PADDING / 2
    for band in _bands(_columns(layers, sizes, limit), sizes):
        x, lowest = FRAME_PADDING, y
        for column in band:
            at = y
            width = max(sizes[name][0] for name in column)
            for name in column:
                _, height, rows = sizes[name]
                place = _Place(x, at, width, height)
                boxes.append(_placed(by_name[name], labels[name], place, rows))
                at += height + _BOX_GAP
            lowest = max(lowest, at)
            x += width + _COLUMN_GAP
        y = lowest + _BAND_GAP
    right = max(box.x + box.width for box in boxes)
    return Frame(
        theme=theme,
        x=0.0,
        y=0.0,
        width=max(
            right + FRAME_PADDING,
            min(text_cells(theme), MOST_THEME_CELLS) * THEME_CHARACTER + 2 * FRAME_PADDING,
        ),
        height=max(box.y + box.height for box in boxes) + FRAME_PADDING,
        boxes=tuple(boxes),
    )


class _Place(NamedTuple):
    x: float
    y: float
    width: float
    height: float


def _placed(table: Table, label: str, place: _Place, rows: int) -> Box:
    return Box(
        table=table,
        label=label,
        x=place.x,
        y=place.y,
        width=place.width,
        height=place.height,
        rows=rows,
    )


def _bands(
    columns: list[list[QName]], sizes: Mapping[QName, tuple[float, float, int]]
) -> list[list[list[QName]]]:
    """Fold a frame that would be far wider than high into bands, read like lines of text."""
    widths = [max(sizes[name][0] for name in column) + _COLUMN_GAP for column in columns]
    heights = [sum(sizes[name][1] + _BOX_GAP for name in column) for column in columns]
    best: tuple[float, list[list[int]]] | None = None
    for count in range(1, min(_MOST_BANDS, len(columns)) + 1):
        bands = _cut(widths, sum(widths) / count)
        width = max(sum(widths[at] for at in band) for band in bands)
        height = sum(max(heights[at] for at in band) + _BAND_GAP for band in bands)
        side = max(width / _ASPECT, height)
        if best is None or side < best[0]:
            best = (side, bands)
    chosen = best[1] if best else []
    return [[columns[at] for at in band] for band in chosen]


def _cut(widths: Sequence[float], goal: float) -> list[list[int]]:
    """Return runs of positions, each about as wide as the goal."""
    runs: list[list[int]] = [[]]
    filled = 0.0
    for at, width in enumerate(widths):
        if runs[-1] and filled + width / 2 > goal:
            runs.append([])
            filled = 0.0
        runs[-1].append(at)
        filled += width
    return runs


def _column_limit(sizes: Mapping[QName, tuple[float, float, int]]) -> float:
    area = sum((width + _COLUMN_GAP) * (height + _BOX_GAP) for width, height, _ in sizes.values())
    tallest = max(height for _, height, _ in sizes.values())
    return max(tallest, math.sqrt(area / _ASPECT))


def _columns(
    layers: Sequence[Sequence[QName]],
    sizes: Mapping[QName, tuple[float, float, int]],
    limit: float,
) -> list[list[QName]]:
    """Break each layer into columns no taller than the limit, evenly filled."""
    columns: list[list[QName]] = []
    for layer in layers:
        heights = [sizes[name][1] + _BOX_GAP for name in layer]
        parts = max(1, math.ceil((sum(heights) - _BOX_GAP) / limit))
        goal = sum(heights) / parts
        current: list[QName] = []
        filled = 0.0
        for name, height in zip(layer, heights, strict=True):
            if current and filled + height / 2 > goal:
                columns.append(current)
                current, filled = [], 0.0
            current.append(name)
            filled += height
        columns.append(current)
    return columns


def _weights(of_table: Mapping[QName, int], links: Sequence[Link]) -> dict[tuple[int, int], int]:
    """Count the links between two frames, keyed by (lower, higher) position."""
    weights: dict[tuple[int, int], int] = {}
    for link in links:
        source, target = of_table.get(link.source), of_table.get(link.key.target)
        if source is not None and target is not None and source != target:
            pair = (min(source, target), max(source, target))
            weights[pair] = weights.get(pair, 0) + 1
    return weights


def _labels(dictionary: Dictionary) -> dict[QName, str]:
    bare = Counter(name.name.casefold() for name in dictionary.tables)
    return {
        name: name.name if bare[name.name.casefold()] == 1 else str(name)
        for name in dictionary.tables
    }


def _moved(frame: Frame, x: float, y: float) -> Frame:
    boxes = tuple(replace(box, x=box.x + x, y=box.y + y) for box in frame.boxes)
    return replace(frame, x=x, y=y, boxes=boxes)
