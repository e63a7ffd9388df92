"""Ranges of keys: where a batch begins and ends, as a predicate and as a watermark."""

from __future__ import annotations

import base64
import datetime as dt
import decimal
import json
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from strandline.errors import InvalidInput

Key: TypeAlias = tuple[object, ...]
"""Values of the key's columns as the driver gave them, so that it takes them back unchanged."""


@dataclass(frozen=True, slots=True)
class KeyRange:
    """Keys after `low` up to and including `high`; None leaves a side open."""

    low: Key | None = None
    high: Key | None = None


EVERYTHING = KeyRange()


def predicate(columns: Sequence[str], span: KeyRange) -> tuple[str, list[object]]:
    """Return the condition of a range over quoted columns, and its parameters.

    Rows are compared column by column: not every platform can compare tuples.
    """
    parts: list[str] = []
    values: list[object] = []
    if span.low is not None:
        text, found = _beyond(columns, span.low, ">", ">")
        parts.append(text)
        values += found
    if span.high is not None:
        text, found = _beyond(columns, span.high, "<", "<=")
        parts.append(text)
        values += found
    return (f"({' AND '.join(parts)})" if parts else "1 = 1"), values


def _beyond(
    columns: Sequence[str], key: Key, strictly: str, at_last: str
) -> tuple[str, list[object]]:
    """Return what holds for keys beyond another; `at_last` compares the last column."""
    first = columns[0]
    if len(columns) == 1:
        return f"{first} {at_last} ?", [key[0]]
    rest, values = _beyond(columns[1:], key[1:], strictly, at_last)
    # The first comparison says nothing new; it is what an index is searched by.
    text = f"{first} {strictly}= ? AND ({first} {strictly} ? OR ({first} = ? AND {rest}))"
    return text, [key[0], key[0], key[0], *values]


def encode_key(key: Key) -> str:
    """Return a key as JSON from which `decode_key` makes the same Python values."""
    return json.dumps([_encoded(value) for value in key], ensure_ascii=False)


def decode_key(text: str) -> Key:
    """Return the key that was encoded."""
    return tuple(_decoded(value) for value in json.loads(text))


def plain_key(key: Sequence[tuple[str, object]]) -> str:
    """Return a key with its column names as JSON, for people."""
    return json.dumps(dict(key), ensure_ascii=False, default=str)


def _encoded(value: object) -> object:
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return {"float": value.hex()}
    for kind, word in _WORDS:
        if isinstance(value, kind):
            return {word: str(value) if kind in (decimal.Decimal, uuid.UUID) else _text(value)}
    raise InvalidInput(
        "B008",
        f"a key that holds a {type(value).__name__} cannot be noted, so nothing was changed",
        findings=(),
        hint="go along other columns: numbers, text, dates and times, UUIDs or bytes",
    )


def _text(value: object) -> str:
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    return base64.b64encode(bytes(memoryview(value))).decode()  # type: ignore[arg-type]


_WORDS: tuple[tuple[type, str], ...] = (
    (dt.datetime, "timestamp"),
    (dt.date, "date"),
    (dt.time, "time"),
    (decimal.Decimal, "decimal"),
    (uuid.UUID, "uuid"),
    (bytes, "binary"),
    (bytearray, "binary"),
    (memoryview, "binary"),
)
_READERS: dict[str, Callable[[str], object]] = {
    "float": float.fromhex,
    "timestamp": dt.datetime.fromisoformat,
    "date": dt.date.fromisoformat,
    "time": dt.time.fromisoformat,
    "decimal": decimal.Decimal,
    "uuid": uuid.UUID,
    "binary": base64.b64decode,
}


def _decoded(value: object) -> object:
    if not isinstance(value, dict):
        return value
    ((word, text),) = value.items()
    return _READERS[word](text)
