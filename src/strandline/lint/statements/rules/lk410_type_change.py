"""LK410: a change of type writes the whole table anew."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import ChangeKind
from strandline.lint.statements.rule import Found, StatementRule
from strandline.lint.statements.types import changes_in_place


def check(context: StatementContext) -> Iterator[Found]:
    """Report changes that are not known to keep the rows as they are."""
    for statement, change in context.altered(ChangeKind.SET_TYPE):
        if change.type is None:
            continue
        old = context.type_of(statement.name, change.name)
        if old and not change.value and changes_in_place(old, str(change.type)):
            continue
        known = f" from {old}" if old else ""
        yield Found(
            message=(
                f"{statement.name} may be written anew for {change.name}{known} to {change.type}, "
                "while everybody waits"
            ),
            start=change.start,
            end=change.end,
            subject=f"{statement.name}.{change.name}",
        )


RULE = StatementRule(
    code="LK410",
    slug="type-change",
    severity=Severity.WARNING,
    summary="A column's type changes, which may write the whole table anew",
    risk=(
        "Readers and writers wait while every row and every index is written again. Some changes "
        "are free (a longer varchar, varchar to text, cidr to inet, more digits at the same scale)."
    ),
    safe_way=(
        "add a column of the new type, fill it in batches, switch readers and writers, drop the "
        "old one; state the old type where it is one of the free changes"
    ),
    platforms=("postgres",),
    peers=("L10",),
    bad={"postgres": ("ALTER TABLE app.t ALTER COLUMN id TYPE bigint;",)},
    good={
        "postgres": (
            "CREATE TABLE app.n (id int PRIMARY KEY);\nALTER TABLE app.n ALTER COLUMN id TYPE bigint;",
        ),
    },
    check=check,
)
