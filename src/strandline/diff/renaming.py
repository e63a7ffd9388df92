"""What a column's rename does to everything that mentions the column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sqlglot import exp

from strandline.dictionary.expressions import (
    NEUTRAL_DIALECT,
    ExpressionError,
    parse_expression,
)
from strandline.dictionary.model import (
    Check,
    Column,
    Expression,
    ForeignKey,
    Index,
    Managed,
    Partitioning,
    Row,
    Table,
)

Names = Mapping[str, str]
"""Old column name to new; columns that keep their name are left out."""


def rename_in_names(columns: tuple[str, ...], names: Names) -> tuple[str, ...]:
    """Return the columns with new names in place."""
    return tuple(names.get(column, column) for column in columns) if names else columns


def rename_in_expression(expression: Expression, names: Names) -> Expression:
    """Return the expression with its column references renamed (without regard to case)."""
    if not names:
        return expression
    folded = {old.lower(): new for old, new in names.items()}
    try:
        tree = parse_expression(expression.text)
    except ExpressionError:
        return expression
    if not any(column.name.lower() in folded for column in tree.find_all(exp.Column)):
        return expression
    tree = tree.copy()
    for column in tree.find_all(exp.Column):
        new = folded.get(column.name.lower())
        if new is not None:
            column.set("this", exp.to_identifier(new, quoted=True))
    return replace(expression, text=tree.sql(dialect=NEUTRAL_DIALECT))


def rename_in_check(check: Check, names: Names) -> Check:
    """Return the check with columns renamed."""
    return replace(check, expression=rename_in_expression(check.expression, names))


def rename_in_index(index: Index, names: Names) -> Index:
    """Return the index with key parts, included columns and predicate renamed."""
    if not names:
        return index
    return replace(
        index,
        columns=tuple(
            replace(
                part,
                name=names.get(part.name, part.name) if part.name else None,
                expression=rename_in_expression(part.expression, names)
                if part.expression
                else None,
            )
            for part in index.columns
        ),
        where=rename_in_expression(index.where, names) if index.where else None,
        include=rename_in_names(index.include, names),
    )


def rename_in_managed(managed: Managed, names: Names) -> Managed:
    """Return the behaviours with columns renamed, sorted as always."""
    if not names:
        return managed
    return replace(
        managed,
        on_update=tuple(sorted(rename_in_names(managed.on_update, names))),
        immutable=tuple(sorted(rename_in_names(managed.immutable, names))),
        mirrors=tuple(
            sorted((names.get(new, new), names.get(old, old)) for new, old in managed.mirrors)
        ),
    )


def rename_in_column(column: Column, names: Names) -> Column:
    """Return the column with its own name and its generated expression renamed."""
    generated = column.generated
    if generated is not None:
        generated = replace(generated, expression=rename_in_expression(generated.expression, names))
    return replace(column, name=names.get(column.name, column.name), generated=generated)


def rename_in_foreign_key(key: ForeignKey, own: Names, target: Names) -> ForeignKey:
    """Return the key with its columns and the columns it points at renamed."""
    return replace(
        key,
        columns=rename_in_names(key.columns, own),
        target_columns=rename_in_names(key.target_columns, target),
    )


def rename_in_partitioning(partitioning: Partitioning | None, names: Names) -> Partitioning | None:
    """Return the partitioning with its columns renamed."""
    if partitioning is None or not names:
        return partitioning
    return replace(partitioning, columns=rename_in_names(partitioning.columns, names))


def rename_in_table(table: Table, names: Names) -> Table:
    """Return the whole table with columns renamed, reference rows included."""
    key = table.primary_key
    return replace(
        table,
        columns=tuple(rename_in_column(column, names) for column in table.columns),
        primary_key=replace(key, columns=rename_in_names(key.columns, names)) if key else None,
        uniques=tuple(
            replace(unique, columns=rename_in_names(unique.columns, names))
            for unique in table.uniques
        ),
        foreign_keys=tuple(
            rename_in_foreign_key(
                foreign_key, names, names if foreign_key.target == table.name else {}
            )
            for foreign_key in table.foreign_keys
        ),
        checks=tuple(rename_in_check(check, names) for check in table.checks),
        indexes=tuple(rename_in_index(index, names) for index in table.indexes),
        managed=rename_in_managed(table.managed, names),
        partitioning=rename_in_partitioning(table.partitioning, names),
        rows=tuple(
            Row.of({names.get(column, column): value for column, value in row.cells})
            for row in table.rows
        ),
    )
