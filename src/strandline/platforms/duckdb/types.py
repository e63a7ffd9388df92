"""Logical types in DuckDB's words, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from strandline.dictionary.names import QName
from strandline.dictionary.types import DEFAULT_PRECISION, LogicalType, TypeKind
from strandline.platforms.duckdb.text import qualified, string

MAX_DIGITS = 38

_PLAIN = {
    TypeKind.SMALLINT: "SMALLINT",
    TypeKind.INTEGER: "INTEGER",
    TypeKind.BIGINT: "BIGINT",
    TypeKind.FLOAT32: "FLOAT",
    TypeKind.FLOAT64: "DOUBLE",
    TypeKind.STRING: "VARCHAR",
    TypeKind.TEXT: "VARCHAR",
    TypeKind.BOOLEAN: "BOOLEAN",
    TypeKind.DATE: "DATE",
    TypeKind.TIME: "TIME",
    TypeKind.UUID: "UUID",
    TypeKind.JSON: "JSON",
    TypeKind.BINARY: "BLOB",
    TypeKind.BINARY_LARGE: "BLOB",
}
_NATIVE = {name: kind for kind, name in _PLAIN.items()} | {
    "VARCHAR": TypeKind.TEXT,
    "BLOB": TypeKind.BINARY_LARGE,
}
_NEAR: dict[str, LogicalType] = {
    "TINYINT": LogicalType(kind=TypeKind.SMALLINT),
    "UTINYINT": LogicalType(kind=TypeKind.SMALLINT),
    "USMALLINT": LogicalType(kind=TypeKind.INTEGER),
    "UINTEGER": LogicalType(kind=TypeKind.BIGINT),
    "UBIGINT": LogicalType(kind=TypeKind.DECIMAL, precision=20, scale=0),
    "HUGEINT": LogicalType(kind=TypeKind.DECIMAL, precision=MAX_DIGITS, scale=0),
    "TIMESTAMP_S": LogicalType(kind=TypeKind.TIMESTAMP, precision=0),
    "TIMESTAMP_MS": LogicalType(kind=TypeKind.TIMESTAMP, precision=3),
    "TIMESTAMP_NS": LogicalType(kind=TypeKind.TIMESTAMP, precision=9),
}
_DECIMAL = re.compile(r"DECIMAL\((\d+),\s*(\d+)\)")


def native_type(logical: LogicalType) -> str:
    """Return the SQL type of a lowered type; LookupError never happens for one."""
    if logical.value_set is not None:
        return qualified(logical.value_set)
    if logical.kind is TypeKind.DECIMAL:
        return f"DECIMAL({logical.precision},{logical.scale})"
    if logical.kind is TypeKind.TIMESTAMP:
        # TIMESTAMP(p) would be another type (TIMESTAMP_MS, TIMESTAMP_NS), so p is never written.
        return "TIMESTAMP WITH TIME ZONE" if logical.with_time_zone else "TIMESTAMP"
    if logical.kind is TypeKind.ARRAY:
        items = logical.items or LogicalType(kind=TypeKind.TEXT)
        return f"{native_type(items)}[]"
    return _PLAIN[logical.kind]


def held_type(logical: LogicalType) -> LogicalType:
    """Return the type that inspection reads back: no lengths, microseconds, 38 digits."""
    match logical.kind:
        case TypeKind.STRING | TypeKind.TEXT:
            if logical.value_set is not None:
                return LogicalType(kind=TypeKind.STRING, value_set=logical.value_set)
            return LogicalType(kind=TypeKind.TEXT)
        case TypeKind.BINARY | TypeKind.BINARY_LARGE:
            return LogicalType(kind=TypeKind.BINARY_LARGE)
        case TypeKind.TIME:
            return LogicalType(kind=TypeKind.TIME, precision=DEFAULT_PRECISION)
        case TypeKind.TIMESTAMP:
            return replace(logical, precision=DEFAULT_PRECISION)
        case TypeKind.DECIMAL:
            precision = min(logical.precision or 18, MAX_DIGITS)
            return LogicalType(
                kind=TypeKind.DECIMAL,
                precision=precision,
                scale=min(logical.scale or 0, precision),
            )
        case TypeKind.ARRAY:
            items = logical.items or LogicalType(kind=TypeKind.TEXT)
            return LogicalType(kind=TypeKind.ARRAY, items=held_type(items))
        case _:
            return LogicalType(kind=logical.kind)


def enum_text(labels: tuple[str, ...] | list[str]) -> str:
    """Return the text that the catalog gives as the type of a column of an enum."""
    return "ENUM(" + ", ".join(string(label) for label in labels) + ")"


def logical_type(native: str, enums: Mapping[str, QName]) -> tuple[LogicalType | None, bool]:
    """Return the logical type of a catalog's type name, and whether it is only the nearest.

    `enums` maps `enum_text` to the type of those labels: a column does not keep its type's name.
    (None, False) for a type that the dictionary cannot hold.
    """
    if native in enums:
        return LogicalType(kind=TypeKind.STRING, value_set=enums[native]), False
    if native.endswith("[]"):
        items, near = logical_type(native[:-2], enums)
        return (LogicalType(kind=TypeKind.ARRAY, items=items) if items else None), near
    decimal = _DECIMAL.fullmatch(native)
    if decimal is not None:
        precision, scale = int(decimal[1]), int(decimal[2])
        return LogicalType(kind=TypeKind.DECIMAL, precision=precision, scale=scale), False
    if native in ("TIMESTAMP", "TIMESTAMP WITH TIME ZONE"):
        zoned = native != "TIMESTAMP"
        return held_type(LogicalType(kind=TypeKind.TIMESTAMP, with_time_zone=zoned)), False
    if native in _NATIVE:
        return held_type(LogicalType(kind=_NATIVE[native])), False
    return _NEAR.get(native), native in _NEAR
