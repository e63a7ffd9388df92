"""A key, index or constraint names one column twice."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.key_parts import column_lists
from strandline.lint.rule import Example, Finding, Rule


def check(context: RuleContext) -> Iterator[Finding]:
    """Report each column once for each list."""
    for table in context.tables:
        for columns in column_lists(table):
            names = columns.columns
            if len(set(names)) == len(names):
                continue
            for name in dict.fromkeys(names):
                if names.count(name) > 1:
                    yield Finding(
                        message=f"the {columns} names {name} twice",
                        subject=columns.subject,
                        path=columns.path,
                    )


RULE = Rule(
    code="D133",
    slug="column-listed-twice",
    severity=Severity.ERROR,
    summary="A key, index or constraint names one column twice",
    why="PostgreSQL and SQL Server refuse it; it is most often a slip for another column.",
    fix="remove the second mention, or name the column that was meant",
    bad=Example(
        yaml="""\
table:
  name: Bin
  columns:
    - {name: AxisID, logical_type: integer, nullable: false}
    - {name: BinIndex, logical_type: integer, nullable: false}
  primary_key: [AxisID, AxisID]  # <- here
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Bin
  columns:
    - {name: AxisID, logical_type: integer, nullable: false}
    - {name: BinIndex, logical_type: integer, nullable: false}
  primary_key: [AxisID, BinIndex]
"""
    ),
    check=check,
)
