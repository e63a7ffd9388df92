"""LD104: a table is emptied by TRUNCATE."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import Action, Flag
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report each table that existed before; CASCADE is told apart because it goes further."""
    for statement in context.actions(Action.TRUNCATE):
        reach = " and every table that refers to it" if Flag.CASCADE in statement.flags else ""
        for name in statement.names:
            if not context.is_new(name, statement):
                yield Found(
                    message=f"empties {name}{reach}",
                    start=name.start,
                    end=name.end,
                    subject=str(name),
                )


RULE = StatementRule(
    code="LD104",
    slug="truncate",
    severity=Severity.ERROR,
    summary="TRUNCATE empties a table, with CASCADE also every table that refers to it",
    risk="All rows go at once, no trigger for deleted rows sees them, and CASCADE names no victim.",
    safe_way="archive the rows, or delete by predicate in batches that can be counted first",
    platforms=("postgres", "mssql", "duckdb"),
    peers=("D04",),
    bad={
        "postgres": ("TRUNCATE app.orders;", "TRUNCATE TABLE ONLY app.orders CASCADE;"),
        "mssql": ("TRUNCATE TABLE dbo.Orders",),
        "duckdb": ("TRUNCATE orders;",),
    },
    good={
        "postgres": ("CREATE TABLE app.work (id bigint PRIMARY KEY);\nTRUNCATE app.work;",),
        "mssql": ("TRUNCATE TABLE #work",),
        "duckdb": ("DELETE FROM orders WHERE placed < DATE '2020-01-01';",),
    },
    check=check,
)
