"""A table is called otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.diff import operations as op
from strandline.lint.changes import table_finding
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule
from strandline.platforms.base import Effect


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """A move to another schema is PC303's."""
    for operation, origin in context.on_existing(op.RenameTable):
        if operation.before.schema == operation.after.schema:
            before, after = context.shown(operation.before), context.shown(operation.after)
            yield table_finding(
                context, operation.after, origin, f"{before} is called {after} from now on"
            )


RULE = PlanRule(
    code="PC301",
    slug="rename-table",
    severity=Severity.WARNING,
    summary="A table is renamed",
    why=(
        "Clients of the previous release ask for the old name until the last of them is replaced."
    ),
    fix=(
        "keep a view under the old name for one release, or make the new table beside the old "
        "one, copy, switch, drop"
    ),
    bad=PlanExample(
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
  primary_key: {name: PK_Sample, columns: [SampleID]}
""",
        after="""\
table:
  name: Specimen
  renamed_from: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
  primary_key: {name: PK_Sample, columns: [SampleID]}
""",
    ),
    good=PlanExample(
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
  primary_key: {name: PK_Sample, columns: [SampleID]}
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Note, logical_type: text}
  primary_key: {name: PK_Sample, columns: [SampleID]}
""",
    ),
    check=check,
    effect=Effect.BREAKS_CLIENTS,
    calm_rollback=True,
)
