"""A foreign key points at a table that the dictionary does not declare."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule, did_you_mean, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """Name the nearest table: most such findings are misspelled or stand in another schema."""
    names = {str(name): name for name in context.dictionary.tables}
    for table, key in context.foreign_keys:
        if key.target not in context.dictionary.tables:
            yield Finding(
                message=f"{key.name} points at {key.target}, which is not declared",
                subject=f"{table.name}.{key.name}",
                path=table_path(table.name, "foreign_keys", key.name),
                fix=did_you_mean(str(key.target), names, RULE.fix),
            )


RULE = Rule(
    code="D101",
    slug="foreign-key-target-missing",
    severity=Severity.ERROR,
    summary="A foreign key points at a table that is not declared",
    why="No platform creates a foreign key to a table that is not there.",
    fix="declare the table, or correct the name or schema that the key points at",
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
    - name: SampleID
      logical_type: integer
      nullable: false
    - name: SiteID
      logical_type: integer
      foreign_key: {table: Sites, column: SiteID}  # <- here
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
    - name: SampleID
      logical_type: integer
      nullable: false
    - name: SiteID
      logical_type: integer
      foreign_key: {table: Site, column: SiteID}
  primary_key: [SampleID]
"""
    ),
    check=check,
)
