"""What a change would make of the values that are there.

SQLite refuses no value for its type, but for text that must be JSON: what does not convert stays
as it was. The conditions say which values those are; no other database would hold them.
"""

from __future__ import annotations

from strandline.dictionary.model import Column, Table
from strandline.dictionary.types import FLOAT_KINDS, INTEGER_KINDS, LogicalType, TypeKind
from strandline.platforms.base import Conversion
from strandline.platforms.sqlite.tables import default_text

_BITS = {TypeKind.SMALLINT: 16, TypeKind.INTEGER: 32, TypeKind.BIGINT: 64}
_DIGITS = "'*[^0-9]*'"
_HEX = "[0-9a-f]"


def conversion(value: str, before: LogicalType, after: LogicalType) -> Conversion:
    """Return the conversion by affinity; see `Platform.conversion`."""
    kind = after.kind
    if kind in (TypeKind.JSON, TypeKind.ARRAY):
        misfit = f"{value} IS NOT NULL AND NOT json_valid({value})"
        return Conversion(
            value=f"CASE WHEN NOT ({misfit}) THEN {value} END", misfit=misfit, strict=True
        )
    misfit = _misfit(value, before, after)
    converted = _converted(value, after)
    if not misfit:
        return Conversion(value=converted, strict=False)
    return Conversion(
        value=f"CASE WHEN {misfit} THEN {value} ELSE {converted} END", misfit=misfit, strict=False
    )


def _converted(value: str, after: LogicalType) -> str:
    if after.kind in INTEGER_KINDS or after.kind is TypeKind.BOOLEAN:
        return f"CAST({value} AS INTEGER)"
    if after.kind in FLOAT_KINDS:
        return f"CAST({value} AS REAL)"
    if after.kind is TypeKind.DECIMAL:
        return f"CAST({value} AS NUMERIC)"
    if after.kind in (TypeKind.STRING, TypeKind.TEXT, TypeKind.UUID):
        return f"CAST({value} AS TEXT)"
    return value


def _misfit(value: str, before: LogicalType, after: LogicalType) -> str:
    text = f"trim(CAST({value} AS TEXT))"
    match after.kind:
        case kind if kind in INTEGER_KINDS:
            most = 2 ** (_BITS[kind] - 1)
            whole = f"CAST({value} AS INTEGER)"
            return (
                f"CASE typeof({value}) WHEN 'null' THEN 0 WHEN 'integer' THEN 0 "
                f"WHEN 'real' THEN {value} <> {whole} WHEN 'text' THEN "
                f"ltrim({text}, '+-') = '' OR ltrim({text}, '+-') GLOB {_DIGITS} ELSE 1 END "
                f"OR {whole} NOT BETWEEN {-most} AND {most - 1}"
            )
        case kind if kind in FLOAT_KINDS or kind is TypeKind.DECIMAL:
            return (
                f"typeof({value}) = 'blob' OR typeof({value}) = 'text' AND "
                f"({text} NOT GLOB '*[0-9]*' OR {text} GLOB '*[^0-9.eE+-]*')"
            )
        case TypeKind.BOOLEAN:
            return f"{value} IS NOT NULL AND {text} NOT IN ('0', '1')"
        case TypeKind.STRING | TypeKind.BINARY:
            if after.length is None or (before.length or after.length + 1) <= after.length:
                return ""
            return f"length({value}) > {after.length}"
        case TypeKind.UUID:
            pattern = "-".join(_HEX * count for count in (8, 4, 4, 4, 12))
            return f"{value} IS NOT NULL AND lower({text}) NOT GLOB '{pattern}'"
        case kind:
            return _temporal(value, text, before.kind, kind)


def _temporal(value: str, text: str, before: TypeKind, after: TypeKind) -> str:
    reader = {TypeKind.DATE: "date", TypeKind.TIME: "time", TypeKind.TIMESTAMP: "datetime"}
    if after not in reader or before is after:
        return ""
    return f"{value} IS NOT NULL AND (typeof({value}) <> 'text' OR {reader[after]}({text}) IS NULL)"


def default_value(column: Column, table: Table) -> str:
    """Return what existing rows get; see `Platform.default_value`."""
    del table
    # No cast: it would make a number of a date.
    return "NULL" if column.default is None else default_text(column.default)
