"""A constraint or index is called otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.diff import operations as op
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """Constraints that follow the name of a renamed table are told with it."""
    renamed = {operation.after for operation in context.each(op.RenameTable)}
    for operation, origin in context.on_existing(op.RenameConstraint):
        if operation.table in renamed:
            continue
        yield PlanFinding(
            message=f"the {operation.kind.value} {operation.before} is called {operation.after}",
            subject=f"{context.shown(operation.table)}.{operation.after}",
            path=context.path(operation.table),
            table=origin,
        )


RULE = PlanRule(
    code="PC353",
    slug="renamed-constraint",
    severity=Severity.INFO,
    summary="A constraint or index is renamed",
    why=(
        "Index hints, ON CONFLICT ON CONSTRAINT and code that looks for a name in an error "
        "message know the old one."
    ),
    fix="search the code for the old name; `strandline usages` finds it",
    bad=PlanExample(
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Code, logical_type: string, max_length: 20}
  primary_key: [SampleID]
  indexes: [{name: IX_Code, columns: [Code]}]
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Code, logical_type: string, max_length: 20}
  primary_key: [SampleID]
  indexes: [{name: IX_Sample_Code, columns: [Code]}]
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
    - {name: Code, logical_type: string, max_length: 20}
  primary_key: [SampleID]
  indexes: [{name: IX_Sample_Code, columns: [Code]}]
""",
    ),
    check=check,
    platforms=("postgres", "mssql"),
    calm_rollback=True,
)
