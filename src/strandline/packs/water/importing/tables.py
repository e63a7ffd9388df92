"""Text files as tables: named columns, and rows of cells with their line numbers."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from strandline.packs.water.importing.layout import FileFormat, Layout
from strandline.packs.water.importing.scan_files import scan_header
from strandline.packs.water.importing.source_text import MOST_LINE, SourceText
from strandline.rest.errors import Invalid

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|", "space": " "}
_LIKELY = ("\t", ";", ",", "|")
_HEADER_LINES = 10

Row = tuple[int, list[str]]
"""A line's number, and its cells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextTable:
    """Columns by name, their units as far as the file says them, and the rows below."""

    names: tuple[str, ...]
    units: Mapping[str, str]
    rows: Iterator[Row]
    delimiter: str = "\t"
    ranges: Mapping[str, tuple[float, float]] = field(default_factory=dict)


def read_table(source: SourceText, layout: Layout) -> TextTable:
    """Read the header of a file; the rows follow as they are asked for."""
    lines = source.lines()
    if layout.format is not FileFormat.DELIMITED:
        return _scan_table(source, lines, layout)
    before = list(islice(lines, layout.skip))
    first = next(lines, "")
    if not first.strip():
        raise _no_header(source, len(before) + 1)
    delimiter = layout.delimiter or likely_delimiter(first)
    records = _records(source, _chain(first, lines), delimiter, len(before))
    _, cells = next(records)
    if not layout.header:
        names = tuple(str(at) for at in range(1, len(cells) + 1))
        again = _records(source, _chain(first, lines), delimiter, len(before))
        return TextTable(names=names, units={}, rows=again, delimiter=delimiter)
    names = unique_names(cells)
    units: dict[str, str] = {}
    if layout.units_row:
        _, row = next(records, (0, []))
        pairs = zip(names, (cell.strip().strip("[]()") for cell in row), strict=False)
        units = {name: unit for name, unit in pairs if unit}
    return TextTable(names=names, units=units, rows=records, delimiter=delimiter)


def likely_delimiter(line: str) -> str:
    """Return the sign that parts a header into most columns; a comma where none does."""
    return max(_LIKELY, key=lambda sign: (line.count(sign), sign == ","))


def unique_names(cells: Sequence[str]) -> tuple[str, ...]:
    """Return the columns' names: a name that stands twice is called `name (2)` the second time."""
    seen: dict[str, int] = {}
    found = []
    for at, cell in enumerate(cells, start=1):
        name = " ".join(cell.split()) or str(at)
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(found)


def _scan_table(source: SourceText, lines: Iterator[str], layout: Layout) -> TextTable:
    for number, line in enumerate(islice(lines, _HEADER_LINES), start=1):
        cells = line.rstrip("\n").split("\t")
        if cells[0].strip().lower() in ("date/time", "timestamp", "date"):
            header = scan_header(cells, layout.format)
            rows = _records(source, lines, "\t", number)
            return TextTable(
                names=unique_names(header.names),
                units=header.units,
                rows=rows,
                ranges=header.ranges,
            )
    raise Invalid(
        "W115",
        f"{source.path.name}: none of the first {_HEADER_LINES} lines begins with Date/Time",
        hint="is it an s::can file? other text files have `format: delimited`",
        details={"file": source.path.name},
    )


def _records(
    source: SourceText, lines: Iterator[str], delimiter: str, before: int
) -> Iterator[Row]:
    """Yield rows with the number of their first line; empty lines are none."""
    csv.field_size_limit(MOST_LINE)
    reader = csv.reader(lines, delimiter=delimiter)
    line = before
    try:
        for cells in reader:
            first, line = line + 1, before + reader.line_num
            if any(cells) and not (len(cells) == 1 and not cells[0].strip()):
                yield first, cells
    except csv.Error:
        raise Invalid(
            "W113",
            f"{source.path.name}: a quote is opened in line {line + 1} and never closed",
            hint="close the quote, or name the delimiter with --delimiter",
            details={"file": source.path.name, "line": line + 1},
        ) from None


def _chain(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _no_header(source: SourceText, line: int) -> Invalid:
    return Invalid(
        "W115",
        f"{source.path.name}: line {line} holds no header",
        hint="`skip:` in the mapping says how many lines stand before the header",
        details={"file": source.path.name, "line": line},
    )
