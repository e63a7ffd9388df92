"""A generated column refers to one that has no value yet."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from strandline.diagnostics import Severity
from strandline.lint.context import Role, RuleContext
from strandline.lint.rule import Example, Finding, Rule, listed


def check(context: RuleContext) -> Iterator[Finding]:
    """A column never refers to itself; to another generated one only where platforms allow it."""
    refusing = [facts.title for facts in context.platforms if not facts.generated_of_generated]
    for use, tree in context.parsed:
        if use.role is not Role.GENERATED or use.column is None:
            continue
        reported: set[str] = set()
        for reference in tree.find_all(exp.Column):
            column = context.refer(use.table.name, reference.this)
            if column is None or column.generated is None or column.name in reported:
                continue
            reported.add(column.name)
            message = ""
            if column.name == use.column.name:
                message = f"{column.name} is generated from itself"
            elif refusing:
                message = (
                    f"{use.column.name} is generated from {column.name}, which is generated too; "
                    f"not possible on {listed(refusing)}"
                )
            if message:
                yield Finding(message=message, subject=use.subject, path=use.path)


RULE = Rule(
    code="D155",
    slug="generated-reference",
    severity=Severity.ERROR,
    summary="A generated column refers to a generated column",
    why="PostgreSQL and SQL Server compute generated columns from plain ones only.",
    fix="write the other column's expression out in place of its name",
    bad=Example(
        yaml="""\
table:
  name: Box
  columns:
    - {name: BoxID, logical_type: integer, nullable: false}
    - {name: Side, logical_type: integer, nullable: false}
    - {name: Area, logical_type: integer, generated: Side * Side}
    - name: Volume
      logical_type: integer
      generated: Area * Side  # <- here
  primary_key: [BoxID]
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Box
  columns:
    - {name: BoxID, logical_type: integer, nullable: false}
    - {name: Side, logical_type: integer, nullable: false}
    - {name: Area, logical_type: integer, generated: Side * Side}
    - name: Volume
      logical_type: integer
      generated: Side * Side * Side
  primary_key: [BoxID]
"""
    ),
    check=check,
)
