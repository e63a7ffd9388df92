"""How a database is at one moment: its schema's fingerprint, and every row as a digest.

Rows are kept as digests of their cells, so that any two moments can be compared cell by cell
without keeping, or ever showing, a value.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from strandline.dictionary.canonical import fingerprint
from strandline.dictionary.model import Dictionary, Row, Table
from strandline.dictionary.names import QName
from strandline.drift.dangling import without_dangling
from strandline.drift.holdable import only_holdable
from strandline.drift.live import comparable_cell, compare_inspection
from strandline.platforms.base import Connection, Platform

Digest = bytes
Digests = tuple[Digest, ...]


@dataclass(frozen=True, slots=True)
class TableRows:
    """The rows of one table: `cells` has one digest for each of `columns`."""

    columns: tuple[str, ...]
    key: tuple[str, ...]
    cells: tuple[Digests, ...]

    def __len__(self) -> int:
        return len(self.cells)

    def by(self, columns: Sequence[str], shown: Sequence[str]) -> dict[Digests, Digests]:
        """Return the shown columns of each row by a key."""
        key, rest = self._places(columns), self._places(shown)
        return {_pick(row, key): _pick(row, rest) for row in self.cells}

    def counted(self, shown: Sequence[str]) -> Counter[Digests]:
        """Return the shown columns of all rows, in no order."""
        places = self._places(shown)
        return Counter(_pick(row, places) for row in self.cells)

    def _places(self, columns: Sequence[str]) -> list[int]:
        return [self.columns.index(name) for name in columns]


def _pick(row: Digests, places: Sequence[int]) -> Digests:
    return tuple(row[place] for place in places)


@dataclass(frozen=True, slots=True)
class Look:
    """A database at one moment. `drift` says how it differs from what it should be, in words."""

    fingerprint: str
    drift: tuple[str, ...]
    tables: Mapping[QName, TableRows] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        return sum(len(table) for table in self.tables.values())


def look(expected: Dictionary, connection: Connection, platform: Platform) -> Look:
    """Read the schema and every row of the tables that a lowered dictionary says are there."""
    with_rows = [name for name, table in expected.tables.items() if table.rows]
    found = without_dangling(only_holdable(platform.inspect(connection, rows_of=with_rows)))
    report = compare_inspection(expected, found, platform)
    bare = replace(
        found.dictionary,
        tables={name: replace(t, rows=()) for name, t in found.dictionary.tables.items()},
    )
    drift = [operation.describe() for operation in report.operations]
    drift += [f"unmanaged {item.kind} {item.name}" for item in report.unmanaged]
    return Look(
        fingerprint=fingerprint(bare),
        drift=tuple(drift),
        tables={
            name: table_rows(table, platform.read_rows(connection, table))
            for name, table in expected.tables.items()
            if _is_there(table, found.dictionary)
        },
    )


def _is_there(table: Table, found: Dictionary) -> bool:
    """Say whether a table has all the columns that are to be read."""
    there = found.tables.get(table.name)
    return there is not None and set(table.column_names) <= set(there.column_names)


def table_rows(table: Table, rows: Sequence[Row]) -> TableRows:
    """Return rows as digests."""
    columns = tuple(column for column in table.columns if column.generated is None)
    names = tuple(column.name for column in columns)
    key = table.primary_key.columns if table.primary_key is not None else ()
    return TableRows(
        columns=names,
        key=key if set(key) <= set(names) else (),
        cells=tuple(
            tuple(digest(comparable_cell(cells[column.name], column.type)) for column in columns)
            for cells in (row.as_mapping() for row in rows)
        ),
    )


def digest(cell: object) -> Digest:
    """Return a cell's digest; equal for equal cells only."""
    return hashlib.blake2b(f"{type(cell).__name__}:{cell!r}".encode(), digest_size=12).digest()


@dataclass(frozen=True, slots=True)
class Difference:
    """How the rows of one table at a later moment differ from those at an earlier one."""

    lost: int = 0
    extra: int = 0
    changed: int = 0
    columns: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.lost or self.extra or self.changed)

    def but_for(self, rows: int) -> Difference:
        """Return what is left when as many rows may have come and gone."""
        return replace(self, lost=max(0, self.lost - rows), extra=max(0, self.extra - rows))

    def but_for_orphans(self, rows: int) -> Difference:
        """Return what is left when as many rows had nothing any more to come back to."""
        lost, changed = max(0, self.lost - rows), max(0, self.changed - rows)
        return replace(self, lost=lost, changed=changed)


def compare_rows(
    earlier: TableRows,
    later: TableRows,
    pairs: Sequence[tuple[str, str]],
    *,
    apart: Collection[Digests] = (),
    excused: Collection[str] = (),
) -> Difference:
    """Compare rows over (earlier, later) pairs of columns, by key where both have the same one.

    `apart` are keys of rows that may come, go and change; `excused` are columns (as called later)
    that rows of those keys may differ in while the rest is compared: with both, only these
    columns may differ.
    """
    names = dict(pairs)
    old, new = [name for name, _ in pairs], [name for _, name in pairs]
    keyed = bool(earlier.key) and tuple(names.get(name) for name in earlier.key) == later.key
    if not keyed:
        gone = earlier.counted(old) - later.counted(new)
        come = later.counted(new) - earlier.counted(old)
        return Difference(lost=gone.total(), extra=come.total())
    before = earlier.by(earlier.key, old)
    after = later.by(later.key, new)
    apart = frozenset(apart)
    free = apart if not excused else frozenset[Digests]()
    lost = [key for key in before if key not in after and key not in free]
    extra = [key for key in after if key not in before and key not in free]
    touched: set[str] = set()
    changed = 0
    for key, cells in before.items():
        other = after.get(key)
        if other is None or other == cells or key in free:
            continue
        differing = {name for name, a, b in zip(new, cells, other, strict=True) if a != b}
        differing -= set(excused) if key in apart else set()
        changed += bool(differing)
        touched |= differing
    return Difference(
        lost=len(lost), extra=len(extra), changed=changed, columns=tuple(sorted(touched))
    )
