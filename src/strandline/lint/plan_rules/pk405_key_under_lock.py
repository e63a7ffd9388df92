"""A key's index is built while nobody can read."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.names import QName
from strandline.diff import operations as op
from strandline.lint.changes import locks, part_finding
from strandline.lint.estimate import Work
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule, Scale
from strandline.platforms.base import Effect


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """A key over an index that was built before takes a moment, and locks nobody for long."""
    for operation, origin in context.on_existing(op.AddUnique):
        yield from _finding(context, operation, operation.table, operation.unique.name, origin)
    for added, origin in context.on_existing(op.AddPrimaryKey):
        yield from _finding(context, added, added.table, added.key.name, origin)


def _finding(
    context: PlanContext, operation: op.Operation, table: QName, name: str, origin: QName
) -> Iterator[PlanFinding]:
    kept_out = locks(context, operation, table)
    if kept_out:
        part = "primary_key" if isinstance(operation, op.AddPrimaryKey) else "unique_constraints"
        message = f"builds the index of {name} while {kept_out} of {context.shown(table)} wait"
        yield part_finding(context, table, part, name, origin, message)


RULE = PlanRule(
    code="PK405",
    slug="key-under-lock",
    severity=Severity.WARNING,
    summary="A primary key or unique constraint builds its index under an exclusive lock",
    why="Readers and writers wait until the whole index is built.",
    fix=(
        "build a unique index concurrently first and make the constraint from it: `policy: "
        "{online: auto}` plans it so"
    ),
    bad=PlanExample(
        component="policy: {online: never}",
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
  primary_key: [SampleID]
  unique_constraints: [[Code]]
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
    - {name: Code, logical_type: string, max_length: 20}
  primary_key: [SampleID]
""",
    ),
    check=check,
    platforms=("postgres", "mssql"),
    effect=Effect.LOCKS_READERS,
    scale=Scale.LOCK,
    work=Work.INDEX,
)
