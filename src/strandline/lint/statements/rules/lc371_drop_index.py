"""LC371: an index is dropped that queries may need."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.grammar import ALL
from strandline.lint.statements.record import Action, Object
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report each index that the script has not made itself."""
    for statement in context.on(Action.DROP, Object.INDEX):
        for name in statement.names:
            if not context.is_new_object(name, statement, Object.INDEX):
                yield Found(
                    message=f"drops the index {name}; queries that need it become slow",
                    start=name.start,
                    end=name.end,
                    subject=str(name),
                )


RULE = StatementRule(
    code="LC371",
    slug="drop-index",
    severity=Severity.WARNING,
    summary="An index is dropped",
    risk="Queries of the release that still runs become slow, or a unique rule is no longer kept.",
    safe_way="see in the statistics that nothing uses it; make its successor first",
    platforms=ALL,
    peers=("C06",),
    default=False,
    bad={
        "postgres": ("DROP INDEX CONCURRENTLY app.ix_t_a;",),
        "mssql": ("DROP INDEX IX_T_A ON dbo.T",),
        "sqlite": ("DROP INDEX ix_t_a;",),
        "duckdb": ("DROP INDEX ix_t_a;",),
    },
    good={
        "postgres": ("ALTER INDEX app.ix_t_a RENAME TO ix_t_b;",),
        "mssql": ("ALTER INDEX IX_T_A ON dbo.T REBUILD WITH (ONLINE = ON)",),
        "sqlite": ("CREATE INDEX ix_t_b ON t (a);",),
        "duckdb": ("CREATE INDEX ix_t_b ON t (a);",),
    },
    check=check,
)
