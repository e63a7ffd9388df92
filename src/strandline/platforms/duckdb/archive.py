"""How DuckDB archives: everything is copied, which its columns make quick."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from strandline.dictionary.model import Column, Table
from strandline.dictionary.names import QName
from strandline.dictionary.types import LogicalType
from strandline.platforms.duckdb import tables, text
from strandline.platforms.duckdb.copying import by_depth
from strandline.platforms.duckdb.effects import widens
from strandline.platforms.duckdb.features import FEATURES
from strandline.platforms.duckdb.types import held_type, native_type


class DuckDBArchive:
    """Satisfies `strandline.platforms.archiving.dialect.ArchiveDialect`."""

    features = FEATURES
    now = "make_timestamp(epoch_us(CURRENT_TIMESTAMP))"

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
        # An update of a key's column is a delete and an insert, which rows that point at the row
        # would refuse.
        own = [key for key in table.foreign_keys if key.target == table.name]
        return not known_row or not any(column.name in key.columns for key in own)

    def unless_there(self, name: QName, create: str) -> Sequence[str]:
        return tables.unless_there(name, create)

    def differ(self, one: str, other: str) -> str:
        return f"{one} IS DISTINCT FROM {other}"

    def update_from(self, place: str, sets: Mapping[str, str], source: str, where: str) -> str:
        assigned = ", ".join(f"{name} = {value}" for name, value in sets.items())
        return f"UPDATE {place} AS t SET {assigned}\nFROM {source}\nWHERE {where}"

    def round_trip(self, value: str, before: LogicalType, after: LogicalType) -> str:
        return f"CAST(CAST({value} AS {native_type(after)}) AS {native_type(before)})"

    def default_of(self, column: Column, table: Table) -> str:
        return tables.default_text(column, table)

    def to_archive(self, value: str, column: Column) -> str:
        return f"CAST({value} AS VARCHAR)" if column.type.value_set is not None else value

    def from_archive(self, value: str, column: Column) -> str:
        if column.type.value_set is None:
            return value
        return f"CAST({value} AS {native_type(column.type)})"

    def statistics(self, place: str) -> Sequence[str]:
        del place
        return ()

    def in_order(self, table: Table, columns: Sequence[str], source: str) -> str | None:
        own = [key for key in table.foreign_keys if key.target == table.name]
        if not own:
            return None
        listed = ", ".join(f"a.{text.quote(name)}" for name in columns)
        values = ", ".join(
            self.from_archive(f"s.{text.quote(name)}", table.get_column(name)) for name in columns
        )
        rows = f"(SELECT a.rowid AS rowid, {listed} FROM {source})"
        names = {name: name for name in columns}
        return by_depth(own, names, rows, values, standing=text.qualified(table.name))

    def insert_rows(self, table: Table, statement: str, columns: Sequence[str]) -> str:
        del table, columns
        return statement

    def unguarded(self, table: Table, statements: Iterable[str]) -> list[str]:
        del table
        return list(statements)


ARCHIVE = DuckDBArchive()


def narrows(before: LogicalType, after: LogicalType) -> bool:
    """Say whether a conversion can change a value; lengths of strings are not enforced."""
    return native_type(before) != native_type(after) and not widens(before, after)
