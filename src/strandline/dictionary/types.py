"""Logical types: the closed, platform-free set of column types."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from functools import lru_cache

from strandline.dictionary.names import QName


class TypeKind(enum.Enum):
    """The kinds of logical type; parameters are on `LogicalType`."""

    SMALLINT = "smallint"
    INTEGER = "integer"
    BIGINT = "bigint"
    FLOAT32 = "float32"
    FLOAT64 = "float64"
    DECIMAL = "decimal"
    STRING = "string"
    TEXT = "text"
    BOOLEAN = "boolean"
    DATE = "date"
    TIME = "time"
    TIMESTAMP = "timestamp"
    UUID = "uuid"
    JSON = "json"
    BINARY = "binary"
    BINARY_LARGE = "binary_large"
    ARRAY = "array"


INTEGER_KINDS = frozenset({TypeKind.SMALLINT, TypeKind.INTEGER, TypeKind.BIGINT})
FLOAT_KINDS = frozenset({TypeKind.FLOAT32, TypeKind.FLOAT64})
NUMERIC_KINDS = INTEGER_KINDS | FLOAT_KINDS | {TypeKind.DECIMAL}
TEXT_KINDS = frozenset({TypeKind.STRING, TypeKind.TEXT})
BINARY_KINDS = frozenset({TypeKind.BINARY, TypeKind.BINARY_LARGE})
TEMPORAL_KINDS = frozenset({TypeKind.DATE, TypeKind.TIME, TypeKind.TIMESTAMP})

DEFAULT_PRECISION = 6
"""Digits of a second when a time or timestamp names none: microseconds."""

# What the hand-written YAML of older dictionaries calls the same kinds.
KIND_ALIASES = {"smallinteger": "smallint", "biginteger": "bigint"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LogicalType:
    """A column type with its parameters.

    `length`: characters of a string, bytes of a binary. `precision`: digits of a decimal, or
    fractional digits of a second for time and timestamp. `scale`: digits after the point of a
    decimal. `items`: the element type of an array. `value_set`: the enumeration that a string
    column takes its values from. Parameters that a kind does not take are None or False.
    """

    kind: TypeKind
    length: int | None = None
    precision: int | None = None
    scale: int | None = None
    with_time_zone: bool = False
    items: LogicalType | None = None
    value_set: QName | None = None

    def __str__(self) -> str:
        return _describe(self)


@lru_cache(maxsize=4096)
def _describe(logical: LogicalType) -> str:
    kind = logical.kind
    text = kind.value
    if kind is TypeKind.DECIMAL:
        text = f"decimal({logical.precision},{logical.scale})"
    elif kind is TypeKind.ARRAY:
        text = f"array({logical.items})"
    elif logical.length is not None:
        text = f"{kind.value}({logical.length})"
    elif logical.precision is not None:
        text = f"{kind.value}({logical.precision})"
    if logical.with_time_zone:
        text += " with time zone"
    if logical.value_set is not None:
        text += f" of {logical.value_set}"
    return text
