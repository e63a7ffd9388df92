"""A new column must be filled, and rows that are there cannot fill it."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.diff import operations as op
from strandline.lint.changes import column_finding, is_filled
from strandline.lint.plan_context import Direction, PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule, Scale
from strandline.platforms.base import Effect


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """A plan may add it nullable, bring archived values back, and require it then."""
    required = {
        (operation.table, operation.after.name)
        for operation in context.each(op.AlterColumn)
        if operation.before.nullable and not operation.after.nullable
    }
    for operation, origin in context.on_existing(op.AddColumn):
        column = operation.column
        later = (operation.table, column.name) in required
        if (column.nullable and not later) or is_filled(column):
            continue
        what = "comes back" if context.direction is Direction.ROLLBACK else "is new"
        message = f"{column.name} {what}, cannot be null and has no default"
        yield column_finding(context, operation.table, column.name, origin, message)


RULE = PlanRule(
    code="PF202",
    slug="required-column",
    severity=Severity.WARNING,
    summary="A column is added that cannot be null and has no default",
    why="The change fails on every table that has rows; on the way back, where rows were written "
    "since.",
    fix=(
        "give it a constant default; or add it nullable, fill it in a backfill, and tighten "
        "it a release later"
    ),
    bad=PlanExample(
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
  primary_key: [SampleID]
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Code, logical_type: string, max_length: 20, nullable: false}
  primary_key: [SampleID]
""",
    ),
    good=PlanExample(
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
  primary_key: [SampleID]
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Code, logical_type: string, max_length: 20, nullable: false, default: "''"}
  primary_key: [SampleID]
""",
    ),
    check=check,
    effect=Effect.MAY_FAIL,
    scale=Scale.CERTAIN,
)
