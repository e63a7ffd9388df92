"""LH506: an object is made or dropped without its schema."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.history import is_temporary
from strandline.lint.statements.record import Action, Name, Object, Statement
from strandline.lint.statements.rule import Found, StatementRule

_KINDS = (
    Object.TABLE, Object.VIEW, Object.MATERIALIZED_VIEW, Object.FUNCTION, Object.PROCEDURE,
    Object.TYPE, Object.SEQUENCE, Object.DOMAIN,
)  # fmt: skip


def check(context: StatementContext) -> Iterator[Found]:
    """Report the first name without a schema, and how many there are."""
    bare: list[tuple[Statement, Name]] = []
    for statement in context.statements:
        if statement.action is Action.SET and "SEARCH_PATH" in statement.keys:
            break
        on = statement.object in _KINDS and not is_temporary(statement)
        if not on or statement.action not in (Action.CREATE, Action.ALTER, Action.DROP):
            continue
        bare += [(statement, name) for name in statement.names if len(name.parts) == 1]
    if bare:
        _, name = bare[0]
        more = f", as do {len(bare) - 1} more" if len(bare) > 1 else ""
        yield Found(
            message=f"{name} has no schema{more}",
            start=name.start,
            end=name.end,
            subject=str(name),
        )


RULE = StatementRule(
    code="LH506",
    slug="unqualified-name",
    severity=Severity.INFO,
    summary="An object is made, changed or dropped without its schema",
    risk="The session's search_path decides which one is meant, and it differs from role to role.",
    safe_way="write schema.name, or SET search_path at the beginning of the script",
    platforms=("postgres", "mssql"),
    peers=("H06",),
    blanket=True,
    bad={
        "postgres": ("CREATE TABLE n (id bigint PRIMARY KEY);", "DROP VIEW v;"),
        "mssql": ("ALTER TABLE T ADD A INT NULL",),
    },
    good={
        "postgres": (
            "CREATE TABLE app.n (id bigint PRIMARY KEY);",
            "SET search_path = app;\nCREATE TABLE n (id bigint PRIMARY KEY);",
            "CREATE TEMP TABLE n (id bigint);",
        ),
        "mssql": ("CREATE TABLE #n (Id INT)",),
    },
    check=check,
)
