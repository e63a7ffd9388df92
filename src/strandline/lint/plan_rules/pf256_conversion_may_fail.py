"""Values are converted to another kind of type."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.diff import operations as op
from strandline.lint.changes import altered, column_finding
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule, Scale
from strandline.lint.type_changes import TypeChange, type_change
from strandline.platforms.base import Effect


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """What only gets narrower is PD106's."""
    for operation, origin in altered(context, op.ColumnAspect.TYPE):
        before, after = operation.before, operation.after
        if before.generated is not None or not context.has(operation, Effect.MAY_FAIL):
            continue
        if type_change(before.type, after.type) is TypeChange.CONVERTED:
            message = f"{after.name} is converted from {before.type} to {after.type}"
            yield column_finding(context, operation.table, after.name, origin, message)


RULE = PlanRule(
    code="PF256",
    slug="conversion-may-fail",
    severity=Severity.WARNING,
    summary="A column's values are converted to another kind of type",
    why=(
        "One value that does not convert stops the change, and what converts may come back "
        "otherwise."
    ),
    fix=(
        "add a column of the new type, fill it in a backfill that reports what does not "
        "convert, then switch"
    ),
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
    - {name: Code, logical_type: integer}
  primary_key: [SampleID]
""",
    ),
    good=PlanExample(
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Code, logical_type: smallint}
  primary_key: [SampleID]
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Code, logical_type: integer}
  primary_key: [SampleID]
""",
    ),
    check=check,
    platforms=("postgres", "mssql", "duckdb"),
    effect=Effect.MAY_FAIL,
    scale=Scale.ROWS,
)
