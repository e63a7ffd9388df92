"""The PostgreSQL platform: what the rest of the product calls, passed on to its parts."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import replace

from strandline.dictionary.model import Column, Dictionary, Expression, Row, Table
from strandline.dictionary.names import QName
from strandline.dictionary.policy import OnlineForms
from strandline.dictionary.types import LogicalType
from strandline.diff.operations import Operation
from strandline.platforms.archiving.dialect import ArchiveDialect
from strandline.platforms.base import (
    Connection,
    Conversion,
    Inspection,
    LockWatch,
    Lowered,
    ScriptFrame,
    Step,
    Unmanaged,
)
from strandline.platforms.clock import as_read_back
from strandline.platforms.lower import Lowering
from strandline.platforms.postgres import sql, text, types
from strandline.platforms.postgres.features import FEATURES
from strandline.platforms.postgres.partitions import canonical
from strandline.platforms.sizes import Sizes


def _as_held(table: Table) -> Table:
    """Return the table as the catalog gives it back: key and identity columns are not null."""
    key = table.primary_key.columns if table.primary_key is not None else ()
    columns = tuple(
        replace(column, nullable=False)
        if column.nullable and (column.name in key or column.identity is not None)
        else column
        for column in table.columns
    )
    parts = table.partitioning
    return as_read_back(
        replace(
            table,
            columns=columns,
            managed=replace(
                table.managed,
                on_update=tuple(sorted(table.managed.on_update)),
                immutable=tuple(sorted(table.managed.immutable)),
            ),
            partitioning=canonical(parts) if parts is not None else None,
        ),
        sql.PLATFORM,
    )


class PostgresPlatform:
    """PostgreSQL 14 and later; see `strandline.platforms.base.Platform` for the contracts."""

    name = "postgres"
    dialect = "postgres"
    features = FEATURES
    url_schemes: tuple[str, ...] = ("postgresql", "postgres")
    default_schema: str | None = text.DEFAULT_SCHEMA

    def __init__(self) -> None:
        self._lowering = Lowering(
            platform=self.name,
            features=FEATURES,
            held_type=types.held_type,
            default_schema=self.default_schema,
            table_hook=_as_held,
        )

    def quote(self, identifier: str) -> str:
        return text.quote(identifier)

    def qualified(self, name: QName) -> str:
        return text.qualified(name)

    def native_type(self, logical: LogicalType) -> str:
        return types.native_type(logical)

    def held_type(self, logical: LogicalType) -> LogicalType:
        return types.held_type(logical)

    def lower(self, dictionary: Dictionary) -> Lowered:
        return self._lowering.lower(dictionary)

    def expression(self, expression: Expression, table: Table | None = None) -> str:
        return sql.native(expression, table)

    def query(self, expression: Expression, dictionary: Dictionary) -> str:
        return sql.query(expression, dictionary)

    def first_rows(self, query: str, count: int) -> str:
        return f"{query} LIMIT {count}"

    def literal(self, value: object, logical: LogicalType | None = None) -> str:
        return text.literal(value, logical)

    def render(
        self, operations: Sequence[Operation], before: Dictionary, after: Dictionary
    ) -> tuple[Step, ...]:
        from strandline.platforms.postgres.render import render

        return render(operations, before, after)

    def narrows(self, before: LogicalType, after: LogicalType) -> bool:
        from strandline.platforms.postgres.alter import narrows

        return narrows(before, after)

    def moves(self, table: Table) -> bool:
        from strandline.platforms.postgres.archive import moves

        return moves(table)

    def archive_dialect(self) -> ArchiveDialect:
        from strandline.platforms.postgres.archive import ARCHIVE

        return ARCHIVE

    def online(
        self, steps: Sequence[Step], *, mode: OnlineForms, before: Dictionary, after: Dictionary
    ) -> tuple[Step, ...]:
        from strandline.platforms.postgres.online import online

        return online(steps, mode=mode, before=before, after=after)

    def create_if_missing(self, table: Table) -> tuple[str, ...]:
        return tuple(sql.create_if_missing(table))

    def frame(self, steps: Sequence[Step]) -> ScriptFrame:
        from strandline.platforms.postgres.frame import frame

        return frame(steps)

    def comparable(self, expression: Expression, table: Table | None = None) -> str:
        from strandline.platforms.postgres.canonical import comparable_expression

        return comparable_expression(sql.native(expression, table))

    def comparable_view(self, expression: Expression, dictionary: Dictionary) -> str:
        from strandline.platforms.postgres.canonical_views import comparable_view

        return comparable_view(sql.query(expression, dictionary), dictionary)

    def connect(self, url: str, *, create: bool = True) -> Connection:  # noqa: ARG002
        from strandline.platforms.postgres.driver import connect

        return connect(url)

    def scratch(self, url: str | None = None) -> AbstractContextManager[Connection]:
        from strandline.platforms.postgres.driver import scratch

        return scratch(url)

    def watch_locks(self, connection: Connection) -> AbstractContextManager[LockWatch | None]:
        from strandline.platforms.postgres.watch import watch_locks

        return watch_locks(connection)

    def conversion(self, value: str, before: LogicalType, after: LogicalType) -> Conversion:
        from strandline.platforms.postgres import probes

        return probes.conversion(value, before, after)

    def default_value(self, column: Column, table: Table) -> str:
        from strandline.platforms.postgres import probes

        return probes.default_value(column, table)

    def read_rows(
        self, connection: Connection, table: Table, *, source: str = "", where: str = ""
    ) -> tuple[Row, ...]:
        from strandline.platforms.postgres.read_rows import read_rows

        return read_rows(connection, table, source=source, where=where)

    def load_script(self, connection: Connection, text: str) -> tuple[Unmanaged, ...]:
        from strandline.platforms.postgres.ddl import load_script

        return load_script(connection, text)

    def inspect(self, connection: Connection, *, rows_of: Sequence[QName] = ()) -> Inspection:
        from strandline.platforms.postgres.inspect import inspect

        return inspect(connection, rows_of=rows_of)

    def sizes(self, connection: Connection) -> Sizes:
        from strandline.platforms.postgres.sizes import sizes

        return sizes(connection)

    def invalid_indexes(self, connection: Connection) -> tuple[QName, ...]:
        from strandline.platforms.postgres.invalid import invalid_indexes

        return invalid_indexes(connection)

    def drop_invalid_index(self, connection: Connection, name: QName) -> None:
        from strandline.platforms.postgres.invalid import drop_invalid

        drop_invalid(connection, name)


platform = PostgresPlatform()
