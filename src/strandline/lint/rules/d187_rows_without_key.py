"""A table has reference rows and no primary key."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """A unique constraint is not enough: its columns may be null."""
    for table in context.tables:
        if table.rows and table.primary_key is None:
            yield Finding(
                message=f"{table.name} has reference rows and no primary key",
                subject=str(table.name),
                path=table_path(table.name, "seed_data"),
            )


RULE = Rule(
    code="D187",
    slug="rows-without-key",
    severity=Severity.ERROR,
    summary="A table has reference rows and no primary key",
    why="Rows are compared between versions by their key; without one every row is new each time.",
    fix="add a primary key",
    bad=Example(
        yaml="""\
table:
  name: ValueType
  columns: [{name: Name, logical_type: string, max_length: 50, nullable: false}]
  seed_data: [{Name: Scalar}]  # <- here
"""
    ),
    good=Example(
        yaml="""\
table:
  name: ValueType
  columns: [{name: Name, logical_type: string, max_length: 50, nullable: false}]
  primary_key: [Name]
  seed_data: [{Name: Scalar}]
"""
    ),
    check=check,
)
