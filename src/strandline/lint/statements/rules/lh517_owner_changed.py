"""LH517: an object gets another owner."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import Action, ChangeKind, Object, Statement
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report OWNER TO, REASSIGN OWNED and ALTER AUTHORIZATION on what was there before."""
    for statement, _ in context.altered(ChangeKind.OWNER):
        yield _found(statement)
    for statement in context.actions(Action.ALTER):
        kind = statement.object
        if kind is None or kind is Object.TABLE or not statement.has("OWNER", "TO"):
            continue
        if not context.is_new_object(statement.name, statement, kind):
            yield _found(statement)
    for statement in context.actions(Action.REASSIGN):
        yield _found(statement)


def _found(statement: Statement) -> Found:
    shown = f" of {statement.name}" if statement.name is not None else ""
    return Found(
        message=f"the owner{shown} changes",
        start=statement.start,
        end=statement.end,
        subject=str(statement.name or ""),
    )


RULE = StatementRule(
    code="LH517",
    slug="owner-changed",
    severity=Severity.WARNING,
    summary="An object that exists gets another owner",
    risk="The old owner can no longer alter it, the new one passes its row security and grants.",
    safe_way="have whoever is responsible for rights agree; grant what is needed instead",
    platforms=("postgres", "mssql"),
    peers=("H17",),
    bad={
        "postgres": (
            "ALTER TABLE app.t OWNER TO intern;",
            "ALTER FUNCTION app.f() OWNER TO intern;",
            "REASSIGN OWNED BY a TO b;",
        ),
        "mssql": ("ALTER AUTHORIZATION ON SCHEMA::app TO Intern",),
    },
    good={
        "postgres": (
            "GRANT SELECT ON app.t TO intern;",
            "CREATE SCHEMA own;\nALTER SCHEMA own OWNER TO intern;",
        ),
        "mssql": ("GRANT SELECT ON dbo.T TO Intern",),
    },
    check=check,
)
