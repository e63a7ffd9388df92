"""A behaviour that triggers kept for a table goes."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.diff import operations as op
from strandline.lint.changes import table_finding
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule
from strandline.lint.rule import listed


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """Say each behaviour that is not kept any more."""
    for operation, origin in context.on_existing(op.SetManaged):
        before, after = operation.before, operation.after
        gone = [f"stamping {name}" for name in before.on_update if name not in after.on_update]
        gone += [
            f"keeping {name} as it was" for name in before.immutable if name not in after.immutable
        ]
        if before.append_only and not after.append_only:
            gone.append("refusing updates and deletes")
        if gone:
            yield table_finding(
                context, operation.table, origin, f"the database stops {listed(gone)}"
            )


RULE = PlanRule(
    code="PC376",
    slug="behaviour-removed",
    severity=Severity.WARNING,
    summary="A managed behaviour is taken off a table",
    why="What the database did by itself or refused is up to every client from then on.",
    fix=("release clients that do it themselves first, and say in the release why it goes"),
    bad=PlanExample(
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Note, logical_type: text}
  primary_key: [SampleID]
  managed: {append_only: true}
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Note, logical_type: text}
  primary_key: [SampleID]
""",
    ),
    good=PlanExample(
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Note, logical_type: text}
  primary_key: [SampleID]
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Note, logical_type: text}
  primary_key: [SampleID]
  managed: {append_only: true}
""",
    ),
    check=check,
    platforms=("postgres", "mssql", "sqlite"),
    calm_rollback=True,
)
