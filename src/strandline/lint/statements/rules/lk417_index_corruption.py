"""LK417: early PostgreSQL 14 builds concurrent indexes wrongly."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import Action, Flag
from strandline.lint.statements.rule import Found, StatementRule

_BUILDS = (Action.CREATE, Action.REINDEX)


def check(context: StatementContext) -> Iterator[Found]:
    """Report concurrent builds where the server is known to be of version 14."""
    if context.pg_version != 14:
        return
    for statement in context.actions(*_BUILDS):
        if Flag.CONCURRENTLY in statement.flags:
            yield Found(
                message="PostgreSQL 14.0 to 14.3 may leave rows out of an index that is built so",
                start=statement.start,
                end=statement.end,
                subject=str(statement.name or statement.table or ""),
            )


RULE = StatementRule(
    code="LK417",
    slug="index-corruption",
    severity=Severity.INFO,
    summary="PostgreSQL 14.0 to 14.3 may leave rows out of concurrently built indexes",
    risk="Queries through the index miss rows, and a unique one lets duplicates in.",
    safe_way="update the server to 14.4 or later, then reindex what was built before",
    platforms=("postgres",),
    peers=("L17",),
    settings={"pg_version": 14},
    bad={"postgres": ("CREATE INDEX CONCURRENTLY ix_t_a ON app.t (a);",)},
    good={
        "postgres": (
            "CREATE TABLE app.n (id bigint PRIMARY KEY, a int);\nCREATE INDEX ix_n_a ON app.n (a);",
        )
    },
    check=check,
)
