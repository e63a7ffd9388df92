"""Rows written into what a migration has just made: new tables, and new columns of old ones."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from strandline.apply.generate import Cells, Filling, generate
from strandline.apply.passage import Passage, same_key
from strandline.dictionary.model import Dictionary, Table
from strandline.dictionary.names import QName
from strandline.drift.live import comparable_cell
from strandline.errors import PlatformFailure
from strandline.platforms.base import Connection, Platform
from strandline.platforms.held import held_name

_FIRST = 5001
"""The number that the first of these rows is made from, apart from those of the base."""
_FEW = 3
"""How many rows a table gets that has new columns besides others."""


def write_new(
    target: Dictionary,
    way: Passage,
    platform: Platform,
    connection: Connection,
    *,
    each: int,
    leave: Collection[QName] = (),
) -> list[str]:
    """Fill new tables and new columns of a declared dictionary; returns notes."""
    if not each:
        return []
    declared = {held_name(name, platform): table for name, table in target.tables.items()}
    created = [declared[table.name].name for table in way.created if table.name in declared]
    made = generate(
        target, platform, connection, each=each, only=created, leave=leave, first=_FIRST
    )
    # A trigger would refuse a change, or to take a row away again, or stamp other columns.
    grown = {
        declared[item.after.name].name
        for item in way.tables
        if item.added
        and item.after.name in declared
        and same_key(item)
        and not (declared[item.after.name].managed or item.before.managed)
    } - set(leave)
    few = min(each, _FEW)
    generate(target, platform, connection, each=few, only=grown, first=_FIRST + 10 * each)
    filling = Filling(target, platform, connection)
    for item in way.tables:
        table = declared.get(item.after.name)
        if table is None or table.name not in grown:
            continue
        names = [column.name for column in item.added]
        for number, row in enumerate(own_rows(table, filling.rows(table.name)), start=_FIRST):
            drawn = filling.draw(table, number)
            if drawn is not None:
                values = {name: drawn[name] for name in names if name in drawn}
                change(table, row, values, platform, connection)
    return made.notes


def own_rows(table: Table, rows: Collection[Cells]) -> list[Cells]:
    """Return the rows that are not reference rows of the dictionary."""
    key = table.primary_key.columns if table.primary_key is not None else ()
    types = [table.get_column(name).type for name in key]

    def told(cells: Mapping[str, object]) -> tuple[object, ...]:
        return tuple(
            comparable_cell(cells.get(name), logical)  # type: ignore[arg-type]
            for name, logical in zip(key, types, strict=True)
        )

    declared = {told(row.as_mapping()) for row in table.rows}
    return [cells for cells in rows if told(cells) not in declared]


def change(
    table: Table, row: Cells, values: Cells, platform: Platform, connection: Connection
) -> bool:
    """Update one row by its key; says whether the database took it."""
    if not values:
        return False
    changes = ", ".join(_equal(table, values, platform, null="= NULL"))
    return _run(f"UPDATE {_place(table, platform)} SET {changes} WHERE {_where(table, row, platform)}",
                connection)  # fmt: skip


def delete(table: Table, row: Cells, platform: Platform, connection: Connection) -> bool:
    """Delete one row by its key; says whether the database took it."""
    place = _place(table, platform)
    return _run(f"DELETE FROM {place} WHERE {_where(table, row, platform)}", connection)


def _place(table: Table, platform: Platform) -> str:
    return platform.qualified(held_name(table.name, platform))


def _where(table: Table, row: Cells, platform: Platform) -> str:
    key = table.primary_key.columns if table.primary_key is not None else ()
    cells = {name: row[name] for name in key}
    return " AND ".join(_equal(table, cells, platform, null="IS NULL"))


def _equal(table: Table, cells: Cells, platform: Platform, *, null: str) -> Iterator[str]:
    for name, value in cells.items():
        if value is None:
            yield f"{platform.quote(name)} {null}"
        else:
            literal = platform.literal(value, table.get_column(name).type)
            yield f"{platform.quote(name)} = {literal}"


def _run(statement: str, connection: Connection) -> bool:
    """Rules and triggers of the table may refuse; a rehearsal goes on without that row."""
    try:
        connection.execute(statement)
    except PlatformFailure:
        return False
    return True
