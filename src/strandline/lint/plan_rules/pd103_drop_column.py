"""A column goes, and its values with it."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.diff import operations as op
from strandline.lint.changes import column_finding, told_fate
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule, Scale
from strandline.platforms.base import Effect


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """A computed column is no loss: what it was computed from stays."""
    for operation, origin in context.on_existing(op.DropColumn):
        column = operation.column
        if column.generated is not None:
            continue
        subject = f"{operation.table}.{column.name}"
        shown = f"{context.shown(operation.table)}.{column.name}"
        message = f"drops {shown}; {told_fate(context, subject)}"
        yield column_finding(
            context,
            operation.table,
            column.name,
            origin,
            message,
            effect=context.fate(subject),
        )


RULE = PlanRule(
    code="PD103",
    slug="drop-column",
    severity=Severity.WARNING,
    summary="A column is dropped",
    why=(
        "Its values leave the table. Strandline archives them with their key; a table without "
        "a key is archived whole."
    ),
    fix="stop reading and writing the column in one release, and drop it in the next",
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
    - {name: Length, logical_type: integer, generated: SampleID + 1}
  primary_key: [SampleID]
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
    check=check,
    effect=Effect.LOSES_DATA,
    scale=Scale.ROWS,
    calm_rollback=True,
)
