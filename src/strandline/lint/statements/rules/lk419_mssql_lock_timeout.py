"""LK419: a statement may wait for its schema lock for ever."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.fixes import line_before
from strandline.lint.statements.locking import first_waiting
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report the first statement that waits before a LOCK_TIMEOUT is set."""
    statement = first_waiting(context, ("LOCK_TIMEOUT",), endless=("-1",))
    if statement is not None:
        yield Found(
            message="waits for its schema lock without a limit; everybody queues behind it",
            start=statement.start,
            end=statement.end,
            subject=str(statement.name or ""),
            edits=()
            if statement.guarded
            else line_before(context, statement, "SET XACT_ABORT ON; SET LOCK_TIMEOUT 5000;"),
        )


RULE = StatementRule(
    code="LK419",
    slug="mssql-lock-timeout",
    severity=Severity.WARNING,
    summary="A schema lock is waited for without LOCK_TIMEOUT",
    risk=(
        "Behind one long reader even a change of milliseconds stops every later query on the table, "
        "NOLOCK and SNAPSHOT readers too."
    ),
    safe_way="SET XACT_ABORT ON and SET LOCK_TIMEOUT to a few seconds, and try again a few times",
    platforms=("mssql",),
    peers=("L19",),
    blanket=True,
    fix="sets XACT_ABORT and a LOCK_TIMEOUT of 5 seconds before the first such statement",
    bad={"mssql": ("ALTER TABLE dbo.T ADD A INT NULL",)},
    good={
        "mssql": ("SET XACT_ABORT ON; SET LOCK_TIMEOUT 5000;\nALTER TABLE dbo.T ADD A INT NULL",)
    },
    check=check,
)
