"""LK404: an index is rebuilt or a partition detached while others wait."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.fixes import insert
from strandline.lint.statements.record import Action, ChangeKind, Flag
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report both without CONCURRENTLY."""
    for statement in context.actions(Action.REINDEX):
        if Flag.CONCURRENTLY not in statement.flags:
            kind = next((token for token in statement.tokens if token.key in _KINDS), None)
            free = kind is not None and not context.in_transaction(statement)
            yield Found(
                message=f"writers wait until {statement.name or 'all'} is indexed anew",
                start=statement.start,
                end=statement.end,
                subject=str(statement.name or ""),
                edits=insert(kind.end, " CONCURRENTLY") if kind is not None and free else (),
            )
    for statement, change in context.altered(ChangeKind.DETACH_PARTITION):
        if Flag.CONCURRENTLY in change.flags or "FINALIZE" in statement.keys:
            continue
        free = not context.in_transaction(statement)
        yield Found(
            message=f"everybody on {statement.name} waits until {change.name} is detached",
            start=change.start,
            end=change.end,
            subject=str(statement.name),
            edits=insert(change.end, " CONCURRENTLY") if free else (),
        )


_KINDS = ("INDEX", "TABLE", "SCHEMA", "DATABASE")

RULE = StatementRule(
    code="LK404",
    slug="reindex-or-detach",
    severity=Severity.WARNING,
    summary="REINDEX or DETACH PARTITION stops others while it runs",
    risk="Writers wait for the whole rebuild; queries that would use the index wait as well.",
    safe_way="REINDEX ... CONCURRENTLY and DETACH PARTITION ... CONCURRENTLY, outside a transaction",
    platforms=("postgres",),
    peers=("L04",),
    fix="adds CONCURRENTLY, outside of transactions only",
    bad={
        "postgres": (
            "REINDEX TABLE app.t;",
            "REINDEX (VERBOSE) INDEX app.ix;",
            "ALTER TABLE app.t DETACH PARTITION app.t_2020;",
        ),
    },
    good={
        "postgres": (
            "REINDEX INDEX CONCURRENTLY app.ix;",
            "ALTER TABLE app.t DETACH PARTITION app.t_2020 CONCURRENTLY;",
        ),
    },
    check=check,
)
