"""LH552: the script leaves its transaction open."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.grammar import ALL
from strandline.lint.statements.record import Action
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report the BEGIN whose transaction lasts until the last statement."""
    if not context.statements:
        return
    last = context.statements[-1]
    transaction = context.transaction(last)
    ended = last.action in (Action.COMMIT, Action.ROLLBACK)
    # T-SQL's branches end one transaction in several places: any end will do there.
    ends = any(context.actions(Action.COMMIT)) and context.grammar.control_flow
    if not transaction or ended or ends:
        return
    begin = next(
        statement
        for statement in context.statements
        if context.transaction(statement) == transaction
    )
    yield Found(
        message="this transaction is never committed",
        start=begin.start,
        end=begin.end,
    )


RULE = StatementRule(
    code="LH552",
    slug="uncommitted-transaction",
    severity=Severity.ERROR,
    summary="A transaction is begun and never committed",
    risk="At the end of the session everything is rolled back; until then its locks are kept.",
    safe_way="COMMIT at the end of the script",
    platforms=ALL,
    peers=("H02",),
    bad={
        "postgres": ("BEGIN;\nSELECT 1;",),
        "mssql": ("BEGIN TRANSACTION\nSELECT 1",),
        "sqlite": ("BEGIN;\nSELECT 1;",),
        "duckdb": ("BEGIN;\nSELECT 1;",),
    },
    good={
        "postgres": ("BEGIN;\nSELECT 1;\nEND;",),
        "mssql": ("BEGIN TRAN\nSELECT 1\nIF @@TRANCOUNT > 0 COMMIT\nPRINT 'done'",),
        "sqlite": ("BEGIN;\nSELECT 1;\nCOMMIT;",),
        "duckdb": ("BEGIN;\nSELECT 1;\nCOMMIT;",),
    },
    check=check,
)
