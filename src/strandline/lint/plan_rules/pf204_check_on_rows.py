"""A check is laid on rows that may break it."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.diff import operations as op
from strandline.lint.changes import part_finding
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule, Scale
from strandline.platforms.base import Effect


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """A check that only comes back under another name cannot fail."""
    for operation, origin in context.on_existing(op.AddCheck):
        held = {check.expression for check in context.was(origin).checks}
        if operation.check.expression in held:
            continue
        name = operation.check.name
        yield part_finding(
            context,
            operation.table,
            "check_constraints",
            name,
            origin,
            f"{name} is checked on every row: one that breaks it stops the change",
        )


RULE = PlanRule(
    code="PF204",
    slug="check-on-rows",
    severity=Severity.WARNING,
    summary="A check is added to a table that has rows",
    why=(
        "A row that was good yesterday stops the change, and no tool of the trade counts them "
        "first."
    ),
    fix="count the rows that break it first, and settle them in a backfill",
    bad=PlanExample(
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
  primary_key: [SampleID]
  check_constraints:
    - {name: CK_Sample_Depth, expression: Depth >= 0}
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
  check_constraints:
    - {name: CK_Sample_Depth, expression: Depth >= 0}
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Depth, logical_type: float64}
  primary_key: [SampleID]
""",
    ),
    check=check,
    effect=Effect.MAY_FAIL,
    scale=Scale.ROWS,
)
