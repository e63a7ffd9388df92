"""LC360: triggers are switched off."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import Action, ChangeKind, Statement
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report triggers that are disabled, and sessions that skip them all."""
    for statement, change in context.altered(ChangeKind.DISABLE_TRIGGER):
        yield _found(statement, f"the trigger {change.name} of {statement.name} stops")
    for statement in context.actions(Action.DISABLE):
        yield _found(statement, f"the trigger {statement.name} of {statement.table} stops")
    for statement in context.actions(Action.SET):
        if "SESSION_REPLICATION_ROLE" in statement.keys and "REPLICA" in _values(statement):
            yield _found(statement, "triggers and foreign keys stop for this session")


def _values(statement: Statement) -> list[str]:
    return [token.value.upper() for token in statement.tokens]


def _found(statement: Statement, message: str) -> Found:
    return Found(
        message=message,
        start=statement.start,
        end=statement.end,
        subject=str(statement.name or ""),
    )


RULE = StatementRule(
    code="LC360",
    slug="trigger-disabled",
    severity=Severity.WARNING,
    summary="A trigger is disabled, or a session skips all triggers and foreign keys",
    risk=(
        "What it kept goes missing for every row written meanwhile; DISABLE TRIGGER ALL also stops "
        "foreign keys, and a failure in between leaves it off."
    ),
    safe_way="write so that the trigger may run, or enable it again in the same transaction",
    platforms=("postgres", "mssql"),
    peers=("C10",),
    bad={
        "postgres": (
            "ALTER TABLE app.t DISABLE TRIGGER audit;",
            "SET session_replication_role = 'replica';",
        ),
        "mssql": (
            "DISABLE TRIGGER dbo.Audit ON dbo.T",
            "ALTER TABLE dbo.T DISABLE TRIGGER ALL",
        ),
    },
    good={
        "postgres": ("ALTER TABLE app.t ENABLE TRIGGER audit;",),
        "mssql": ("ENABLE TRIGGER dbo.Audit ON dbo.T",),
    },
    check=check,
)
