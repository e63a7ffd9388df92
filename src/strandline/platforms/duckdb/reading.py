"""Rows of a table as an author would write them in YAML."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from decimal import Decimal

from strandline.dictionary.model import Column, Row, Scalar, Table
from strandline.dictionary.types import TypeKind
from strandline.platforms.base import Connection
from strandline.platforms.duckdb.text import columns_text, qualified, quote


def read_rows(
    connection: Connection, table: Table, *, source: str = "", where: str = ""
) -> tuple[Row, ...]:
    """Return rows in key order, computed columns left out; see `Platform.read_rows`."""
    columns = [column for column in table.columns if column.generated is None]
    wanted = ", ".join(_read(column) for column in columns)
    order = columns_text(table.primary_key.columns) if table.primary_key else "ALL"
    found = connection.execute(
        f"SELECT {wanted} FROM {source or qualified(table.name)}"
        + (f" WHERE {where}" if where else "")
        + f" ORDER BY {order}"
    )
    names = [column.name for column in columns]
    return tuple(
        Row.of({name: scalar(value) for name, value in zip(names, row, strict=True)})
        for row in found
    )


def _read(column: Column) -> str:
    name = quote(column.name)
    if column.type.kind is TypeKind.TIMESTAMP and column.type.with_time_zone:
        # As text: the driver needs another package for times with a zone.
        return f"strftime({name} AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%S.%fZ') AS {name}"
    return name


def scalar(value: object) -> Scalar:
    """Return a value of the driver as a cell of reference data."""
    match value:
        case None | bool() | int() | float() | bytes():
            return value
        case str():
            return value.replace(".000000Z", "Z") if value.endswith(".000000Z") else value
        case Decimal():
            return _number(value)
        case datetime() | date() | time():
            return value.isoformat()
        case list() | tuple() | dict():
            return json.dumps(value, default=str)
        case _:
            return str(value)


def _number(value: Decimal) -> int | float | str:
    """Return an exact number: whole ones as int, others as float unless digits would be lost."""
    if not value.is_finite():
        return str(value)
    if value == value.to_integral_value():
        return int(value)
    short = float(value)
    return short if Decimal(repr(short)) == value else str(value)
