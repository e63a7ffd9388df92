"""A default refers to a column, or is text without its quotes."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from strandline.diagnostics import Severity
from strandline.lint.context import Role, RuleContext
from strandline.lint.rule import Example, Finding, Rule


def check(context: RuleContext) -> Iterator[Finding]:
    """A bare word in a default is most often text that lacks its SQL quotes."""
    for use, tree in context.parsed:
        column = tree.find(exp.Column) if use.role is Role.DEFAULT else None
        if column is not None:
            yield Finding(
                message=f"the default refers to a column ({column.name})",
                subject=use.subject,
                path=use.path,
                fix=_fix(tree),
            )


def _fix(tree: exp.Expression) -> str:
    if isinstance(tree, exp.Column):
        return f"quote the text: \"'{tree.name}'\""
    return RULE.fix


RULE = Rule(
    code="D153",
    slug="default-refers-to-column",
    severity=Severity.ERROR,
    summary="A default refers to a column",
    why="A default is worked out before the row exists: no platform lets it read columns.",
    fix="use a literal or a function; text needs SQL quotes inside YAML quotes: \"'Raw'\"",
    bad=Example(
        yaml="""\
table:
  name: Series
  columns:
    - {name: SeriesID, logical_type: integer, nullable: false}
    - name: Degree
      logical_type: string
      max_length: 50
      default: Raw  # <- here
  primary_key: [SeriesID]
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Series
  columns:
    - {name: SeriesID, logical_type: integer, nullable: false}
    - name: Degree
      logical_type: string
      max_length: 50
      default: "'Raw'"
  primary_key: [SeriesID]
"""
    ),
    check=check,
)
