"""Logical types as SQL Server has them, and its types as logical ones."""

from __future__ import annotations

from dataclasses import dataclass, replace

from strandline.dictionary.types import DEFAULT_PRECISION, LogicalType, TypeKind

MAX_CHARACTERS = 4000
"""Longest NVARCHAR(n); beyond it only NVARCHAR(MAX)."""
MAX_BYTES = 8000
MAX_DIGITS = 38
MAX_FRACTION = 7

_PLAIN = {
    TypeKind.SMALLINT: "SMALLINT",
    TypeKind.INTEGER: "INT",
    TypeKind.BIGINT: "BIGINT",
    TypeKind.FLOAT32: "REAL",
    TypeKind.FLOAT64: "FLOAT(53)",
    TypeKind.TEXT: "NVARCHAR(MAX)",
    TypeKind.BOOLEAN: "BIT",
    TypeKind.DATE: "DATE",
    TypeKind.UUID: "UNIQUEIDENTIFIER",
    TypeKind.JSON: "NVARCHAR(MAX)",
    TypeKind.ARRAY: "NVARCHAR(MAX)",
    TypeKind.BINARY_LARGE: "VARBINARY(MAX)",
}


def native_type(logical: LogicalType) -> str:
    """Return the SQL type of a logical one."""
    kind = logical.kind
    plain = _PLAIN.get(kind)
    if plain is not None:
        return plain
    if kind is TypeKind.STRING:
        return f"NVARCHAR({_size(logical.length, MAX_CHARACTERS)})"
    if kind is TypeKind.BINARY:
        return f"VARBINARY({_size(logical.length, MAX_BYTES)})"
    if kind is TypeKind.DECIMAL:
        precision, scale = _digits(logical)
        return f"DECIMAL({precision},{scale})"
    fraction = _fraction(logical)
    if kind is TypeKind.TIME:
        return f"TIME({fraction})"
    return f"DATETIMEOFFSET({fraction})" if logical.with_time_zone else f"DATETIME2({fraction})"


def held_type(logical: LogicalType) -> LogicalType:
    """Return what inspection reads back for a type."""
    kind = logical.kind
    if kind is TypeKind.STRING:
        if logical.length is None or logical.length > MAX_CHARACTERS:
            return LogicalType(kind=TypeKind.TEXT)
        return replace(logical, value_set=None)
    if kind is TypeKind.BINARY:
        if logical.length is None or logical.length > MAX_BYTES:
            return LogicalType(kind=TypeKind.BINARY_LARGE)
        return logical
    if kind in (TypeKind.JSON, TypeKind.ARRAY):
        return LogicalType(kind=TypeKind.TEXT)
    if kind is TypeKind.DECIMAL:
        precision, scale = _digits(logical)
        return LogicalType(kind=kind, precision=precision, scale=scale)
    if kind in (TypeKind.TIME, TypeKind.TIMESTAMP):
        return replace(logical, precision=_fraction(logical))
    return logical


def _size(length: int | None, most: int) -> str:
    return "MAX" if length is None or length > most else str(length)


def _digits(logical: LogicalType) -> tuple[int, int]:
    precision = MAX_DIGITS if logical.precision is None else min(logical.precision, MAX_DIGITS)
    return precision, min(logical.scale or 0, precision)


def _fraction(logical: LogicalType) -> int:
    wanted = DEFAULT_PRECISION if logical.precision is None else logical.precision
    return min(wanted, MAX_FRACTION)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadType:
    """A native type read back; `logical` is None when no logical type can hold it.

    `note` says what the logical type does not keep of it.
    """

    logical: LogicalType | None
    note: str = ""


