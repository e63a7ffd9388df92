"""LK415: a materialized view is refreshed while its readers wait."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.fixes import after_word
from strandline.lint.statements.record import Action, Flag, Object
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report REFRESH without CONCURRENTLY; WITH NO DATA has nothing to compute."""
    for statement in context.actions(Action.REFRESH):
        name = statement.name
        if Flag.CONCURRENTLY in statement.flags or statement.has("WITH", "NO", "DATA"):
            continue
        if name is None or context.is_new_object(name, statement, Object.MATERIALIZED_VIEW):
            continue
        yield Found(
            message=f"readers of {name} wait until it is computed anew",
            start=statement.start,
            end=statement.end,
            subject=str(name),
            edits=after_word(statement, "VIEW", " CONCURRENTLY"),
        )


RULE = StatementRule(
    code="LK415",
    slug="refresh-materialized-view",
    severity=Severity.WARNING,
    summary="A materialized view is refreshed while its readers wait",
    risk="Every query on it waits for the whole computation.",
    safe_way="REFRESH MATERIALIZED VIEW CONCURRENTLY, which needs a unique index on the view",
    platforms=("postgres",),
    peers=("L15",),
    fix="adds CONCURRENTLY (the view needs a unique index)",
    bad={"postgres": ("REFRESH MATERIALIZED VIEW app.m;",)},
    good={"postgres": ("REFRESH MATERIALIZED VIEW CONCURRENTLY app.m;",)},
    check=check,
)
