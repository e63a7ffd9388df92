"""An index is built while writers wait."""

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
    """A form that lets writers go on has no lock among its effects."""
    for operation, origin in context.on_existing(op.AddIndex):
        kept_out = locks(context, operation, operation.table)
        if kept_out:
            name = operation.index.name
            message = f"builds {name} while {kept_out} of {context.shown(operation.table)} wait"
            yield part_finding(context, operation.table, "indexes", name, origin, message)


RULE = PlanRule(
    code="PK401",
    slug="index-build",
    severity=Severity.WARNING,
    summary="An index is built with writers locked out",
    why=(
        "Every write of the table waits until the index is built, and what waits in front of "
        "a pool takes the rest down."
    ),
    fix=("build it concurrently, outside of the transaction: `policy: {online: auto}` plans it so"),
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
    - {name: Code, logical_type: string, max_length: 20}
  primary_key: [SampleID]
  indexes: [{name: IX_Sample_Code, columns: [Code]}]
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
  primary_key: [SampleID]
---
table:
  name: Tag
  columns:
    - {name: TagID, logical_type: integer, nullable: false}
    - {name: Code, logical_type: string, max_length: 20}
  primary_key: [TagID]
  indexes: [{name: IX_Tag_Code, columns: [Code]}]
""",
    ),
    check=check,
    platforms=("postgres", "mssql"),
    differs={
        "postgres": (
            "CREATE INDEX CONCURRENTLY lets writers go on; what a failed build leaves is INVALID "
            "and found by `apply`."
        ),
        "mssql": (
            "WITH (ONLINE = ON) needs Enterprise or Azure; it locks only at its start and end."
        ),
    },
    effect=Effect.LOCKS_WRITERS,
    scale=Scale.LOCK,
    work=Work.INDEX,
)
