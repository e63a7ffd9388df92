"""LK413: a statement may wait for its lock for ever."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.fixes import line_before
from strandline.lint.statements.locking import first_waiting
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report the first statement that waits for a strong lock before a lock_timeout is set."""
    statement = first_waiting(context, ("LOCK_TIMEOUT",), endless=("0", "DEFAULT"))
    if statement is not None:
        local = "SET LOCAL" if context.in_transaction(statement) else "SET"
        yield Found(
            message="waits for its lock without a limit; everybody queues behind it",
            start=statement.start,
            end=statement.end,
            subject=str(statement.name or ""),
            edits=line_before(context, statement, f"{local} lock_timeout = '5s';"),
        )


RULE = StatementRule(
    code="LK413",
    slug="lock-timeout",
    severity=Severity.WARNING,
    summary="A strong lock is waited for without lock_timeout",
    risk=(
        "While it waits behind one long query, every new query on the table waits behind it: an "
        "outage without any load."
    ),
    safe_way="SET lock_timeout to a few seconds and try again a bounded number of times",
    platforms=("postgres",),
    peers=("L13",),
    blanket=True,
    fix="sets lock_timeout to 5 seconds before the first such statement",
    bad={
        "postgres": (
            "ALTER TABLE app.t ADD COLUMN a int;",
            "SET lock_timeout = 0;\nALTER TABLE app.t ADD COLUMN a int;  -- <- here",
        )
    },
    good={
        "postgres": (
            "SET lock_timeout = '5s';\nALTER TABLE app.t ADD COLUMN a int;",
            "SELECT set_config('lock_timeout', '5s', true);\nALTER TABLE app.t ADD COLUMN a int;",
            "CREATE TABLE app.n (id bigint PRIMARY KEY);",
        ),
    },
    check=check,
)
