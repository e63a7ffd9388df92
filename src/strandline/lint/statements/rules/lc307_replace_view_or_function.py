"""LC307: a view or a routine gets another body under its old name."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.grammar import ALL
from strandline.lint.statements.record import Action, Flag, Name, Object, Statement
from strandline.lint.statements.rule import Found, StatementRule

_KINDS = (
    Object.VIEW, Object.FUNCTION, Object.PROCEDURE, Object.TRIGGER, Object.MACRO,
    Object.MATERIALIZED_VIEW,
)  # fmt: skip
_BODY = (Object.VIEW, Object.FUNCTION, Object.PROCEDURE, Object.TRIGGER)
_HARMLESS = ("RENAME", "OWNER", "SCHEMA")


def check(context: StatementContext) -> Iterator[Found]:
    """Report OR REPLACE, ALTER of a body or of options, and a drop that is followed by a create."""
    dropped: set[tuple[Object | None, str]] = set()
    for statement in context.statements:
        name = statement.name
        if name is None:
            continue
        if statement.is_on(Action.DROP, *_KINDS):
            dropped |= {(statement.object, each.key) for each in statement.names}
        again = (statement.object, name.key) in dropped
        if statement.is_on(Action.CREATE, *_KINDS):
            if again or Flag.OR_REPLACE in statement.flags:
                yield _found(statement, name)
        elif statement.is_on(Action.ALTER, *_BODY):
            if not any(word in statement.keys for word in _HARMLESS):
                yield _found(statement, name)


def _found(statement: Statement, name: Name) -> Found:
    kind = statement.object.value if statement.object is not None else ""
    return Found(
        message=f"the {kind} {name} changes under the feet of those who use it",
        start=statement.start,
        end=name.end,
        subject=str(name),
    )


RULE = StatementRule(
    code="LC307",
    slug="replace-view-or-function",
    severity=Severity.INFO,
    summary="A view or routine gets another definition under its old name",
    risk=(
        "Columns that are gone, other types and other results reach clients without a warning; a "
        "schema rollback has to bring the old text back."
    ),
    safe_way="keep every column and its type, or make a second one with a version in its name",
    platforms=ALL,
    peers=("C07",),
    bad={
        "postgres": (
            "CREATE OR REPLACE VIEW app.v AS SELECT id FROM app.t;",
            "DROP VIEW app.v;\nCREATE VIEW app.v AS SELECT id FROM app.t;  -- <- here",
            "CREATE OR REPLACE FUNCTION app.f() RETURNS int LANGUAGE sql AS 'SELECT 1';",
            "ALTER FUNCTION app.f() SECURITY DEFINER;",
            "ALTER VIEW app.v SET (security_barrier = true);",
        ),
        "mssql": ("CREATE OR ALTER VIEW dbo.V AS SELECT 1 AS One", "ALTER PROC dbo.P AS SELECT 1"),
        "sqlite": ("DROP VIEW v;\nCREATE VIEW v AS SELECT 1;  -- <- here",),
        "duckdb": ("CREATE OR REPLACE MACRO m(a) AS a + 1;",),
    },
    good={
        "postgres": ("CREATE VIEW app.v2 AS SELECT id FROM app.t;",),
        "mssql": ("CREATE VIEW dbo.V2 AS SELECT 1 AS One",),
        "sqlite": ("CREATE VIEW v2 AS SELECT 1;",),
        "duckdb": ("CREATE MACRO m2(a) AS a + 1;",),
    },
    check=check,
)
