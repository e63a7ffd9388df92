"""Names and values as SQLite text."""

from __future__ import annotations

import datetime as dt
import decimal
import json
import math
import uuid

from strandline.dictionary.types import LogicalType


def quote(identifier: str) -> str:
    """Return the identifier in double quotes."""
    return '"' + identifier.replace('"', '""') + '"'


def text_literal(value: str) -> str:
    """Return a string literal; a NUL inside would end it, so such text is written as bytes."""
    if "\0" in value:
        return f"CAST(X'{value.encode().hex().upper()}' AS TEXT)"
    return "'" + value.replace("'", "''") + "'"


def literal(value: object, logical: LogicalType | None = None) -> str:
    """Return the value as a literal; dates and times as ISO 8601 text, booleans as 1 and 0."""
    del logical  # affinity of the column does the rest
    plain = plain_value(value)
    if plain is None:
        return "NULL"
    if isinstance(plain, bytes):
        return f"X'{plain.hex().upper()}'"
    if isinstance(plain, int):
        return str(plain)
    if isinstance(plain, float):
        return _float(plain)
    return text_literal(plain)


def plain_value(value: object) -> int | float | str | bytes | None:
    """Return the value as one of the kinds that SQLite stores."""
    match value:
        case None:
            return None
        case bool():
            return int(value)
        case int() | float() | str() | bytes():
            return value
        case bytearray() | memoryview():
            return bytes(value)
        case dt.datetime():
            return value.isoformat(sep=" ")
        case dt.date() | dt.time():
            return value.isoformat()
        case decimal.Decimal() | uuid.UUID():
            return str(value)
        case dict() | list() | tuple():
            return json.dumps(value, ensure_ascii=False)
        case _:
            return str(value)


def _float(value: float) -> str:
    if math.isnan(value):
        return "NULL"  # SQLite stores a NaN as NULL, too
    if math.isinf(value):
        return "9e999" if value > 0 else "-9e999"
    return repr(value)
