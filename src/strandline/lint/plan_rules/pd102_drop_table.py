"""A table goes, and every row with it."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.diff import operations as op
from strandline.lint.changes import table_finding, told_fate
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule, Scale
from strandline.platforms.base import Effect


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """A table that is only renamed is another rule's."""
    for operation, origin in context.on_existing(op.DropTable):
        name, subject = operation.table.name, str(operation.table.name)
        message = f"drops the table {context.shown(name)}; {told_fate(context, subject)}"
        yield table_finding(context, name, origin, message, effect=context.fate(subject))


RULE = PlanRule(
    code="PD102",
    slug="drop-table",
    severity=Severity.WARNING,
    summary="A table is dropped",
    why=(
        "Every row leaves the tables that people read. Strandline archives it first; nobody "
        "reads an archive by chance."
    ),
    fix=(
        "take the table out of use one release earlier, see that it stays unread, and drop it then"
    ),
    bad=PlanExample(
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Note, logical_type: text}
  primary_key: [SampleID]
---
table:
  name: Site
  columns:
    - {name: SiteID, logical_type: integer, nullable: false}
  primary_key: [SiteID]
""",
        after="""\
table:
  name: Site
  columns:
    - {name: SiteID, logical_type: integer, nullable: false}
  primary_key: [SiteID]
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
---
table:
  name: Site
  columns:
    - {name: SiteID, logical_type: integer, nullable: false}
  primary_key: [SiteID]
""",
        after="""\
table:
  name: Sample
  description: Retired; not read any more.
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Note, logical_type: text}
  primary_key: [SampleID]
---
table:
  name: Site
  columns:
    - {name: SiteID, logical_type: integer, nullable: false}
  primary_key: [SiteID]
""",
    ),
    check=check,
    effect=Effect.LOSES_DATA,
    scale=Scale.ROWS,
    calm_rollback=True,
)
