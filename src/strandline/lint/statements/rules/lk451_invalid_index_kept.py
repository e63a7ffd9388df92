"""LK451: IF NOT EXISTS keeps an index that a failed build has left."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import Action, Flag, Object
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report concurrent builds with IF NOT EXISTS, unless what is left was dropped before."""
    dropped: set[str] = set()
    for statement in context.statements:
        if statement.is_on(Action.DROP, Object.INDEX):
            dropped |= {name.key for name in statement.names}
        if not statement.is_on(Action.CREATE, Object.INDEX) or statement.name is None:
            continue
        both = {Flag.CONCURRENTLY, Flag.IF_NOT_EXISTS} <= statement.flags
        if both and statement.name.key not in dropped:
            yield Found(
                message=f"an invalid {statement.name} that a failed build has left is kept as it is",
                start=statement.start,
                end=statement.end,
                subject=str(statement.name),
            )


RULE = StatementRule(
    code="LK451",
    slug="invalid-index-kept",
    severity=Severity.WARNING,
    summary="CREATE INDEX CONCURRENTLY IF NOT EXISTS may keep an invalid index",
    risk=(
        "A build that fails leaves an index that no query uses and every write pays for; the next "
        "run finds the name taken, says nothing and goes on."
    ),
    safe_way="DROP INDEX CONCURRENTLY IF EXISTS first, then build without IF NOT EXISTS",
    platforms=("postgres",),
    peers=("L01",),
    bad={"postgres": ("CREATE INDEX CONCURRENTLY IF NOT EXISTS ix_t_a ON app.t (a);",)},
    good={
        "postgres": (
            "DROP INDEX CONCURRENTLY IF EXISTS app.ix_t_a;\n"
            "CREATE INDEX CONCURRENTLY ix_t_a ON app.t (a);",
        ),
    },
    check=check,
)
