"""Tables of a dictionary as SQLAlchemy tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import sqlalchemy as sa

from strandline.bridge.types import type_of
from strandline.dictionary.model import Column, Dictionary, Table
from strandline.dictionary.names import QName


class Tables(Mapping[str, sa.Table]):
    """The tables of one component by bare name; KeyError for one the dictionary does not have.

    Keys, foreign keys and nullability come along, so that joins find their columns; defaults and
    checks stay the database's business. Nothing here ever creates a table.
    """

    def __init__(self, dictionary: Dictionary) -> None:
        self.metadata = sa.MetaData()
        self._tables = {
            name.name: _table(self.metadata, table) for name, table in dictionary.tables.items()
        }

    def __getitem__(self, name: str) -> sa.Table:
        return self._tables[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)


def _table(metadata: sa.MetaData, table: Table) -> sa.Table:
    key = set(table.primary_key.columns) if table.primary_key else set()
    keys = [
        sa.ForeignKeyConstraint(
            foreign.columns, [_path(foreign.target, column) for column in foreign.target_columns]
        )
        for foreign in table.foreign_keys
    ]
    columns = [_column(column, in_key=column.name in key) for column in table.columns]
    return sa.Table(
        table.name.name, metadata, *columns, *keys, schema=table.name.schema, quote=True
    )


def _path(target: QName, column: str) -> str:
    return ".".join(part for part in (target.schema, target.name, column) if part)


def _column(column: Column, *, in_key: bool) -> sa.Column[object]:
    extra: list[sa.Identity | sa.FetchedValue] = []
    if column.identity is not None:
        extra.append(sa.Identity(start=column.identity.start))
    elif column.default is not None:
        # Left out of an insert, the database fills it: SQLAlchemy need not know with what.
        extra.append(sa.FetchedValue())
    return sa.Column(
        column.name,
        type_of(column.type),
        *extra,
        primary_key=in_key,
        autoincrement=column.identity is not None,
        nullable=column.nullable,
        quote=True,
    )
