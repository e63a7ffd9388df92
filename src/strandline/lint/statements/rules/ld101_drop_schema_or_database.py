"""LD101: a schema, a database or all that a role owns is dropped."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import Action, Object
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report each; a schema that the script has made itself is its own to drop."""
    for statement in context.on(Action.DROP, Object.SCHEMA, Object.DATABASE, Object.OWNED):
        kind = statement.object.value if statement.object is not None else ""
        if statement.name is None and statement.object is not Object.OWNED:
            continue
        if statement.object is Object.SCHEMA and context.is_new_object(
            statement.name, statement, Object.SCHEMA
        ):
            continue
        shown = ", ".join(str(name) for name in statement.names)
        yield Found(
            message=f"drops the {kind} {shown}".rstrip(),
            start=statement.start,
            end=statement.end,
            subject=shown,
        )


RULE = StatementRule(
    code="LD101",
    slug="drop-schema-or-database",
    severity=Severity.ERROR,
    summary="A schema, a database or everything that a role owns is dropped",
    risk="All tables in it go with their rows, also those that nobody thought of.",
    safe_way=(
        "drop what is meant table by table after archiving it; ask for an approval when the whole "
        "must really go"
    ),
    platforms=("postgres", "mssql", "duckdb"),
    peers=("D01",),
    bad={
        "postgres": ("DROP SCHEMA app CASCADE;", "DROP DATABASE shop;", "DROP OWNED BY intern;"),
        "mssql": ("DROP DATABASE Shop", "DROP SCHEMA app"),
        "duckdb": ("DROP SCHEMA app CASCADE;",),
    },
    good={
        "postgres": ("CREATE SCHEMA scratch; DROP SCHEMA scratch;",),
        "mssql": ("CREATE SCHEMA app",),
        "duckdb": ("CREATE SCHEMA app;",),
    },
    check=check,
)
