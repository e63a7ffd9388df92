"""An index goes."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.model import Index, Table
from strandline.diff import operations as op
from strandline.lint.changes import part_finding
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule, Scale


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """One whose columns begin another index that stays or comes is not missed."""
    gone = {operation.table.name for operation in context.each(op.DropTable)}
    dropped = {(drop.table, drop.column.name) for drop in context.each(op.DropColumn)}
    for operation, origin in context.on_existing(op.DropIndex):
        index, table = operation.index, operation.table
        own = {(table, part.name) for part in index.columns}
        if table in gone or own & dropped or _is_covered(index, context.after.tables.get(table)):
            continue
        message = f"drops the index {index.name}: queries that use it read the whole table"
        yield part_finding(context, table, "indexes", index.name, origin, message)


def _is_covered(index: Index, table: Table | None) -> bool:
    parts = index.columns
    return table is not None and any(
        other.columns[: len(parts)] == parts and other.where in (None, index.where)
        for other in table.indexes
    )


RULE = PlanRule(
    code="PC366",
    slug="drop-index",
    severity=Severity.WARNING,
    summary="An index is dropped",
    why=(
        "Queries that used it read the whole table from then on; the database counts whether "
        "anybody uses it."
    ),
    fix="see in the database's statistics that it is not used, on every replica too",
    bad=PlanExample(
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Code, logical_type: string, max_length: 20}
  primary_key: [SampleID]
  indexes: [{name: IX_Sample_Code, columns: [Code]}]
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Code, logical_type: string, max_length: 20}
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
  indexes: [{name: IX_Sample_Code, columns: [Code]}]
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Code, logical_type: string, max_length: 20}
  primary_key: [SampleID]
  indexes: [{name: IX_Sample_Code_ID, columns: [Code, SampleID]}]
""",
    ),
    check=check,
    scale=Scale.ROWS,
    calm_rollback=True,
)
