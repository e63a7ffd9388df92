"""A foreign key's column cannot hold what its target holds."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.reference_types import paired_types, refused_by
from strandline.lint.rule import Example, Finding, Rule, listed, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """Report types of different families, and any difference that a targeted platform refuses."""
    for table, key in context.foreign_keys:
        for pair in paired_types(context, key, context.columns(table.name)):
            if pair.alike:
                continue
            refused = refused_by(pair, context.platforms)
            if refused or not pair.one_family:
                who = f" (refused by {listed(refused)})" if refused else ""
                yield Finding(
                    message=f"{key.name}: {pair.column} is {pair.own}, "
                    f"{key.target}.{pair.target_column} is {pair.target}{who}",
                    subject=f"{table.name}.{key.name}",
                    path=table_path(table.name, "foreign_keys", key.name),
                    fix=f"declare {pair.column} as {pair.target}",
                )


RULE = Rule(
    code="D104",
    slug="foreign-key-type-mismatch",
    severity=Severity.ERROR,
    summary="A foreign key and its target differ in type",
    why="Values of different types never match, and most platforms refuse such a key.",
    fix="give both columns the same logical type, length and precision",
    bad=Example(
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
      logical_type: string
      max_length: 20
      foreign_key: {table: Site, column: SiteID}  # <- here
  primary_key: [SampleID]
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
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - name: SiteID
      logical_type: bigint
      foreign_key: {table: Site, column: SiteID}
  primary_key: [SampleID]
"""
    ),
    check=check,
)
