"""What a direction of a migration would lose for good, as questions to the database.

Strandline archives what a step removes; Alembic cannot. So a revision asks first whether there is
anything to lose: rows besides the reference rows, values besides the default.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from strandline.dictionary.model import Column, Dictionary, Row, Table
from strandline.dictionary.names import QName
from strandline.dictionary.types import TEXT_KINDS
from strandline.diff import operations as op
from strandline.exchange.alembic.native import constant_default
from strandline.platforms.base import Effect, Platform, Step


@dataclass(frozen=True, slots=True)
class Loss:
    """Something a step removes, and the query that gives a row when it is there."""

    what: str
    query: str


def losses_of(
    steps: Sequence[Step],
    before: Dictionary,
    platform: Platform,
    written: Mapping[QName, Sequence[Row]],
    declared: Mapping[QName, QName],
) -> list[Loss]:
    """Return the losses of the steps, asked in the names that hold before the first one.

    `before` is the lowered dictionary at the start; `written` holds further rows that migrations
    wrote (those of the version table), by lowered table name; `declared` gives people's names.
    """
    return list(_Search(before, platform, written, declared).run(steps))


@dataclass(slots=True)
class _Search:
    before: Dictionary
    platform: Platform
    written: Mapping[QName, Sequence[Row]]
    declared: Mapping[QName, QName]
    tables: dict[QName, QName] = field(default_factory=dict)
    columns: dict[tuple[QName, str], str] = field(default_factory=dict)

    def run(self, steps: Sequence[Step]) -> list[Loss]:
        found: list[Loss] = []
        for step in steps:
            lost = {item.subject for item in step.effects if item.effect is Effect.LOSES_DATA}
            for operation in step.operations:
                loss = self._loss(operation, lost)
                if loss is not None:
                    found.append(loss)
                self._follow(operation)
        return found

    def _loss(self, operation: op.Operation, lost: set[str]) -> Loss | None:
        match operation:
            case op.DropTable():
                table = self._table(operation.table.name)
                return None if table is None else self._rows(table)
            case op.DropColumn(column=column) if column.generated is None:
                return self._values(operation.table, column.name)
            case op.AlterColumn(after=after) if f"{operation.table}.{after.name}" in lost:
                return self._narrowed(operation)
            case _:
                return None

    def _table(self, name: QName) -> Table | None:
        """Return a table as it was at the start, None for one that came later."""
        return self.before.tables.get(self.tables.get(name, name))

    def _rows(self, table: Table) -> Loss:
        known = [self._is_row(table, row) for row in self._reference(table)]
        place = self.platform.qualified(table.name)
        where = f" WHERE NOT ({' OR '.join(known)})" if known else ""
        return Loss(f"the rows of {self._called(table)}", f"SELECT 1 FROM {place}{where} LIMIT 1")

    def _reference(self, table: Table) -> list[Row]:
        return [*table.rows, *self.written.get(table.name, ())]

    def _values(self, name: QName, current: str) -> Loss | None:
        table = self._table(name)
        if table is None:
            return None
        start = self.columns.get((table.name, current), current)
        column = table.find_column(start)
        if column is None:
            return None
        place = self.platform.quote(column.name)
        usual = constant_default(self.platform, table, column)
        there = f"{place} IS NOT NULL" if usual is None else f"{place} <> {usual}"
        return self._asked(table, column, there)

    def _narrowed(self, operation: op.AlterColumn) -> Loss | None:
        table = self._table(operation.table)
        if table is None:
            return None
        start = self.columns.get((table.name, operation.before.name), operation.before.name)
        column = table.find_column(start)
        if column is None:
            return None
        place = self.platform.quote(column.name)
        length = operation.after.type.length
        texts = {operation.before.type.kind, operation.after.type.kind} <= TEXT_KINDS
        if texts and length is not None:
            return self._asked(table, column, f"length({place}) > {length}")
        return self._asked(table, column, f"{place} IS NOT NULL")

    def _asked(self, table: Table, column: Column, there: str) -> Loss:
        # What the database fills in by itself comes back with the column.
        filled = column.identity is not None or (
            column.default is not None and constant_default(self.platform, table, column) is None
        )
        known = [
            self._is_row(table, row)
            for row in self._reference(table)
            if filled or column.name in row.as_mapping()
        ]
        where = f"{there} AND NOT ({' OR '.join(known)})" if known else there
        place = self.platform.qualified(table.name)
        what = f"values of {self._called(table)}.{column.name}"
        return Loss(what, f"SELECT 1 FROM {place} WHERE {where} LIMIT 1")

    def _called(self, table: Table) -> QName:
        return self.declared.get(table.name, table.name)

    def _is_row(self, table: Table, row: Row) -> str:
        parts = []
        for name, value in row.cells:
            column = table.find_column(name)
            if column is None:
                continue
            place = self.platform.quote(name)
            if value is None:
                parts.append(f"{place} IS NULL")
            else:
                literal = self.platform.literal(value, column.type)
                # IS TRUE would be one word, but a NULL must not hide a row: it is not the row.
                parts.append(f"coalesce({place} = {literal}, 1 = 0)")
        return f"({' AND '.join(parts)})" if parts else "(1 = 0)"

    def _follow(self, operation: op.Operation) -> None:
        match operation:
            case op.RenameTable():
                start = self.tables.pop(operation.before, operation.before)
                self.tables[operation.after] = start
            case op.RenameColumn():
                table = self.tables.get(operation.table, operation.table)
                start_column = self.columns.pop((table, operation.before), operation.before)
                self.columns[table, operation.after] = start_column
            case op.CreateTable():
                self.tables[operation.table.name] = QName(None, "")
            case op.AddColumn(column=column):
                table = self.tables.get(operation.table, operation.table)
                self.columns[table, column.name] = ""
            case _:
                return
