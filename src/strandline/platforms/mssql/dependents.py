"""What hangs on a column and has to be out of the way while the column is altered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from strandline.dictionary.expressions import ExpressionError, column_names, parse_expression
from strandline.dictionary.model import (
    Check,
    Expression,
    ForeignKey,
    Index,
    PrimaryKey,
    Table,
    Unique,
)
from strandline.dictionary.names import QName
from strandline.platforms.mssql.expressions import PLATFORM
from strandline.platforms.mssql.progress import Progress
from strandline.platforms.mssql.tables import (
    add_constraint,
    check_text,
    create_index,
    drop_constraint,
    drop_index,
    foreign_key_text,
    primary_key_text,
    unique_text,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependents:
    """Keys, checks and indexes on one column. `foreign_keys` come with the table they are on."""

    table: Table
    foreign_keys: tuple[tuple[QName, ForeignKey], ...] = ()
    primary_key: PrimaryKey | None = None
    uniques: tuple[Unique, ...] = ()
    checks: tuple[Check, ...] = ()
    indexes: tuple[Index, ...] = ()

    def drops(self, progress: Progress) -> Iterator[str]:
        """Yield statements that take everything away, what points at keys first."""
        table = self.table.name
        for owner, foreign_key in self.foreign_keys:
            if progress.is_suspended(owner, foreign_key):
                continue
            yield drop_constraint(owner, foreign_key.name)
        for check in self.checks:
            yield drop_constraint(table, check.name)
        for index in self.indexes:
            yield drop_index(table, index.name)
        for unique in self.uniques:
            yield drop_constraint(table, unique.name)
        if self.primary_key is not None:
            yield drop_constraint(table, self.primary_key.name)

    def creates(self, progress: Progress) -> Iterator[str]:
        """Yield statements that bring everything back."""
        table = self.table.name
        if self.primary_key is not None:
            yield add_constraint(table, primary_key_text(self.primary_key))
        for unique in self.uniques:
            yield add_constraint(table, unique_text(unique))
        for index in self.indexes:
            yield create_index(self.table, index)
        for check in self.checks:
            yield add_constraint(table, check_text(self.table, check))
        for owner, foreign_key in self.foreign_keys:
            if not progress.resume(owner, foreign_key):
                continue
            yield add_constraint(owner, foreign_key_text(foreign_key))


def keys_and_the_rest(table: Table, column: str, progress: Progress) -> Dependents:
    """Return all that hangs on a column."""
    key = table.primary_key
    return Dependents(
        table=table,
        foreign_keys=tuple(_foreign_keys(table, column, progress)),
        primary_key=key if key is not None and column in key.columns else None,
        uniques=tuple(unique for unique in table.uniques if column in unique.columns),
        checks=tuple(check for check in table.checks if mentions(check.expression, column)),
        indexes=tuple(index for index in table.indexes if index_uses(index, column)),
    )


def keys_only(table: Table, column: str, progress: Progress) -> Dependents:
    """Return the keys: all that stops a text or binary column from growing."""
    everything = keys_and_the_rest(table, column, progress)
    pointed_at = tuple(
        unique
        for unique in everything.uniques
        if any(
            set(key.target_columns) == set(unique.columns)
            for _, key in everything.foreign_keys
            if key.target == table.name
        )
    )
    return Dependents(
        table=table,
        foreign_keys=everything.foreign_keys,
        primary_key=everything.primary_key,
        uniques=pointed_at,
    )


def by_text(table: Table, column: str) -> Dependents:
    """Return the checks and filters whose text names the column, which a rename leaves alone."""
    return Dependents(
        table=table,
        checks=tuple(check for check in table.checks if mentions(check.expression, column)),
        indexes=tuple(
            index
            for index in table.indexes
            if index.where is not None and mentions(index.where, column)
        ),
    )


def generated_from(table: Table, column: str) -> bool:
    """Say whether a computed column of the table reads the column."""
    return any(
        other.generated is not None and mentions(other.generated.expression, column)
        for other in table.columns
        if other.name != column
    )


def mentions(expression: Expression, column: str) -> bool:
    """Say whether an expression names a column, in its neutral or its own text."""
    own = expression.override(PLATFORM)
    if own is not None and column.lower() in own.lower():
        return True
    try:
        names = list(column_names(parse_expression(expression.text)))
    except ExpressionError:
        return column.lower() in expression.text.lower()
    return column.lower() in (name.lower() for name in names)


def index_uses(index: Index, column: str) -> bool:
    """Say whether an index has the column as a part, as an included one or in its filter."""
    named = {part.name for part in index.columns} | set(index.include)
    return column in named or (index.where is not None and mentions(index.where, column))


def _foreign_keys(
    table: Table, column: str, progress: Progress
) -> Iterator[tuple[QName, ForeignKey]]:
    for key in table.foreign_keys:
        to_itself = key.target == table.name and column in key.target_columns
        if column in key.columns or to_itself:
            yield table.name, key
    for owner, key in progress.pointing_at(table.name):
        if column in key.target_columns:
            yield owner, key