_READ_PLAIN = {
    "smallint": TypeKind.SMALLINT,
    "int": TypeKind.INTEGER,
    "integer": TypeKind.INTEGER,
    "bigint": TypeKind.BIGINT,
    "bit": TypeKind.BOOLEAN,
    "date": TypeKind.DATE,
    "uniqueidentifier": TypeKind.UUID,
    "real": TypeKind.FLOAT32,
}
_READ_WITH_NOTE: dict[str, tuple[LogicalType, str]] = {
    "tinyint": (LogicalType(kind=TypeKind.SMALLINT), "tinyint (0 to 255) is held as smallint"),
    "money": (
        LogicalType(kind=TypeKind.DECIMAL, precision=19, scale=4),
        "money is held as decimal(19,4)",
    ),
    "smallmoney": (
        LogicalType(kind=TypeKind.DECIMAL, precision=10, scale=4),
        "smallmoney is held as decimal(10,4)",
    ),
    "datetime": (
        LogicalType(kind=TypeKind.TIMESTAMP, precision=3),
        "datetime (steps of 3.33 ms) is held as timestamp(3)",
    ),
    "smalldatetime": (
        LogicalType(kind=TypeKind.TIMESTAMP, precision=0),
        "smalldatetime (whole minutes) is held as timestamp(0)",
    ),
    "text": (LogicalType(kind=TypeKind.TEXT), "text (not Unicode, deprecated) is held as text"),
    "ntext": (LogicalType(kind=TypeKind.TEXT), "ntext (deprecated) is held as text"),
    "image": (LogicalType(kind=TypeKind.BINARY_LARGE), "image (deprecated) is held as bytes"),
    "xml": (LogicalType(kind=TypeKind.TEXT), "xml is held as text: it is no longer checked"),
    "json": (LogicalType(kind=TypeKind.JSON), "the native json type is held as checked text"),
    "sysname": (LogicalType(kind=TypeKind.STRING, length=128), "sysname is held as string(128)"),
}
_STRINGS = {
    "nvarchar": "",
    "varchar": "varchar (not Unicode) is held as nvarchar",
    "nchar": "nchar (padded with blanks) is held as nvarchar",
    "char": "char (padded with blanks, not Unicode) is held as nvarchar",
}
_BINARIES = {"varbinary": "", "binary": "binary (padded with zeros) is held as varbinary"}


def logical_type(
    base: str, *, length: int | None = None, precision: int | None = None, scale: int | None = None
) -> ReadType:
    """Return the logical type of a native one.

    `length` counts characters or bytes, -1 for MAX; `scale` is the fraction of temporal types.
    """
    name = base.lower()
    if name in _READ_PLAIN:
        return ReadType(logical=LogicalType(kind=_READ_PLAIN[name]))
    if name in _READ_WITH_NOTE:
        logical, note = _READ_WITH_NOTE[name]
        return ReadType(logical=logical, note=note)
    if name in _STRINGS:
        return _sized(TypeKind.STRING, TypeKind.TEXT, length, _STRINGS[name])
    if name in _BINARIES:
        return _sized(TypeKind.BINARY, TypeKind.BINARY_LARGE, length, _BINARIES[name])
    if name == "float":
        single = precision is not None and precision <= 24
        return ReadType(logical=LogicalType(kind=TypeKind.FLOAT32 if single else TypeKind.FLOAT64))
    if name in ("decimal", "numeric", "dec"):
        digits = 18 if precision is None else precision
        return ReadType(
            logical=LogicalType(kind=TypeKind.DECIMAL, precision=digits, scale=scale or 0)
        )
    fraction = MAX_FRACTION if scale is None else scale
    if name == "time":
        return ReadType(logical=LogicalType(kind=TypeKind.TIME, precision=fraction))
    if name in ("datetime2", "datetimeoffset"):
        zoned = name == "datetimeoffset"
        return ReadType(
            logical=LogicalType(kind=TypeKind.TIMESTAMP, precision=fraction, with_time_zone=zoned)
        )
    return ReadType(logical=None, note=f"no logical type holds {name}")


def _sized(kind: TypeKind, large: TypeKind, length: int | None, note: str) -> ReadType:
    if length is not None and length < 0:
        return ReadType(logical=LogicalType(kind=large), note=note)
    return ReadType(
        logical=LogicalType(kind=kind, length=1 if length is None else length), note=note
    )
