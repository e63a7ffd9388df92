"""A column's new type holds less than its values may have."""

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
    """Ask the platform too: SQLite keeps whatever does not fit as it was."""
    for operation, origin in altered(context, op.ColumnAspect.TYPE):
        before, after = operation.before, operation.after
        if before.generated is not None:
            continue
        subject = f"{operation.table}.{after.name}"
        effect = context.fate(subject)
        if effect is None or type_change(before.type, after.type) is not TypeChange.NARROWER:
            continue
        message = f"{after.name} goes from {before.type} to {after.type}: values may not fit"
        yield column_finding(context, operation.table, after.name, origin, message, effect=effect)


RULE = PlanRule(
    code="PD106",
    slug="narrower-type",
    severity=Severity.WARNING,
    summary="A column's type is narrowed",
    why=(
        "A value that does not fit is refused, rounded or cut, depending on the platform and "
        "the type."
    ),
    fix="count the rows that do not fit first; the originals are archived by key",
    bad=PlanExample(
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Depth, logical_type: decimal, precision: 12, scale: 4}
  primary_key: [SampleID]
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Depth, logical_type: decimal, precision: 8, scale: 2}
  primary_key: [SampleID]
""",
    ),
    good=PlanExample(
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Depth, logical_type: decimal, precision: 8, scale: 2}
  primary_key: [SampleID]
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Depth, logical_type: decimal, precision: 12, scale: 2}
  primary_key: [SampleID]
""",
    ),
    check=check,
    platforms=("postgres", "mssql", "duckdb"),
    differs={
        "postgres": "Longer text is refused; numbers and moments are rounded.",
        "mssql": "Longer text is refused (Msg 2628); numbers and moments are rounded.",
        "duckdb": "String lengths are not enforced, so only numbers and moments count.",
    },
    effect=Effect.LOSES_DATA,
    scale=Scale.ROWS,
)
