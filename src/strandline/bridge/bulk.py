"""Many rows at once: what is written, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

Column = Sequence[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Rows of one table, column by column: numbers and moments only, each key once.

    The rows come in order of their key. That order is what keeps two writers of the same rows from
    waiting for each other.
    """

    table: sa.Table
    key: tuple[str, ...]
    columns: Mapping[str, Column]

    @property
    def size(self) -> int:
        return len(self.columns[self.key[0]])

    @property
    def content(self) -> tuple[str, ...]:
        """The columns that are no part of the key."""
        return tuple(name for name in self.columns if name not in self.key)

    def rows(self, start: int = 0, end: int | None = None) -> list[dict[str, Any]]:
        """Return rows as SQLAlchemy takes them, each with its position in the batch."""
        names = ("position", *self.columns)
        cells = [column[start:end] for column in self.columns.values()]
        stop = self.size if end is None else end
        return [
            dict(zip(names, row, strict=True))
            for row in zip(range(start, min(stop, self.size)), *cells, strict=True)
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What became of a batch; the four add up to its rows.

    `differing`: positions of rows whose key is stored with other content, which was left as it is.
    """

    inserted: int = 0
    changed: int = 0
    unchanged: int = 0
    differing: tuple[int, ...] = ()
