"""A table moves to another schema."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.diff import operations as op
from strandline.lint.changes import table_finding
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule
from strandline.platforms.base import Effect


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """Schemas that only a platform's default fills in are no move."""
    for operation, origin in context.on_existing(op.RenameTable):
        if operation.before.schema != operation.after.schema:
            before, after = context.shown(operation.before), context.shown(operation.after)
            yield table_finding(context, operation.after, origin, f"{before} moves to {after}")


RULE = PlanRule(
    code="PC303",
    slug="moved-schema",
    severity=Severity.WARNING,
    summary="A table moves to another schema",
    why=(
        "Clients name the old schema, or find the table through a search path that does not "
        "hold the new one."
    ),
    fix="leave a view in the old schema for one release",
    bad=PlanExample(
        before="""\
table:
  name: Sample
  schema: lab
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
  primary_key: {name: PK_Sample, columns: [SampleID]}
""",
        after="""\
table:
  name: Sample
  schema: archive
  renamed_from: lab.Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
  primary_key: {name: PK_Sample, columns: [SampleID]}
""",
    ),
    good=PlanExample(
        before="""\
table:
  name: Sample
  schema: lab
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
  primary_key: {name: PK_Sample, columns: [SampleID]}
""",
        after="""\
table:
  name: Sample
  schema: lab
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Note, logical_type: text}
  primary_key: {name: PK_Sample, columns: [SampleID]}
""",
    ),
    check=check,
    platforms=("postgres", "mssql", "duckdb"),
    effect=Effect.BREAKS_CLIENTS,
    calm_rollback=True,
)
