"""Rows of a table as an author would write them in YAML."""

from __future__ import annotations

from strandline.dictionary.model import Row, Scalar, Table
from strandline.dictionary.types import TypeKind
from strandline.platforms.base import Connection
from strandline.platforms.sqlite.text import quote


def read_rows(
    connection: Connection, table: Table, *, source: str = "", where: str = ""
) -> tuple[Row, ...]:
    """Return rows in key order, computed columns left out; see `Platform.read_rows`."""
    columns = [column for column in table.columns if column.generated is None]
    listed = ", ".join(quote(column.name) for column in columns)
    key = table.primary_key.columns if table.primary_key is not None else ()
    sql = f"SELECT {listed} FROM {source or quote(table.name.name)}"
    sql += f" WHERE {where}" if where else ""
    sql += f" ORDER BY {', '.join(quote(column) for column in key)}" if key else ""
    return tuple(
        Row.of(
            {
                column.name: _scalar(value, column.type.kind)
                for column, value in zip(columns, values, strict=True)
            }
        )
        for values in connection.execute(sql)
    )


def _scalar(value: object, kind: TypeKind) -> Scalar:
    if kind is TypeKind.BOOLEAN and value in (0, 1):
        return bool(value)
    if isinstance(value, int | float | str | bytes):
        return value
    return None
