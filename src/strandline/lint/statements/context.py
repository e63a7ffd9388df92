"""What a rule may ask about the script that it judges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from strandline.lint.statements.grammar import Grammar
from strandline.lint.statements.history import History
from strandline.lint.statements.read import Script
from strandline.lint.statements.record import (
    Action,
    Change,
    ChangeKind,
    Column,
    Constraint,
    ConstraintKind,
    Name,
    Object,
    Statement,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementContext:
    """A script, what is known about where it will run, and what it did before each statement.

    `pg_version` is PostgreSQL's major version where it is known. `known_types` gives types of
    columns that exist already, by `table.column` or `schema.table.column` in lower case.
    `transactions` numbers the transaction that each statement runs in; None stands for none.
    """

    script: Script
    pg_version: int | None = None
    known_types: Mapping[str, str] = field(default_factory=dict)
    transactions: tuple[int | None, ...] = ()
    history: History = field(default_factory=History)

    @property
    def grammar(self) -> Grammar:
        return self.script.grammar

    @property
    def platform(self) -> str:
        return self.grammar.platform

    @property
    def statements(self) -> tuple[Statement, ...]:
        return self.script.statements

    def source(self, item: Name | Statement | Change | Constraint | Column) -> str:
        """Return the text of a part as it stands in the script."""
        return self.script.text[item.start : item.end]

    def transaction(self, statement: Statement) -> int | None:
        return self.transactions[statement.index]

    def in_transaction(self, statement: Statement) -> bool:
        return self.transactions[statement.index] is not None

    def actions(self, *actions: Action) -> Iterator[Statement]:
        return (statement for statement in self.statements if statement.action in actions)

    def on(self, action: Action, *objects: Object) -> Iterator[Statement]:
        """Yield the statements that do this to one of these kinds of objects."""
        return (found for found in self.statements if found.is_on(action, *objects))

    def is_new(self, table: Name | None, at: Statement) -> bool:
        """Say whether a table was made earlier in this script, so it is empty and nobody's yet."""
        return self.history.has_made(Object.TABLE, table, at.index)

    def is_new_object(self, name: Name | None, at: Statement, kind: Object) -> bool:
        return self.history.has_made(kind, name, at.index)

    def altered(self, *kinds: ChangeKind, new: bool = False) -> Iterator[tuple[Statement, Change]]:
        """Yield the parts of ALTER TABLE of these kinds; of new tables only on request."""
        for statement in self.on(Action.ALTER, Object.TABLE):
            if not new and self.is_new(statement.name, statement):
                continue
            for change in statement.changes:
                if change.kind in kinds:
                    yield statement, change

    def added_columns(self) -> Iterator[tuple[Statement, Change, Column]]:
        """Yield the columns that are added to tables that were there before."""
        for statement, change in self.altered(ChangeKind.ADD_COLUMN):
            if change.column is not None:
                yield statement, change, change.column

    def added_constraints(
        self, *kinds: ConstraintKind
    ) -> Iterator[tuple[Statement, Change, Constraint]]:
        """Yield the constraints that are added to tables that were there before."""
        for statement, change in self.altered(ChangeKind.ADD_CONSTRAINT):
            if change.constraint is not None and change.constraint.kind in kinds:
                yield statement, change, change.constraint

    def defined_columns(self) -> Iterator[tuple[Statement, Column]]:
        """Yield every column that the script defines, in new tables and in old ones."""
        for statement in self.statements:
            for column in statement.columns:
                yield statement, column
            for change in statement.changes:
                if change.column is not None:
                    yield statement, change.column

    def earlier_changes(
        self, table: Name | None, at: Statement, *kinds: ChangeKind
    ) -> Iterator[Change]:
        """Yield what the script did to a table before a statement."""
        return (
            change for change in self.history.changes_of(table, at.index) if change.kind in kinds
        )

    def column_was_added(self, table: Name | None, column: Name | None, at: Statement) -> bool:
        """Say whether the script made a column before a statement, with or without its table."""
        if column is None:
            return False
        added = self.earlier_changes(table, at, ChangeKind.ADD_COLUMN)
        return self.is_new(table, at) or any(column.same_as(change.name) for change in added)

    def constraint_was_added(self, table: Name | None, name: Name | None, at: Statement) -> bool:
        added = self.earlier_changes(table, at, ChangeKind.ADD_CONSTRAINT)
        return name is not None and any(name.same_as(change.name) for change in added)

    def type_of(self, table: Name | None, column: Name | None) -> str:
        """Return the type that a column is known to have, or ""."""
        if table is None or column is None:
            return ""
        for length in range(len(table.parts), 0, -1):
            key = ".".join((*table.parts[-length:], column.last)).lower()
            if key in self.known_types:
                return self.known_types[key]
        return ""


def transactions_of(script: Script, *, in_transaction: bool) -> tuple[int | None, ...]:
    """Number the transactions of a script. The statements that begin and end one are part of it."""
    numbers: list[int | None] = []
    current: int | None = 0 if in_transaction else None
    used = 0
    for statement in script.statements:
        if statement.action is Action.BEGIN and current is None:
            used += 1
            current = used
        numbers.append(current)
        if statement.action in (Action.COMMIT, Action.ROLLBACK) and not in_transaction:
            current = None
    return tuple(numbers)
