"""LK416: a domain carries a constraint."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import Action, Object, Statement
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report domains with constraints, and constraints that are added to a domain."""
    for statement in context.on(Action.CREATE, Object.DOMAIN):
        if "CHECK" in statement.keys or statement.has("NOT", "NULL"):
            yield _found(statement, "its rule can be changed under the lock of all users only")
    for statement in context.on(Action.ALTER, Object.DOMAIN):
        added = "ADD" in statement.keys and not statement.has("NOT", "VALID")
        if added or statement.has("SET", "NOT", "NULL"):
            yield _found(statement, "every table with such a column is read under a lock")


def _found(statement: Statement, message: str) -> Found:
    return Found(
        message=f"the domain {statement.name} has a constraint: {message}",
        start=statement.start,
        end=statement.end,
        subject=str(statement.name),
    )


RULE = StatementRule(
    code="LK416",
    slug="domain-constraint",
    severity=Severity.WARNING,
    summary="A domain has a constraint or gets one",
    risk="A change of it reads every table with a column of the domain while writers wait.",
    safe_way="put a CHECK on each column, NOT VALID first; on a domain ADD ... NOT VALID, then VALIDATE",
    platforms=("postgres",),
    peers=("L16",),
    bad={
        "postgres": (
            "CREATE DOMAIN app.email AS text CHECK (VALUE LIKE '%@%');",
            "ALTER DOMAIN app.email ADD CONSTRAINT c CHECK (VALUE <> '');",
            "ALTER DOMAIN app.email SET NOT NULL;",
        ),
    },
    good={
        "postgres": (
            "CREATE DOMAIN app.email AS text;",
            "ALTER DOMAIN app.email ADD CONSTRAINT c CHECK (VALUE <> '') NOT VALID;",
        ),
    },
    check=check,
)
