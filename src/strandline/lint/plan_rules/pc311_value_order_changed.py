"""The values of an enum type sort otherwise from now on."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.diff import operations as op
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule
from strandline.lint.rule import listed


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """Only real enum types sort by their declaration; a check sorts as text."""
    for operation in context.each(op.AlterValueSet):
        before, after = operation.before, operation.after
        stays = [value for value in after.values if value in before.values]
        held = [value for value in before.values if value in after.values]
        if stays != held:
            yield PlanFinding(
                message=f"{listed(stays)} sort in this order from now on",
                subject=context.shown(after.name),
                path=("value_sets", context.declared.get(after.name, after.name), "values"),
            )


RULE = PlanRule(
    code="PC311",
    slug="value-order-changed",
    severity=Severity.WARNING,
    summary="The order of an enum type's values changes",
    why=(
        "An enum sorts and compares in the order of its declaration: reports and ranges "
        "change without an error."
    ),
    fix=(
        "put new values where they belong and leave the order of the others; sort by a column "
        "of its own where order matters"
    ),
    bad=PlanExample(
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Grade, logical_type: string, value_set: Grade}
  primary_key: [SampleID]
---
value_set:
  name: Grade
  native: true
  values: [low, high]
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Grade, logical_type: string, value_set: Grade}
  primary_key: [SampleID]
---
value_set:
  name: Grade
  native: true
  values: [high, low]
""",
    ),
    good=PlanExample(
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Grade, logical_type: string, value_set: Grade}
  primary_key: [SampleID]
---
value_set:
  name: Grade
  native: true
  values: [low, high]
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Grade, logical_type: string, value_set: Grade}
  primary_key: [SampleID]
---
value_set:
  name: Grade
  native: true
  values: [low, middle, high]
""",
    ),
    check=check,
    platforms=("postgres",),
    calm_rollback=True,
)
