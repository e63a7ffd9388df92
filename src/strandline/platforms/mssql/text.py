"""Names and literals as T-SQL text."""

from __future__ import annotations

import datetime as dt
import math
import re
from decimal import Decimal

from strandline.dictionary.names import QName
from strandline.dictionary.types import NUMERIC_KINDS, LogicalType, TypeKind

DEFAULT_SCHEMA = "dbo"
DIALECT = "tsql"


def quote(identifier: str) -> str:
    """Return the identifier in brackets, closing brackets doubled."""
    return "[" + identifier.replace("]", "]]") + "]"


def qualified(name: QName) -> str:
    """Return `[schema].[name]`; without a schema the default one is written."""
    return f"{quote(name.schema or DEFAULT_SCHEMA)}.{quote(name.name)}"


def columns_text(columns: tuple[str, ...]) -> str:
    """Return quoted names with commas."""
    return ", ".join(quote(column) for column in columns)


_READ_BY_CLIENTS = re.compile(r"^[ \t]*GO\b|\$\(|\\\r?\n", re.IGNORECASE | re.MULTILINE)


def string(text: str) -> str:
    """Return an N'...' literal; N because every string column is Unicode.

    sqlcmd and SSMS look into literals: a line GO ends the batch, $(x) is a variable, a backslash
    at a line's end joins lines. Such a text is put together from harmless pieces.
    """
    plain = "N'" + text.replace("'", "''") + "'"
    if not _READ_BY_CLIENTS.search(text):
        return plain
    pieces = plain.replace("\r", "' + NCHAR(13) + N'").replace("\n", "' + NCHAR(10) + N'")
    return "(CAST(N'' AS NVARCHAR(MAX)) + " + pieces.replace("$(", "$' + N'(") + ")"


def literal(value: object, logical: LogicalType | None = None) -> str:
    """Return a value as a literal; TypeError for a value that reference data cannot hold."""
    match value:
        case None:
            return "NULL"
        case bool():
            return "1" if value else "0"
        case int() | Decimal():
            return str(value)
        case float():
            return _number(value)
        case bytes() | bytearray() | memoryview():
            return "0x" + bytes(value).hex().upper()
        case str():
            return _text(value, logical)
        case dt.datetime() | dt.date() | dt.time():
            return string(value.isoformat())
        case _:
            raise TypeError(f"no literal for a value of type {type(value).__name__}")


def _number(value: float) -> str:
    if not math.isfinite(value):
        raise TypeError("SQL Server has no literal for NaN or infinity")
    return repr(value)


def _text(value: str, logical: LogicalType | None) -> str:
    if logical is None:
        return string(value)
    if logical.kind in NUMERIC_KINDS:
        # YAML authors quote decimals that a float would round.
        return str(Decimal(value)) if _is_decimal(value) else string(value)
    if logical.kind is TypeKind.BOOLEAN:
        return "1" if value.lower() in ("true", "t", "1", "yes") else "0"
    if logical.kind is TypeKind.TIMESTAMP:
        # The T makes the order of year, month and day independent of the login's language.
        return string(value.replace(" ", "T", 1))
    return string(value)


def _is_decimal(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except ArithmeticError:
        return False
