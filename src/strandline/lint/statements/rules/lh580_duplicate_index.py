"""LH580: an index repeats another one."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.grammar import ALL
from strandline.lint.statements.record import Action, Object, Statement
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report an index of the same table over the same plain columns, both without a condition."""
    seen: dict[tuple[str, ...], Statement] = {}
    for statement in context.on(Action.CREATE, Object.INDEX):
        table = statement.table
        columns = [name.key for name in statement.index_columns if name is not None]
        plain = len(columns) == len(statement.index_columns) and columns
        special = {"WHERE", "INCLUDE", "DESC", "USING", "COLLATE", "COLUMNSTORE"}
        if table is None or not plain or special & set(statement.keys):
            continue
        key = (table.key, *columns)
        if key in seen:
            yield Found(
                message=f"{statement.name} repeats {seen[key].name}",
                start=statement.start,
                end=statement.end,
                subject=str(table),
            )
        seen.setdefault(key, statement)


RULE = StatementRule(
    code="LH580",
    slug="duplicate-index",
    severity=Severity.WARNING,
    summary="A script makes two indexes over the same columns",
    risk="Every write pays twice, no search gains.",
    safe_way="leave one of them out",
    platforms=ALL,
    peers=("H09",),
    bad={
        "postgres": (
            "CREATE INDEX CONCURRENTLY ix_a ON app.t (a);\n"
            "CREATE INDEX CONCURRENTLY ix_b ON app.t (a);  -- <- here",
        ),
        "mssql": (
            "CREATE INDEX IX_A ON dbo.T (A) WITH (ONLINE = ON)\n"
            "CREATE INDEX IX_B ON dbo.T (A) WITH (ONLINE = ON)  -- <- here",
        ),
        "sqlite": ("CREATE INDEX ix_a ON t (a);\nCREATE INDEX ix_b ON t (a);  -- <- here",),
        "duckdb": ("CREATE INDEX ix_a ON t (a);\nCREATE INDEX ix_b ON t (a);  -- <- here",),
    },
    good={
        "postgres": (
            "CREATE INDEX CONCURRENTLY ix_a ON app.t (a);\n"
            "CREATE INDEX CONCURRENTLY ix_b ON app.t (a) WHERE b;",
        ),
        "mssql": ("CREATE INDEX IX_A ON dbo.T (A) WITH (ONLINE = ON)",),
        "sqlite": ("CREATE INDEX ix_a ON t (a);\nCREATE INDEX ix_b ON t (a, b);",),
        "duckdb": ("CREATE INDEX ix_a ON t (a);\nCREATE INDEX ix_b ON u (a);",),
    },
    check=check,
)
