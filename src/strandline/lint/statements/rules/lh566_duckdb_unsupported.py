"""LH566: DuckDB does not have what the script asks for."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import (
    Action,
    Change,
    ChangeKind,
    ConstraintKind,
    Object,
    Statement,
)
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report forms that parse elsewhere and are refused here, on every version that is supported."""
    for statement in context.statements:
        for change in statement.changes:
            reason = _change(change)
            if reason:
                yield _found(statement, change.start, change.end, reason)
        if statement.is_on(Action.CREATE, Object.INDEX) and "WHERE" in statement.keys:
            yield _found(
                statement, statement.start, statement.end, "an index has no condition here"
            )
        if statement.is_on(Action.CREATE, Object.TRIGGER):
            yield _found(statement, statement.start, statement.end, "there are no triggers here")
        if statement.is_on(Action.CREATE, Object.MATERIALIZED_VIEW):
            reason = "there are no materialized views here"
            yield _found(statement, statement.start, statement.end, reason)
        if statement.action is Action.SAVEPOINT and statement.tokens[0].key == "SAVEPOINT":
            yield _found(statement, statement.start, statement.end, "there are no savepoints here")
        for start, end in _actions(statement):
            yield _found(statement, start, end, "a foreign key has no action here")


def _change(change: Change) -> str:
    if change.kind is ChangeKind.DROP_CONSTRAINT:
        return "a constraint cannot be dropped here"
    constraint = change.constraint
    if constraint is not None and constraint.kind in (
        ConstraintKind.FOREIGN_KEY,
        ConstraintKind.CHECK,
    ):
        return f"a {constraint.kind.value} cannot be added to a table that exists here"
    column = change.column
    if column is not None and column.constraint(ConstraintKind.CHECK) is not None:
        return "a column with a check cannot be added here"
    if column is not None and column.generated:
        return "a generated column cannot be added here"
    return ""


def _actions(statement: Statement) -> Iterator[tuple[int, int]]:
    for first, second, third in zip(
        statement.tokens, statement.tokens[1:], statement.tokens[2:], strict=False
    ):
        on_change = first.key == "ON" and second.key in ("DELETE", "UPDATE")
        if on_change and third.key in ("CASCADE", "SET") and statement.action is Action.CREATE:
            yield first.start, third.end


def _found(statement: Statement, start: int, end: int, message: str) -> Found:
    return Found(message=message, start=start, end=end, subject=str(statement.name or ""))


RULE = StatementRule(
    code="LH566",
    slug="duckdb-unsupported",
    severity=Severity.ERROR,
    summary="DuckDB does not have what the script asks for",
    risk="The statement fails, and with it whatever follows in the script.",
    safe_way="state keys and checks when the table is made, or rebuild it: new table, copy, swap",
    platforms=("duckdb",),
    peers=("H16",),
    bad={
        "duckdb": (
            "ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (a) REFERENCES u (id);",
            "ALTER TABLE t DROP CONSTRAINT c;",
            "ALTER TABLE t ADD COLUMN a INT CHECK (a > 0);",
            "CREATE INDEX ix ON t (a) WHERE a > 0;",
            "CREATE TABLE n (id INT PRIMARY KEY, t INT REFERENCES t (id) ON DELETE CASCADE);",
            "SAVEPOINT s;",
        ),
    },
    good={
        "duckdb": (
            "CREATE TABLE n (id INT PRIMARY KEY, t INT REFERENCES t (id), CHECK (id > 0));",
            "ALTER TABLE t ADD COLUMN a INT DEFAULT 0;",
        ),
    },
    check=check,
)
