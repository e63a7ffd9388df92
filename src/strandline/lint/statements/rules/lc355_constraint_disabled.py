"""LC355: constraints are switched off."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import Action, ChangeKind, Statement
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report constraints that stay in the catalog but no longer check anything."""
    for statement, change in context.altered(ChangeKind.NOCHECK_CONSTRAINT):
        yield _found(statement, f"the constraint {change.name} of {statement.name} stops checking")
    for statement in context.actions(Action.PRAGMA):
        name, value = statement.name, statement.options.get("VALUE")
        if name is None or name.key != "ignore_check_constraints":
            continue
        if value in ("ON", "1", "TRUE", "YES"):
            yield _found(statement, "checks stop checking")


def _found(statement: Statement, message: str) -> Found:
    return Found(
        message=message,
        start=statement.start,
        end=statement.end,
        subject=str(statement.name),
    )


RULE = StatementRule(
    code="LC355",
    slug="constraint-disabled",
    severity=Severity.WARNING,
    summary="A constraint stays but no longer checks",
    risk="Rows that break it come in while everybody believes that it holds.",
    safe_way="drop the constraint openly, or load rows that satisfy it",
    platforms=("mssql", "sqlite"),
    peers=("C05",),
    bad={
        "mssql": ("ALTER TABLE dbo.T NOCHECK CONSTRAINT FK_T_U",),
        "sqlite": ("PRAGMA ignore_check_constraints = ON;",),
    },
    good={
        "mssql": ("ALTER TABLE dbo.T WITH CHECK CHECK CONSTRAINT FK_T_U",),
        "sqlite": ("PRAGMA ignore_check_constraints = OFF;",),
    },
    check=check,
)
