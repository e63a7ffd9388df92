"""A platform's own SQL is taken as it is."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.model import Check, Column, Expression
from strandline.dictionary.names import QName
from strandline.diff import operations as op
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule
from strandline.lint.rule import NodePath


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """Only what the plan brings: a text that was there before is not told again."""
    for operation in context.operations:
        for holder, subject, path in _texts(context, operation):
            if holder.override(context.platform) is not None:
                yield PlanFinding(
                    message=f"the text for {context.features.title} is taken as it is written",
                    subject=subject,
                    path=path,
                )


def _texts(
    context: PlanContext, operation: op.Operation
) -> Iterator[tuple[Expression, str, NodePath]]:
    match operation:
        case op.CreateTable():
            table = operation.table
            for check in table.checks:
                yield _check(context, table.name, check)
            for column in table.columns:
                yield from _column(context, table.name, column)
        case op.AddCheck():
            yield _check(context, operation.table, operation.check)
        case op.AddColumn():
            yield from _column(context, operation.table, operation.column)
        case op.AlterColumn():
            yield from _column(context, operation.table, operation.after)
        case op.CreateView():
            name = operation.view.name
            path = ("views", context.declared.get(name, name), "query")
            yield operation.view.query, context.shown(name), path
        case _:
            return


def _check(context: PlanContext, table: QName, check: Check) -> tuple[Expression, str, NodePath]:
    subject = f"{context.shown(table)}.{check.name}"
    return check.expression, subject, context.path(table, "check_constraints", check.name)


def _column(
    context: PlanContext, table: QName, column: Column
) -> Iterator[tuple[Expression, str, NodePath]]:
    subject = f"{context.shown(table)}.{column.name}"
    for key, part in (("default", column.default), ("generated", column.generated)):
        if part is not None:
            yield part.expression, subject, context.path(table, "columns", column.name, key)


RULE = PlanRule(
    code="PH512",
    slug="native-text",
    severity=Severity.INFO,
    summary="A platform's own SQL text is not looked into",
    why=(
        "What it locks, reads or depends on is not judged, and the other platforms may mean "
        "something else."
    ),
    fix=(
        "say it in neutral SQL where that can say it; else try it in a rehearsal on that platform"
    ),
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
    - {name: Code, logical_type: string, max_length: 20}
  primary_key: [SampleID]
  check_constraints:
    - name: CK_Sample_Code
      expression: Code <> ''
      platforms:
        postgres: length(btrim("Code")) > 0
        mssql: LEN(Code) > 0
        sqlite: length(trim(Code)) > 0
        duckdb: length(trim(Code)) > 0
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
  check_constraints:
    - name: CK_Sample_Code
      expression: Code <> ''
""",
    ),
    check=check,
)
