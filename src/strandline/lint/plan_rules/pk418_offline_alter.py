"""SQL Server changes a column while nobody can read."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.diff import operations as op
from strandline.lint.changes import column_finding
from strandline.lint.estimate import Work
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule, Scale
from strandline.platforms.base import Effect


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """Longer text is free; so is a column that may be null from now on."""
    for operation, origin in context.on_existing(op.AlterColumn):
        rewrites = context.has(operation, Effect.REWRITES, str(operation.table))
        if not rewrites and not context.has(operation, Effect.SCANS):
            continue
        name = operation.after.name
        what = "writes every row anew" if rewrites else "reads and logs every row"
        message = f"altering {name} {what} while readers and writers wait"
        yield column_finding(context, operation.table, name, origin, message)


RULE = PlanRule(
    code="PK418",
    slug="offline-alter",
    severity=Severity.WARNING,
    summary="A column of SQL Server is altered offline",
    why=(
        "Sch-M keeps everybody out, NOLOCK readers too, and the log grows by several times "
        "the table."
    ),
    fix=(
        "ALTER COLUMN ... WITH (ONLINE = ON) where the edition has it; no index or default "
        "may be on the column; else a new column and a backfill"
    ),
    bad=PlanExample(
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Count, logical_type: integer}
  primary_key: [SampleID]
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Count, logical_type: bigint}
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
    - {name: Code, logical_type: string, max_length: 50}
  primary_key: [SampleID]
""",
    ),
    check=check,
    platforms=("mssql",),
    effect=Effect.REWRITES,
    scale=Scale.LOCK,
    work=Work.REWRITE,
)
