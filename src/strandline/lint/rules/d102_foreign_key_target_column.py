"""A foreign key points at a column that its target table does not have."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule, did_you_mean, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """Say nothing where the table itself is missing: that is another rule's finding."""
    for table, key in context.foreign_keys:
        if context.find_target(key) is None:
            continue
        known = context.columns(key.target)
        for column in key.target_columns:
            if column not in known:
                yield Finding(
                    message=f"{key.name} points at {key.target}.{column}, which is not declared",
                    subject=f"{table.name}.{key.name}",
                    path=table_path(table.name, "foreign_keys", key.name),
                    fix=did_you_mean(column, known, RULE.fix),
                )


RULE = Rule(
    code="D102",
    slug="foreign-key-target-column",
    severity=Severity.ERROR,
    summary="A foreign key points at a column that its target does not have",
    why="No platform creates a foreign key to a column that is not there.",
    fix="name a column of the target's primary key or of one of its unique constraints",
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
    - name: SiteID
      logical_type: integer
      foreign_key: {table: Site, column: ID}  # <- here
  primary_key: [SampleID]
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
    - name: SiteID
      logical_type: integer
      foreign_key: {table: Site, column: SiteID}
  primary_key: [SampleID]
"""
    ),
    check=check,
)
