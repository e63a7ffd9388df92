"""Rows of a table as an author would write them in YAML."""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal

from strandline.dictionary.model import Row, Scalar, Table
from strandline.platforms.base import Connection
from strandline.platforms.mssql.text import columns_text, qualified


def read_rows(
    connection: Connection, table: Table, *, source: str = "", where: str = ""
) -> tuple[Row, ...]:
    """Return rows in key order, computed columns left out; see `Platform.read_rows`."""
    columns = tuple(column.name for column in table.columns if column.generated is None)
    sql = f"SELECT {columns_text(columns)} FROM {source or qualified(table.name)}"
    sql += f" WHERE {where}" if where else ""
    if table.primary_key is not None:
        sql += f" ORDER BY {columns_text(table.primary_key.columns)}"
    return tuple(
        Row.of({column: plain(value) for column, value in zip(columns, row, strict=True)})
        for row in connection.execute(sql)
    )


def plain(value: object) -> Scalar:
    """Return a cell as an author of YAML would write it."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case bytes() | bytearray() | memoryview():
            return bytes(value)
        case dt.datetime():
            return value.isoformat(sep=" ")
        case dt.date() | dt.time():
            return value.isoformat()
        case uuid.UUID():
            return str(value)
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case _:
            return str(value)
