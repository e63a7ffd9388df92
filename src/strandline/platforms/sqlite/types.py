"""SQLite's types: names that give the right affinity and can be read back.

SQLite keeps the declared type as text and derives an affinity from pieces of it: INT makes
integers; CHAR, CLOB and TEXT make text; BLOB nothing; REAL, FLOA and DOUB floats; all else
numeric, which turns text that looks like a number into a number. So uuid and json are called
UUID_TEXT and JSON_TEXT (32 digits or a bare `1` stay text), and dates and times can be numeric:
ISO 8601 text never looks like a number. `INT` rather than `INTEGER` is used for plain integers,
because `INTEGER PRIMARY KEY` alone numbers rows by itself, which only an identity shall do.
"""

from __future__ import annotations

import re
from dataclasses import replace

from strandline.dictionary.types import DEFAULT_PRECISION, LogicalType, TypeKind

_K = TypeKind

_PLAIN = {
    _K.SMALLINT: "SMALLINT",
    _K.INTEGER: "INT",
    _K.BIGINT: "BIGINT",
    _K.FLOAT32: "FLOAT4",
    _K.FLOAT64: "DOUBLE",
    _K.TEXT: "TEXT",
    _K.BOOLEAN: "BOOLEAN",
    _K.DATE: "DATE",
    _K.UUID: "UUID_TEXT",
    _K.JSON: "JSON_TEXT",
    _K.BINARY_LARGE: "BLOB",
    _K.ARRAY: "JSON_TEXT",
}

DEFAULT_DECIMAL = (38, 10)
"""Precision and scale read for a decimal that names none."""


def native_type(logical: LogicalType) -> str:
    """Return the declared type, for example `VARCHAR(100)` or `TIMESTAMPTZ(6)`."""
    logical = held_type(logical)
    match logical.kind:
        case _K.DECIMAL:
            return f"DECIMAL({logical.precision},{logical.scale})"
        case _K.STRING:
            return f"VARCHAR({logical.length})"
        case _K.BINARY:
            return f"BLOB({logical.length})"
        case _K.TIME:
            return f"TIME({logical.precision})"
        case _K.TIMESTAMP:
            name = "TIMESTAMPTZ" if logical.with_time_zone else "TIMESTAMP"
            return f"{name}({logical.precision})"
        case kind:
            return _PLAIN[kind]


def held_type(logical: LogicalType) -> LogicalType:
    """Return what a column of this type is read back as.

    An array is kept as JSON text. An identity column is an integer, see `platform.lower`.
    """
    kind = logical.kind
    if kind is _K.ARRAY:
        return LogicalType(kind=_K.JSON)
    if kind is _K.STRING and logical.length is None:
        return LogicalType(kind=_K.TEXT)
    if kind is _K.BINARY and logical.length is None:
        return LogicalType(kind=_K.BINARY_LARGE)
    if kind is _K.DECIMAL and logical.precision is None:
        return LogicalType(kind=kind, precision=DEFAULT_DECIMAL[0], scale=DEFAULT_DECIMAL[1])
    if kind is _K.DECIMAL and logical.scale is None:
        return replace(logical, scale=0)
    if kind in (_K.TIME, _K.TIMESTAMP) and logical.precision is None:
        return replace(logical, precision=DEFAULT_PRECISION)
    return replace(logical, value_set=None)


