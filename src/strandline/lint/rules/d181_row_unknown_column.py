"""A reference row names a column that its table does not have."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.rows import iter_rows
from strandline.lint.rule import Example, Finding, Rule, did_you_mean


def check(context: RuleContext) -> Iterator[Finding]:
    """Match names exactly, as everywhere in the dictionary."""
    for item in iter_rows(context):
        known = context.columns(item.table.name)
        for name, _ in item.row.cells:
            if name not in known:
                yield Finding(
                    message=f"row {item.number} names {name}, which {item.table.name} does not have",
                    subject=item.subject,
                    path=item.path(name),
                    fix=did_you_mean(name, known, RULE.fix),
                )


RULE = Rule(
    code="D181",
    slug="row-unknown-column",
    severity=Severity.ERROR,
    summary="A reference row names a column that the table does not have",
    why="The row cannot be inserted.",
    fix="name a column of the table, in its own spelling",
    bad=Example(
        yaml="""\
table:
  name: ValueType
  columns:
    - {name: ValueTypeID, logical_type: integer, nullable: false}
    - {name: Name, logical_type: string, max_length: 50}
  primary_key: [ValueTypeID]
  seed_data:
    - ValueTypeID: 1
      Label: Scalar  # <- here
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
"""
    ),
    check=check,
)
