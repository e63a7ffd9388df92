"""LK463: a statement may hold its lock for ever."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.fixes import line_before
from strandline.lint.statements.locking import first_waiting
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report the first statement with a strong lock before a statement_timeout is set."""
    statement = first_waiting(context, ("STATEMENT_TIMEOUT", "TRANSACTION_TIMEOUT"))
    if statement is not None:
        local = "SET LOCAL" if context.in_transaction(statement) else "SET"
        yield Found(
            message="runs, and holds its lock, without a limit",
            start=statement.start,
            end=statement.end,
            subject=str(statement.name or ""),
            edits=line_before(context, statement, f"{local} statement_timeout = '60s';"),
        )


RULE = StatementRule(
    code="LK463",
    slug="statement-timeout",
    severity=Severity.INFO,
    summary="A strong lock is held without statement_timeout",
    risk="A scan or rewrite that takes longer than anybody thought stops the table until it is done.",
    safe_way="SET statement_timeout to what the table may be stopped for; give index builds more",
    platforms=("postgres",),
    peers=("L13",),
    blanket=True,
    fix="sets statement_timeout to 60 seconds before the first such statement",
    bad={"postgres": ("ALTER TABLE app.t ADD COLUMN a int;",)},
    good={"postgres": ("SET statement_timeout = '60s';\nALTER TABLE app.t ADD COLUMN a int;",)},
    check=check,
)