_NAMES: dict[str, TypeKind] = {
    **dict.fromkeys(("SMALLINT", "TINYINT", "INT2", "YEAR"), _K.SMALLINT),
    **dict.fromkeys(("INT", "INTEGER", "MEDIUMINT", "INT4", "SERIAL"), _K.INTEGER),
    **dict.fromkeys(("BIGINT", "INT8", "UNSIGNED BIG INT", "LONG", "BIGSERIAL"), _K.BIGINT),
    **dict.fromkeys(("FLOAT4",), _K.FLOAT32),
    **dict.fromkeys(
        ("DOUBLE", "DOUBLE PRECISION", "REAL", "FLOAT", "FLOAT8", "NUMBER REAL"), _K.FLOAT64
    ),
    **dict.fromkeys(
        ("DECIMAL", "NUMERIC", "DEC", "MONEY", "SMALLMONEY", "NUMBER", "CURRENCY"), _K.DECIMAL
    ),
    **dict.fromkeys(
        (
            "VARCHAR", "NVARCHAR", "CHAR", "NCHAR", "CHARACTER", "CHARACTER VARYING", "BPCHAR",
            "VARYING CHARACTER", "NATIVE CHARACTER", "VARCHAR2", "NVARCHAR2", "STRING", "ENUM",
        ),
        _K.STRING,
    ),
    **dict.fromkeys(
        (
            "TEXT", "CLOB", "NTEXT", "MEDIUMTEXT", "LONGTEXT", "TINYTEXT", "NCLOB", "XML",
            "LONGVARCHAR", "CITEXT",
        ),
        _K.TEXT,
    ),
    **dict.fromkeys(("BOOLEAN", "BOOL", "BIT"), _K.BOOLEAN),
    "DATE": _K.DATE,
    **dict.fromkeys(("TIME", "TIME WITHOUT TIME ZONE", "TIMETEXT"), _K.TIME),
    **dict.fromkeys(
        (
            "TIMESTAMP", "TIMESTAMPTZ", "DATETIME", "DATETIME2", "SMALLDATETIME",
            "DATETIMEOFFSET", "TIMESTAMP WITH TIME ZONE", "TIMESTAMP WITHOUT TIME ZONE",
        ),
        _K.TIMESTAMP,
    ),
    **dict.fromkeys(("UUID_TEXT", "UUID", "GUID", "UNIQUEIDENTIFIER"), _K.UUID),
    **dict.fromkeys(("JSON_TEXT", "JSON", "JSONB"), _K.JSON),
    **dict.fromkeys(
        (
            "BLOB", "BINARY", "VARBINARY", "BYTEA", "IMAGE", "LONGBLOB", "MEDIUMBLOB", "TINYBLOB",
            "RAW", "BINARY VARYING",
        ),
        _K.BINARY,
    ),
}  # fmt: skip
_WITH_ZONE = frozenset({"TIMESTAMPTZ", "DATETIMEOFFSET", "TIMESTAMP WITH TIME ZONE"})
_SHAPE = re.compile(
    r"\s*([^(]*?)\s*(?:\(\s*([^,)]*?)\s*(?:,\s*([^)]*?)\s*)?\)\s*(.*))?$", re.DOTALL
)


def logical_type(declared: str) -> LogicalType:
    """Return the logical type of a declared one, other people's words for it included.

    A word that is not known goes by its affinity, or is text, which holds anything.
    """
    match = _SHAPE.match(declared.upper())
    if match is None:
        return LogicalType(kind=_K.TEXT)
    name = " ".join(f"{match[1]} {match[4] or ''}".split())
    name = re.sub(r"[\"`\[\]]", "", name)
    if name not in _NAMES:
        name = name.removesuffix(" UNSIGNED").removeprefix("UNSIGNED ")
    first, second = _number(match[2]), _number(match[3])
    kind = _NAMES.get(name) or _by_affinity(name)
    return _with_parameters(kind, name, first, second)


def _with_parameters(
    kind: TypeKind, name: str, first: int | None, second: int | None
) -> LogicalType:
    match kind:
        case _K.DECIMAL if first is None or first < 1:
            return LogicalType(kind=kind, precision=DEFAULT_DECIMAL[0], scale=DEFAULT_DECIMAL[1])
        case _K.DECIMAL:
            return LogicalType(kind=kind, precision=first, scale=second or 0)
        case _K.STRING if first is None or first < 1:
            return LogicalType(kind=_K.TEXT)
        case _K.BINARY if first is None or first < 1:
            return LogicalType(kind=_K.BINARY_LARGE)
        case _K.STRING | _K.BINARY:
            return LogicalType(kind=kind, length=first)
        case _K.TIME | _K.TIMESTAMP:
            precision = DEFAULT_PRECISION if first is None else min(max(first, 0), 9)
            zone = name in _WITH_ZONE
            return LogicalType(kind=kind, precision=precision, with_time_zone=zone)
        case _:
            return LogicalType(kind=kind)


def _by_affinity(name: str) -> TypeKind:
    if "INT" in name:
        return _K.INTEGER
    if any(piece in name for piece in ("CHAR", "CLOB", "TEXT")) or not name:
        return _K.TEXT
    if "BLOB" in name:
        return _K.BINARY_LARGE
    if any(piece in name for piece in ("REAL", "FLOA", "DOUB")):
        return _K.FLOAT64
    return _K.TEXT  # numeric affinity, by a word nobody knows: its columns may hold anything


def _number(text: str | None) -> int | None:
    if text is None:
        return None
    try:
        return int(text)
    except ValueError:
        return None
