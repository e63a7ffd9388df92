"""An index is dropped under a lock that stops readers."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.diff import operations as op
from strandline.lint.changes import locks, part_finding
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule
from strandline.platforms.base import Effect


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """The lock is short; waiting for it behind a long query is not."""
    gone = {operation.table.name for operation in context.each(op.DropTable)}
    for operation, origin in context.on_existing(op.DropIndex):
        if operation.table in gone or not locks(context, operation, operation.table):
            continue
        name = operation.index.name
        message = f"drops {name}: behind the oldest open query, everybody waits"
        yield part_finding(context, operation.table, "indexes", name, origin, message)


RULE = PlanRule(
    code="PK402",
    slug="index-drop-lock",
    severity=Severity.INFO,
    summary="An index is dropped under an exclusive lock",
    why=("The lock waits for the longest query on the table, and every later one waits behind it."),
    fix=("drop it concurrently, outside of the transaction: `policy: {online: auto}` plans it so"),
    bad=PlanExample(
        component="policy: {online: never}",
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Code, logical_type: string, max_length: 20}
  primary_key: [SampleID]
  indexes: [{name: IX_Sample_Code, columns: [Code]}]
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
        component="policy: {online: never}",
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Code, logical_type: string, max_length: 20}
  primary_key: [SampleID]
  indexes: [{name: IX_Sample_Code, columns: [Code]}]
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Code, logical_type: string, max_length: 20}
    - {name: Note, logical_type: text}
  primary_key: [SampleID]
  indexes: [{name: IX_Sample_Code, columns: [Code]}]
""",
    ),
    check=check,
    platforms=("postgres",),
    effect=Effect.LOCKS_READERS,
)
