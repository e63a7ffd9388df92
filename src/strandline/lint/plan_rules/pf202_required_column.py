"""A new column must be filled, and rows that are there cannot fill it."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.diff import operations as op
from strandline.lint.changes import column_finding, is_filled
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule, Scale
from strandline.platforms.base import Effect


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """A default, an identity or an expression would fill it."""
    for operation, origin in context.on_existing(op.AddColumn):
        column = operation.column
        if not column.nullable and not is_filled(column):
            message = f"{column.name} is new, cannot be null and has no default"
            yield column_finding(context, operation.table, column.name, origin, message)


RULE = PlanRule(
    code="PF202",
    slug="required-column",
    severity=Severity.WARNING,
    summary="A column is added that cannot be null and has no default",
    why="The change fails on every table that has rows.",
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
