"""What a change would make of the values that are there, in SQL that does not fail on any of them.

PostgreSQL has no cast that gives NULL for what it cannot convert, and its own idea of a number or
a date is wider than any pattern. So the conversion itself is tried, in a function of the session
(`pg_temp`) that catches the error; nothing of it is left in the database. What comparison can say
is compared, which is quicker.
"""

from __future__ import annotations

import hashlib

from strandline.dictionary.model import Column, Table
from strandline.dictionary.types import (
    BINARY_KINDS,
    INTEGER_KINDS,
    TEXT_KINDS,
    LogicalType,
    TypeKind,
)
from strandline.platforms.base import Conversion
from strandline.platforms.postgres import alter, sql
from strandline.platforms.postgres.text import quote
from strandline.platforms.postgres.types import native_type

_BOUNDS = {
    TypeKind.SMALLINT: "-32768 AND 32767",
    TypeKind.INTEGER: "-2147483648 AND 2147483647",
    TypeKind.BIGINT: "-9223372036854775808 AND 9223372036854775807",
}


def conversion(value: str, before: LogicalType, after: LogicalType) -> Conversion:
    """Return the conversion that `alter.alter_column` makes; see `Platform.conversion`."""
    target = native_type(after)
    bytes_to_text = before.kind in BINARY_KINDS and after.kind in TEXT_KINDS
    if not alter.narrows(before, after) and not bytes_to_text:
        using = alter.conversion(value, before, after) or f"CAST({value} AS {target})"
        return Conversion(value=using)
    if before.kind in INTEGER_KINDS and after.kind in INTEGER_KINDS:
        bounds = _BOUNDS[after.kind]
        kept = f"CASE WHEN {value} BETWEEN {bounds} THEN CAST({value} AS {target}) END"
        return Conversion(value=kept, misfit=f"{value} NOT BETWEEN {bounds}")
    if before.kind in TEXT_KINDS and after.kind in TEXT_KINDS and after.length is not None:
        # Blanks beyond the length are cut without a word; anything else there is refused.
        misfit = f"char_length(rtrim({value}, ' ')) > {after.length}"
        return Conversion(
            value=f"CASE WHEN NOT ({misfit}) THEN CAST({value} AS {target}) END", misfit=misfit
        )
    name, text = _attempt(before, after, target)
    kept = f"pg_temp.{quote(name)}({value})"
    return Conversion(value=kept, misfit=f"{value} IS NOT NULL AND {kept} IS NULL", setup=(text,))


def _attempt(before: LogicalType, after: LogicalType, target: str) -> tuple[str, str]:
    """Return the name and the CREATE of the function that tries one conversion."""
    given = native_type(before)
    using = alter.conversion("given", before, after) or "given"
    digest = hashlib.sha256(f"{given} {using} {target}".encode()).hexdigest()[:12]
    name = f"strandline_converted_{digest}"
    return name, (
        f"CREATE OR REPLACE FUNCTION pg_temp.{quote(name)}(given {given}) RETURNS {target}\n"
        f"LANGUAGE plpgsql AS $strandline$\n"
        f"DECLARE\n    kept {target};\n"
        f"BEGIN\n    kept := {using};\n    RETURN kept;\n"
        f"EXCEPTION WHEN data_exception THEN\n    RETURN NULL;\n"
        f"END\n$strandline$"
    )


def default_value(column: Column, table: Table) -> str:
    """Return what existing rows get; see `Platform.default_value`."""
    if column.default is None:
        return "NULL"
    text = sql.default(column.default, column.type, table)
    # An enum type may not be there before the migration.
    named = column.type.value_set is None
    return f"CAST({text} AS {native_type(column.type) if named else 'text'})"
