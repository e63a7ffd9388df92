"""A unique rule is laid on rows that may hold a value twice."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.diff import operations as op
from strandline.lint.changes import just_added_empty, part_finding
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule, Scale
from strandline.lint.rule import listed
from strandline.platforms.base import Effect


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """Unique constraints and unique indexes alike."""
    for operation, origin in context.on_existing(op.AddUnique):
        columns = operation.unique.columns
        held = {unique.columns for unique in context.was(origin).uniques}
        if columns in held or just_added_empty(context, operation.table, columns):
            continue
        yield part_finding(
            context,
            operation.table,
            "unique_constraints",
            operation.unique.name,
            origin,
            f"{listed(columns)} must be unique from now on: rows with equal values stop the change",
        )
    for added, origin in context.on_existing(op.AddIndex):
        names = [part.name or "" for part in added.index.columns]
        if just_added_empty(context, added.table, names):
            continue
        if added.index.unique and added.index not in context.was(origin).indexes:
            message = f"{added.index.name} is unique: rows with equal values stop the change"
            yield part_finding(context, added.table, "indexes", added.index.name, origin, message)


RULE = PlanRule(
    code="PF201",
    slug="unique-on-rows",
    severity=Severity.WARNING,
    summary="A unique rule is added to a table that has rows",
    why=("Two rows with the same value stop the change half-way through somebody's night."),
    fix="count the duplicates first, settle them in a backfill, then add the rule",
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
    - {name: Code, logical_type: string, max_length: 20}
  primary_key: [SampleID]
  unique_constraints: [[Code]]
""",
    ),
    good=PlanExample(
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
  unique_constraints: [[Code]]
""",
    ),
    check=check,
    effect=Effect.MAY_FAIL,
    scale=Scale.ROWS,
)
