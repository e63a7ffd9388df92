"""Rows of a table as reference data, with values as an author of YAML writes them."""

from __future__ import annotations

import datetime
import json
import uuid
from decimal import Decimal

from strandline.dictionary.model import Row, Scalar, Table
from strandline.platforms.base import Connection
from strandline.platforms.postgres.text import names, qualified


def read_rows(
    connection: Connection, table: Table, *, source: str = "", where: str = ""
) -> tuple[Row, ...]:
    """Return rows in the order of the primary key; see `Platform.read_rows`."""
    wanted = tuple(column.name for column in table.columns if column.generated is None)
    order = table.primary_key.columns if table.primary_key is not None else wanted
    found = connection.execute(
        f"SELECT {names(wanted)} FROM {source or qualified(table.name)}"
        + (f" WHERE {where}" if where else "")
        + f" ORDER BY {names(order)}"
    )
    return tuple(
        Row.of({name: plain(value) for name, value in zip(wanted, row, strict=True)})
        for row in found
    )


def plain(value: object) -> Scalar:
    """Return a driver's value as a plain one: ISO 8601 text for times, numbers for decimals."""
    match value:
        case None | bool() | int() | float() | str() | bytes():
            return value
        case Decimal():
            return _number(value)
        case datetime.datetime() | datetime.date() | datetime.time():
            return value.isoformat()
        case uuid.UUID():
            return str(value)
        case memoryview() | bytearray():
            return bytes(value)
        case _:
            return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)


def _number(value: Decimal) -> Scalar:
    """Return an int or float where one holds the decimal exactly, else its text."""
    if not value.is_finite():
        return str(value)
    if value == value.to_integral_value():
        return int(value)
    return float(value) if Decimal(repr(float(value))) == value else str(value)
