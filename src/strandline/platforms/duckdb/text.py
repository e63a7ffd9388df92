"""Names and literals in DuckDB's grammar."""

from __future__ import annotations

import hashlib
import math
from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID

from strandline.dictionary.names import QName, shorten
from strandline.dictionary.types import LogicalType
from strandline.platforms.base import LEDGER_PREFIX

DEFAULT_SCHEMA = "main"
SEQUENCE_PREFIX = f"{LEDGER_PREFIX}seq_"
STASH_PREFIX = f"{LEDGER_PREFIX}stash_"
NEW_PREFIX = f"{LEDGER_PREFIX}new_"


def quote(identifier: str) -> str:
    return '"' + identifier.replace('"', '""') + '"'


def qualified(name: QName) -> str:
    """Return the quoted name with its schema; the default schema is named as well."""
    return f"{quote(name.schema or DEFAULT_SCHEMA)}.{quote(name.name)}"


def columns_text(names: tuple[str, ...] | list[str]) -> str:
    return ", ".join(quote(name) for name in names)


def string(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def literal(value: object, logical: LogicalType | None = None) -> str:
    """Return a value as a literal; text takes the column's type by assignment."""
    match value:
        case None:
            return "NULL"
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | Decimal():
            return str(value)
        case float():
            return repr(value) if math.isfinite(value) else f"'{value}'::DOUBLE"
        case bytes() | bytearray():
            return string("".join(f"\\x{byte:02X}" for byte in value)) + "::BLOB"
        case datetime() | date() | time():
            return string(value.isoformat())
        case list() | tuple():
            items = logical.items if logical is not None else None
            return "[" + ", ".join(literal(item, items) for item in value) + "]"
        case str() | UUID():
            return string(str(value))
        case _:
            raise TypeError(f"a {type(value).__name__} cannot be written as a literal")


def sequence_name(table: QName, column: str) -> QName:
    """Return the name of the sequence that numbers an identity column."""
    schema, name = table.schema, f"{SEQUENCE_PREFIX}{table.name}_{column}"
    if schema is not None and '"' in schema:
        schema, name = DEFAULT_SCHEMA, f"{SEQUENCE_PREFIX}{schema}_{table.name}_{column}"
    if '"' in name:
        # nextval('...') reads names in quotes, but no quote within them.
        digest = hashlib.sha256(name.encode()).hexdigest()[:8]
        name = f"{name.replace(chr(34), '_')}_{digest}"
    return QName(schema, shorten(name))


def next_value(table: QName, column: str) -> str:
    """Return the default that draws from the column's sequence."""
    return f"nextval({string(qualified(sequence_name(table, column)))})"


def stash_name(table: QName) -> QName:
    """Return the table that keeps the rows of `table` while it is made anew."""
    return QName(table.schema, shorten(f"{STASH_PREFIX}{table.name}"))


def new_name(table: QName) -> QName:
    """Return the name under which the new form of `table` is filled."""
    return QName(table.schema, shorten(f"{NEW_PREFIX}{table.name}"))
