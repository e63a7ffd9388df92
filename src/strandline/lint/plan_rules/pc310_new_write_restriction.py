"""The previous release's writes may be refused."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.names import QName
from strandline.diff import operations as op
from strandline.lint.changes import altered, column_finding, held_already, part_finding
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """Every rule that is laid on an existing table, once for a rule."""
    for operation, origin in altered(context, op.ColumnAspect.NULLABLE):
        name = operation.after.name
        if not operation.after.nullable and not context.is_added(operation.table, name):
            message = f"{operation.after.name} must be written from now on"
            yield column_finding(context, operation.table, operation.after.name, origin, message)
    for unique, origin in context.on_existing(op.AddUnique):
        yield _rule(context, unique.table, "unique_constraints", unique.unique.name, origin)
    for checked, origin in context.on_existing(op.AddCheck):
        yield _rule(context, checked.table, "check_constraints", checked.check.name, origin)
    for foreign, origin in context.on_existing(op.AddForeignKey):
        if not held_already(context, origin, foreign.foreign_key):
            yield _rule(context, foreign.table, "foreign_keys", foreign.foreign_key.name, origin)


def _rule(context: PlanContext, table: QName, part: str, name: str, origin: QName) -> PlanFinding:
    message = f"{name} refuses writes that the previous release may make"
    return part_finding(context, table, part, name, origin, message)


RULE = PlanRule(
    code="PC310",
    slug="new-write-restriction",
    severity=Severity.INFO,
    summary="A new rule may refuse what the previous release writes",
    why=(
        "While both releases run, or after a way back of the application alone, writes that "
        "were good are refused."
    ),
    fix="release the application that follows the rule first, then the rule",
    bad=PlanExample(
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
    - {name: Code, logical_type: string, max_length: 20}
    - {name: Note, logical_type: text}
  primary_key: [SampleID]
""",
    ),
    check=check,
    calm_rollback=True,
    default=False,
)
