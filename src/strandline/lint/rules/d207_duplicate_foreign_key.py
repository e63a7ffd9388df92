"""Two foreign keys say the same."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """Compare columns and target; actions may differ, which is worse."""
    for table in context.tables:
        seen: dict[object, str] = {}
        for position, key in enumerate(table.foreign_keys):
            first = seen.setdefault((key.columns, key.target, key.target_columns), key.name)
            if first != key.name:
                yield Finding(
                    message=f"{key.name} says what {first} says",
                    subject=f"{table.name}.{key.name}",
                    path=table_path(table.name, "foreign_keys", table.foreign_keys[position].name),
                )


RULE = Rule(
    code="D207",
    slug="duplicate-foreign-key",
    severity=Severity.WARNING,
    summary="Two foreign keys of a table say the same",
    why="Every write checks both; where their actions differ, it is not said which one acts.",
    fix="remove one: the column's shorthand or the entry under `foreign_keys`",
    bad=Example(
        yaml="""\
table:
  name: Site
  columns: [{name: SiteID, logical_type: integer, nullable: false}]
  primary_key: [SiteID]
---
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: SiteID, logical_type: integer, foreign_key: {table: Site, column: SiteID}}
  primary_key: [SampleID]
  foreign_keys:
    - {columns: [SiteID], references: {table: Site, columns: [SiteID]}}  # <- here
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Site
  columns: [{name: SiteID, logical_type: integer, nullable: false}]
  primary_key: [SiteID]
---
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: SiteID, logical_type: integer, foreign_key: {table: Site, column: SiteID}}
  primary_key: [SampleID]
"""
    ),
    check=check,
)
