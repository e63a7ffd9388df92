"""How PostgreSQL archives: tables change their schema, values are copied by key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from strandline.dictionary.model import Column, Managed, Table
from strandline.dictionary.names import QName
from strandline.dictionary.types import LogicalType
from strandline.diff.kept import Kept
from strandline.platforms.archiving.registry import moved_table
from strandline.platforms.postgres import behaviours, sql, text
from strandline.platforms.postgres.alter import conversion
from strandline.platforms.postgres.features import FEATURES
from strandline.platforms.postgres.types import held_type, native_type


class PostgresArchive:
    """Satisfies `strandline.platforms.archiving.dialect.ArchiveDialect`."""

    features = FEATURES
    now = "(CURRENT_TIMESTAMP AT TIME ZONE 'UTC')"

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
        del column, table, known_row
        return True

    def unless_there(self, name: QName, create: str) -> Sequence[str]:
        return tuple(sql.unless_there(name, create))

    def differ(self, one: str, other: str) -> str:
        return f"{one} IS DISTINCT FROM {other}"

    def update_from(self, place: str, sets: Mapping[str, str], source: str, where: str) -> str:
        assigned = ", ".join(f"{name} = {value}" for name, value in sets.items())
        return f"UPDATE {place} AS t SET {assigned}\nFROM {source}\nWHERE {where}"

    def round_trip(self, value: str, before: LogicalType, after: LogicalType) -> str:
        there = conversion(value, before, after) or f"{value}::{native_type(after)}"
        there = f"({there})"
        return conversion(there, after, before) or f"{there}::{native_type(before)}"

    def default_of(self, column: Column, table: Table) -> str:
        if column.default is None:
            return "NULL"
        return sql.default(column.default, column.type, table)

    def to_archive(self, value: str, column: Column) -> str:
        kind = _enum_text(column.type)
        return f"{value}::{kind}" if kind else value

    def from_archive(self, value: str, column: Column) -> str:
        return f"{value}::{native_type(column.type)}" if _enum_text(column.type) else value

    def statistics(self, place: str) -> Sequence[str]:
        # Taken for empty, an archive is looked up row by row.
        return (f"ANALYZE {place}",)

    def in_order(self, table: Table, columns: Sequence[str], source: str) -> str | None:
        del table, columns, source
        return None

    def insert_rows(self, table: Table, statement: str, columns: Sequence[str]) -> str:
        del table, columns
        return statement

    def unguarded(self, table: Table, statements: Iterable[str]) -> list[str]:
        place = text.qualified(table.name)
        triggers = [
            text.quote(behaviours.trigger_name(table.name, what))
            for what in behaviours.triggers_of(table.managed)
            if what != behaviours.TRUNCATED
        ]
        return [
            *(f"ALTER TABLE {place} DISABLE TRIGGER {name}" for name in triggers),
            *statements,
            *(f"ALTER TABLE {place} ENABLE TRIGGER {name}" for name in triggers),
        ]


def _enum_text(logical: LogicalType) -> str:
    """Return the text type that stands in for an enum in archives, nothing for other types."""
    if logical.value_set is not None:
        return "text"
    if logical.items is not None and logical.items.value_set is not None:
        return "text[]"
    return ""


ARCHIVE = PostgresArchive()


def moves(table: Table) -> bool:
    """Say whether a table can change its schema as it is.

    A partitioned table's parts would stay behind, and a column of an enum type would hold on to
    the type.
    """
    return table.partitioning is None and not any(_enum_text(c.type) for c in table.columns)


def move_table(table: Table, managed: Managed, kept: Kept) -> Iterator[str]:
    """Yield what puts a table into the archive; nothing of it reads or writes a row.

    Names of indexes, constraints and sequences would go along and stand in the way of another
    table's, so they are taken off: rows need none of them to be kept.
    """
    place = text.qualified(table.name)
    moved = moved_table(kept, FEATURES).name
    yield _nobody_depends(table.name)
    yield from behaviours.switch_off(table.name, managed)
    constraints = [unique.name for unique in table.uniques]
    constraints += [check.name for check in table.checks]
    constraints += [table.primary_key.name] if table.primary_key is not None else []
    for name in constraints:
        yield f"ALTER TABLE {place} DROP CONSTRAINT {text.quote(name)}"
    for index in table.indexes:
        yield f"DROP INDEX {sql.index_place(index.name, table.name)}"
    for column in table.columns:
        if column.identity is not None:
            yield (
                f"ALTER TABLE {place} ALTER COLUMN {text.quote(column.name)} "
                "DROP IDENTITY IF EXISTS"
            )
    yield f"ALTER TABLE {place} RENAME TO {text.quote(moved.name)}"
    renamed = text.qualified(QName(table.name.schema, moved.name))
    yield f"ALTER TABLE {renamed} SET SCHEMA {text.quote(str(moved.schema))}"


def _nobody_depends(table: QName) -> str:
    """Return the statement that fails where others' foreign keys or views point at the table.

    A drop would be refused for them; a move would leave them pointing into the archive.
    """
    place = text.text_literal(text.qualified(table))
    return (
        "DO $strandline$\nBEGIN\n"
        f"    IF EXISTS (SELECT 1 FROM pg_constraint WHERE contype = 'f'\n"
        f"            AND confrelid = {place}::regclass AND conrelid <> confrelid)\n"
        "        OR EXISTS (SELECT 1 FROM pg_depend AS d\n"
        "            JOIN pg_rewrite AS r ON d.classid = 'pg_rewrite'::regclass "
        "AND r.oid = d.objid\n"
        f"            WHERE d.refobjid = {place}::regclass AND r.ev_class <> d.refobjid) THEN\n"
        f"        RAISE EXCEPTION 'other objects depend on table %', {place}\n"
        "            USING ERRCODE = 'dependent_objects_still_exist';\n"
        "    END IF;\nEND\n$strandline$"
    )
