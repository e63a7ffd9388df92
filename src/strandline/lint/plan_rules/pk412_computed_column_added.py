"""A numbered or stored computed column is written to every row."""

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
    """A column that is computed on each read costs nothing."""
    for operation, origin in context.on_existing(op.AddColumn):
        column = operation.column
        if not (column.identity or column.generated):
            continue
        if context.has(operation, Effect.REWRITES, str(operation.table)):
            what = "numbers" if column.identity else "values"
            message = f"the {what} of {column.name} are written to every row"
            yield column_finding(context, operation.table, column.name, origin, message)


RULE = PlanRule(
    code="PK412",
    slug="computed-column-added",
    severity=Severity.WARNING,
    summary="An identity or stored computed column is added to a table that has rows",
    why="Readers and writers wait while every row is written anew.",
    fix=("add a plain column, keep it by a trigger, fill the old rows in batches by a backfill"),
    bad=PlanExample(
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
    - {name: Twice, logical_type: float64, generated: Depth * 2}
  primary_key: [SampleID]
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
    - {name: Depth, logical_type: float64}
  primary_key: [SampleID]
""",
    ),
    check=check,
    platforms=("postgres", "mssql"),
    effect=Effect.REWRITES,
    scale=Scale.LOCK,
    work=Work.REWRITE,
)
