"""Every row is read while a column is made required."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.diff import operations as op
from strandline.lint.changes import altered, column_finding, locks
from strandline.lint.estimate import Work
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule, Scale
from strandline.platforms.base import Effect


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """A validated check that says the same spares the scan."""
    for operation, origin in altered(context, op.ColumnAspect.NULLABLE):
        kept_out = locks(context, operation, operation.table)
        scans = context.has(operation, Effect.SCANS)
        if kept_out and scans and not operation.after.nullable:
            name = operation.after.name
            message = f"looks for nulls in {name} while {kept_out} wait"
            yield column_finding(context, operation.table, name, origin, message)


RULE = PlanRule(
    code="PK453",
    slug="not-null-scan",
    severity=Severity.WARNING,
    summary="A column is made required under an exclusive lock",
    why="Readers and writers wait while every row is looked at.",
    fix=(
        "add CHECK (column IS NOT NULL) NOT VALID, validate it later, then SET NOT NULL: "
        "`policy: {online: auto}` plans it so"
    ),
    bad=PlanExample(
        component="policy: {online: never}",
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Code, logical_type: string, max_length: 20}
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
        component="policy: {online: never}",
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Code, logical_type: string, max_length: 20, nullable: false}
  primary_key: [SampleID]
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Code, logical_type: string, max_length: 20}
  primary_key: [SampleID]
""",
    ),
    check=check,
    platforms=("postgres",),
    effect=Effect.SCANS,
    scale=Scale.LOCK,
    work=Work.SCAN,
)
