"""How SQLite archives: everything is copied, under a prefix of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from strandline.dictionary.model import Column, Table
from strandline.dictionary.names import QName
from strandline.dictionary.types import FLOAT_KINDS, LogicalType
from strandline.diff.kept import Kept
from strandline.platforms.archiving.registry import moved_table
from strandline.platforms.sqlite.features import FEATURES
from strandline.platforms.sqlite.tables import default_text, unless_there
from strandline.platforms.sqlite.text import literal, quote
from strandline.platforms.sqlite.triggers import create_triggers, drop_triggers
from strandline.platforms.sqlite.types import held_type, native_type

_TEXT = ("CHAR", "CLOB", "TEXT")
_REAL = ("REAL", "FLOA", "DOUB")


class SqliteArchive:
    """Satisfies `strandline.platforms.archiving.dialect.ArchiveDialect`."""

    features = FEATURES
    now = "strftime('%Y-%m-%d %H:%M:%f', 'now')"

    def quote(self, identifier: str) -> str:
        return quote(identifier)

    def qualified(self, name: QName) -> str:
        return quote(name.name)

    def literal(self, value: object, logical: LogicalType | None = None) -> str:
        return literal(value, logical)

    def held_type(self, logical: LogicalType) -> LogicalType:
        return held_type(logical)

    def native_type(self, logical: LogicalType) -> str:
        return native_type(logical)

    def can_update(self, column: Column, table: Table, *, known_row: bool = False) -> bool:
        del column, table, known_row
        return True

    def unless_there(self, name: QName, create: str) -> Sequence[str]:
        del name
        return (unless_there(create),)

    def differ(self, one: str, other: str) -> str:
        return f"{one} IS NOT {other}"

    def update_from(self, place: str, sets: Mapping[str, str], source: str, where: str) -> str:
        assigned = ", ".join(f"{name} = {value}" for name, value in sets.items())
        return f"UPDATE {place} AS t SET {assigned}\nFROM {source}\nWHERE {where}"

    def round_trip(self, value: str, before: LogicalType, after: LogicalType) -> str:
        """Columns convert by affinity, and only what their type takes whole."""
        old, new = _affinity(before), _affinity(after)
        if old == "TEXT" and new != "TEXT":
            # Compared with a number, text that is one becomes one, and any other stays text.
            number = f"CAST({value} AS {new})"
            return (
                f"CASE WHEN {value} = CAST({value} AS NUMERIC) "
                f"THEN CAST({number} AS TEXT) ELSE {value} END"
            )
        if new == "TEXT" and old != "TEXT":
            return f"CASE typeof({value}) WHEN 'real' THEN CAST(CAST({value} AS TEXT) AS REAL) ELSE {value} END"
        return value

    def default_of(self, column: Column, table: Table) -> str:
        del table
        return default_text(column.default) if column.default is not None else "NULL"

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
        del table, columns
        return statement

    def unguarded(self, table: Table, statements: Iterable[str]) -> list[str]:
        return [*drop_triggers(table), *statements, *create_triggers(table)]


ARCHIVE = SqliteArchive()


def moves(table: Table) -> bool:
    """Say whether a table can be renamed into the archive as it is.

    Its foreign keys would go along, and cascade into the archive or keep parents from going.
    """
    return not table.foreign_keys


def move_table(table: Table, kept: Kept) -> list[str]:
    """Return what puts a table into the archive; nothing of it reads or writes a row.

    Names of indexes belong to the whole file. What mentions the table by name is left as it is.
    """
    moved = moved_table(kept, FEATURES).name
    return [
        *drop_triggers(table),
        *(f"DROP INDEX {quote(index.name)}" for index in table.indexes),
        "PRAGMA legacy_alter_table = ON",
        f"ALTER TABLE {quote(table.name.name)} RENAME TO {quote(moved.name)}",
        "PRAGMA legacy_alter_table = OFF",
    ]


def narrows(before: LogicalType, after: LogicalType) -> bool:
    """Say whether values change with the affinity: text that is a number, and long floats."""
    old, new = _affinity(before), _affinity(after)
    if old == "TEXT":
        return new not in ("TEXT", "BLOB")
    return new == "TEXT" and before.kind in FLOAT_KINDS


def _affinity(logical: LogicalType) -> str:
    """Return the affinity that SQLite derives from a declared type, by its documented rules."""
    name = native_type(logical).upper()
    if "INT" in name:
        return "NUMERIC"
    if any(word in name for word in _TEXT):
        return "TEXT"
    if "BLOB" in name:
        return "BLOB"
    return "REAL" if any(word in name for word in _REAL) else "NUMERIC"
