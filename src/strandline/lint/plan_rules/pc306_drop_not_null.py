"""A required column may hold nulls from now on."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.diff import operations as op
from strandline.lint.changes import altered, column_finding
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """Readers of the previous release never met a null there."""
    for operation, origin in altered(context, op.ColumnAspect.NULLABLE):
        column = operation.after
        if column.nullable:
            message = f"{column.name} may be null: readers have never met a null there"
            yield column_finding(context, operation.table, column.name, origin, message)


RULE = PlanRule(
    code="PC306",
    slug="drop-not-null",
    severity=Severity.WARNING,
    summary="A column may be null from now on",
    why=(
        "Code that has never met a null there fails on the first, and the way back fails on "
        "rows that hold one."
    ),
    fix="release readers that can do with nulls first",
    bad=PlanExample(
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
    good=PlanExample(
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
    - {name: Code, logical_type: string, max_length: 20, nullable: false}
    - {name: Note, logical_type: text}
  primary_key: [SampleID]
""",
    ),
    check=check,
    calm_rollback=True,
)
