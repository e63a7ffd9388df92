"""The SQLite platform: ties the parts of this folder together."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace

from strandline.dictionary.model import Column, Dictionary, Expression, Row, Table
from strandline.dictionary.names import QName
from strandline.dictionary.policy import OnlineForms
from strandline.dictionary.types import LogicalType, TypeKind
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
from strandline.platforms.expressions import comparable_form, comparable_query
from strandline.platforms.lower import Lowering
from strandline.platforms.sizes import Sizes
from strandline.platforms.sqlite import expressions, text, types
from strandline.platforms.sqlite.features import FEATURES
from strandline.platforms.sqlite.findings import findings_of
from strandline.platforms.sqlite.tables import identity_column


class SqlitePlatform:
    """SQLite files and databases in memory; see `platforms.base.Platform`."""

    name = expressions.NAME
    dialect = expressions.DIALECT
    features = FEATURES
    url_schemes: tuple[str, ...] = ("sqlite", "sqlite3")
    default_schema: str | None = None

    def quote(self, identifier: str) -> str:
        return text.quote(identifier)

    def qualified(self, name: QName) -> str:
        return text.quote(name.name)

    def native_type(self, logical: LogicalType) -> str:
        return types.native_type(logical)

    def held_type(self, logical: LogicalType) -> LogicalType:
        return types.held_type(logical)

    def lower(self, dictionary: Dictionary) -> Lowered:
        lowering = Lowering(
            platform=self.name,
            features=FEATURES,
            held_type=types.held_type,
            default_schema=None,
            table_hook=_with_integer_identity,
        )
        lowered = lowering.lower(dictionary)
        findings = [*lowered.findings, *findings_of(dictionary)]
        return replace(lowered, findings=tuple(findings))

    def expression(self, expression: Expression, table: Table | None = None) -> str:
        return expressions.native(expression, table)

    def query(self, expression: Expression, dictionary: Dictionary) -> str:
        return expressions.query(expression, dictionary)

    def first_rows(self, query: str, count: int) -> str:
        return f"{query} LIMIT {count}"

    def literal(self, value: object, logical: LogicalType | None = None) -> str:
        return text.literal(value, logical)

    def render(
        self, operations: Sequence[Operation], before: Dictionary, after: Dictionary
    ) -> tuple[Step, ...]:
        from strandline.platforms.sqlite.render import render

        return render(operations, before, after)

    def online(
        self,
        steps: Sequence[Step],
        *,
        mode: OnlineForms,  # noqa: ARG002
        before: Dictionary,  # noqa: ARG002
        after: Dictionary,  # noqa: ARG002
    ) -> tuple[Step, ...]:
        return tuple(steps)

    def narrows(self, before: LogicalType, after: LogicalType) -> bool:
        from strandline.platforms.sqlite.archive import narrows

        return narrows(before, after)

    def moves(self, table: Table) -> bool:
        from strandline.platforms.sqlite.archive import moves

        return moves(table)

    def archive_dialect(self) -> ArchiveDialect:
        from strandline.platforms.sqlite.archive import ARCHIVE

        return ARCHIVE

    def create_if_missing(self, table: Table) -> tuple[str, ...]:
        from strandline.platforms.sqlite.tables import create_table, unless_there

        return (unless_there(create_table(table)),)

    def frame(self, steps: Sequence[Step]) -> ScriptFrame:
        from strandline.platforms.sqlite.frame import frame_of

        return frame_of(steps)

    def comparable(self, expression: Expression, table: Table | None = None) -> str:
        return comparable_form(self.expression(expression, table), self.dialect)

    def comparable_view(self, expression: Expression, dictionary: Dictionary) -> str:
        return comparable_query(self.query(expression, dictionary), self.dialect)

    def connect(self, url: str, *, create: bool = True) -> Connection:
        from strandline.platforms.sqlite.driver import connect

        return connect(url, create=create)

    def scratch(self, url: str | None = None) -> AbstractContextManager[Connection]:
        from strandline.platforms.sqlite.driver import scratch

        return scratch(url)

    def watch_locks(self, connection: Connection) -> AbstractContextManager[LockWatch | None]:
        del connection
        return nullcontext()

    def conversion(self, value: str, before: LogicalType, after: LogicalType) -> Conversion:
        from strandline.platforms.sqlite import probes

        return probes.conversion(value, before, after)

    def default_value(self, column: Column, table: Table) -> str:
        from strandline.platforms.sqlite import probes

        return probes.default_value(column, table)

    def read_rows(
        self, connection: Connection, table: Table, *, source: str = "", where: str = ""
    ) -> tuple[Row, ...]:
        from strandline.platforms.sqlite.reading import read_rows

        return read_rows(connection, table, source=source, where=where)

    def load_script(self, connection: Connection, text: str) -> tuple[Unmanaged, ...]:
        from strandline.platforms.sqlite.ddl import load_script

        return load_script(connection, text)

    def inspect(self, connection: Connection, *, rows_of: Sequence[QName] = ()) -> Inspection:
        from strandline.platforms.sqlite.inspect import inspect

        return inspect(connection, rows_of=rows_of)

    def sizes(self, connection: Connection) -> Sizes:
        from strandline.platforms.sqlite.sizes import sizes

        return sizes(connection)

    def invalid_indexes(self, connection: Connection) -> tuple[QName, ...]:
        del connection  # an index is built whole or not at all
        return ()

    def drop_invalid_index(self, connection: Connection, name: QName) -> None:
        """Nothing to do: `invalid_indexes` names none."""


def _with_integer_identity(table: Table) -> Table:
    """Only an INTEGER PRIMARY KEY is numbered by SQLite; it holds 64 bits under any name."""
    column = identity_column(table)
    if column is None or column.type.kind is TypeKind.INTEGER:
        return table
    changed = replace(column, type=LogicalType(kind=TypeKind.INTEGER))
    columns = tuple(changed if item is column else item for item in table.columns)
    return replace(table, columns=columns)


platform = SqlitePlatform()
