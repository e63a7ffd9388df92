"""LH574: a text column has a length."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report varchar(n)."""
    for statement, column in context.defined_columns():
        kind = column.type
        if kind is not None and kind.name in ("varchar", "character varying") and kind.arguments:
            yield Found(
                message=f"{column.name} is limited to {kind.arguments[0]} characters by its type",
                start=kind.start,
                end=kind.end,
                subject=f"{statement.name}.{column.name}",
            )


RULE = StatementRule(
    code="LH574",
    slug="bounded-text",
    severity=Severity.INFO,
    summary="A column is varchar(n) instead of text",
    risk="A shorter limit later has to read every row under an exclusive lock.",
    safe_way="text, with CHECK (length(c) <= n) where a limit is meant",
    platforms=("postgres",),
    peers=("H08",),
    default=False,
    bad={"postgres": ("ALTER TABLE app.t ADD COLUMN a varchar(20);",)},
    good={"postgres": ("ALTER TABLE app.t ADD COLUMN a text, ADD COLUMN b varchar;",)},
    check=check,
)
