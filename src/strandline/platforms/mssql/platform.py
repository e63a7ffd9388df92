"""SQL Server as a platform: every method hands on to the file that knows."""

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
from strandline.platforms.features import Features
from strandline.platforms.mssql import expressions, neutral, text, types
from strandline.platforms.mssql.features import FEATURES
from strandline.platforms.mssql.frame import frame
from strandline.platforms.mssql.lowering import lower
from strandline.platforms.mssql.render import render
from strandline.platforms.mssql.tables import create_if_missing
from strandline.platforms.sizes import Sizes


class MssqlPlatform:
    """Satisfies `strandline.platforms.base.Platform`; holds no state."""

    name: str = "mssql"
    dialect: str = text.DIALECT
    features: Features = FEATURES
    url_schemes: tuple[str, ...] = ("mssql", "sqlserver")
    default_schema: str | None = text.DEFAULT_SCHEMA

    def quote(self, identifier: str) -> str:
        return text.quote(identifier)

    def qualified(self, name: QName) -> str:
        return text.qualified(name)

    def native_type(self, logical: LogicalType) -> str:
        return types.native_type(logical)

    def held_type(self, logical: LogicalType) -> LogicalType:
        return types.held_type(logical)

    def lower(self, dictionary: Dictionary) -> Lowered:
        return lower(dictionary)

    def expression(self, expression: Expression, table: Table | None = None) -> str:
        return expressions.either(expression, table)

    def query(self, expression: Expression, dictionary: Dictionary) -> str:
        return expressions.query(expression, dictionary)

    def first_rows(self, query: str, count: int) -> str:
        return f"{query} OFFSET 0 ROWS FETCH NEXT {count} ROWS ONLY"

    def literal(self, value: object, logical: LogicalType | None = None) -> str:
        return text.literal(value, logical)

    def render(
        self, operations: Sequence[Operation], before: Dictionary, after: Dictionary
    ) -> tuple[Step, ...]:
        return render(operations, before, after)

    def narrows(self, before: LogicalType, after: LogicalType) -> bool:
        from strandline.platforms.mssql.effects import narrows

        return narrows(before, after)

    def moves(self, table: Table) -> bool:  # noqa: ARG002 - every table can be transferred
        return True

    def archive_dialect(self) -> ArchiveDialect:
        from strandline.platforms.mssql.archive import ARCHIVE

        return ARCHIVE

    def online(
        self, steps: Sequence[Step], *, mode: OnlineForms, before: Dictionary, after: Dictionary
    ) -> tuple[Step, ...]:
        from strandline.platforms.mssql.online import online

        return online(steps, mode=mode, before=before, after=after)

    def create_if_missing(self, table: Table) -> tuple[str, ...]:
        return tuple(create_if_missing(table))

    def frame(self, steps: Sequence[Step]) -> ScriptFrame:
        return frame(steps)

    def comparable(self, expression: Expression, table: Table | None = None) -> str:
        return neutral.comparable(expression, table)

    def comparable_view(self, expression: Expression, dictionary: Dictionary) -> str:
        return neutral.comparable_view(expression, dictionary)

    def connect(self, url: str, *, create: bool = True) -> Connection:  # noqa: ARG002
        from strandline.platforms.mssql.driver import connect

        return connect(url)

    def scratch(self, url: str | None = None) -> AbstractContextManager[Connection]:
        from strandline.platforms.mssql.driver import scratch

        return scratch(url)

    def watch_locks(self, connection: Connection) -> AbstractContextManager[LockWatch | None]:
        del connection
        return nullcontext()

    def conversion(self, value: str, before: LogicalType, after: LogicalType) -> Conversion:
        from strandline.platforms.mssql import probes

        return probes.conversion(value, before, after)

    def default_value(self, column: Column, table: Table) -> str:
        from strandline.platforms.mssql import probes

        return probes.default_value(column, table)

    def read_rows(
        self, connection: Connection, table: Table, *, source: str = "", where: str = ""
    ) -> tuple[Row, ...]:
        from strandline.platforms.mssql.reading import read_rows

        return read_rows(connection, table, source=source, where=where)

    def load_script(self, connection: Connection, text: str) -> tuple[Unmanaged, ...]:
        from strandline.platforms.mssql.ddl import load_script

        return load_script(connection, text)

    def read_script(self, text: str) -> Inspection:
        """Read people's T-SQL into a dictionary without a server."""
        from strandline.platforms.mssql.ddl import read_script

        return read_script(text)

    def inspect(self, connection: Connection, *, rows_of: Sequence[QName] = ()) -> Inspection:
        from strandline.platforms.mssql.inspect import inspect

        return inspect(connection, rows_of=rows_of)

    def sizes(self, connection: Connection) -> Sizes:
        from strandline.platforms.mssql.sizes import sizes

        return sizes(connection)

    def invalid_indexes(self, connection: Connection) -> tuple[QName, ...]:
        del connection  # an index is built whole or not at all
        return ()

    def drop_invalid_index(self, connection: Connection, name: QName) -> None:
        """Nothing to do: `invalid_indexes` names none."""


platform = MssqlPlatform()
