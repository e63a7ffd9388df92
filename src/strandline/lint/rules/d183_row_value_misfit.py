"""A reference row holds a value that its column cannot hold."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.rows import iter_rows
from strandline.lint.rule import Example, Finding, Rule
from strandline.lint.values import misfit


def check(context: RuleContext) -> Iterator[Finding]:
    """Check type, length, range and value set; the message never repeats the value."""
    value_sets = context.dictionary.value_sets
    for item in iter_rows(context):
        columns = context.columns(item.table.name)
        for name, value in item.row.cells:
            column = columns.get(name)
            if column is None or value is None:
                continue
            problem = misfit(value, column.type)
            value_set = value_sets.get(column.type.value_set) if column.type.value_set else None
            if problem is None and value_set is not None and value not in value_set.values:
                problem = f"is no value of {value_set.name}"
            if problem is None and column.generated is not None:
                problem = "is given, but the column is generated"
            if problem is not None:
                yield Finding(
                    message=f"row {item.number}: {name} ({column.type}) {problem}",
                    subject=item.subject,
                    path=item.path(name),
                )


RULE = Rule(
    code="D183",
    slug="row-value-misfit",
    severity=Severity.ERROR,
    summary="A reference row holds a value that its column cannot hold",
    why="SQLite would store it all the same; the others refuse the row.",
    fix="write a value of the column's type, within its length and range",
    bad=Example(
        yaml="""\
table:
  name: ValueType
  columns:
    - {name: ValueTypeID, logical_type: integer, nullable: false}
    - {name: Name, logical_type: string, max_length: 5}
  primary_key: [ValueTypeID]
  seed_data:
    - ValueTypeID: 1
      Name: Scalar  # <- here
    - ValueTypeID: two  # <- here
"""
    ),
    good=Example(
        yaml="""\
table:
  name: ValueType
  columns:
    - {name: ValueTypeID, logical_type: integer, nullable: false}
    - {name: Name, logical_type: string, max_length: 50}
  primary_key: [ValueTypeID]
  seed_data:
    - ValueTypeID: 1
      Name: Scalar
    - ValueTypeID: 2
"""
    ),
    check=check,
)
