"""What differs between platforms when rows are archived and restored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from strandline.dictionary.model import Column, Table
from strandline.dictionary.names import QName
from strandline.dictionary.types import LogicalType
from strandline.platforms.features import Features


class ArchiveDialect(Protocol):
    """SQL that every platform says in its own way. Texts go in and come out quoted."""

    features: Features

    def quote(self, identifier: str) -> str: ...

    def qualified(self, name: QName) -> str: ...

    def literal(self, value: object, logical: LogicalType | None = None) -> str: ...

    @property
    def now(self) -> str:
        """The current time in UTC, as the registry's columns hold it."""
        ...

    def held_type(self, logical: LogicalType) -> LogicalType: ...

    def native_type(self, logical: LogicalType) -> str: ...

    def can_update(self, column: Column, table: Table, *, known_row: bool = False) -> bool:
        """Say whether an UPDATE may set the column; a `known_row` may be pointed at by others."""
        ...

    def unless_there(self, name: QName, create: str) -> Sequence[str]:
        """Return what runs a CREATE TABLE, and makes the schema, where the table is missing."""
        ...

    def differ(self, one: str, other: str) -> str:
        """Return the condition that two values differ, NULL being a value like any other."""
        ...

    def update_from(self, place: str, sets: Mapping[str, str], source: str, where: str) -> str:
        """Return an UPDATE of `place` (called t) from `source` (`name AS a`)."""
        ...

    def round_trip(self, value: str, before: LogicalType, after: LogicalType) -> str:
        """Return what a value of type `before` is after a conversion to `after` and back."""
        ...

    def default_of(self, column: Column, table: Table) -> str:
        """Return the default of a column that has one, as an expression."""
        ...

    def to_archive(self, value: str, column: Column) -> str:
        """Return a table's value as its archive holds it."""
        ...

    def from_archive(self, value: str, column: Column) -> str:
        """Return an archive's value as the table's column takes it."""
        ...

    def statistics(self, place: str) -> Sequence[str]:
        """Return what tells the optimizer how large an archive is, where it does not see that."""
        ...

    def in_order(self, table: Table, columns: Sequence[str], source: str) -> str | None:
        """Return a SELECT of archived rows in the order that a self-reference asks for.

        None where rows of one statement may come in any order.
        """
        ...

    def insert_rows(self, table: Table, statement: str, columns: Sequence[str]) -> str:
        """Return an INSERT that may give identity columns their numbers."""
        ...

    def unguarded(self, table: Table, statements: Iterable[str]) -> list[str]:
        """Return statements that change rows, behind the back of the table's own triggers."""
        ...
