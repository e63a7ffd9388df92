"""A view gives other columns than before."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.expressions import ExpressionError, parse_query
from strandline.dictionary.model import View
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule
from strandline.lint.rule import listed
from strandline.lint.view_columns import output_columns


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """Columns at the end are an addition; a lost, renamed or moved one is a break."""
    for name, before in context.declared_before.views.items():
        after = context.declared_after.views.get(name)
        old, new = _columns(before), _columns(after) if after is not None else None
        if old is None or new is None or new[: len(old)] == old:
            continue
        gone = [column for column in old if column not in new]
        what = f"no longer gives {listed(gone)}" if gone else "gives its columns in another order"
        yield PlanFinding(
            message=f"{name} {what}", subject=str(name), path=("views", name, "query")
        )


def _columns(view: View) -> tuple[str, ...] | None:
    try:
        return output_columns(parse_query(view.query.text))
    except ExpressionError:
        return None


RULE = PlanRule(
    code="PC307",
    slug="view-columns-changed",
    severity=Severity.WARNING,
    summary="A view loses, renames or moves a column",
    why=(
        "A view is a contract: readers by name fail, readers by position get something else "
        "without a word."
    ),
    fix=(
        "append new columns at the end; make a second view under a versioned name for another shape"
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
view:
  name: Notes
  query: SELECT SampleID, Note FROM Sample
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Note, logical_type: text}
  primary_key: [SampleID]
---
view:
  name: Notes
  query: SELECT SampleID FROM Sample
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
view:
  name: Notes
  query: SELECT SampleID, Note FROM Sample
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Note, logical_type: text}
  primary_key: [SampleID]
---
view:
  name: Notes
  query: SELECT SampleID, Note FROM Sample WHERE Note IS NOT NULL
""",
    ),
    check=check,
    calm_rollback=True,
)
