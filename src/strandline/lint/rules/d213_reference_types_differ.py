"""A foreign key and its target differ in length or size."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.reference_types import paired_types, refused_by
from strandline.lint.rule import Example, Finding, Rule, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """Report only what every targeted platform puts up with: the rest is an error."""
    for table, key in context.foreign_keys:
        for pair in paired_types(context, key, context.columns(table.name)):
            if pair.alike or not pair.one_family or refused_by(pair, context.platforms):
                continue
            yield Finding(
                message=f"{key.name}: {pair.column} is {pair.own}, "
                f"{key.target}.{pair.target_column} is {pair.target}",
                subject=f"{table.name}.{key.name}",
                path=table_path(table.name, "foreign_keys", key.name),
                fix=f"declare {pair.column} as {pair.target}",
            )


RULE = Rule(
    code="D213",
    slug="reference-types-differ",
    severity=Severity.WARNING,
    summary="A foreign key and its target differ in length or size",
    why="The targeted platforms accept it, but values that fit one side may not fit the other.",
    fix="give both columns the same logical type, length and precision",
    bad=Example(
        component="platforms: [postgres, sqlite]",
        yaml="""\
table:
  name: Site
  columns: [{name: SiteID, logical_type: bigint, nullable: false}]
  primary_key: [SiteID]
---
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - name: SiteID
      logical_type: integer
      foreign_key: {table: Site, column: SiteID}  # <- here
  primary_key: [SampleID]
""",
    ),
    good=Example(
        component="platforms: [postgres, sqlite]",
        yaml="""\
table:
  name: Site
  columns: [{name: SiteID, logical_type: bigint, nullable: false}]
  primary_key: [SiteID]
---
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - name: SiteID
      logical_type: bigint
      foreign_key: {table: Site, column: SiteID}
  primary_key: [SampleID]
""",
    ),
    check=check,
)
