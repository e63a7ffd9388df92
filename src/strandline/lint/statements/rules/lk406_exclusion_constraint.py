"""LK406: an exclusion constraint is put on a table in use."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import ConstraintKind
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report exclusion constraints of old tables; there is no gentle form."""
    for statement, change, _ in context.added_constraints(ConstraintKind.EXCLUDE):
        yield Found(
            message=f"everybody on {statement.name} waits until every row has been compared",
            start=change.start,
            end=change.end,
            subject=str(statement.name),
        )


RULE = StatementRule(
    code="LK406",
    slug="exclusion-constraint",
    severity=Severity.WARNING,
    summary="An exclusion constraint is put on a table in use",
    risk="It builds an index under an exclusive lock, fails on rows that overlap, and cannot be split.",
    safe_way="do it in a quiet window with a lock_timeout, after counting the overlaps",
    platforms=("postgres",),
    peers=("L06",),
    bad={
        "postgres": (
            "ALTER TABLE app.t ADD CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&);",
        ),
    },
    good={
        "postgres": (
            "CREATE TABLE app.n (id bigint PRIMARY KEY, during tstzrange, CONSTRAINT no_overlap EXCLUDE USING gist "
            "(during WITH &&));",
        ),
    },
    check=check,
)
