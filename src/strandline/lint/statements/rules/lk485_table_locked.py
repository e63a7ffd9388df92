"""LK485: a table is locked by name."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import Action
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report LOCK TABLE of old tables, and exclusive table hints."""
    for statement in context.actions(Action.LOCK):
        for name in statement.names:
            if not context.is_new(name, statement):
                yield Found(
                    message=f"{name} is locked until the transaction ends",
                    start=statement.start,
                    end=statement.end,
                    subject=str(name),
                )
    for statement in context.statements:
        if "TABLOCKX" in statement.keys:
            yield Found(
                message="locks a whole table against everybody (TABLOCKX)",
                start=statement.start,
                end=statement.end,
                subject=str(statement.name or ""),
            )


RULE = StatementRule(
    code="LK485",
    slug="table-locked",
    severity=Severity.WARNING,
    summary="A table is locked by name",
    risk="Everybody waits until the transaction ends, and two such scripts can stop each other.",
    safe_way="let the statement take its own lock; keep two runs apart with an advisory lock",
    platforms=("postgres", "mssql"),
    peers=("L15",),
    bad={
        "postgres": ("LOCK TABLE app.t IN ACCESS EXCLUSIVE MODE;",),
        "mssql": ("INSERT INTO dbo.T WITH (TABLOCKX) SELECT 1",),
    },
    good={
        "postgres": ("SELECT pg_advisory_xact_lock(42);",),
        "mssql": ("EXEC sp_getapplock @Resource = 'x', @LockMode = 'Exclusive'",),
    },
    check=check,
)
