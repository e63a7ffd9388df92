"""A foreign key's action would put a value into its columns that they refuse."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.model import Action
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule, listed, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """SET NULL needs nullable columns; SET DEFAULT needs defaults or nullable columns."""
    for table, key in context.foreign_keys:
        actions = {key.on_delete, key.on_update}
        columns = context.columns(table.name)
        own = [columns[name] for name in key.columns if name in columns]
        stuck: list[str] = []
        if Action.SET_NULL in actions:
            stuck = [column.name for column in own if not column.nullable]
        elif Action.SET_DEFAULT in actions:
            stuck = [item.name for item in own if not item.nullable and item.default is None]
        if stuck:
            word = "set_null" if Action.SET_NULL in actions else "set_default"
            yield Finding(
                message=f"{key.name} does {word}, but {listed(stuck)} cannot be null",
                subject=f"{table.name}.{key.name}",
                path=table_path(table.name, "foreign_keys", key.name),
            )


RULE = Rule(
    code="D106",
    slug="foreign-key-action",
    severity=Severity.ERROR,
    summary="A foreign key sets columns to null, or to a default they do not have",
    why="Deleting the row that is pointed at would fail; SQL Server refuses such a key at once.",
    fix="make the columns nullable, give them a default, or use another action",
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
      nullable: false
      foreign_key: {table: Site, column: SiteID, on_delete: set_null}  # <- here
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
      nullable: true
      foreign_key: {table: Site, column: SiteID, on_delete: set_null}
  primary_key: [SampleID]
"""
    ),
    check=check,
)
