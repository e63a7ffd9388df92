"""LH510: a table is made without a comment."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.history import is_temporary
from strandline.lint.statements.record import Action, Flag, Object
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report tables that the script does not comment on."""
    commented = {
        statement.name.key
        for statement in context.on(Action.COMMENT, Object.TABLE)
        if statement.name is not None
    }
    for statement in context.on(Action.CREATE, Object.TABLE):
        name = statement.name
        if name is None or is_temporary(statement) or Flag.PARTITION_OF in statement.flags:
            continue
        if name.key not in commented:
            yield Found(
                message=f"{name} has no comment",
                start=statement.start,
                end=name.end,
                subject=str(name),
            )


RULE = StatementRule(
    code="LH510",
    slug="undocumented-table",
    severity=Severity.INFO,
    summary="A table is made without a comment",
    risk="Who meets it in the database later has to ask what a row of it is.",
    safe_way="COMMENT ON TABLE ... IS, or describe it in the dictionary",
    platforms=("postgres", "duckdb"),
    peers=("H10",),
    default=False,
    bad={
        "postgres": ("CREATE TABLE app.n (id bigint PRIMARY KEY);",),
        "duckdb": ("CREATE TABLE n (id INTEGER PRIMARY KEY);",),
    },
    good={
        "postgres": (
            "CREATE TABLE app.n (id bigint PRIMARY KEY);\nCOMMENT ON TABLE app.n IS 'Notes.';",
        ),
        "duckdb": ("CREATE TEMP TABLE n (id INTEGER);",),
    },
    check=check,
)
