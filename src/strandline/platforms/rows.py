"""Reference rows as SQL: inserts, updates and deletes with literals, the same on all platforms."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from strandline.dictionary.model import Column, Row, Scalar, Table
from strandline.dictionary.types import LogicalType
from strandline.diff.operations import DeleteRow, InsertRow, UpdateRow

Quote = Callable[[str], str]
Literal = Callable[[object, LogicalType | None], str]
DefaultText = Callable[[Column], str]
"""Writes the default of a column that has one where a value is expected."""


def mirror_rows(table: str, new: str, old: str) -> str:
    """Return the UPDATE that gives each of two mirrored columns what only the other one has."""
    return (
        f"UPDATE {table} SET {new} = COALESCE({new}, {old}), {old} = COALESCE({old}, {new})\n"
        f"WHERE ({new} IS NULL AND {old} IS NOT NULL) OR ({old} IS NULL AND {new} IS NOT NULL)"
    )


def default_keyword(column: Column) -> str:
    """Return the word for a column's default, for platforms whose UPDATE takes it."""
    del column
    return "DEFAULT"


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
    operation: UpdateRow,
    table: Table,
    name: str,
    *,
    quote: Quote,
    literal: Literal,
    default: DefaultText = default_keyword,
) -> str | None:
    """Return one UPDATE by key that sets only the cells that changed; None when none can.

    A cell that the row no longer declares takes its column's default, as in a row inserted
    without it, or NULL; where the column has neither, the cell stays as it is.
    """
    values = dict(_changed_cells(operation, table, literal, default))
    if not values:
        return None
    assignments = ", ".join(f"{quote(column)} = {value}" for column, value in values.items())
    where = _where(operation.key, operation.after, table, quote=quote, literal=literal)
    return f"UPDATE {name} SET {assignments} WHERE {where}"


def _changed_cells(
    operation: UpdateRow, table: Table, literal: Literal, default: DefaultText
) -> Iterator[tuple[str, str]]:
    before, after = operation.before.as_mapping(), operation.after.as_mapping()
    for column in table.columns:
        name = column.name
        if name in after:
            # A cell that was not named took the default, so naming it NULL is a change too.
            if name not in before or before[name] != after[name]:
                yield name, _value(table, name, after[name], literal)
        elif name in before and column.identity is None and column.generated is None:
            if column.default is not None:
                yield name, default(column)
            elif column.nullable:
                yield name, "NULL"


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
