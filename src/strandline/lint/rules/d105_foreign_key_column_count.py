"""A foreign key names more or fewer columns than it points at."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """Compare the lengths of the two lists."""
    for table, key in context.foreign_keys:
        own, target = len(key.columns), len(key.target_columns)
        if own != target:
            yield Finding(
                message=f"{key.name} pairs {own} of its columns with {target} of {key.target}",
                subject=f"{table.name}.{key.name}",
                path=table_path(table.name, "foreign_keys", key.name),
            )


RULE = Rule(
    code="D105",
    slug="foreign-key-column-count",
    severity=Severity.ERROR,
    summary="A foreign key names more or fewer columns than it points at",
    why="Each column of the key must match exactly one column of the target.",
    fix="list as many columns under `columns` as under `references: columns`, in the same order",
    bad=Example(
        yaml="""\
table:
  name: Axis
  columns:
    - {name: AxisID, logical_type: integer, nullable: false}
    - {name: BinIndex, logical_type: integer, nullable: false}
  primary_key: [AxisID, BinIndex]
---
table:
  name: Spectrum
  columns:
    - {name: AxisID, logical_type: integer, nullable: false}
    - {name: BinIndex, logical_type: integer, nullable: false}
  primary_key: [AxisID, BinIndex]
  foreign_keys:
    - columns: [AxisID]  # <- here
      references: {table: Axis, columns: [AxisID, BinIndex]}
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Axis
  columns:
    - {name: AxisID, logical_type: integer, nullable: false}
    - {name: BinIndex, logical_type: integer, nullable: false}
  primary_key: [AxisID, BinIndex]
---
table:
  name: Spectrum
  columns:
    - {name: AxisID, logical_type: integer, nullable: false}
    - {name: BinIndex, logical_type: integer, nullable: false}
  primary_key: [AxisID, BinIndex]
  foreign_keys:
    - columns: [AxisID, BinIndex]
      references: {table: Axis, columns: [AxisID, BinIndex]}
"""
    ),
    check=check,
)
