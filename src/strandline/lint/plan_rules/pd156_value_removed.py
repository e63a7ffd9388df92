"""A value set loses a value that rows may hold."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.names import QName
from strandline.diff import operations as op
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule
from strandline.lint.rule import listed
from strandline.platforms.base import Effect


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """Look at the states as written: on most platforms a value set is a check by now."""
    mapped = {
        value
        for operation in context.each(op.Archive)
        if operation.kept.fit is not None
        for value in operation.kept.fit.removed
    }
    for name, before in context.declared_before.value_sets.items():
        after = context.declared_after.value_sets.get(name)
        gone = [value for value in before.values if after is not None and value not in after.values]
        if not gone or not _is_used(context, name):
            continue
        if mapped.issuperset(gone):
            what, effect = "rows that hold it get the default, or nothing", Effect.ARCHIVES
        else:
            what, effect = "rows that hold it stop the change", Effect.MAY_FAIL
        yield PlanFinding(
            message=f"{listed(gone)} can no longer be written: {what}",
            subject=str(name),
            path=("value_sets", name, "values"),
            effect=effect,
        )


def _is_used(context: PlanContext, name: QName) -> bool:
    return any(
        column.type.value_set == name
        for table in context.declared_before.tables.values()
        for column in table.columns
    )


RULE = PlanRule(
    code="PD156",
    slug="value-removed",
    severity=Severity.WARNING,
    summary="A value set loses a value",
    why=(
        "Rows that hold the value break the new rule, and the originals are worth keeping "
        "when they are mapped to another value."
    ),
    fix=("map the rows to another value in a backfill first; the originals are archived by key"),
    bad=PlanExample(
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Colour, logical_type: string, max_length: 20, value_set: Colour}
  primary_key: [SampleID]
---
value_set:
  name: Colour
  values: [red, green, blue]
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Colour, logical_type: string, max_length: 20, value_set: Colour}
  primary_key: [SampleID]
---
value_set:
  name: Colour
  values: [red, green]
""",
    ),
    good=PlanExample(
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Colour, logical_type: string, max_length: 20, value_set: Colour}
  primary_key: [SampleID]
---
value_set:
  name: Colour
  values: [red, green]
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Colour, logical_type: string, max_length: 20, value_set: Colour}
  primary_key: [SampleID]
---
value_set:
  name: Colour
  values: [red, green, blue]
""",
    ),
    check=check,
    effect=Effect.MAY_FAIL,
)
