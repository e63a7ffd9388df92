"""The table of archives: one row for each time that something was archived.

It is one of the ledger's tables and is described here because scripts that are run by hand make
it and write to it as well.
"""

from __future__ import annotations

import enum

from strandline.dictionary.model import Column, PrimaryKey, Table
from strandline.dictionary.names import QName
from strandline.dictionary.types import DEFAULT_PRECISION, LogicalType, TypeKind
from strandline.diff.kept import Kept
from strandline.platforms.base import LEDGER_PREFIX, LEDGER_SCHEMA
from strandline.platforms.features import Features

REGISTRY = "archive"
CYCLE = "strandline_cycle"
"""The column of an archive that says with which archiving a row came in."""

BECAME = "strandline_became"
"""The column that holds what a value was changed to when its original was archived."""


class ArchiveState(enum.Enum):
    """How one archiving stands.

    ARCHIVED: its rows wait to be restored. RESTORED: they were; what could not be is counted.
    CHANGED: a table without a key was changed in between, so nothing was restored. PURGED: the
    rows were deleted for good.
    """

    ARCHIVED = "archived"
    RESTORED = "restored"
    CHANGED = "changed"
    WHOLE = "whole"
    PURGED = "purged"


def _text(name: str, length: int, *, nullable: bool = False) -> Column:
    logical = LogicalType(kind=TypeKind.STRING, length=length)
    return Column(name=name, type=logical, nullable=nullable)


def _number(name: str, *, nullable: bool = True) -> Column:
    return Column(name=name, type=LogicalType(kind=TypeKind.BIGINT), nullable=nullable)


def _time(name: str) -> Column:
    logical = LogicalType(kind=TypeKind.TIMESTAMP, precision=DEFAULT_PRECISION)
    return Column(name=name, type=logical)


REGISTRY_COLUMNS = (
    _text("component", 100),
    _text("archive", 100),
    _number("cycle", nullable=False),
    _text("kind", 20),
    _text("subject", 400),
    _text("location", 200),
    _text("from_version", 100),
    _text("to_version", 100),
    _text("run_id", 36),
    _time("archived_at"),
    _text("state", 20),
    _time("restored_at"),
    _text("restored_run", 36, nullable=True),
    _number("restored_rows"),
    _number("superseded_rows"),
    _number("orphaned_rows"),
)
"""Times are in UTC. The counts are NULL until something was restored.

A run's id is empty from the script's own statement until the runner fills it in; it stays empty,
or becomes BY_HAND at the next run, where a script was run by hand.
"""

BY_HAND = "by hand"

REGISTRY_KEY = ("component", "archive", "cycle")


def registry_table(features: Features) -> Table:
    """Return the table of archives as the platform calls it."""
    return Table(
        name=place_of(REGISTRY, features),
        columns=REGISTRY_COLUMNS,
        primary_key=PrimaryKey(name=f"PK_strandline_{REGISTRY}", columns=REGISTRY_KEY),
    )


def place_of(name: str, features: Features) -> QName:
    """Return where an object of the product's own lies."""
    return QName(LEDGER_SCHEMA, name) if features.schemas else QName(None, LEDGER_PREFIX + name)


def archive_table(kept: Kept, features: Features) -> Table:
    """Return the table that gathers rows; those of one archiving share a cycle.

    It has no key of its own: a key's index would make archiving a large table several times as
    slow, and rows of one cycle are unique because the table they come from is.
    """
    columns = [_number(CYCLE, nullable=False), *kept.columns]
    if kept.fit is not None:
        value = next(column for column in kept.columns if column.name == kept.lost[0])
        columns.append(Column(name=BECAME, type=value.type))
    return Table(name=place_of(kept.archive, features), columns=tuple(columns))


def moved_table(kept: Kept, features: Features) -> Table:
    """Return the table in whose place a moved table lies."""
    name = kept.archive.replace("archive_", "moved_", 1)
    return Table(name=place_of(name, features), columns=kept.columns)
