"""Reference rows as the rules look at them; no finding repeats a value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from strandline.dictionary.model import Column, Row, Scalar, Table
from strandline.lint.context import RuleContext
from strandline.lint.rule import NodePath
from strandline.lint.values import comparable


@dataclass(frozen=True, slots=True)
class NumberedRow:
    """One row of reference data; `number` counts from 1, as people do."""

    table: Table
    row: Row
    number: int

    @property
    def subject(self) -> str:
        return f"{self.table.name} row {self.number}"

    def path(self, *keys: str) -> NodePath:
        """Return the path of the row, or of one of its cells."""
        return ("tables", self.table.name, "seed_data", self.number - 1, *keys)


def iter_rows(context: RuleContext) -> Iterator[NumberedRow]:
    """Yield every row of reference data of every table."""
    for table in context.tables:
        for number, row in enumerate(table.rows, start=1):
            yield NumberedRow(table, row, number)


def key_of(
    cells: Mapping[str, Scalar], names: Iterable[str], columns: Mapping[str, Column]
) -> tuple[object, ...] | None:
    """Return a row's key in a form fit for comparing; None when a part is null or not there."""
    key = []
    for name in names:
        value = cells.get(name)
        column = columns.get(name)
        if value is None or column is None:
            return None
        key.append(comparable(value, column.type))
    return tuple(key)


def repeated(
    context: RuleContext, table: Table, names: tuple[str, ...]
) -> Iterator[tuple[NumberedRow, int]]:
    """Yield each row whose key an earlier row has, with that row's number."""
    columns = context.columns(table.name)
    seen: dict[tuple[object, ...], int] = {}
    for number, row in enumerate(table.rows, start=1):
        key = key_of(dict(row.cells), names, columns)
        if key is None:
            continue
        first = seen.setdefault(key, number)
        if first != number:
            yield NumberedRow(table, row, number), first
