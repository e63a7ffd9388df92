"""A table has no primary key."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """A table with reference rows is an error already."""
    for table in context.tables:
        if table.primary_key is None and table.columns and not table.rows:
            yield Finding(
                message=f"{table.name} has no primary key",
                subject=str(table.name),
                path=table_path(table.name, "name"),
            )


RULE = Rule(
    code="D203",
    slug="table-without-key",
    severity=Severity.WARNING,
    summary="A table has no primary key",
    why="Its rows cannot be told apart: nothing can point at one, and no archive can restore one.",
    fix="add a primary key",
    bad=Example(
        yaml="""\
table:
  name: Reading  # <- here
  columns: [{name: TakenAt, logical_type: timestamp, nullable: false}]
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Reading
  columns: [{name: TakenAt, logical_type: timestamp, nullable: false}]
  primary_key: [TakenAt]
"""
    ),
    check=check,
)
