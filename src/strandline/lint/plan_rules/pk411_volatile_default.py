"""A default that differs from row to row is written to every row."""

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
    """A constant default is kept in the catalog and costs nothing, on both platforms."""
    for operation, origin in context.on_existing(op.AddColumn):
        column = operation.column
        if column.default is None or column.identity or column.generated:
            continue
        if context.has(operation, Effect.REWRITES, str(operation.table)):
            message = f"the default of {column.name} is worked out and written for every row"
            yield column_finding(context, operation.table, column.name, origin, message)


RULE = PlanRule(
    code="PK411",
    slug="volatile-default",
    severity=Severity.WARNING,
    summary="A column is added with a volatile default",
    why="Readers and writers wait while every row is written anew.",
    fix=(
        "add the column without it, then set the default, then fill the old rows in batches "
        "by a backfill"
    ),
    bad=PlanExample(
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
    - {name: Token, logical_type: uuid, nullable: false, default: gen_random_uuid()}
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
    - {name: Code, logical_type: string, max_length: 20, nullable: false, default: "'none'"}
  primary_key: [SampleID]
""",
    ),
    check=check,
    platforms=("postgres", "mssql"),
    effect=Effect.REWRITES,
    scale=Scale.LOCK,
    work=Work.REWRITE,
)
