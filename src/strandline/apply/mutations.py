"""Rows that come, go and change between two rounds, and what must have become of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from sqlglot import exp

from strandline.apply.generate import Cells, Filling, generate
from strandline.apply.look import Digest, Digests, Look, digest
from strandline.apply.passage import TablePassage, is_made_up, same_key
from strandline.apply.rehearsal_report import error
from strandline.apply.written import change, delete, own_rows
from strandline.diagnostics import Diagnostic
from strandline.dictionary.expressions import ExpressionError, parse_expression
from strandline.dictionary.model import Column, Dictionary, Scalar, Table
from strandline.dictionary.names import QName
from strandline.dictionary.types import FLOAT_KINDS, NUMERIC_KINDS, TypeKind
from strandline.drift.live import comparable_cell
from strandline.platforms.base import Connection, Platform

_FIRST = 9001
_TRIES = 4


def mutate(
    base: Dictionary,
    platform: Platform,
    connection: Connection,
    *,
    each: int,
    leave: Collection[QName] = (),
) -> None:
    """Delete a row, change one and insert a few in every table of a declared dictionary.

    What a table's rules refuse is left, and so are reference rows and tables without a key, whose
    rows cannot be told apart afterwards.
    """
    filling = Filling(base, platform, connection)
    for table in base.tables.values():
        if table.name in leave or table.primary_key is None:
            continue
        rows = own_rows(table, filling.rows(table.name))
        for row in reversed(rows[-_TRIES:]):
            if len(rows) > 1 and delete(table, row, platform, connection):
                rows.remove(row)
                break
        _change_one(table, rows, filling, platform, connection)
    told = {table.name for table in base.tables.values() if table.primary_key is not None}
    generate(base, platform, connection, each=each, only=told, leave=leave, first=_FIRST)


def _change_one(
    table: Table,
    rows: list[Cells],
    filling: Filling,
    platform: Platform,
    connection: Connection,
) -> None:
    fixed = {name for key in table.foreign_keys for name in key.columns}
    fixed |= set(table.primary_key.columns) if table.primary_key is not None else set()
    for number, row in enumerate(rows[:_TRIES], start=_FIRST):
        drawn = filling.draw(table, number) or {}
        for name, value in drawn.items():
            if name not in fixed and value is not None and value != row.get(name):
                if change(table, row, {name: value}, platform, connection):
                    return


@dataclass(frozen=True, slots=True)
class Moved:
    """Keys of one table's rows that came, went or changed."""

    inserted: frozenset[Digests]
    deleted: frozenset[Digests]
    changed: frozenset[Digests]

    @property
    def every(self) -> frozenset[Digests]:
        return self.inserted | self.deleted | self.changed


@dataclass(frozen=True, slots=True)
class Mutation:
    """What changed between two looks at the same shape.

    `untold` tables have no key and other rows than before: a cascade has been there.
    """

    tables: dict[QName, Moved]
    untold: frozenset[QName] = frozenset()

    @classmethod
    def between(cls, earlier: Look, later: Look) -> Mutation:
        """Return the rows that differ, cascades of the database's own included."""
        found, untold = dict[QName, Moved](), set[QName]()
        for name, rows in earlier.tables.items():
            after = later.tables.get(name)
            if after is None:
                continue
            if not rows.key:
                if rows.counted(rows.columns) != after.counted(rows.columns):
                    untold.add(name)
                continue
            old, new = rows.by(rows.key, rows.columns), after.by(rows.key, rows.columns)
            found[name] = Moved(
                inserted=frozenset(new.keys() - old.keys()),
                deleted=frozenset(old.keys() - new.keys()),
                changed=frozenset(k for k in old.keys() & new.keys() if old[k] != new[k]),
            )
        return cls(found, frozenset(untold))

    def words(self) -> str:
        """Say how many rows moved."""
        inserted = sum(len(moved.inserted) for moved in self.tables.values())
        deleted = sum(len(moved.deleted) for moved in self.tables.values())
        changed = sum(len(moved.changed) for moved in self.tables.values())
        return f"{inserted} rows inserted, {changed} changed, {deleted} deleted"

    def keys(self, table: QName) -> frozenset[Digests]:
        moved = self.tables.get(table)
        return moved.every if moved is not None else frozenset()

    def findings(self, lived: Iterable[TablePassage], found: Look) -> Iterator[Diagnostic]:
        """Yield where rows that came between the rounds do not have the defaults of new columns."""
        for item in lived:
            moved, rows = self.tables.get(item.before.name), found.tables.get(item.after.name)
            if moved is None or rows is None or not same_key(item):
                continue
            for column in item.added:
                wanted = _default(column)
                if wanted is None:
                    continue
                cells = rows.by(rows.key, (column.name,))
                wrong = sum(cells[key] != (wanted,) for key in moved.inserted if key in cells)
                if wrong:
                    yield error(
                        "R110",
                        f"{item.after.name}.{column.name}",
                        f"up again: {wrong} rows of {item.after.name} that came after the "
                        f"rollback do not have the default of {column.name}",
                        "A row that came in between has no earlier value to be restored.",
                        "report it: the restore took these rows for others",
                    )


def _default(column: Column) -> Digest | None:
    """Return what a row without a value has in a column; None when that cannot be told."""
    if column.default is None:
        return digest(comparable_cell(None, column.type)) if column.nullable else None
    if is_made_up(column):
        return None
    try:
        tree = parse_expression(column.default.expression.text)
    except ExpressionError:
        return None
    value: Scalar
    match tree:
        case exp.Boolean():
            value = bool(tree.this)
        case exp.Literal() if tree.is_string:
            value = str(tree.this)
        case exp.Literal() if column.type.kind in NUMERIC_KINDS:
            plain = column.type.kind not in (*FLOAT_KINDS, TypeKind.DECIMAL)
            value = int(tree.this) if plain and tree.this.isdigit() else float(tree.this)
        case _:
            return None
    return digest(comparable_cell(value, column.type))
