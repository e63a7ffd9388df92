"""Names and values as PostgreSQL's SQL text."""

from __future__ import annotations

import json
import math
from decimal import Decimal

from strandline.dictionary.names import QName
from strandline.dictionary.types import NUMERIC_KINDS, LogicalType, TypeKind

DEFAULT_SCHEMA = "public"


def quote(identifier: str) -> str:
    return '"' + identifier.replace('"', '""') + '"'


def qualified(name: QName) -> str:
    """Return the quoted name; a name without a schema is in `public`."""
    return f"{quote(name.schema or DEFAULT_SCHEMA)}.{quote(name.name)}"


def names(columns: tuple[str, ...]) -> str:
    return ", ".join(quote(column) for column in columns)


def text_literal(text: str) -> str:
    """Return a string constant; needs standard_conforming_strings, which the session sets."""
    return "'" + text.replace("'", "''") + "'"


def literal(value: object, logical: LogicalType | None = None) -> str:
    """Return a value as an SQL constant, in the form its column's type reads."""
    kind = logical.kind if logical is not None else None
    match value:
        case None:
            return "NULL"
        case bool():
            if kind in NUMERIC_KINDS:
                return str(int(value))
            return "TRUE" if value else "FALSE"
        case int():
            return _integer(value, kind)
        case float():
            return repr(value) if math.isfinite(value) else text_literal(str(value))
        case Decimal():
            return str(value) if value.is_finite() else text_literal(str(value))
        case bytes() | bytearray() | memoryview():
            return f"'\\x{bytes(value).hex()}'"
        case list() | tuple() if kind is TypeKind.ARRAY:
            return _array(value)
        case str() if kind is TypeKind.ARRAY and _listed(value) is not None:
            return _array(_listed(value))
        case list() | tuple() | dict():
            return text_literal(json.dumps(value, ensure_ascii=False, sort_keys=True))
        case _:
            # str() of dates and times is the ISO 8601 form that PostgreSQL reads.
            return text_literal(str(value))


def _integer(value: int, kind: TypeKind | None) -> str:
    if kind is TypeKind.BOOLEAN:
        return "TRUE" if value else "FALSE"
    if kind in (TypeKind.STRING, TypeKind.TEXT):
        return text_literal(str(value))
    return str(value)


def _array(value: object) -> str:
    """Return a list in the text form of arrays, which takes on the column's element type."""
    return text_literal(_array_text(value))


def _array_text(value: object) -> str:
    match value:
        case list() | tuple():
            return "{" + ",".join(_array_text(item) for item in value) + "}"
        case None:
            return "NULL"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case bytes():
            return f'"\\\\x{value.hex()}"'
        case dict():
            return _quoted_item(json.dumps(value, ensure_ascii=False, sort_keys=True))
        case _:
            return _quoted_item(str(value))


def _quoted_item(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _listed(text: str) -> object:
    """Return the list that a cell of reference data holds as JSON, None for any other text."""
    try:
        found = json.loads(text)
    except ValueError:
        return None
    return found if isinstance(found, list) else None
