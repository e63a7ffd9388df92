"""A column loses its default."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.diff import operations as op
from strandline.lint.changes import altered, column_finding, is_filled
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """A default that a computed or numbered column replaces is another rule's."""
    for operation, origin in altered(context, op.ColumnAspect.DEFAULT):
        before, after = operation.before, operation.after
        if before.default is not None and not is_filled(after):
            what = "gets null" if after.nullable else "is refused"
            message = f"{after.name} has no default any more: an insert without it {what}"
            yield column_finding(context, operation.table, after.name, origin, message)


RULE = PlanRule(
    code="PC356",
    slug="drop-default",
    severity=Severity.WARNING,
    summary="A default is dropped",
    why=("Clients of the previous release leave the column out of their inserts and rely on it."),
    fix="release clients that write the column first, then drop the default",
    bad=PlanExample(
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Code, logical_type: string, max_length: 20, nullable: false, default: "'none'"}
  primary_key: [SampleID]
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Code, logical_type: string, max_length: 20, nullable: false}
  primary_key: [SampleID]
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
    - {name: Code, logical_type: string, max_length: 20, default: "'none'"}
  primary_key: [SampleID]
""",
    ),
    check=check,
    calm_rollback=True,
)
