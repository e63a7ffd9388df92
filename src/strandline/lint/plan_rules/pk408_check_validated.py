"""A check is evaluated on every row while nobody can read or write."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.diff import operations as op
from strandline.lint.changes import locks, part_finding
from strandline.lint.estimate import Work
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule, Scale
from strandline.platforms.base import Effect


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """Two steps, NOT VALID and VALIDATE, lock nobody for the scan."""
    for operation, origin in context.on_existing(op.AddCheck):
        kept_out = locks(context, operation, operation.table)
        if kept_out:
            name = operation.check.name
            shown = context.shown(operation.table)
            message = f"evaluates {name} on every row while {kept_out} of {shown} wait"
            yield part_finding(context, operation.table, "check_constraints", name, origin, message)


RULE = PlanRule(
    code="PK408",
    slug="check-validated",
    severity=Severity.WARNING,
    summary="A check is validated under an exclusive lock",
    why="Readers and writers wait while every row is read.",
    fix=(
        "add it NOT VALID and validate it in a later transaction: `policy: {online: auto}` "
        "plans it so"
    ),
    bad=PlanExample(
        component="policy: {online: never}",
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
        component="policy: {online: never}",
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
    - {name: Note, logical_type: text}
  primary_key: [SampleID]
""",
    ),
    check=check,
    platforms=("postgres", "mssql"),
    effect=Effect.LOCKS_READERS,
    scale=Scale.LOCK,
    work=Work.SCAN,
)
