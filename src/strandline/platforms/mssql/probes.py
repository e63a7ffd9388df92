"""What a change would make of the values that are there, in SQL that does not fail on any of them."""

from __future__ import annotations

from strandline.dictionary.model import Column, Table
from strandline.dictionary.types import BINARY_KINDS, TEXT_KINDS, LogicalType
from strandline.platforms.base import Conversion
from strandline.platforms.mssql.effects import narrows
from strandline.platforms.mssql.tables import default_value as default_text
from strandline.platforms.mssql.types import native_type


def conversion(value: str, before: LogicalType, after: LogicalType) -> Conversion:
    """Return the conversion of ALTER COLUMN; see `Platform.conversion`."""
    target = native_type(after)
    kept = f"TRY_CAST({value} AS {target})"
    if before.kind in TEXT_KINDS and after.kind in TEXT_KINDS:
        # LEN leaves out blanks at the end, which are cut without a word.
        return _measured(kept, f"LEN({value})", after)
    if before.kind in BINARY_KINDS and after.kind in BINARY_KINDS:
        return _measured(kept, f"DATALENGTH({value})", after)
    if not narrows(before, after):
        return Conversion(value=kept)
    return Conversion(value=kept, misfit=f"{value} IS NOT NULL AND {kept} IS NULL")


def _measured(kept: str, measure: str, after: LogicalType) -> Conversion:
    """Text and bytes that are too long are cut by a cast and refused by ALTER COLUMN."""
    if after.length is None:
        return Conversion(value=kept)
    misfit = f"{measure} > {after.length}"
    return Conversion(value=f"CASE WHEN {misfit} THEN NULL ELSE {kept} END", misfit=misfit)


def default_value(column: Column, table: Table) -> str:
    """Return what existing rows get; see `Platform.default_value`."""
    del table
    if column.default is None:
        return "NULL"
    return f"CAST({default_text(column, column.default)} AS {native_type(column.type)})"
