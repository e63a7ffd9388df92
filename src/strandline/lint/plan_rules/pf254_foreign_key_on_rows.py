"""A foreign key is laid on rows that may point at nothing."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.diff import operations as op
from strandline.lint.changes import held_already, just_added_empty, part_finding
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule, Scale
from strandline.lint.rule import listed
from strandline.platforms.base import Effect


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """A key that is put back after its target changed held before, and holds again."""
    for operation, origin in context.on_existing(op.AddForeignKey):
        key = operation.foreign_key
        if held_already(context, origin, key) or just_added_empty(
            context, operation.table, key.columns
        ):
            continue
        message = f"every {listed(key.columns)} must be found in {context.shown(key.target)}"
        yield part_finding(context, operation.table, "foreign_keys", key.name, origin, message)


RULE = PlanRule(
    code="PF254",
    slug="foreign-key-on-rows",
    severity=Severity.WARNING,
    summary="A foreign key is added to a table that has rows",
    why="A row that points at nothing stops the change.",
    fix="count the orphans first; then clear them, or add the rows they miss",
    bad=PlanExample(
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: SiteID, logical_type: integer}
  primary_key: [SampleID]
  indexes:
    - {name: IX_Sample_SiteID, columns: [SiteID]}
---
table:
  name: Site
  columns:
    - {name: SiteID, logical_type: integer, nullable: false}
  primary_key: [SiteID]
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: SiteID, logical_type: integer}
  primary_key: [SampleID]
  foreign_keys:
    - {columns: [SiteID], references: {table: Site, columns: [SiteID]}}
  indexes:
    - {name: IX_Sample_SiteID, columns: [SiteID]}
---
table:
  name: Site
  columns:
    - {name: SiteID, logical_type: integer, nullable: false}
  primary_key: [SiteID]
""",
    ),
    good=PlanExample(
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
  primary_key: [SampleID]
---
table:
  name: Site
  columns:
    - {name: SiteID, logical_type: integer, nullable: false}
  primary_key: [SiteID]
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: SiteID, logical_type: integer}
  primary_key: [SampleID]
  foreign_keys:
    - {columns: [SiteID], references: {table: Site, columns: [SiteID]}}
  indexes:
    - {name: IX_Sample_SiteID, columns: [SiteID]}
---
table:
  name: Site
  columns:
    - {name: SiteID, logical_type: integer, nullable: false}
  primary_key: [SiteID]
""",
    ),
    check=check,
    effect=Effect.MAY_FAIL,
    scale=Scale.ROWS,
)
