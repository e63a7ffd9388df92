"""CSV, NDJSON and Parquet, read in chunks of rows."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any, BinaryIO

import orjson

from strandline.errors import StrandlineError
from strandline.packs.water.bulk_records import BulkFormat, BulkValues, Chunk
from strandline.packs.water.ingest_records import SeriesChoice
from strandline.packs.water.services.ingest.cells_in import (
    CHOICE_COLUMNS,
    check_columns,
    choice_of,
    number,
    unreadable,
    whole,
)
from strandline.packs.water.services.ingest.unpacking import lines_of, unpacked
from strandline.rest.errors import Invalid

ROWS = 10_000
_DELIMITERS = (";", "\t", ",")


def chunks_of(file: BinaryIO, request: BulkValues) -> Iterator[Chunk]:
    """Give a file's rows in order."""
    content = unpacked(file, gzipped=request.gzipped)
    match request.format:
        case BulkFormat.CSV:
            return _csv(content, request.choice)
        case BulkFormat.NDJSON:
            return _ndjson(content, request.choice)
        case BulkFormat.PARQUET:
            from strandline.packs.water.services.ingest.parquet_in import parquet_chunks

            return parquet_chunks(file, request)


def _csv(content: BinaryIO, choice: SeriesChoice | None) -> Iterator[Chunk]:
    lines = _decoded(content)
    header = next(lines, "")
    delimiter = next((mark for mark in _DELIMITERS if mark in header), ",")
    names = [name.strip() for name in next(csv.reader([header], delimiter=delimiter), [])]
    check_columns(names, choice)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while rows := _read_rows(reader):
        yield _chunk(rows, names, choice, _text_cells)


def _decoded(content: BinaryIO) -> Iterator[str]:
    for at, line in enumerate(lines_of(content), 1):
        try:
            yield line.decode("utf-8-sig" if at == 1 else "utf-8")
        except UnicodeDecodeError:
            raise _broken(at, "is not UTF-8 text") from None


def _read_rows(reader: Any) -> list[tuple[int, Sequence[str]]]:
    """Return the next rows, each with the line that it ends on; blank lines are no rows."""
    try:
        return list(islice(((reader.line_num + 1, row) for row in reader if row), ROWS))
    except csv.Error:
        raise _broken(reader.line_num + 1, "is no row of CSV (a quote is open?)") from None


def _ndjson(content: BinaryIO, choice: SeriesChoice | None) -> Iterator[Chunk]:
    known = ("tstamp", "value", "quality", *(() if choice is not None else CHOICE_COLUMNS))
    lines = enumerate(lines_of(content), 1)
    while part := list(islice(lines, ROWS)):
        rows: list[tuple[int, Any]] = []
        refused: dict[int, StrandlineError] = {}
        for at, line in part:
            if not line.strip():
                continue
            found = _json_row(line, known)
            if found is None:
                refused[at] = _no_row(known)
            else:
                rows.append((at, found))
        chunk = _chunk(rows, known, choice, _json_cells)
        chunk.refused.update(refused)
        yield chunk


def _json_row(line: bytes, known: Sequence[str]) -> list[Any] | None:
    try:
        found = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    if not isinstance(found, dict) or not found.keys() <= set(known) or "value" not in found:
        return None
    return [found.get(name) for name in known]


def _chunk(
    rows: Sequence[tuple[int, Any]],
    names: Sequence[str],
    choice: SeriesChoice | None,
    read: Callable[[dict[str, Any]], dict[str, Any]],
) -> Chunk:
    lines, times, values, qualities, choices = [], [], [], [], []
    refused: dict[int, StrandlineError] = {}
    for line, cells in rows:
        if len(cells) != len(names):
            refused[line] = _wrong_width(len(names))
            continue
        try:
            row = read(dict(zip(names, cells, strict=True)))
            if choice is None:
                choices.append(_own_choice(row))
        except _BadCellError as bad:
            refused[line] = unreadable(bad.column)
            continue
        lines.append(line)
        times.append(row["tstamp"])
        values.append(row["value"])
        qualities.append(row["quality"])
    return Chunk(
        lines=lines,
        times=times,
        values=values,
        qualities=qualities,
        choices=choices if choice is None else None,
        refused=refused,
    )


class _BadCellError(ValueError):
    def __init__(self, column: str) -> None:
        super().__init__(column)
        self.column = column


def _text_cells(row: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {"tstamp": row["tstamp"].strip(), "quality": None}
    for name, text in row.items():
        if name == "tstamp":
            continue
        try:
            made[name] = number(text) if name == "value" else whole(text)
        except ValueError:
            raise _BadCellError(name) from None
    return made


def _json_cells(row: dict[str, Any]) -> dict[str, Any]:
    made = dict(row)
    for name, cell in row.items():
        if name == "tstamp":
            made[name] = cell if isinstance(cell, str) else "?"
        elif cell is not None:
            wanted = float | int if name == "value" else int
            if isinstance(cell, bool) or not isinstance(cell, wanted) or abs(cell) > 1.8e308:
                raise _BadCellError(name)
            if name != "value" and not -(2**31) <= cell < 2**31:
                raise _BadCellError(name)
            made[name] = float(cell) if name == "value" else cell
    return made


def _own_choice(row: dict[str, Any]) -> SeriesChoice:
    try:
        return choice_of({name: row.get(name) for name in CHOICE_COLUMNS})
    except ValueError:
        raise _BadCellError("the row's series") from None


def _wrong_width(wanted: int) -> Invalid:
    return Invalid(
        "W100",
        f"the row does not have the {wanted} cells of the header",
        hint="quote a cell that holds the delimiter",
    )


def _no_row(known: Sequence[str]) -> Invalid:
    return Invalid(
        "W100",
        "the line is no JSON object of a row",
        hint=f"its fields are {', '.join(known)}; tstamp and value are needed",
    )


def _broken(line: int, what: str) -> Invalid:
    return Invalid(
        "W101",
        f"line {line} of the file {what}; nothing was written",
        hint="the file cannot be read on from there: correct it and send it again",
        details={"line": line},
    )
