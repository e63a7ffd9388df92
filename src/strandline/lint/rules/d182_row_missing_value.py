"""A reference row leaves out, or sets to null, what its table requires."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.model import Column
from strandline.lint.context import RuleContext
from strandline.lint.rows import iter_rows
from strandline.lint.rule import Example, Finding, Rule


def check(context: RuleContext) -> Iterator[Finding]:
    """Keys must be given even where the database could number the row itself."""
    for item in iter_rows(context):
        cells = dict(item.row.cells)
        key = item.table.primary_key
        keys = set(key.columns) if key is not None else set()
        for column in item.table.columns:
            name = column.name
            if name in cells:
                needed = cells[name] is None and not column.nullable
                message = f"row {item.number} sets {name} to null, which cannot be null"
            else:
                needed = name in keys or _required(column)
                message = f"row {item.number} has no {name}"
            if needed and column.generated is None:
                yield Finding(
                    message=message,
                    subject=item.subject,
                    path=item.path(name) if name in cells else item.path(),
                    fix=f"add `{name}: ...` to the row",
                )


def _required(column: Column) -> bool:
    filled = column.default is not None or column.identity is not None
    return not column.nullable and not filled


RULE = Rule(
    code="D182",
    slug="row-missing-value",
    severity=Severity.ERROR,
    summary="A reference row has no value for a column that needs one",
    why="The row cannot be inserted, or cannot be found again by its key.",
    fix="give the value",
    bad=Example(
        yaml="""\
table:
  name: ValueType
  columns:
    - {name: ValueTypeID, logical_type: integer, nullable: false}
    - {name: Name, logical_type: string, max_length: 50, nullable: false}
  primary_key: [ValueTypeID]
  seed_data:
    - ValueTypeID: 1
      Name: Scalar
    - ValueTypeID: 2  # <- here
"""
    ),
    good=Example(
        yaml="""\
table:
  name: ValueType
  columns:
    - {name: ValueTypeID, logical_type: integer, nullable: false}
    - {name: Name, logical_type: string, max_length: 50, nullable: false}
  primary_key: [ValueTypeID]
  seed_data:
    - ValueTypeID: 1
      Name: Scalar
    - ValueTypeID: 2
      Name: Vector
"""
    ),
    check=check,
)
