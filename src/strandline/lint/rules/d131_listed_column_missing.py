"""A key, index, behaviour or partitioning names a column that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.key_parts import column_lists
from strandline.lint.rule import Example, Finding, Rule, did_you_mean


def check(context: RuleContext) -> Iterator[Finding]:
    """Match names exactly: renderers quote them, and quoted names keep their case."""
    for table in context.tables:
        known = context.columns(table.name)
        for columns in column_lists(table):
            for name in columns.columns:
                if name not in known:
                    yield Finding(
                        message=f"the {columns} names {name}, which {table.name} does not have",
                        subject=columns.subject,
                        path=columns.path,
                        fix=did_you_mean(name, known, RULE.fix),
                    )


RULE = Rule(
    code="D131",
    slug="listed-column-missing",
    severity=Severity.ERROR,
    summary="A key, index, behaviour or partitioning names a column that the table does not have",
    why="The table, or the index, cannot be created.",
    fix="name a column of the table, in its own spelling",
    bad=Example(
        yaml="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: SiteName, logical_type: string, max_length: 100}
  primary_key: [SampleID]
  indexes:
    - name: IX_Sample_Site
      columns: [sitename]  # <- here
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: SiteName, logical_type: string, max_length: 100}
  primary_key: [SampleID]
  indexes:
    - name: IX_Sample_Site
      columns: [SiteName]
"""
    ),
    check=check,
)
