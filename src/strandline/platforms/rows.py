"""Reference rows as SQL: inserts, updates and deletes with literals, the same on all platforms."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from strandline.dictionary.model import Row, Scalar, Table
from strandline.dictionary.types import LogicalType
from strandline.diff.operations import DeleteRow, InsertRow, UpdateRow

Quote = Callable[[str], str]
Literal = Callable[[object, LogicalType | None], str]


def insert_statement(
    operation: InsertRow, table: Table, name: str, *, quote: Quote, literal: Literal
) -> str:
    """Return one INSERT that names its columns; `name` is the qualified, quoted table."""
    cells = operation.row.as_mapping()
    ordered = [column for column in table.column_names if column in cells]
    columns = ", ".join(quote(column) for column in ordered)
    values = ", ".join(_value(table, column, cells[column], literal) for column in ordered)
    return f"INSERT INTO {name} ({columns}) VALUES ({values})"


def delete_statement(
    operation: DeleteRow, table: Table, name: str, *, quote: Quote, literal: Literal
) -> str:
    """Return one DELETE by key."""
    where = _where(operation.key, operation.row, table, quote=quote, literal=literal)
    return f"DELETE FROM {name} WHERE {where}"


def update_statement(
    operation: UpdateRow, table: Table, name: str, *, quote: Quote, literal: Literal
) -> str:
    """Return one UPDATE by key that sets only the cells that changed."""
    before, after = operation.before.as_mapping(), operation.after.as_mapping()
    changed = [
        column
        for column in table.column_names
        # A cell that was not named took the default, so naming it NULL is a change too.
        if (column in before) != (column in after) or before.get(column) != after.get(column)
    ]
    assignments = ", ".join(
        f"{quote(column)} = {_value(table, column, after.get(column), literal)}"
        for column in changed
    )
    where = _where(operation.key, operation.after, table, quote=quote, literal=literal)
    return f"UPDATE {name} SET {assignments} WHERE {where}"


def _where(key: Sequence[str], row: Row, table: Table, *, quote: Quote, literal: Literal) -> str:
    cells = row.as_mapping()
    parts = []
    for column in key:
        value = cells.get(column)
        if value is None:
            parts.append(f"{quote(column)} IS NULL")
        else:
            parts.append(f"{quote(column)} = {_value(table, column, value, literal)}")
    return " AND ".join(parts)


def _value(table: Table, column: str, value: Scalar, literal: Literal) -> str:
    declared = table.find_column(column)
    return literal(value, declared.type if declared else None)
