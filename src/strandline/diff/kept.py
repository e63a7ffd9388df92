"""What a lossy change keeps, so that its reverse finds it again.

A value of `Kept` stands on both operations of a pair: `Archive` before something is taken away,
`Restore` when it has been given back. It names the archive, so both mean the same one.
"""

from __future__ import annotations

import enum
import hashlib
from dataclasses import dataclass

from strandline.dictionary.model import Column, ForeignKey, Row
from strandline.dictionary.names import QName, shorten

ARCHIVE_BYTES = 50
"""Longest name of an archive; a prefix of the platform's may come before it."""


class KeptKind(enum.Enum):
    """What an archive holds."""

    TABLE = "table"
    COLUMN = "column"
    VALUES = "values"
    ROWS = "reference rows"
    WHOLE = "whole table"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Why values of a column do not stay as they are.

    `before` and `after` are the column's two forms. Nulls that may not stay (`fills_nulls`) become
    `after`'s default. `removed` holds the values that a value set no longer has; they become the
    default as well, or NULL when `removed_to_null`.
    """

    before: Column
    after: Column
    removed: tuple[str, ...] = ()
    removed_to_null: bool = False
    fills_nulls: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One archive of one object on one edge of the version chain.

    `columns` are the archive's data columns as the table has them when rows are archived; `key`
    names those that identify a row (empty: the table has no key), `lost` those that are taken
    away or changed. `start` and `end` are the versions that the archiving direction leaves and
    reaches. `parents` are foreign keys whose target must still be there when rows come back.
    `with_nulls` archives rows without a value too: the column's default would fill them. `moved`
    tables are not copied but put into the archive's place. `behind_rows` says that reference rows
    are inserted before the archived rows come back.
    """

    archive: str
    kind: KeptKind
    component: str
    start: str
    end: str
    table: QName
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    lost: tuple[str, ...]
    with_nulls: bool = False
    parents: tuple[ForeignKey, ...] = ()
    fit: Fit | None = None
    rows: tuple[Row, ...] = ()
    moved: bool = False
    behind_rows: bool = False

    @property
    def subject(self) -> str:
        """The table, or its column where the archive holds one."""
        if self.kind in (KeptKind.COLUMN, KeptKind.VALUES):
            return f"{self.table}.{self.lost[0]}"
        return str(self.table)

    def subjects(self) -> tuple[str, ...]:
        """Return everything whose loss this archive covers."""
        columns = tuple(f"{self.table}.{column}" for column in self.lost)
        if self.kind in (KeptKind.TABLE, KeptKind.ROWS):
            return (str(self.table),)
        return columns


def archive_name(component: str, way: tuple[str, str], kind: KeptKind, *parts: str) -> str:
    """Return an archive's name: readable, short enough everywhere, one for each edge and object.

    `way` is (version left, version reached) of the run that archives.
    """
    identity = "\x00".join([component, *way, kind.value, *parts])
    digest = hashlib.sha256(identity.encode()).hexdigest()[:10]
    readable = "_".join(part.rpartition(".")[2] for part in parts)
    limit = ARCHIVE_BYTES - len(digest) - len("archive__")
    return f"archive_{shorten(readable, limit=limit)}_{digest}"
