"""A column's values come from somewhere else from now on."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.model import Column
from strandline.diff import operations as op
from strandline.lint.changes import column_finding
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule, Scale


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """Becoming computed, computed otherwise, or numbered by the database, and back."""
    for operation, origin in context.on_existing(op.AlterColumn):
        before, after = operation.before, operation.after
        if op.ColumnAspect.GENERATED in operation.aspects:
            message = _computed(before, after)
        elif op.ColumnAspect.IDENTITY in operation.aspects:
            message = (
                "is numbered by the database" if after.identity else "is not numbered any more"
            )
        else:
            continue
        yield column_finding(
            context, operation.table, after.name, origin, f"{after.name} {message}"
        )


def _computed(before: Column, after: Column) -> str:
    if before.generated is None:
        return "becomes a computed column: the values that were written are archived"
    if after.generated is None:
        return "stops being computed: it keeps the values of this moment"
    return "is computed otherwise: every value changes"


RULE = PlanRule(
    code="PD109",
    slug="value-source-changed",
    severity=Severity.WARNING,
    summary="The source of a column's values changes",
    why=(
        "What clients read changes without a write of theirs, and writes that worked are "
        "refused, or the other way round."
    ),
    fix=(
        "add a new column with the new source, move the readers over, and drop the old one a "
        "release later"
    ),
    bad=PlanExample(
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Depth, logical_type: float64}
    - {name: Twice, logical_type: float64}
  primary_key: [SampleID]
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Depth, logical_type: float64}
    - {name: Twice, logical_type: float64, generated: Depth * 2}
  primary_key: [SampleID]
""",
    ),
    good=PlanExample(
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Depth, logical_type: float64}
  primary_key: [SampleID]
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Depth, logical_type: float64}
    - {name: Twice, logical_type: float64, generated: Depth * 2}
  primary_key: [SampleID]
""",
    ),
    check=check,
    scale=Scale.ROWS,
)
