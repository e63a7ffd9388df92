"""A decimal has more digits than a targeted platform holds."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.types import TypeKind
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """Compare the precision with the smallest limit, and the scale with the precision."""
    limits = {f.title: f.decimal_digits for f in context.platforms if f.decimal_digits is not None}
    for table in context.tables:
        for column in table.columns:
            if column.type.kind is not TypeKind.DECIMAL:
                continue
            precision, scale = column.type.precision or 0, column.type.scale or 0
            over = [title for title, limit in limits.items() if precision > limit]
            message = ""
            if over:
                message = f"{column.type} is more than {over[0]} holds ({limits[over[0]]} digits)"
            elif scale > precision:
                message = f"{column.type} has more digits after the point than digits"
            if message:
                yield Finding(
                    message=message,
                    subject=f"{table.name}.{column.name}",
                    path=table_path(table.name, "columns", column.name, "precision"),
                )


RULE = Rule(
    code="D125",
    slug="decimal-too-large",
    severity=Severity.ERROR,
    summary="A decimal has more digits than a targeted platform holds",
    why="SQL Server and DuckDB hold 38 digits and refuse a column of more.",
    fix="use a precision of at most 38, or leave the platform out",
    bad=Example(
        yaml="""\
table:
  name: Dose
  columns:
    - {name: DoseID, logical_type: integer, nullable: false}
    - name: Amount
      logical_type: decimal
      precision: 40  # <- here
      scale: 10
  primary_key: [DoseID]
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Dose
  columns:
    - {name: DoseID, logical_type: integer, nullable: false}
    - name: Amount
      logical_type: decimal
      precision: 38
      scale: 10
  primary_key: [DoseID]
"""
    ),
    check=check,
)
