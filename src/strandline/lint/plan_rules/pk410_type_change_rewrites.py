"""A change of type writes the whole table anew."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.diff import operations as op
from strandline.lint.changes import altered, column_finding
from strandline.lint.estimate import Work
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule, Scale
from strandline.platforms.base import Effect


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """Longer text and more digits are free; the platform's effects know which changes are."""
    for operation, origin in altered(context, op.ColumnAspect.TYPE):
        if context.has(operation, Effect.REWRITES, str(operation.table)):
            before, after = operation.before, operation.after
            message = f"{after.name} from {before.type} to {after.type} writes every row anew"
            yield column_finding(context, operation.table, after.name, origin, message)


RULE = PlanRule(
    code="PK410",
    slug="type-change-rewrites",
    severity=Severity.WARNING,
    summary="A change of type rewrites the table",
    why=(
        "Readers and writers wait while every row and every index is written anew, and the "
        "disk needs room for both."
    ),
    fix=(
        "add a column of the new type, fill it in batches by a backfill, switch, and drop the "
        "old one a release later"
    ),
    bad=PlanExample(
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Count, logical_type: integer}
  primary_key: [SampleID]
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Count, logical_type: bigint}
  primary_key: [SampleID]
""",
    ),
    good=PlanExample(
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Code, logical_type: string, max_length: 20}
    - {name: Depth, logical_type: decimal, precision: 8, scale: 2}
    - {name: Plain, logical_type: string, max_length: 5}
  primary_key: [SampleID]
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Code, logical_type: string, max_length: 50}
    - {name: Depth, logical_type: decimal, precision: 12, scale: 2}
    - {name: Plain, logical_type: text}
  primary_key: [SampleID]
""",
    ),
    check=check,
    platforms=("postgres",),
    effect=Effect.REWRITES,
    scale=Scale.LOCK,
    work=Work.REWRITE,
)
