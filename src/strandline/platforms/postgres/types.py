"""Logical types as PostgreSQL's, and back from its catalog."""

from __future__ import annotations

from dataclasses import replace

from strandline.dictionary.names import QName
from strandline.dictionary.types import DEFAULT_PRECISION, LogicalType, TypeKind
from strandline.platforms.postgres.text import qualified

MOST_PRECISION = 6

_PLAIN = {
    TypeKind.SMALLINT: "smallint",
    TypeKind.INTEGER: "integer",
    TypeKind.BIGINT: "bigint",
    TypeKind.FLOAT32: "real",
    TypeKind.FLOAT64: "double precision",
    TypeKind.TEXT: "text",
    TypeKind.BOOLEAN: "boolean",
    TypeKind.DATE: "date",
    TypeKind.UUID: "uuid",
    TypeKind.JSON: "jsonb",
    TypeKind.BINARY: "bytea",
    TypeKind.BINARY_LARGE: "bytea",
}


def native_type(logical: LogicalType) -> str:
    """Return the SQL type of a lowered logical type."""
    if logical.value_set is not None:
        return qualified(logical.value_set)
    match logical.kind:
        case TypeKind.STRING:
            return "text" if logical.length is None else f"character varying({logical.length})"
        case TypeKind.DECIMAL:
            return _decimal(logical)
        case TypeKind.TIME:
            return f"time{_digits(logical)}"
        case TypeKind.TIMESTAMP:
            zone = " with time zone" if logical.with_time_zone else ""
            return f"timestamp{_digits(logical)}{zone}"
        case TypeKind.ARRAY:
            items = logical.items or LogicalType(kind=TypeKind.TEXT)
            return f"{native_type(items)}[]"
        case kind:
            return _PLAIN[kind]


def held_type(logical: LogicalType) -> LogicalType:
    """Return the type the catalog gives back.

    bytea has no length; a second has six digits; the catalog does not count an array's
    dimensions; an enum has no length.
    """
    match logical.kind:
        case TypeKind.BINARY:
            return LogicalType(kind=TypeKind.BINARY_LARGE)
        case TypeKind.STRING if logical.value_set is not None:
            return replace(logical, length=None)
        case TypeKind.STRING if logical.length is None:
            return LogicalType(kind=TypeKind.TEXT)
        case TypeKind.TIME | TypeKind.TIMESTAMP:
            wanted = DEFAULT_PRECISION if logical.precision is None else logical.precision
            return replace(logical, precision=min(wanted, MOST_PRECISION))
        case TypeKind.ARRAY:
            items = held_type(logical.items or LogicalType(kind=TypeKind.TEXT))
            if items.kind is TypeKind.ARRAY:
                return items
            return LogicalType(kind=TypeKind.ARRAY, items=items)
        case _:
            return logical


def _decimal(logical: LogicalType) -> str:
    if logical.precision is None:
        return "numeric"
    return f"numeric({logical.precision},{logical.scale or 0})"


def _digits(logical: LogicalType) -> str:
    precision = DEFAULT_PRECISION if logical.precision is None else logical.precision
    return "" if precision >= MOST_PRECISION else f"({precision})"


_FROM_CATALOG = {
    "int2": TypeKind.SMALLINT,
    "int4": TypeKind.INTEGER,
    "int8": TypeKind.BIGINT,
    "float4": TypeKind.FLOAT32,
    "float8": TypeKind.FLOAT64,
    "text": TypeKind.TEXT,
    "bool": TypeKind.BOOLEAN,
    "date": TypeKind.DATE,
    "uuid": TypeKind.UUID,
    "jsonb": TypeKind.JSON,
    "bytea": TypeKind.BINARY_LARGE,
}
_NOTED = {
    "json": "json keeps the text as written, jsonb its meaning",
    "bpchar": "char(n) pads with blanks, varchar(n) does not",
    "numeric": "numeric without precision holds any number of digits",
}
UNLIMITED_DECIMAL = LogicalType(kind=TypeKind.DECIMAL, precision=38, scale=10)


def logical_type(name: str, modifier: int) -> tuple[LogicalType | None, str]:
    """Return the logical type of a built-in type and what is different about it ('' if nothing).

    `name` is pg_type.typname, `modifier` pg_attribute.atttypmod. None: no logical type fits.
    """
    if name in _FROM_CATALOG:
        return LogicalType(kind=_FROM_CATALOG[name]), ""
    match name:
        case "varchar":
            if modifier < 0:
                return LogicalType(kind=TypeKind.TEXT), ""
            return LogicalType(kind=TypeKind.STRING, length=modifier - 4), ""
        case "bpchar":
            if modifier < 0:
                return LogicalType(kind=TypeKind.TEXT), _NOTED[name]
            return LogicalType(kind=TypeKind.STRING, length=modifier - 4), _NOTED[name]
        case "numeric":
            return _numeric(modifier)
        case "time":
            return LogicalType(kind=TypeKind.TIME, precision=_fraction(modifier)), ""
        case "timestamp" | "timestamptz":
            zone = name == "timestamptz"
            return LogicalType(
                kind=TypeKind.TIMESTAMP, precision=_fraction(modifier), with_time_zone=zone
            ), ""
        case "json":
            return LogicalType(kind=TypeKind.JSON), _NOTED[name]
        case _:
            return None, ""


def _fraction(modifier: int) -> int:
    return MOST_PRECISION if modifier < 0 else modifier


def _numeric(modifier: int) -> tuple[LogicalType, str]:
    if modifier < 0:
        return UNLIMITED_DECIMAL, _NOTED["numeric"]
    packed = modifier - 4
    # Eleven bits of scale, signed since version 15.
    scale = (packed & 0x7FF ^ 1024) - 1024
    precision = packed >> 16 & 0xFFFF
    if scale < 0 or scale > precision:
        return UNLIMITED_DECIMAL, f"numeric({precision},{scale}) has an unusual scale"
    return LogicalType(kind=TypeKind.DECIMAL, precision=precision, scale=scale), ""


def enum_type(name: QName) -> LogicalType:
    """Return the type of a column whose values come from a native value set."""
    return LogicalType(kind=TypeKind.STRING, value_set=name)
