"""Values as the same Python kinds on every platform, whatever a driver gives."""

from __future__ import annotations

import datetime as dt
import decimal
import json
import uuid
from collections.abc import Callable

from strandline.dictionary.types import FLOAT_KINDS, INTEGER_KINDS, TypeKind


def typed(value: object, kind: TypeKind) -> object:
    """Return a value that came from a database as the Python kind of its logical type.

    What does not fit its type (old SQLite files hold such values) comes as it is.
    """
    if value is None:
        return None
    if isinstance(value, memoryview | bytearray):
        value = bytes(value)
    reader = _READERS.get(kind)
    if reader is None:
        return value
    try:
        return reader(value)
    except (ValueError, TypeError, decimal.InvalidOperation):
        return value


def _timestamp(value: object) -> object:
    if isinstance(value, dt.datetime):
        return value
    return dt.datetime.fromisoformat(value) if isinstance(value, str) else value


def _date(value: object) -> object:
    if isinstance(value, dt.datetime):
        return value.date()
    return dt.date.fromisoformat(value) if isinstance(value, str) else value


def _time(value: object) -> object:
    return dt.time.fromisoformat(value) if isinstance(value, str) else value


def _boolean(value: object) -> object:
    return value != 0 if isinstance(value, int) else value


def _decimal(value: object) -> object:
    return decimal.Decimal(str(value)) if isinstance(value, int | float | str) else value


def _uuid(value: object) -> object:
    return uuid.UUID(value) if isinstance(value, str) else value


def _document(value: object) -> object:
    return json.loads(value) if isinstance(value, str) else value


def _integer(value: object) -> object:
    # Aggregates come as exact decimals from some drivers.
    return int(value) if isinstance(value, decimal.Decimal) and value == int(value) else value


def _number(value: object) -> object:
    return float(value) if isinstance(value, int | decimal.Decimal) else value


_READERS: dict[TypeKind, Callable[[object], object]] = {
    TypeKind.TIMESTAMP: _timestamp,
    TypeKind.DATE: _date,
    TypeKind.TIME: _time,
    TypeKind.BOOLEAN: _boolean,
    TypeKind.DECIMAL: _decimal,
    TypeKind.UUID: _uuid,
    TypeKind.JSON: _document,
    TypeKind.ARRAY: _document,
    **dict.fromkeys(INTEGER_KINDS, _integer),
    **dict.fromkeys(FLOAT_KINDS, _number),
}
