"""A foreign key points at columns that identify no row of its target."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.model import Table
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule, listed, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """Accept the columns in any order: a key is a set of columns on every platform but DuckDB."""
    for table, key in context.foreign_keys:
        target = context.find_target(key)
        if target is None or not set(key.target_columns) <= context.columns(key.target).keys():
            continue
        if sorted(key.target_columns) not in _keys(target):
            columns = listed(key.target_columns)
            yield Finding(
                message=f"{key.name} points at {columns} of {key.target}, which is no key there",
                subject=f"{table.name}.{key.name}",
                path=table_path(table.name, "foreign_keys", key.name),
            )


def _keys(table: Table) -> list[list[str]]:
    keys = [sorted(unique.columns) for unique in table.uniques]
    if table.primary_key is not None:
        keys.append(sorted(table.primary_key.columns))
    return keys


RULE = Rule(
    code="D103",
    slug="foreign-key-target-not-key",
    severity=Severity.ERROR,
    summary="A foreign key points at columns that are neither primary key nor unique",
    why="A foreign key must point at exactly one row; only a key promises that.",
    fix="point at the primary key, or add a unique constraint over those columns to the target",
    bad=Example(
        yaml="""\
table:
  name: Unit
  columns:
    - {name: UnitID, logical_type: integer, nullable: false}
    - {name: Symbol, logical_type: string, max_length: 20, nullable: false}
  primary_key: [UnitID]
---
table:
  name: Variable
  columns:
    - {name: VariableID, logical_type: integer, nullable: false}
    - name: UnitSymbol
      logical_type: string
      max_length: 20
      foreign_key: {table: Unit, column: Symbol}  # <- here
  primary_key: [VariableID]
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Unit
  columns:
    - {name: UnitID, logical_type: integer, nullable: false}
    - {name: Symbol, logical_type: string, max_length: 20, nullable: false}
  primary_key: [UnitID]
  unique_constraints: [{columns: [Symbol]}]
---
table:
  name: Variable
  columns:
    - {name: VariableID, logical_type: integer, nullable: false}
    - name: UnitSymbol
      logical_type: string
      max_length: 20
      foreign_key: {table: Unit, column: Symbol}
  primary_key: [VariableID]
"""
    ),
    check=check,
)
