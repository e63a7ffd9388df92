"""A foreign key points at columns that identify no row of its target."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.model import Table
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule, listed, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """The order of the columns counts where a targeted platform looks for it in its keys."""
    minding = [facts.title for facts in context.platforms if facts.reference_order]
    for table, key in context.foreign_keys:
        target = context.find_target(key)
        if target is None or not set(key.target_columns) <= context.columns(key.target).keys():
            continue
        keys = _keys(target)
        if key.target_columns in keys:
            continue
        columns = listed(key.target_columns)
        message = f"{key.name} points at {columns} of {key.target}, which is no key there"
        same = [item for item in keys if sorted(item) == sorted(key.target_columns)]
        if same and not minding:
            continue
        fix = ""
        if same:
            message = (
                f"{key.name} points at {columns} of {key.target} in another order than the key"
            )
            fix = f"list {listed(same[0])} in this order: {listed(minding)} will have no other"
        yield Finding(
            message=message,
            subject=f"{table.name}.{key.name}",
            path=table_path(table.name, "foreign_keys", key.name),
            fix=fix,
        )


def _keys(target: Table) -> list[tuple[str, ...]]:
    keys = [unique.columns for unique in target.uniques]
    if target.primary_key is not None:
        keys.append(target.primary_key.columns)
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
