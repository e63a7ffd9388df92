"""Rows as readings, column by column and a batch at a time: memory does not grow with the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from strandline.packs.water.importing.binding import Binding, Bound
from strandline.packs.water.importing.layout import Layout, Missing
from strandline.packs.water.importing.row_problems import RowProblems
from strandline.packs.water.importing.tables import TextTable
from strandline.packs.water.importing.times import LocalClock, Timed

Cell = float | None | tuple[float | None, ...]
"""A number, or a spectrum in the order of its wavelengths; None where there is no value."""


@dataclass(slots=True)
class Batch:
    """Readings of one target, side by side; every moment stands once."""

    wavelengths: tuple[float, ...] = ()
    lines: list[int] = field(default_factory=list)
    moments: list[datetime] = field(default_factory=list)
    values: list[Cell] = field(default_factory=list)
    qualities: list[int | None] = field(default_factory=list)


@dataclass(slots=True)
class Counts:
    """What became of the rows of a file; cells are counted for each column of the mapping."""

    rows: int = 0
    readings: int = 0
    without_value: int = 0
    repeated: int = 0
    before_since: int = 0


def read_batches(
    table: TextTable,
    layout: Layout,
    binding: Binding,
    clock: LocalClock,
    *,
    since: datetime | None,
    size: int,
    problems: RowProblems,
    counts: Counts,
) -> Iterator[list[Batch]]:
    """Yield batches of about `size` cells, one batch for each target in the mapping's order."""
    readers = [_Target(bound, layout, problems, counts) for bound in binding.bound]
    cells = 0
    for timed in clock.rows(table.rows, binding.time):
        counts.rows += 1
        moment = timed.moment
        if moment is None:
            problems.add(timed.problem, timed.line)
            continue
        if since is not None and moment < since:
            counts.before_since += 1
            continue
        for reader in readers:
            cells += reader.take(timed, moment)
        if cells >= size:
            yield [reader.give() for reader in readers]
            cells = 0
    yield [reader.give() for reader in readers]


class _Target:
    """Reads the cells of one target."""

    def __init__(self, bound: Bound, layout: Layout, problems: RowProblems, counts: Counts) -> None:
        self._bound = bound
        self._places = bound.places
        self._needed = max(*bound.places, bound.status_place or 0) + 1
        self._number = NumberText(layout)
        self._stores_missing = layout.missing is Missing.STORE
        self._factor, self._offset = bound.target.factor, bound.target.offset
        self._converts = bound.target.converts
        self._problems, self._counts = problems, counts
        self._batch = Batch(bound.wavelengths)
        self._at: dict[datetime, tuple[Cell, int | None]] = {}

    def give(self) -> Batch:
        """Return what was taken since the last time, and begin anew."""
        given, self._batch = self._batch, Batch(self._bound.wavelengths)
        if given.moments:
            last = given.moments[-1]
            # The next line may repeat the last one of this batch.
            self._at = {last: self._at[last]}
        return given

    def take(self, timed: Timed, moment: datetime) -> int:
        """Read one row; return how many cells it adds."""
        column = self._bound.column
        if len(timed.cells) < self._needed:
            self._problems.add("W125", timed.line, column)
            return 0
        try:
            value = self._value(timed.cells)
        except ValueError:
            self._problems.add("W123", timed.line, column)
            return 0
        if _is_empty(value) and not self._stores_missing:
            self._counts.without_value += 1
            return 0
        try:
            quality = self._quality(timed.cells)
        except KeyError:
            self._problems.add("W124", timed.line, column)
            return 0
        earlier = self._at.get(moment)
        if earlier is not None:
            if earlier == (value, quality):
                self._counts.repeated += 1
            else:
                self._problems.add("W126", timed.line, column)
            return 0
        self._at[moment] = (value, quality)
        return self._add(timed.line, moment, value, quality)

    def _add(self, line: int, moment: datetime, value: Cell, quality: int | None) -> int:
        batch = self._batch
        batch.lines.append(line)
        batch.moments.append(moment)
        batch.values.append(value)
        batch.qualities.append(quality)
        self._counts.readings += 1
        return len(self._places)

    def _value(self, cells: Sequence[str]) -> Cell:
        read = self._number.read
        if not self._bound.wavelengths:
            return self._converted(read(cells[self._places[0]]))
        return tuple(self._converted(read(cells[place])) for place in self._places)

    def _converted(self, value: float | None) -> float | None:
        if value is None or not self._converts:
            return value
        found = value * self._factor + self._offset
        if found - found != 0.0:
            raise ValueError
        return found

    def _quality(self, cells: Sequence[str]) -> int | None:
        quality = self._bound.target.quality
        if self._bound.status_place is None:
            return quality.constant
        word = " ".join(cells[self._bound.status_place].split())
        if word in quality.words or not quality.has_other:
            return quality.words[word]
        return quality.other


def _is_empty(value: Cell) -> bool:
    return value is None or (isinstance(value, tuple) and all(one is None for one in value))


class NumberText:
    """Reads numbers as a mapping says they are written."""

    def __init__(self, layout: Layout) -> None:
        self._missing = layout.missing_words
        self._decimal = layout.decimal
        self._thousands = layout.thousands
        sign = re.escape(layout.thousands)
        self._grouped = re.compile(rf"[+-]?\d{{1,3}}(?:{sign}\d{{3}})+(?!\d)") if sign else None

    def read(self, text: str) -> float | None:
        """Return the number, None for a word that means none; ValueError for anything else."""
        text = text.strip()
        if text.casefold() in self._missing:
            return None
        if self._grouped is not None and self._thousands in text:
            if not self._grouped.match(text):
                raise ValueError
            text = text.replace(self._thousands, "")
        if self._decimal != ".":
            if "." in text:
                raise ValueError
            text = text.replace(self._decimal, ".")
        if "_" in text:
            raise ValueError
        value = float(text)
        # Infinite and NaN: neither is a reading.
        if value - value != 0.0:
            raise ValueError
        return value
