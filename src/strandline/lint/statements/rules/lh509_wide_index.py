"""LH509: an index has more than three columns."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.grammar import ALL
from strandline.lint.statements.record import Action, Flag, Object
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report indexes that are not unique; a unique one has the columns that its rule needs."""
    for statement in context.on(Action.CREATE, Object.INDEX):
        columns = len(statement.index_columns)
        if (
            columns > 3
            and Flag.UNIQUE not in statement.flags
            and "COLUMNSTORE" not in statement.keys
        ):
            yield Found(
                message=f"{statement.name or 'the index'} has {columns} columns",
                start=statement.start,
                end=statement.end,
                subject=str(statement.table),
            )


RULE = StatementRule(
    code="LH509",
    slug="wide-index",
    severity=Severity.INFO,
    summary="An index that is not unique has more than three columns",
    risk="The later columns seldom help a search, but every write pays for them.",
    safe_way="keep the columns that searches begin with; INCLUDE what is only read along",
    platforms=ALL,
    peers=("H09",),
    bad={
        "postgres": ("CREATE INDEX CONCURRENTLY ix_t ON app.t (a, b, c, d);",),
        "mssql": ("CREATE INDEX IX_T ON dbo.T (A, B, C, D) WITH (ONLINE = ON)",),
        "sqlite": ("CREATE INDEX ix_t ON t (a, b, c, d);",),
        "duckdb": ("CREATE INDEX ix_t ON t (a, b, c, d);",),
    },
    good={
        "postgres": ("CREATE INDEX CONCURRENTLY ix_t ON app.t (a, b) INCLUDE (c, d);",),
        "mssql": ("CREATE INDEX IX_T ON dbo.T (A) INCLUDE (B, C, D) WITH (ONLINE = ON)",),
        "sqlite": ("CREATE INDEX ix_t ON t (a, b, c);",),
        "duckdb": ("CREATE INDEX ix_t ON t (a, b, c);",),
    },
    check=check,
)
