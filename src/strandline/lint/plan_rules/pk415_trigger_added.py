"""A trigger is put on a table that is in use."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.diff import operations as op
from strandline.lint.changes import locks, table_finding
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule
from strandline.platforms.base import Effect


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """Behaviours that a plan takes off and puts back keep no one out for long either."""
    for operation, origin in context.on_existing(op.SetManaged):
        if operation.after and locks(context, operation, operation.table):
            shown = context.shown(operation.table)
            message = f"puts triggers on {shown}: behind the oldest open write, all writes wait"
            yield table_finding(context, operation.table, origin, message)


RULE = PlanRule(
    code="PK415",
    slug="trigger-added",
    severity=Severity.INFO,
    summary="A trigger is added to a table in use",
    why=("The lock waits for the longest open write, and every later write waits behind it."),
    fix=("apply it when little is written; the time a lock is waited for is bounded by the script"),
    bad=PlanExample(
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Note, logical_type: text}
  primary_key: [SampleID]
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Note, logical_type: text}
  primary_key: [SampleID]
  managed: {append_only: true}
""",
    ),
    good=PlanExample(
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Note, logical_type: text}
  primary_key: [SampleID]
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Note, logical_type: text}
    - {name: Code, logical_type: string, max_length: 20}
  primary_key: [SampleID]
""",
    ),
    check=check,
    platforms=("postgres",),
    effect=Effect.LOCKS_WRITERS,
)
