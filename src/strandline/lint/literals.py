"""Literals written as neutral SQL: what they are and whether they fit a logical type."""

from __future__ import annotations

import re

from strandline.dictionary.types import (
    BINARY_KINDS,
    NUMERIC_KINDS,
    TEMPORAL_KINDS,
    TEXT_KINDS,
    LogicalType,
    TypeKind,
)
from strandline.lint.values import misfit

_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_TEXT = re.compile(r"'((?:[^']|'')*)'")
_CLOCK = frozenset({"current_timestamp", "current_date", "current_time", "localtimestamp"})


def text_of(sql: str) -> str | None:
    """Return the text that a quoted literal stands for; None when it is no such literal."""
    found = _TEXT.fullmatch(sql)
    return found.group(1).replace("''", "'") if found else None


def is_null(sql: str) -> bool:
    """Say whether the expression is the literal NULL."""
    return sql.lower() == "null"


def literal_misfit(sql: str, logical: LogicalType) -> str | None:
    """Say why a literal does not fit a type, or None when it does or is no literal."""
    word = sql.lower()
    if _NUMBER.fullmatch(sql):
        return _number_misfit(sql, logical)
    if word in ("true", "false"):
        if logical.kind in (TypeKind.BOOLEAN, TypeKind.JSON):
            return None
        return "is true or false"
    if word in _CLOCK:
        fits = logical.kind in TEMPORAL_KINDS or logical.kind in TEXT_KINDS
        return None if fits else "is a date or time"
    text = text_of(sql)
    if text is None:
        return None
    if logical.kind in NUMERIC_KINDS or logical.kind is TypeKind.BOOLEAN:
        return "is text"
    if logical.kind in BINARY_KINDS or logical.kind is TypeKind.ARRAY:
        return None
    return misfit(text, logical)


def _number_misfit(sql: str, logical: LogicalType) -> str | None:
    if logical.kind in NUMERIC_KINDS:
        return misfit(sql, logical)
    if logical.kind in TEXT_KINDS or logical.kind is TypeKind.JSON:
        return None
    return "is a number"
