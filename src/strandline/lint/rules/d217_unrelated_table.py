"""A table has no foreign key, and none points at it."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """Runs on request only."""
    targets = {key.target for _, key in context.foreign_keys}
    for table in context.tables:
        if not table.foreign_keys and table.name not in targets:
            yield Finding(
                message=f"{table.name} is related to no other table",
                subject=str(table.name),
                path=table_path(table.name),
            )


RULE = Rule(
    code="D217",
    slug="unrelated-table",
    severity=Severity.INFO,
    summary="A table stands alone",
    why="Often a foreign key was forgotten, and rows that belong together come apart without anybody noticing.",
    fix="add the foreign key that is meant; a table that is meant to stand alone is fine",
    bad=Example(
        yaml="""\
table:
  name: Reading  # <- here
  columns:
    - {name: ReadingID, logical_type: bigint, nullable: false}
  primary_key: [ReadingID]
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Site
  columns: [{name: SiteID, logical_type: bigint, nullable: false}]
  primary_key: [SiteID]
---
table:
  name: Reading
  columns:
    - {name: ReadingID, logical_type: bigint, nullable: false}
    - {name: SiteID, logical_type: bigint, foreign_key: {table: Site, column: SiteID}}
  primary_key: [ReadingID]
"""
    ),
    check=check,
    default=False,
)
