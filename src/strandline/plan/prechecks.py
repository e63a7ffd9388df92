"""Which rows that are there now would make a step of a plan fail: as queries, asked beforehand.

The queries run on the database as it stands before the first step; `images` says how its rows
will look when a step comes to them. What cannot be told beforehand is said with the reason.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


class PrecheckKind(enum.Enum):
    """What rows can stand in the way of."""

    NOT_NULL = "not null"
    TYPE = "type"
    UNIQUE = "unique"
    PRIMARY_KEY = "primary key"
    CHECK = "check"
    FOREIGN_KEY = "foreign key"
    VALUE_SET = "value set"
    PARTITION = "partition"
    REFERENCE_ROW = "reference row"


@dataclass(frozen=True, slots=True, kw_only=True)
class Precheck:
    """One question to the data.

    `table` is the table as it is called now, `problem` completes "3 rows of TABLE ...". The rows
    query gives `columns`: the table's key, then the values that are in the way, under the names
    that they have now. A step that is not `strict` runs all the same: the platform keeps what
    does not fit. `alike` rows are in the way because they are several. `setup` runs first in the same session.
    """

    operation: str
    subject: str
    kind: PrecheckKind
    table: str
    problem: str
    count_sql: str
    rows_sql: str
    columns: tuple[str, ...]
    key_columns: int
    strict: bool = True
    alike: bool = False
    setup: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchecked:
    """A step that may fail on the data and could not be looked at, and why."""

    operation: str
    subject: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prechecks:
    """All questions of a plan, in the order of its steps."""

    checks: tuple[Precheck, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.checks or self.unchecked)


def joined(parts: Iterable[Prechecks]) -> Prechecks:
    """Return several as one."""
    found = list(parts)
    return Prechecks(
        checks=tuple(check for part in found for check in part.checks),
        unchecked=tuple(item for part in found for item in part.unchecked),
    )


def columns_text(columns: Sequence[str]) -> str:
    """Return column names for messages."""
    return ", ".join(columns)
