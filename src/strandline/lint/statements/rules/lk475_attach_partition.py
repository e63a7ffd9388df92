"""LK475: a partition is attached that has to be read through."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import ChangeKind, ConstraintKind
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report partitions without a check that the script has added to them before."""
    for statement, change in context.altered(ChangeKind.ATTACH_PARTITION):
        if change.name is None or context.is_new(change.name, statement):
            continue
        prepared = any(
            earlier.constraint is None or earlier.constraint.kind is ConstraintKind.CHECK
            for earlier in context.earlier_changes(
                change.name, statement, ChangeKind.ADD_CONSTRAINT, ChangeKind.VALIDATE
            )
        )
        if not prepared:
            yield Found(
                message=f"every row of {change.name} is read under a lock to see that it belongs there",
                start=change.start,
                end=change.end,
                subject=str(change.name),
            )


RULE = StatementRule(
    code="LK475",
    slug="attach-partition",
    severity=Severity.WARNING,
    summary="A partition is attached without a check that proves its bounds",
    risk="The partition is read through under an exclusive lock, and so is the default partition.",
    safe_way=(
        "add a CHECK with the bounds NOT VALID, VALIDATE it, attach, then drop the check; one on "
        "the default partition too, that says the opposite"
    ),
    platforms=("postgres",),
    peers=("L15",),
    bad={
        "postgres": (
            "ALTER TABLE app.t ATTACH PARTITION app.t_2021 FOR VALUES FROM (2021) TO (2022);",
        ),
    },
    good={
        "postgres": (
            "ALTER TABLE app.t_2021 ADD CONSTRAINT b CHECK (y >= 2021 AND y < 2022) NOT VALID;\n"
            "ALTER TABLE app.t_2021 VALIDATE CONSTRAINT b;\n"
            "ALTER TABLE app.t ATTACH PARTITION app.t_2021 FOR VALUES FROM (2021) TO (2022);",
        ),
    },
    check=check,
)
