"""Values for generated rows: the same number, the same value; different numbers, different values.

Numbers stay small and dates near, so that sums, casts and computed columns go through; texts are
hostile, because text is where scripts break.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import uuid
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from sqlglot import exp

from strandline.dictionary.expressions import ExpressionError, column_names, parse_expression
from strandline.dictionary.model import Expression, Scalar
from strandline.dictionary.types import (
    BINARY_KINDS,
    FLOAT_KINDS,
    INTEGER_KINDS,
    TEXT_KINDS,
    LogicalType,
    TypeKind,
)
from strandline.lint.values import comparable, misfit

_WORDS = (
    "plain",
    "it's",
    'say "hi"',
    "line\nbreak",
    "-- no comment",
    "'; DROP TABLE x; --",
    "100% {x} $$ $1 ? :p",
    "back\\slash",
    "tab\there",
    "naïve 表 😀",
    "NULL",
    "0012",
    "GO",
)
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_START = dt.datetime(2020, 1, 1)  # noqa: DTZ001 - a column may have no zone
_MOST = {TypeKind.SMALLINT: 30_000, TypeKind.INTEGER: 2_000_000_000, TypeKind.BIGINT: 10**18}


def cell(logical: LogicalType, number: int) -> Scalar:
    """Return the value of a type for a number; few types (boolean) repeat themselves."""
    return _MAKERS[logical.kind](logical, number)


def _integer(logical: LogicalType, number: int) -> Scalar:
    return number % _MOST[logical.kind]


def _float(logical: LogicalType, number: int) -> Scalar:
    del logical
    return number + 0.5


def _decimal(logical: LogicalType, number: int) -> Scalar:
    precision, scale = logical.precision or 18, logical.scale or 0
    whole = Decimal(number % 10 ** min(precision, 15)).scaleb(-scale)
    return format(whole, "f")


def _text(logical: LogicalType, number: int) -> Scalar:
    told = _base36(number)
    length = logical.length
    word = f"{_WORDS[number % len(_WORDS)]} {told}"
    if length is None or len(word) <= length:
        return word
    return told[-length:] if len(told) >= length else f"{word[: length - len(told)]}{told}"


def _base36(number: int) -> str:
    number, text = abs(number), ""
    while True:
        number, rest = divmod(number, 36)
        text = _DIGITS[rest] + text
        if number == 0:
            return text


def _boolean(logical: LogicalType, number: int) -> Scalar:
    del logical
    return number % 2 == 0


def _date(logical: LogicalType, number: int) -> Scalar:
    del logical
    return (_START + dt.timedelta(days=number % 20_000)).date().isoformat()


def _time(logical: LogicalType, number: int) -> Scalar:
    del logical
    return (_START + dt.timedelta(seconds=number * 61 % 86_400)).time().isoformat()


def _timestamp(logical: LogicalType, number: int) -> Scalar:
    moment = _START + dt.timedelta(minutes=number % 10_000_000)
    fraction = f".{number % 10}" if (logical.precision or 6) >= 1 and number % 10 else ""
    return f"{moment.isoformat()}{fraction}{'+00:00' if logical.with_time_zone else ''}"


def _uuid(logical: LogicalType, number: int) -> Scalar:
    del logical
    return str(uuid.UUID(bytes=hashlib.sha256(str(number).encode()).digest()[:16]))


def _json(logical: LogicalType, number: int) -> Scalar:
    del logical
    facts = {"n": number, "word": _WORDS[number % len(_WORDS)], "none": None, "list": [1.5, True]}
    return json.dumps(facts, ensure_ascii=False)


def _binary(logical: LogicalType, number: int) -> Scalar:
    raw = bytes([0, 255]) + abs(number).to_bytes(6, "big")
    length = logical.length
    return raw if length is None or length >= len(raw) else raw[-length:]


def _array(logical: LogicalType, number: int) -> Scalar:
    items = logical.items or LogicalType(kind=TypeKind.TEXT)
    if items.kind in BINARY_KINDS or items.value_set is not None:
        return "[]"
    made = [cell(items, number), cell(items, number + 1)]
    nested = items.kind in (TypeKind.ARRAY, TypeKind.JSON)
    return json.dumps([json.loads(str(item)) if nested else item for item in made])


_MAKERS: dict[TypeKind, Callable[[LogicalType, int], Scalar]] = {
    **dict.fromkeys(INTEGER_KINDS, _integer),
    **dict.fromkeys(FLOAT_KINDS, _float),
    **dict.fromkeys(TEXT_KINDS, _text),
    **dict.fromkeys(BINARY_KINDS, _binary),
    TypeKind.DECIMAL: _decimal,
    TypeKind.BOOLEAN: _boolean,
    TypeKind.DATE: _date,
    TypeKind.TIME: _time,
    TypeKind.TIMESTAMP: _timestamp,
    TypeKind.UUID: _uuid,
    TypeKind.JSON: _json,
    TypeKind.ARRAY: _array,
}


def near_literals(
    name: str, logical: LogicalType, conditions: Sequence[Expression]
) -> tuple[Scalar, ...]:
    """Return values that conditions on a column ask about: their literals and those around them.

    A condition is met by one of them more often than not: a member of a list, the ends of a range
    and what lies between them, a text of the length that is asked for.
    """
    found: dict[object, Scalar] = {}
    for condition in conditions:
        try:
            tree = parse_expression(condition.text)
        except ExpressionError:
            continue
        if name.lower() not in {column.lower() for column in column_names(tree)}:
            continue
        for value in _around(list(tree.find_all(exp.Literal)), logical):
            if misfit(value, logical) is None:
                found.setdefault(repr(comparable(value, logical)), value)
    return tuple(found.values())


def _around(literals: Sequence[exp.Literal], logical: LogicalType) -> Iterator[Scalar]:
    numbers = sorted({Decimal(item.this) for item in literals if not item.is_string})
    texts = [str(item.this) for item in literals if item.is_string]
    if logical.kind in TEXT_KINDS:
        yield from texts
        yield from (text.replace("%", "x7").replace("_", "y") for text in texts)
        for number in numbers:
            for length in (int(number), int(number) - 1, int(number) + 1):
                if 0 <= length <= 4000:
                    yield ("0123456789" * (length // 10 + 1))[:length]
        return
    if logical.kind in (TypeKind.DATE, TypeKind.TIMESTAMP):
        for text in texts:
            yield text
            yield from _days_around(text, logical)
        return
    if logical.kind is TypeKind.BOOLEAN:
        yield from (True, False)
        return
    yield from _numbers_around(numbers, logical)


def _numbers_around(numbers: Sequence[Decimal], logical: LogicalType) -> Iterator[Scalar]:
    between = [(low + high) / 2 for low, high in pairwise(numbers)]
    for number in (*numbers, *between):
        for near in (number, number + 1, number - 1, -number):
            if logical.kind in INTEGER_KINDS:
                yield int(near)
            elif logical.kind in FLOAT_KINDS:
                yield float(near)
            elif logical.kind is TypeKind.DECIMAL:
                yield format(round(near, logical.scale or 0), "f")


def _days_around(text: str, logical: LogicalType) -> Iterator[Scalar]:
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return
    for days in (1, -1, 40):
        near = moment + dt.timedelta(days=days)
        yield near.date().isoformat() if logical.kind is TypeKind.DATE else near.isoformat()
