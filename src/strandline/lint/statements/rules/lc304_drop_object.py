"""LC304: a view, function, type or other object that clients use is dropped."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.grammar import ALL
from strandline.lint.statements.record import Action, Object
from strandline.lint.statements.rule import Found, StatementRule

_KINDS = (
    Object.AGGREGATE, Object.DOMAIN, Object.EXTENSION, Object.FUNCTION, Object.MACRO,
    Object.MATERIALIZED_VIEW, Object.PROCEDURE, Object.SEQUENCE, Object.SYNONYM, Object.TYPE,
    Object.VIEW,
)  # fmt: skip


def check(context: StatementContext) -> Iterator[Found]:
    """Report drops of what the script neither made before nor makes again after."""
    again: dict[tuple[Object | None, str], int] = {}
    for statement in context.actions(Action.CREATE):
        if statement.name is not None:
            again[statement.object, statement.name.key] = statement.index
    for statement in context.on(Action.DROP, *_KINDS):
        kind = statement.object
        for name in statement.names:
            if kind is None or context.is_new_object(name, statement, kind):
                continue
            if again.get((kind, name.key), -1) < statement.index:
                yield Found(
                    message=f"drops the {kind.value} {name}, which others may use",
                    start=name.start,
                    end=name.end,
                    subject=str(name),
                )


RULE = StatementRule(
    code="LC304",
    slug="drop-object",
    severity=Severity.WARNING,
    summary="A view, function, type, sequence, domain or extension is dropped",
    risk="The release that still runs, and what depends on the object, fails.",
    safe_way="keep it for one release after the last user is gone, then drop it",
    platforms=ALL,
    peers=("C04",),
    bad={
        "postgres": (
            "DROP VIEW app.v;",
            "DROP FUNCTION app.f(integer, text);",
            "DROP TYPE app.mood;",
            "DROP SEQUENCE app.s;",
            "DROP DOMAIN app.email;",
            "DROP EXTENSION postgis;",
            "DROP MATERIALIZED VIEW app.m;",
        ),
        "mssql": ("DROP PROCEDURE dbo.P", "DROP VIEW IF EXISTS dbo.V"),
        "sqlite": ("DROP VIEW v;",),
        "duckdb": ("DROP MACRO m;",),
    },
    good={
        "postgres": ("DROP VIEW app.v;\nCREATE VIEW app.v AS SELECT 1 AS one;",),
        "mssql": ("CREATE SYNONYM dbo.S FOR dbo.T\nDROP SYNONYM dbo.S",),
        "sqlite": ("DROP VIEW v;\nCREATE VIEW v AS SELECT 1;",),
        "duckdb": ("DROP VIEW v;\nCREATE VIEW v AS SELECT 1;",),
    },
    check=check,
)
