"""LC303: a schema, type, function, enum value or other object is renamed or moved."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import Action, ChangeKind, Object, Statement
from strandline.lint.statements.rule import Found, StatementRule

_FREE = (Object.INDEX, Object.TABLE)


def check(context: StatementContext) -> Iterator[Found]:
    """Report renames and moves; indexes and constraints have names that clients do not say."""
    for statement, change in context.altered(ChangeKind.SET_SCHEMA):
        yield _found(f"the table {statement.name}", statement, f"moves to schema {change.name}")
    for statement in context.actions(Action.ALTER):
        if statement.object is None or statement.object in _FREE:
            continue
        shown = f"the {statement.object.value} {statement.name}"
        if statement.has("RENAME", "VALUE"):
            yield _found(shown, statement, "gets another name for one of its values")
        elif statement.has("RENAME", "TO") or statement.has("RENAME", "ATTRIBUTE"):
            yield _found(shown, statement, "gets another name")
        elif statement.has("SET", "SCHEMA"):
            yield _found(shown, statement, "moves to another schema")
        elif statement.object is Object.SCHEMA and statement.has("TRANSFER"):
            moved = statement.tokens[-1].value
            yield _found(moved, statement, f"moves to schema {statement.name}")
    for statement in context.on(Action.RENAME, Object.TYPE):
        yield _found(f"the type {statement.name}", statement, "gets another name")


def _found(shown: str, statement: Statement, what: str) -> Found:
    return Found(
        message=f"{shown} {what}; who says the old name fails",
        start=statement.start,
        end=statement.end,
        subject=str(statement.name),
    )


RULE = StatementRule(
    code="LC303",
    slug="rename-other-object",
    severity=Severity.WARNING,
    summary="A schema, type, view, function, sequence or enum value is renamed or moved",
    risk="Clients, functions and search paths that use the old name fail at once.",
    safe_way="make the new one beside the old, move its users, drop the old one a release later",
    platforms=("postgres", "mssql", "duckdb"),
    peers=("C03",),
    bad={
        "postgres": (
            "ALTER SCHEMA app RENAME TO shop;",
            "ALTER TYPE app.mood RENAME VALUE 'sad' TO 'blue';",
            "ALTER VIEW app.v RENAME TO w;",
            "ALTER TABLE app.t SET SCHEMA shop;",
            "ALTER FUNCTION app.f(int) SET SCHEMA shop;",
        ),
        "mssql": ("ALTER SCHEMA shop TRANSFER dbo.Orders",),
        "duckdb": ("ALTER VIEW v RENAME TO w;",),
    },
    good={
        "postgres": ("ALTER INDEX app.ix_old RENAME TO ix_new;",),
        "mssql": ("EXEC sp_rename N'dbo.T.IX_Old', N'IX_New', N'INDEX'",),
        "duckdb": ("CREATE VIEW w AS SELECT * FROM v;",),
    },
    check=check,
)
