"""A reference row breaks a check of its table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from sqlglot import exp

from strandline.diagnostics import Severity
from strandline.dictionary.model import Scalar, Table
from strandline.dictionary.types import NUMERIC_KINDS
from strandline.lint.context import ExpressionUse, Role, RuleContext
from strandline.lint.evaluate import CannotTell, Row, Value, evaluate
from strandline.lint.rows import NumberedRow
from strandline.lint.rule import Example, Finding, Rule
from strandline.lint.values import comparable


def check(context: RuleContext) -> Iterator[Finding]:
    """Work out simple checks only, and report those that are certainly false."""
    for use, tree in context.parsed:
        if use.role is Role.CHECK and use.table.rows:
            yield from _broken(context, use, tree)


def _broken(context: RuleContext, use: ExpressionUse, tree: exp.Expression) -> Iterator[Finding]:
    for number, row in enumerate(use.table.rows, start=1):
        try:
            holds = evaluate(tree, _reader(context, use.table, dict(row.cells)))
        except CannotTell:
            continue
        if holds is False:
            item = NumberedRow(use.table, row, number)
            yield Finding(
                message=f"row {number} breaks the check {use.subject.rpartition('.')[2]}",
                subject=item.subject,
                path=item.path(),
            )


def _reader(context: RuleContext, table: Table, cells: Mapping[str, Scalar]) -> Row:
    def read(identifier: exp.Identifier) -> Value:
        column = context.refer(table.name, identifier)
        if column is None or (column.name not in cells and column.default is not None):
            raise CannotTell
        value = cells.get(column.name)
        if column.type.kind in NUMERIC_KINDS:
            number = comparable(value, column.type)
            if isinstance(number, Decimal | None):
                return number
        elif value is None or isinstance(value, bool | str):
            return value
        raise CannotTell

    return read


RULE = Rule(
    code="D188",
    slug="row-breaks-check",
    severity=Severity.ERROR,
    summary="A reference row breaks a check of its table",
    why="The row cannot be inserted.",
    fix="correct the row or the check",
    bad=Example(
        yaml="""\
table:
  name: Bin
  columns:
    - {name: BinID, logical_type: integer, nullable: false}
    - {name: Low, logical_type: float64, nullable: false}
    - {name: High, logical_type: float64, nullable: false}
  primary_key: [BinID]
  check_constraints:
    - {name: CK_Bin_Order, expression: Low < High}
  seed_data:
    - {BinID: 1, Low: 200, High: 300}
    - {BinID: 2, Low: 400, High: 300}  # <- here
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Bin
  columns:
    - {name: BinID, logical_type: integer, nullable: false}
    - {name: Low, logical_type: float64, nullable: false}
    - {name: High, logical_type: float64, nullable: false}
  primary_key: [BinID]
  check_constraints:
    - {name: CK_Bin_Order, expression: Low < High}
  seed_data:
    - {BinID: 1, Low: 200, High: 300}
    - {BinID: 2, Low: 300, High: 400}
"""
    ),
    check=check,
)
