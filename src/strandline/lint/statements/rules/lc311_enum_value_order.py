"""LC311: an enum value is added without saying where it sorts."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import Action, Object
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report ADD VALUE without BEFORE or AFTER."""
    for statement in context.on(Action.ALTER, Object.TYPE):
        if not statement.has("ADD", "VALUE"):
            continue
        if "BEFORE" not in statement.keys and "AFTER" not in statement.keys:
            yield Found(
                message=f"the new value of {statement.name} sorts last",
                start=statement.start,
                end=statement.end,
                subject=str(statement.name),
            )


RULE = StatementRule(
    code="LC311",
    slug="enum-value-order",
    severity=Severity.WARNING,
    summary="An enum value is added without saying where it sorts",
    risk="It sorts after all others, and no statement can move or remove it later.",
    safe_way="say BEFORE or AFTER which value it stands",
    platforms=("postgres",),
    peers=("C11",),
    bad={"postgres": ("ALTER TYPE app.mood ADD VALUE 'calm';",)},
    good={"postgres": ("ALTER TYPE app.mood ADD VALUE 'calm' BEFORE 'glad';",)},
    check=check,
)
