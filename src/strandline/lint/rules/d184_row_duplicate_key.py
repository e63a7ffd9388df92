"""Two reference rows have one key."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.rows import repeated
from strandline.lint.rule import Example, Finding, Rule


def check(context: RuleContext) -> Iterator[Finding]:
    """Compare by value: 1 and 1.0 are one number."""
    for table in context.tables:
        if table.primary_key is None or not table.rows:
            continue
        for item, first in repeated(context, table, table.primary_key.columns):
            yield Finding(
                message=f"row {item.number} has the key of row {first}",
                subject=item.subject,
                path=item.path(),
            )


RULE = Rule(
    code="D184",
    slug="row-duplicate-key",
    severity=Severity.ERROR,
    summary="Two reference rows have the same primary key",
    why="Rows are found by their key: the second can neither be inserted nor compared.",
    fix="give one of them a key of its own, or remove it",
    bad=Example(
        yaml="""\
table:
  name: ValueType
  columns:
    - {name: ValueTypeID, logical_type: integer, nullable: false}
    - {name: Name, logical_type: string, max_length: 50}
  primary_key: [ValueTypeID]
  seed_data:
    - {ValueTypeID: 1, Name: Scalar}
    - {ValueTypeID: 1, Name: Vector}  # <- here
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
    - {ValueTypeID: 1, Name: Scalar}
    - {ValueTypeID: 2, Name: Vector}
"""
    ),
    check=check,
)
