"""A foreign key is checked on every row while both tables are locked."""

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
    for operation, origin in context.on_existing(op.AddForeignKey):
        key = operation.foreign_key
        kept_out = locks(context, operation, operation.table)
        if kept_out:
            tables = f"{context.shown(operation.table)} and {context.shown(key.target)}"
            message = f"checks {key.name} on every row while {kept_out} of {tables} wait"
            yield part_finding(context, operation.table, "foreign_keys", key.name, origin, message)


RULE = PlanRule(
    code="PK407",
    slug="foreign-key-validated",
    severity=Severity.WARNING,
    summary="A foreign key is validated under a lock on two tables",
    why="Writers of both tables wait while every row is looked up.",
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
    - {name: FK_Sample_Site, columns: [SiteID], references: {table: Site, columns: [SiteID]}}
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
        component="policy: {online: never}",
        before="""\
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
    - {name: FK_Sample_Site, columns: [SiteID], references: {table: Site, columns: [SiteID]}}
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
    platforms=("postgres", "mssql"),
    differs={
        "mssql": (
            "WITH NOCHECK leaves a key the optimiser does not trust; validate it in a quiet hour."
        ),
    },
    effect=Effect.LOCKS_WRITERS,
    scale=Scale.LOCK,
    work=Work.SCAN,
)
