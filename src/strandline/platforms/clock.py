"""The present moment as a default: UTC in columns without a zone, on every platform.

`CURRENT_TIMESTAMP` of PostgreSQL and DuckDB becomes the session's local time when it is stored in
a column without a zone. There the default is rendered in words that give UTC whoever inserts, and
a database's own plain `now()` is read back as what it means: neutral `LOCALTIMESTAMP`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from strandline.dictionary.model import Column, Expression, Table
from strandline.dictionary.types import LogicalType, TypeKind

UTC_NOW = "CURRENT_TIMESTAMP"
LOCAL_NOW = "LOCALTIMESTAMP"

_NOISE = re.compile(r"\s+|::text|\bmain\.|\bpg_catalog\.", re.IGNORECASE)
_NOW = r"\(?(?:current_timestamp(?:\(\d\))?|(?:now|transaction_timestamp|get_current_timestamp)\(\))\)?"
_UTC = re.compile(
    rf"{_NOW}attimezone\(?'utc'\)?|timezone\('utc',{_NOW}\)|make_timestamp\(epoch_us\({_NOW}\)\)"
)
_PLAIN = re.compile(rf"{_NOW}(?:::timestamp(?:withouttimezone)?)?|cast\({_NOW}astimestamp\)")


def is_zoneless(logical: LogicalType) -> bool:
    """Say whether a type is a timestamp without a zone."""
    return logical.kind is TypeKind.TIMESTAMP and not logical.with_time_zone


def gives_utc(text: str) -> bool:
    """Say whether an expression is the present moment, put into UTC by its own words."""
    return _UTC.fullmatch(_pressed(text)) is not None


def is_plain_now(text: str) -> bool:
    """Say whether an expression is the present moment and nothing else."""
    return _PLAIN.fullmatch(_pressed(text)) is not None


def means_utc_now(expression: Expression, logical: LogicalType, platform: str) -> bool:
    """Say whether a neutral default of a column stands for the present moment in UTC."""
    if not is_zoneless(logical) or expression.override(platform) is not None:
        return False
    return is_plain_now(expression.text)


def neutral_default(native: str, logical: LogicalType) -> Expression | None:
    """Return the neutral default of a catalog's text where it is the present moment."""
    if not is_zoneless(logical):
        return None
    if gives_utc(native):
        return Expression(UTC_NOW)
    return Expression(LOCAL_NOW) if is_plain_now(native) else None


def as_read_back(table: Table, platform: str) -> Table:
    """Return the table with its defaults of the present moment as `neutral_default` reads them.

    For platforms whose plain CURRENT_TIMESTAMP is local time in columns without a zone.
    """
    return replace(
        table, columns=tuple(_as_read_back(column, platform) for column in table.columns)
    )


def _as_read_back(column: Column, platform: str) -> Column:
    default = column.default
    own = default.expression.override(platform) if default is not None else None
    if default is None or own is None:
        return column
    found = neutral_default(own, column.type)
    return column if found is None else replace(column, default=replace(default, expression=found))


def settled(column: Column) -> Column:
    """Return the column with `CURRENT_TIMESTAMP AT TIME ZONE 'UTC'` in its short neutral form."""
    default = column.default
    if default is None or default.expression.overrides or not is_zoneless(column.type):
        return column
    if not gives_utc(default.expression.text):
        return column
    return replace(column, default=replace(default, expression=Expression(UTC_NOW)))


def _pressed(text: str) -> str:
    """Return a text without layout, casts to text, and brackets round the whole of it."""
    pressed = _NOISE.sub("", text).lower()
    while pressed.startswith("(") and pressed.endswith(")") and _closes_last(pressed):
        pressed = pressed[1:-1]
    return pressed


def _closes_last(text: str) -> bool:
    """Say whether the first bracket closes at the end of the text."""
    depth = 0
    for place, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return place == len(text) - 1
    return False
