"""A reference row points at a reference row that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.model import ForeignKey, Table
from strandline.lint.context import RuleContext
from strandline.lint.rows import NumberedRow, key_of
from strandline.lint.rule import Example, Finding, Rule, listed


def check(context: RuleContext) -> Iterator[Finding]:
    """Judge keys to tables that have reference rows themselves; others may be filled later."""
    for table, key in context.foreign_keys:
        target = context.find_target(key)
        if table.rows and target is not None and target.rows:
            yield from _strays(context, table, key, target)


def _strays(
    context: RuleContext, table: Table, key: ForeignKey, target: Table
) -> Iterator[Finding]:
    target_columns = context.columns(target.name)
    known = {key_of(dict(row.cells), key.target_columns, target_columns) for row in target.rows}
    columns = context.columns(table.name)
    for number, row in enumerate(table.rows, start=1):
        value = key_of(dict(row.cells), key.columns, columns)
        if value is not None and value not in known:
            item = NumberedRow(table, row, number)
            yield Finding(
                message=f"row {number}: {listed(key.columns)} points at no reference row "
                f"of {target.name}",
                subject=item.subject,
                path=item.path(key.columns[0]),
            )


RULE = Rule(
    code="D186",
    slug="row-breaks-foreign-key",
    severity=Severity.ERROR,
    summary="A reference row points at a row that is not there",
    why="The row cannot be inserted into a fresh database.",
    fix="add the row it points at, or point at one that exists",
    bad=Example(
        yaml="""\
table:
  name: Kind
  columns: [{name: KindID, logical_type: integer, nullable: false}]
  primary_key: [KindID]
  seed_data: [{KindID: 1}]
---
table:
  name: Status
  columns:
    - {name: StatusID, logical_type: integer, nullable: false}
    - {name: KindID, logical_type: integer, foreign_key: {table: Kind, column: KindID}}
  primary_key: [StatusID]
  seed_data:
    - StatusID: 1
      KindID: 7  # <- here
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Kind
  columns: [{name: KindID, logical_type: integer, nullable: false}]
  primary_key: [KindID]
  seed_data: [{KindID: 1}]
---
table:
  name: Status
  columns:
    - {name: StatusID, logical_type: integer, nullable: false}
    - {name: KindID, logical_type: integer, foreign_key: {table: Kind, column: KindID}}
  primary_key: [StatusID]
  seed_data:
    - StatusID: 1
      KindID: 1
    - StatusID: 2
"""
    ),
    check=check,
)
