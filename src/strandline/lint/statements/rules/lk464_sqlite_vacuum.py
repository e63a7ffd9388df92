"""LK464: VACUUM writes a whole SQLite file anew."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import Action
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report VACUUM; into another file it only reads this one."""
    for statement in context.actions(Action.VACUUM):
        if "INTO" not in statement.keys:
            yield Found(
                message="writes the whole database file anew while everybody waits",
                start=statement.start,
                end=statement.end,
            )


RULE = StatementRule(
    code="LK464",
    slug="sqlite-vacuum",
    severity=Severity.WARNING,
    summary="VACUUM writes the whole database file anew",
    risk="Nobody can write until it is done, it needs twice the file's size, and fails in a transaction.",
    safe_way="run it by itself in a quiet window, or VACUUM INTO another file",
    platforms=("sqlite",),
    peers=("L14",),
    bad={"sqlite": ("VACUUM;",)},
    good={"sqlite": ("VACUUM INTO 'copy.db';",)},
    check=check,
)
