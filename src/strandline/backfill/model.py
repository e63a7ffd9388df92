"""A backfill as its author writes it, and as the runner reads it from a file.

A backfill changes data, never the schema: batch by batch along a key, resumable, and written so
that a second run changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

Row: TypeAlias = Mapping[str, object]
"""One row: Python values by column name, the same kinds on every platform."""

DEFAULT_BATCH = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Rows to read: a neutral SELECT and the logical types of its columns, by name.

    Every source of a backfill has the columns of its key. `since` names the version that brings
    what the SELECT reads: at earlier ones the source gives no rows.
    """

    query: str
    columns: Mapping[str, str]
    since: str | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """What the change function is given: the rows of one range of keys, in order of the key.

    `others` holds the rows of the further sources in the same range, by their names.
    """

    rows: Sequence[Row]
    others: Mapping[str, Sequence[Row]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """Set columns of one row of the table, found by its primary key.

    `only_if` names values that the row must still have; None means NULL. A row that has the new
    values already is left alone and not counted.
    """

    key: Mapping[str, object]
    values: Mapping[str, object]
    only_if: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Insert:
    """Add one row to the table. The function must see what is there and not add it again."""

    values: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubtful:
    """A row that the rules cannot decide. The reason is shown and kept: no values of rows in it."""

    key: Mapping[str, object]
    reason: str


Change: TypeAlias = Update | Insert | Doubtful
ChangeFunction: TypeAlias = Callable[[Batch], Iterable[Change]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Backfill:
    """A backfill in Python; the file gives one to the name `backfill`.

    It may run from `version` on, and before `until` where that is given. `table` is the one
    table it writes, `sets` the only columns it may update. `change` is a pure function of its
    batch. `key` names columns of `source` whose values make the ranges; without a source these
    are the table's own rows along its primary key. `left` is a neutral SELECT of one number:
    how many rows are still to do. `after` names backfills that must have finished before.
    """

    version: str
    table: str
    left: str
    change: ChangeFunction
    description: str = ""
    until: str | None = None
    after: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    source: Source | None = None
    others: Mapping[str, Source] = field(default_factory=dict)
    batch: int = DEFAULT_BATCH
    pause: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SqlBody:
    """Statements in one platform's own SQL, with places for the range and for names of tables."""

    change: tuple[str, ...]
    left: str
    doubtful: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PythonBody:
    """What a backfill in Python has beyond the facts of every backfill."""

    change: ChangeFunction
    left: str
    sets: tuple[str, ...]
    source: Source | None
    others: Mapping[str, Source]


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """One backfill file as it was read. `pause` is in seconds, `platform` None for all of them.

    `checksum` covers what the backfill does, not its layout, its comments or its pace.
    """

    name: str
    file: str
    platform: str | None
    version: str
    table: str
    body: SqlBody | PythonBody
    checksum: str
    exact: str
    description: str = ""
    until: str | None = None
    after: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    batch: int = DEFAULT_BATCH
    pause: float = 0.0
