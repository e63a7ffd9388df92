"""An index has more columns than queries use."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """Unique indexes are left alone: all of their columns are the rule."""
    for table in context.tables:
        for index in table.indexes:
            if len(index.columns) > MOST_COLUMNS and not index.unique:
                yield Finding(
                    message=f"{index.name} has {len(index.columns)} key columns",
                    subject=f"{table.name}.{index.name}",
                    path=table_path(table.name, "indexes", index.name),
                )


MOST_COLUMNS = 3


RULE = Rule(
    code="D216",
    slug="wide-index",
    severity=Severity.INFO,
    summary="An index has more than three key columns",
    why="The fourth column hardly narrows a search, and every write pays for it.",
    fix="keep the columns that narrow most; carry the others with `include` if they are only read",
    bad=Example(
        yaml="""\
table:
  name: Reading
  columns:
    - {name: a, logical_type: integer, nullable: false}
    - {name: b, logical_type: integer}
    - {name: c, logical_type: integer}
    - {name: d, logical_type: integer}
  primary_key: [a]
  indexes:
    - name: IX_Reading  # <- here
      columns: [b, c, d, a]
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Reading
  columns:
    - {name: a, logical_type: integer, nullable: false}
    - {name: b, logical_type: integer}
    - {name: c, logical_type: integer}
    - {name: d, logical_type: integer}
  primary_key: [a]
  indexes:
    - name: IX_Reading
      columns: [b, c]
"""
    ),
    check=check,
)
