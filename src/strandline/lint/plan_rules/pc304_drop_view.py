"""A view or a value set goes."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.names import QName
from strandline.diff import operations as op
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule
from strandline.platforms.base import Effect


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """A view that is made anew in the same plan is not gone."""
    made = {operation.view.name for operation in context.each(op.CreateView)}
    for operation in context.each(op.DropView):
        name = operation.view.name
        if name not in made:
            yield _gone(context, "views", name, "the view")
    for dropped in context.each(op.DropValueSet):
        yield _gone(context, "value_sets", dropped.value_set.name, "the type")


def _gone(context: PlanContext, section: str, name: QName, what: str) -> PlanFinding:
    return PlanFinding(
        message=f"drops {what} {context.shown(name)}",
        subject=context.shown(name),
        path=(section, context.declared.get(name, name)),
    )


RULE = PlanRule(
    code="PC304",
    slug="drop-view",
    severity=Severity.WARNING,
    summary="A view or a type is dropped",
    why="Whoever reads it fails at once, and reports and exports are found last.",
    fix="see that nobody reads it any more, and drop it a release later",
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
    effect=Effect.BREAKS_CLIENTS,
    calm_rollback=True,
)
