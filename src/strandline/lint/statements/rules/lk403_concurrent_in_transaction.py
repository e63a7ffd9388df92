"""LK403: a statement stands in a transaction that runs outside of one only."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import Action, Flag, Object, Statement
from strandline.lint.statements.rule import Found, StatementRule

_CONCURRENT = (Action.CREATE, Action.DROP, Action.REINDEX)
_CLUSTER_WIDE = (Object.DATABASE, Object.TABLESPACE, Object.SYSTEM)


def check(context: StatementContext) -> Iterator[Found]:
    """Report CONCURRENTLY (but REFRESH), VACUUM, and what concerns the whole server."""
    for statement in context.statements:
        if not context.in_transaction(statement):
            continue
        what = _what(statement)
        if what:
            yield Found(
                message=f"{what} cannot run inside a transaction",
                start=statement.start,
                end=statement.end,
                subject=str(statement.name or ""),
            )


def _what(statement: Statement) -> str:
    if statement.action in _CONCURRENT and Flag.CONCURRENTLY in statement.flags:
        return f"{statement.action.name} ... CONCURRENTLY"
    if any(Flag.CONCURRENTLY in change.flags for change in statement.changes):
        return "DETACH PARTITION ... CONCURRENTLY"
    if statement.action is Action.VACUUM:
        return "VACUUM"
    server_wide = statement.object in _CLUSTER_WIDE and statement.action in (
        Action.CREATE,
        Action.DROP,
    )
    if server_wide or statement.is_on(Action.ALTER, Object.SYSTEM):
        kind = statement.object.name if statement.object is not None else ""
        return f"{statement.action.name} {kind}"
    return ""


RULE = StatementRule(
    code="LK403",
    slug="concurrent-in-transaction",
    severity=Severity.ERROR,
    summary="A statement that runs outside of transactions only stands in one",
    risk="PostgreSQL refuses it, and the transaction with everything in it fails.",
    safe_way="make it a step of its own, outside of any transaction",
    platforms=("postgres",),
    peers=("L03",),
    bad={
        "postgres": (
            "BEGIN;\nCREATE INDEX CONCURRENTLY ix_t_a ON app.t (a);  -- <- here\nCOMMIT;",
            "BEGIN;\nALTER TABLE app.t DETACH PARTITION app.t1 CONCURRENTLY;  -- <- here\nCOMMIT;",
            "START TRANSACTION;\nVACUUM app.t;  -- <- here\nCOMMIT;",
        ),
    },
    good={
        "postgres": (
            "BEGIN;\nCREATE TABLE app.n (id bigint PRIMARY KEY);\nCOMMIT;\n"
            "CREATE INDEX CONCURRENTLY ix_t_a ON app.t (a);",
            "BEGIN;\nREFRESH MATERIALIZED VIEW CONCURRENTLY app.m;\nCOMMIT;",
        ),
    },
    check=check,
)
