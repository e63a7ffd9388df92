"""Lists of column names in a table: keys, indexes, behaviours, partitions, with their places."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass

from strandline.dictionary.model import Table
from strandline.lint.rule import NodePath


class ListKind(enum.Enum):
    """What a list of columns is; the value is how messages name it."""

    PRIMARY_KEY = "primary key"
    UNIQUE = "unique constraint"
    FOREIGN_KEY = "foreign key"
    INDEX = "index"
    INCLUDE = "included columns of index"
    UPDATED = "managed column"
    IMMUTABLE = "immutable columns"
    MIRRORED = "mirrored columns"
    PARTITION = "partitioning"


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnList:
    """Column names as one part of a table lists them; expressions of an index are left out."""

    kind: ListKind
    owner: str
    table: Table
    columns: tuple[str, ...]
    path: NodePath

    @property
    def subject(self) -> str:
        return f"{self.table.name}.{self.owner}" if self.owner else str(self.table.name)

    def __str__(self) -> str:
        return f"{self.kind.value} {self.owner}".rstrip()


def column_lists(table: Table) -> Iterator[ColumnList]:
    """Yield every list of columns of a table."""

    def made(kind: ListKind, owner: str, columns: tuple[str, ...], *keys: object) -> ColumnList:
        path = ("tables", table.name, *keys)
        return ColumnList(kind=kind, owner=owner, table=table, columns=columns, path=path)

    key = table.primary_key
    if key is not None:
        yield made(ListKind.PRIMARY_KEY, key.name, key.columns, "primary_key")
    for unique in table.uniques:
        yield made(
            ListKind.UNIQUE,
            unique.name,
            unique.columns,
            "unique_constraints",
            unique.name,
            "columns",
        )
    for foreign in table.foreign_keys:
        yield made(
            ListKind.FOREIGN_KEY, foreign.name, foreign.columns, "foreign_keys", foreign.name
        )
    for index in table.indexes:
        names = tuple(part.name for part in index.columns if part.name is not None)
        yield made(ListKind.INDEX, index.name, names, "indexes", index.name, "columns")
        if index.include:
            yield made(
                ListKind.INCLUDE, index.name, index.include, "indexes", index.name, "include"
            )
    managed = table.managed
    for column in managed.on_update:
        yield made(ListKind.UPDATED, "", (column,), "managed", column)
    if managed.immutable:
        yield made(ListKind.IMMUTABLE, "", managed.immutable, "managed", "immutable")
    for new, old in managed.mirrors:
        yield made(ListKind.MIRRORED, "", (new, old), "managed", "mirrors", new)
    if table.partitioning is not None:
        yield made(ListKind.PARTITION, "", table.partitioning.columns, "partition_by", "columns")
