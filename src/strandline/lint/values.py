"""Whether a value fits a logical type; messages never repeat the value."""

from __future__ import annotations

import datetime as dt
import json
import math
import re
import uuid
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from strandline.dictionary.model import Scalar
from strandline.dictionary.types import NUMERIC_KINDS, LogicalType, TypeKind

_INTEGER_BITS = {TypeKind.SMALLINT: 16, TypeKind.INTEGER: 32, TypeKind.BIGINT: 64}
_FLOAT32_LARGEST = 3.4028235e38
_INTEGER = re.compile(r"[+-]?\d+")
_SECOND_DIGITS = re.compile(r"(\.\d{6})\d{1,3}")


def misfit(value: Scalar, logical: LogicalType) -> str | None:
    """Say why a value that is not null does not fit a type (`is not a date`), or None."""
    return _CHECKS[logical.kind](value, logical)


def comparable(value: Scalar, logical: LogicalType) -> object:
    """Return a form in which equal values of the type are equal: 1, 1.0 and "1" as numbers."""
    if logical.kind in NUMERIC_KINDS and not isinstance(value, bool):
        number = _number(value)
        return value if number is None else number
    if logical.kind is TypeKind.UUID and isinstance(value, str):
        return value.lower()
    return value


def _integer(value: Scalar, logical: LogicalType) -> str | None:
    if isinstance(value, str) and _INTEGER.fullmatch(value):
        value = int(value) if len(value) < 40 else math.inf
    if isinstance(value, bool) or not isinstance(value, int | float) or value % 1 != 0:
        return "is not a whole number"
    limit = 2 ** (_INTEGER_BITS[logical.kind] - 1)
    return None if -limit <= value < limit else f"is out of the range of {logical.kind.value}"


def _float(value: Scalar, logical: LogicalType) -> str | None:
    number = _number(value)
    if number is None:
        return "is not a number"
    if not number.is_finite():
        return "is not a finite number, which not every platform can hold"
    if logical.kind is TypeKind.FLOAT32 and abs(number) > _FLOAT32_LARGEST:
        return "is out of the range of float32"
    return None


def _decimal(value: Scalar, logical: LogicalType) -> str | None:
    number = _number(value)
    if number is None or not number.is_finite():
        return "is not a decimal number"
    precision, scale = logical.precision or 0, logical.scale or 0
    number = number.normalize()
    _, digits, exponent = number.as_tuple()
    places = max(0, -int(exponent))
    if places > scale:
        return f"has more than {scale} digits after the point"
    whole = max(0, len(digits) + int(exponent))
    return None if whole <= precision - scale else f"has more digits than {logical} holds"


def _text(value: Scalar, logical: LogicalType) -> str | None:
    if not isinstance(value, str):
        return "is not text"
    if logical.length is not None and len(value) > logical.length:
        return f"is longer than {logical.length} characters"
    return "holds a NUL character" if "\0" in value else None


def _boolean(value: Scalar, logical: LogicalType) -> str | None:  # noqa: ARG001 - one signature
    return None if isinstance(value, bool) else "is not true or false"


def _date(value: Scalar, logical: LogicalType) -> str | None:  # noqa: ARG001 - one signature
    return _parsed(value, dt.date.fromisoformat, "a date such as 2026-01-31")


def _time(value: Scalar, logical: LogicalType) -> str | None:  # noqa: ARG001 - one signature
    return _parsed(value, dt.time.fromisoformat, "a time such as 13:45:00")


def _timestamp(value: Scalar, logical: LogicalType) -> str | None:
    zone = "+00:00" if logical.with_time_zone else ""
    wanted = f"a timestamp such as 2026-01-31T13:45:00{zone}"
    return _parsed(value, dt.datetime.fromisoformat, wanted)


def _parsed(value: Scalar, parse: Callable[[str], object], wanted: str) -> str | None:
    if not isinstance(value, str):
        return f"is not {wanted}"
    try:
        parse(_SECOND_DIGITS.sub(r"\1", value))
    except ValueError:
        return f"is not {wanted}"
    return None


def _uuid(value: Scalar, logical: LogicalType) -> str | None:  # noqa: ARG001 - one signature
    try:
        uuid.UUID(str(value))
    except ValueError:
        return "is not a UUID"
    return None


def _json(value: Scalar, logical: LogicalType) -> str | None:  # noqa: ARG001 - one signature
    if isinstance(value, bytes):
        return "is not JSON"
    if not isinstance(value, str):
        return None
    try:
        json.loads(value)
    except (ValueError, RecursionError):
        return "is not JSON"
    return None


def _binary(value: Scalar, logical: LogicalType) -> str | None:
    if not isinstance(value, bytes):
        return "is not binary (write it as !!binary with base64)"
    if logical.length is not None and len(value) > logical.length:
        return f"is longer than {logical.length} bytes"
    return None


def _array(value: Scalar, logical: LogicalType) -> str | None:
    try:
        items = json.loads(value) if isinstance(value, str) else None
    except (ValueError, RecursionError):
        items = None
    if not isinstance(items, list):
        return "is not a list"
    element = logical.items
    if element is None:
        return None
    for item in items:
        if isinstance(item, None | bool | int | float | str):
            problem = misfit(item, element) if item is not None else None
            if problem is not None:
                return f"holds an item that {problem}"
    return None


def _number(value: Scalar) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        return Decimal(str(value).strip())
    except InvalidOperation:
        return None


_CHECKS: dict[TypeKind, Callable[[Scalar, LogicalType], str | None]] = {
    TypeKind.SMALLINT: _integer,
    TypeKind.INTEGER: _integer,
    TypeKind.BIGINT: _integer,
    TypeKind.FLOAT32: _float,
    TypeKind.FLOAT64: _float,
    TypeKind.DECIMAL: _decimal,
    TypeKind.STRING: _text,
    TypeKind.TEXT: _text,
    TypeKind.BOOLEAN: _boolean,
    TypeKind.DATE: _date,
    TypeKind.TIME: _time,
    TypeKind.TIMESTAMP: _timestamp,
    TypeKind.UUID: _uuid,
    TypeKind.JSON: _json,
    TypeKind.BINARY: _binary,
    TypeKind.BINARY_LARGE: _binary,
    TypeKind.ARRAY: _array,
}
