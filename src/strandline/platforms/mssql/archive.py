"""How SQL Server archives: tables are transferred to the archive's schema, values are copied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from strandline.dictionary.model import Column, Table
from strandline.dictionary.names import QName
from strandline.dictionary.types import FLOAT_KINDS, TEXT_KINDS, LogicalType
from strandline.diff.kept import Kept
from strandline.platforms.archiving.registry import moved_table
from strandline.platforms.mssql import text
from strandline.platforms.mssql.features import FEATURES
from strandline.platforms.mssql.tables import (
    default_name,
    default_value,
    drop_constraint,
    drop_index,
    unless_there,
)
from strandline.platforms.mssql.triggers import behaviours, drop_triggers, trigger_name
from strandline.platforms.mssql.types import held_type, native_type


class MssqlArchive:
    """Satisfies `strandline.platforms.archiving.dialect.ArchiveDialect`."""

    features = FEATURES
    now = "SYSUTCDATETIME()"

    def quote(self, identifier: str) -> str:
        return text.quote(identifier)

    def qualified(self, name: QName) -> str:
        return text.qualified(name)

    def literal(self, value: object, logical: LogicalType | None = None) -> str:
        return text.literal(value, logical)

    def held_type(self, logical: LogicalType) -> LogicalType:
        return held_type(logical)

    def native_type(self, logical: LogicalType) -> str:
        return native_type(logical)

    def can_update(self, column: Column, table: Table, *, known_row: bool = False) -> bool:
        del table, known_row
        return column.identity is None

    def unless_there(self, name: QName, create: str) -> Sequence[str]:
        return tuple(unless_there(name, create))

    def differ(self, one: str, other: str) -> str:
        # INTERSECT alone takes two nulls for the same; IS DISTINCT FROM is newer than 2019.
        return f"NOT EXISTS (SELECT {one} INTERSECT SELECT {other})"

    def update_from(self, place: str, sets: Mapping[str, str], source: str, where: str) -> str:
        assigned = ", ".join(f"{name} = {value}" for name, value in sets.items())
        return f"UPDATE t SET {assigned}\nFROM {place} AS t, {source}\nWHERE {where}"

    def round_trip(self, value: str, before: LogicalType, after: LogicalType) -> str:
        return _converted(_converted(value, before, after), after, before)

    def default_of(self, column: Column, table: Table) -> str:
        del table
        return default_value(column, column.default) if column.default is not None else "NULL"

    def to_archive(self, value: str, column: Column) -> str:
        del column
        return value

    def from_archive(self, value: str, column: Column) -> str:
        del column
        return value

    def statistics(self, place: str) -> Sequence[str]:
        del place
        return ()

    def in_order(self, table: Table, columns: Sequence[str], source: str) -> str | None:
        del table, columns, source
        return None

    def insert_rows(self, table: Table, statement: str, columns: Sequence[str]) -> str:
        numbered = any(c.identity is not None and c.name in columns for c in table.columns)
        if not numbered:
            return statement
        place = text.qualified(table.name)
        return f"SET IDENTITY_INSERT {place} ON;\n{statement};\nSET IDENTITY_INSERT {place} OFF"

    def unguarded(self, table: Table, statements: Iterable[str]) -> list[str]:
        triggers = [
            text.quote(trigger_name(table.name, what).name) for what in behaviours(table.managed)
        ]
        if not triggers:
            return list(statements)
        place, names = text.qualified(table.name), ", ".join(triggers)
        return [
            f"ALTER TABLE {place} DISABLE TRIGGER {names}",
            *statements,
            f"ALTER TABLE {place} ENABLE TRIGGER {names}",
        ]


def _converted(value: str, before: LogicalType, after: LogicalType) -> str:
    native = native_type(after)
    if before.kind in FLOAT_KINDS and after.kind in TEXT_KINDS:
        # Without style 3 a float loses all but six digits.
        return f"CONVERT({native}, {value}, 3)"
    return f"CAST({value} AS {native})"


ARCHIVE = MssqlArchive()


def move_table(table: Table, kept: Kept) -> Iterator[str]:
    """Yield what puts a table into the archive; nothing of it reads or writes a row.

    Constraints are objects of the schema by their names, so they are taken off before.
    """
    moved = moved_table(kept, FEATURES).name
    yield from drop_triggers(table)
    for index in table.indexes:
        yield drop_index(table.name, index.name)
    constraints = [unique.name for unique in table.uniques]
    constraints += [check.name for check in table.checks]
    constraints += [table.primary_key.name] if table.primary_key is not None else []
    constraints += [
        default_name(table.name, column.name, column.default)
        for column in table.columns
        if column.default is not None
    ]
    for name in constraints:
        yield drop_constraint(table.name, name)
    place = text.qualified(table.name)
    yield f"EXEC sys.sp_rename {text.string(place)}, {text.string(moved.name)}, N'OBJECT'"
    renamed = text.qualified(QName(table.name.schema, moved.name))
    yield f"ALTER SCHEMA {text.quote(str(moved.schema))} TRANSFER {renamed}"
