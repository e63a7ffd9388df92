"""LK469: a lock timeout leaves the transaction open."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.fixes import line_before
from strandline.lint.statements.record import Action
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report SET LOCK_TIMEOUT in a script with transactions that does not SET XACT_ABORT ON."""
    opens = any(context.actions(Action.BEGIN))
    aborts = any(
        statement.has("XACT_ABORT", "ON") or "XACT_ABORT" in statement.keys
        for statement in context.actions(Action.SET)
        if "ON" in statement.keys
    )
    if aborts or not opens:
        return
    for statement in context.actions(Action.SET):
        if "LOCK_TIMEOUT" in statement.keys:
            yield Found(
                message="after a lock timeout (Msg 1222) the transaction stays open and half done",
                start=statement.start,
                end=statement.end,
                edits=line_before(context, statement, "SET XACT_ABORT ON;"),
            )
            return


RULE = StatementRule(
    code="LK469",
    slug="lock-timeout-without-xact-abort",
    severity=Severity.WARNING,
    summary="LOCK_TIMEOUT is set in a script with a transaction but without XACT_ABORT",
    risk="Msg 1222 ends the statement only: the next ones run, and COMMIT keeps half of the change.",
    safe_way="SET XACT_ABORT ON before the transaction",
    platforms=("mssql",),
    peers=("L19",),
    fix="sets XACT_ABORT ON before it",
    bad={
        "mssql": (
            "SET LOCK_TIMEOUT 5000;\nBEGIN TRANSACTION;\nALTER TABLE dbo.T ADD A INT NULL;\nCOMMIT;",
        ),
    },
    good={
        "mssql": (
            "SET XACT_ABORT ON;\nSET LOCK_TIMEOUT 5000;\nBEGIN TRANSACTION;\n"
            "ALTER TABLE dbo.T ADD A INT NULL;\nCOMMIT;",
        ),
    },
    check=check,
)
