"""A column that may hold nulls must not any more."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.diff import operations as op
from strandline.lint.changes import altered, column_finding
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule, Scale
from strandline.platforms.base import Effect


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """A column that the plan adds is PF202's; nulls that become the default stop nothing."""
    filled = {
        (operation.kept.table, operation.kept.fit.after.name)
        for operation in context.each(op.Archive)
        if operation.kept.fit is not None and operation.kept.fit.fills_nulls
    }
    for operation, origin in altered(context, op.ColumnAspect.NULLABLE):
        column, place = operation.after, (operation.table, operation.after.name)
        if column.nullable or place in filled or context.is_added(*place):
            continue
        message = f"{column.name} cannot be null from now on: rows without a value stop the change"
        yield column_finding(context, operation.table, column.name, origin, message)


RULE = PlanRule(
    code="PF203",
    slug="set-not-null",
    severity=Severity.WARNING,
    summary="A nullable column becomes required",
    why=(
        "One row without a value stops the change; and the old release's clients may still "
        "write nulls."
    ),
    fix=(
        "fill the nulls in a backfill and count again; then tighten the column in a release "
        "of its own"
    ),
    bad=PlanExample(
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
    effect=Effect.MAY_FAIL,
    scale=Scale.ROWS,
)
