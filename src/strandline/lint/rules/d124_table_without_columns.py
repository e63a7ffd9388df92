"""A table has no columns."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """Count the columns that could be read."""
    for table in context.tables:
        if not table.columns:
            yield Finding(
                message=f"{table.name} has no columns",
                subject=str(table.name),
                path=table_path(table.name, "columns"),
            )


RULE = Rule(
    code="D124",
    slug="table-without-columns",
    severity=Severity.ERROR,
    summary="A table has no columns",
    why="SQL Server, SQLite and DuckDB refuse a table without columns.",
    fix="declare at least one column, or remove the file",
    bad=Example(
        yaml="""\
table:
  name: Sample
  columns: []  # <- here
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Sample
  columns: [{name: SampleID, logical_type: integer, nullable: false}]
  primary_key: [SampleID]
"""
    ),
    check=check,
)
