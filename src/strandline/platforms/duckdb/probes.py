"""What a change would make of the values that are there, in SQL that does not fail on any of them."""

from __future__ import annotations

from strandline.dictionary.model import Column, Table
from strandline.dictionary.types import LogicalType
from strandline.platforms.base import Conversion
from strandline.platforms.duckdb.effects import widens
from strandline.platforms.duckdb.tables import default_text
from strandline.platforms.duckdb.types import native_type


def conversion(value: str, before: LogicalType, after: LogicalType) -> Conversion:
    """Return the cast that an INSERT into the new type makes; see `Platform.conversion`."""
    target = native_type(after)
    if widens(before, after):
        return Conversion(value=f"CAST({value} AS {target})")
    kept = f"TRY_CAST({value} AS {target})"
    return Conversion(value=kept, misfit=f"{value} IS NOT NULL AND {kept} IS NULL")


def default_value(column: Column, table: Table) -> str:
    """Return what existing rows get; see `Platform.default_value`."""
    # An enum type may not be there before the migration.
    named = column.type.value_set is None
    target = native_type(column.type) if named else "VARCHAR"
    return f"CAST({default_text(column, table)} AS {target})"
