"""LC358: rights are given without measure, or row security is taken away."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import Action, ChangeKind, Object, Statement
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report GRANT of everything, to everybody or onward, superusers, and security turned off."""
    for statement in context.actions(Action.GRANT):
        reason = _without_measure(statement)
        if reason:
            yield _found(statement, reason)
    for statement, _ in context.altered(ChangeKind.DISABLE_ROW_SECURITY):
        yield _found(statement, f"row security of {statement.name} no longer hides rows")
    for statement in context.on(Action.DROP, Object.POLICY):
        yield _found(statement, f"drops the policy {statement.name}")
    for statement in context.statements:
        if statement.object is Object.ROLE and any(key in _POWERS for key in statement.keys):
            yield _found(statement, "makes a role that passes every check")


_POWERS = ("SUPERUSER", "BYPASSRLS", "SYSADMIN", "CREATEROLE")


def _without_measure(statement: Statement) -> str:
    if statement.tokens[1:2] and statement.tokens[1].key == "ALL":
        return "grants every right"
    if statement.has("TO", "PUBLIC"):
        return "grants to everybody"
    if statement.has("WITH", "GRANT", "OPTION") or statement.has("WITH", "ADMIN", "OPTION"):
        return "lets the receiver grant it on"
    if statement.has("CONTROL", "ON") or statement.has("CONTROL", "TO"):
        return "grants every right"
    return ""


def _found(statement: Statement, message: str) -> Found:
    return Found(
        message=message,
        start=statement.start,
        end=statement.end,
        subject=str(statement.name or ""),
    )


RULE = StatementRule(
    code="LC358",
    slug="rights-widened",
    severity=Severity.WARNING,
    summary="All rights are granted, everybody gets some, or row security goes",
    risk="People and programs reach rows that were not meant for them; nothing fails, nobody notices.",
    safe_way="grant the few rights that are needed to one role, and have it reviewed",
    platforms=("postgres", "mssql"),
    peers=("C08",),
    bad={
        "postgres": (
            "GRANT ALL ON app.t TO reader;",
            "GRANT SELECT ON app.t TO PUBLIC;",
            "GRANT SELECT ON app.t TO reader WITH GRANT OPTION;",
            "ALTER TABLE app.t DISABLE ROW LEVEL SECURITY;",
            "ALTER TABLE app.t NO FORCE ROW LEVEL SECURITY;",
            "DROP POLICY p ON app.t;",
            "CREATE ROLE admin SUPERUSER;",
        ),
        "mssql": ("GRANT CONTROL ON SCHEMA::dbo TO Reader", "GRANT SELECT ON dbo.T TO public"),
    },
    good={
        "postgres": ("GRANT SELECT, INSERT ON app.t TO writer;",),
        "mssql": ("GRANT SELECT ON dbo.T TO Reader",),
    },
    check=check,
)
