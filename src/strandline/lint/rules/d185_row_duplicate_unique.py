"""Two reference rows have the same values in unique columns."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.rows import repeated
from strandline.lint.rule import Example, Finding, Rule


def check(context: RuleContext) -> Iterator[Finding]:
    """Cover unique constraints and plain unique indexes; rows with a null part never clash."""
    for table in context.tables:
        if not table.rows:
            continue
        keys = [(unique.name, unique.columns) for unique in table.uniques]
        for index in table.indexes:
            names = tuple(part.name for part in index.columns if part.name is not None)
            if index.unique and index.where is None and len(names) == len(index.columns):
                keys.append((index.name, names))
        for name, columns in keys:
            for item, first in repeated(context, table, columns):
                yield Finding(
                    message=f"row {item.number} repeats row {first}, which {name} forbids",
                    subject=item.subject,
                    path=item.path(),
                )


RULE = Rule(
    code="D185",
    slug="row-duplicate-unique",
    severity=Severity.ERROR,
    summary="Two reference rows break a unique constraint or index",
    why="The second row cannot be inserted.",
    fix="change or remove one of the two rows",
    bad=Example(
        yaml="""\
table:
  name: ValueType
  columns:
    - {name: ValueTypeID, logical_type: integer, nullable: false}
    - {name: Name, logical_type: string, max_length: 50}
  primary_key: [ValueTypeID]
  unique_constraints: [{columns: [Name]}]
  seed_data:
    - {ValueTypeID: 1, Name: Scalar}
    - {ValueTypeID: 2, Name: Scalar}  # <- here
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
  unique_constraints: [{columns: [Name]}]
  seed_data:
    - {ValueTypeID: 1, Name: Scalar}
    - {ValueTypeID: 2, Name: Vector}
"""
    ),
    check=check,
)
