"""SQL Server still counts the bytes of columns that were dropped."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.types import TypeKind
from strandline.diff import operations as op
from strandline.lint.changes import column_finding
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """Each drop leaves the column's bytes in every row until the table is rebuilt."""
    for operation, origin in context.on_existing(op.DropColumn):
        column = operation.column
        size = FIXED_BYTES.get(column.type.kind, 0)
        if not size or column.generated is not None:
            continue
        table = context.was(origin)
        width = sum(FIXED_BYTES.get(item.type.kind, 0) for item in table.columns)
        cycles = max(0, (ROW_BYTES - width) // size)
        message = (
            f"{column.name} leaves {size} bytes in every row: after {cycles} more such cycles "
            "adding it fails (Msg 1701)"
        )
        yield column_finding(context, operation.table, column.name, origin, message)


ROW_BYTES = 8060
FIXED_BYTES = {
    TypeKind.SMALLINT: 2,
    TypeKind.INTEGER: 4,
    TypeKind.BIGINT: 8,
    TypeKind.FLOAT32: 4,
    TypeKind.FLOAT64: 8,
    TypeKind.DECIMAL: 17,
    TypeKind.BOOLEAN: 1,
    TypeKind.DATE: 3,
    TypeKind.TIME: 5,
    TypeKind.TIMESTAMP: 10,
    TypeKind.UUID: 16,
}
"""Bytes of the types of fixed length, the longest form of each."""


RULE = PlanRule(
    code="PH515",
    slug="dropped-column-counts",
    severity=Severity.INFO,
    summary="A dropped column still takes its room in the row on SQL Server",
    why=(
        "Going back and forth adds the column again and again; in a wide table the restore "
        "fails when it is needed."
    ),
    fix="ALTER TABLE ... REBUILD before the column comes back",
    bad=PlanExample(
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Token, logical_type: uuid}
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
    - {name: Code, logical_type: string, max_length: 20}
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
    check=check,
    platforms=("mssql",),
)
