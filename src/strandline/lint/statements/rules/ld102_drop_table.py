"""LD102: a table is dropped with its rows."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.grammar import ALL
from strandline.lint.statements.rebuilds import rebuilds
from strandline.lint.statements.record import Action, Object
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report each table; not one that the script made, nor one that it rebuilds from a copy."""
    rebuilt = {rebuild.name for rebuild in rebuilds(context)}
    for statement in context.on(Action.DROP, Object.TABLE):
        for name in statement.names:
            if name not in rebuilt and not context.is_new(name, statement):
                yield Found(
                    message=f"drops the table {name} with its rows",
                    start=name.start,
                    end=name.end,
                    subject=str(name),
                )


RULE = StatementRule(
    code="LD102",
    slug="drop-table",
    severity=Severity.ERROR,
    summary="A table is dropped with its rows",
    risk="The rows are gone; a rollback can make the table again, not what was in it.",
    safe_way=(
        "move the table into an archive schema (or rename it) and drop it when its retention has "
        "passed; a released Strandline migration does so by itself"
    ),
    platforms=ALL,
    peers=("D02",),
    bad={
        "postgres": ("DROP TABLE app.orders;", "DROP TABLE IF EXISTS app.a, app.b CASCADE;"),
        "mssql": (
            "IF OBJECT_ID('dbo.Orders') IS NOT NULL DROP TABLE dbo.Orders",
            "EXEC (N'DROP TABLE dbo.Orders')",
        ),
        "sqlite": ("DROP TABLE orders;",),
        "duckdb": ("DROP TABLE orders;",),
    },
    good={
        "postgres": (
            "ALTER TABLE app.orders SET SCHEMA archive;",
            "CREATE TEMP TABLE work (id bigint); DROP TABLE work;",
        ),
        "mssql": ("ALTER SCHEMA archive TRANSFER dbo.Orders", "DROP TABLE #work"),
        "sqlite": (
            "PRAGMA foreign_keys = OFF;\nCREATE TABLE t_new (id INTEGER PRIMARY KEY);\n"
            "INSERT INTO t_new SELECT id FROM t;\nDROP TABLE t;\nALTER TABLE t_new RENAME TO t;",
        ),
        "duckdb": ("ALTER TABLE orders RENAME TO orders_archived;",),
    },
    check=check,
)
