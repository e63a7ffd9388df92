"""LK402: an index is dropped under an exclusive lock."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.fixes import after_word
from strandline.lint.statements.record import Action, Flag, Object
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report drops without CONCURRENTLY of indexes that the script has not made."""
    for statement in context.on(Action.DROP, Object.INDEX):
        old = [
            name
            for name in statement.names
            if not context.is_new_object(name, statement, Object.INDEX)
        ]
        if Flag.CONCURRENTLY in statement.flags or not old:
            continue
        alone = len(statement.names) == 1 and Flag.CASCADE not in statement.flags
        possible = alone and not context.in_transaction(statement)
        yield Found(
            message=f"everybody on the table of {old[0]} waits, readers too",
            start=statement.start,
            end=statement.end,
            subject=str(old[0]),
            edits=after_word(statement, "INDEX", " CONCURRENTLY") if possible else (),
        )


RULE = StatementRule(
    code="LK402",
    slug="index-drop",
    severity=Severity.WARNING,
    summary="An index is dropped under a lock that stops readers and writers",
    risk="The drop waits for the longest query on the table, and all later queries wait behind it.",
    safe_way="DROP INDEX CONCURRENTLY outside a transaction",
    platforms=("postgres",),
    peers=("L02",),
    fix="adds CONCURRENTLY, outside of transactions only",
    bad={"postgres": ("DROP INDEX app.ix_t_a;",)},
    good={"postgres": ("DROP INDEX CONCURRENTLY IF EXISTS app.ix_t_a;",)},
    check=check,
)
