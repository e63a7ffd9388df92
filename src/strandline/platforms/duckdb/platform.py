"""The DuckDB platform: what the rest of the product calls, passed on to its parts."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext

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
from strandline.platforms.duckdb import text as texts
from strandline.platforms.duckdb import types
from strandline.platforms.duckdb.features import FEATURES
from strandline.platforms.sizes import Sizes


class DuckDBPlatform:
    """DuckDB 1.5 and later, MotherDuck included; see `strandline.platforms.base.Platform`."""

    name = "duckdb"
    dialect = "duckdb"
    features = FEATURES
    url_schemes: tuple[str, ...] = ("duckdb", "md", "motherduck")
    default_schema: str | None = texts.DEFAULT_SCHEMA

    def quote(self, identifier: str) -> str:
        return texts.quote(identifier)

    def qualified(self, name: QName) -> str:
        return texts.qualified(name)

    def native_type(self, logical: LogicalType) -> str:
        return types.native_type(logical)

    def held_type(self, logical: LogicalType) -> LogicalType:
        return types.held_type(logical)

    def lower(self, dictionary: Dictionary) -> Lowered:
        from strandline.platforms.duckdb.lowering import lower

        return lower(dictionary)

    def expression(self, expression: Expression, table: Table | None = None) -> str:
        from strandline.platforms.duckdb import sql

        return sql.native(expression, table)

    def query(self, expression: Expression, dictionary: Dictionary) -> str:
        from strandline.platforms.duckdb import sql

        return sql.query(expression, dictionary)

    def first_rows(self, query: str, count: int) -> str:
        return f"{query} LIMIT {count}"

    def literal(self, value: object, logical: LogicalType | None = None) -> str:
        return texts.literal(value, logical)

    def render(
        self, operations: Sequence[Operation], before: Dictionary, after: Dictionary
    ) -> tuple[Step, ...]:
        from strandline.platforms.duckdb.render import render

        return render(operations, before, after)

    def narrows(self, before: LogicalType, after: LogicalType) -> bool:
        from strandline.platforms.duckdb.archive import narrows

        return narrows(before, after)

    def moves(self, table: Table) -> bool:  # noqa: ARG002 - DuckDB cannot change a schema
        return False

    def archive_dialect(self) -> ArchiveDialect:
        from strandline.platforms.duckdb.archive import ARCHIVE

        return ARCHIVE

    def online(
        self,
        steps: Sequence[Step],
        *,
        mode: OnlineForms,  # noqa: ARG002
        before: Dictionary,  # noqa: ARG002
        after: Dictionary,  # noqa: ARG002
    ) -> tuple[Step, ...]:
        return tuple(steps)

    def create_if_missing(self, table: Table) -> tuple[str, ...]:
        from strandline.platforms.duckdb import tables

        return tables.unless_there(table.name, tables.create_table(table))

    def frame(self, steps: Sequence[Step]) -> ScriptFrame:  # noqa: ARG002 - the same for all
        from strandline.platforms.duckdb.render import frame

        return frame()

    def comparable(self, expression: Expression, table: Table | None = None) -> str:
        from strandline.platforms.duckdb import sql

        return sql.comparable(sql.native(expression, table))

    def comparable_view(self, expression: Expression, dictionary: Dictionary) -> str:
        from strandline.platforms.duckdb import sql

        return sql.comparable_view(sql.query(expression, dictionary))

    def connect(self, url: str, *, create: bool = True) -> Connection:
        from strandline.platforms.duckdb.driver import connect

        return connect(url, create=create)

    def scratch(self, url: str | None = None) -> AbstractContextManager[Connection]:  # noqa: ARG002
        from strandline.platforms.duckdb.driver import scratch

        return scratch()

    def watch_locks(self, connection: Connection) -> AbstractContextManager[LockWatch | None]:
        del connection
        return nullcontext()

    def conversion(self, value: str, before: LogicalType, after: LogicalType) -> Conversion:
        from strandline.platforms.duckdb import probes

        return probes.conversion(value, before, after)

    def default_value(self, column: Column, table: Table) -> str:
        from strandline.platforms.duckdb import probes

        return probes.default_value(column, table)

    def read_rows(
        self, connection: Connection, table: Table, *, source: str = "", where: str = ""
    ) -> tuple[Row, ...]:
        from strandline.platforms.duckdb.reading import read_rows

        return read_rows(connection, table, source=source, where=where)

    def load_script(self, connection: Connection, text: str) -> tuple[Unmanaged, ...]:
        from strandline.platforms.duckdb.ddl import load_script

        return load_script(connection, text)

    def inspect(self, connection: Connection, *, rows_of: Sequence[QName] = ()) -> Inspection:
        from strandline.platforms.duckdb.inspect import inspect

        return inspect(connection, rows_of=rows_of)

    def sizes(self, connection: Connection) -> Sizes:
        from strandline.platforms.duckdb.sizes import sizes

        return sizes(connection)

    def invalid_indexes(self, connection: Connection) -> tuple[QName, ...]:
        del connection  # an index is built whole or not at all
        return ()

    def drop_invalid_index(self, connection: Connection, name: QName) -> None:
        """Nothing to do: `invalid_indexes` names none."""


platform = DuckDBPlatform()
