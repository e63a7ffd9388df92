"""A column is called otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.diff import operations as op
from strandline.lint.changes import column_finding
from strandline.lint.plan_context import Direction, PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule
from strandline.platforms.base import Effect


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """Say both names: a search for the old one finds who must change."""
    for operation, origin in context.on_existing(op.RenameColumn):
        back = context.direction is Direction.ROLLBACK
        column = operation.before if back else operation.after
        message = f"{operation.before} is called {operation.after} from now on"
        yield column_finding(context, operation.table, column, origin, message)


RULE = PlanRule(
    code="PC302",
    slug="rename-column",
    severity=Severity.WARNING,
    summary="A column is renamed",
    why=(
        "Clients of the previous release ask for the old name, and fail, until the last of "
        "them is replaced."
    ),
    fix=("add the new column, write both, move the readers, and drop the old one a release later"),
    bad=PlanExample(
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
    - {name: Remark, logical_type: text, renamed_from: Note}
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
    - {name: Remark, logical_type: text}
  primary_key: [SampleID]
""",
    ),
    check=check,
    effect=Effect.BREAKS_CLIENTS,
    calm_rollback=True,
)
