"""A default is another one from now on."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.diff import operations as op
from strandline.lint.changes import altered, column_finding
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """Rows that are there keep what they have; only new ones differ."""
    for operation, origin in altered(context, op.ColumnAspect.DEFAULT):
        before, after = operation.before.default, operation.after.default
        if before is None or after is None or before.expression == after.expression:
            continue
        name = operation.after.name
        message = f"{name} takes another default: rows of before and after differ"
        yield column_finding(context, operation.table, name, origin, message)


RULE = PlanRule(
    code="PC313",
    slug="default-changed",
    severity=Severity.INFO,
    summary="A default changes",
    why=(
        "Clients that leave the column out write another value than they did, and libraries "
        "that send every column still write the old one."
    ),
    fix="see who leaves the column out; `strandline usages` finds the code",
    bad=PlanExample(
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Code, logical_type: string, max_length: 20, default: "'none'"}
  primary_key: [SampleID]
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Code, logical_type: string, max_length: 20, default: "'unknown'"}
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
  primary_key: [SampleID]
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Code, logical_type: string, max_length: 20, default: "'none'"}
  primary_key: [SampleID]
""",
    ),
    check=check,
    calm_rollback=True,
)
