"""A default or generated value does not fit its column's type."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.literals import is_null, literal_misfit
from strandline.lint.rule import Example, Finding, Rule


def check(context: RuleContext) -> Iterator[Finding]:
    """Judge literals and current dates only: what a function returns is not known here."""
    for use in context.expressions:
        if use.column is None or not use.is_plain:
            continue
        message = ""
        if is_null(use.text):
            if not use.column.nullable:
                message = f"{use.column.name} cannot be null, which is its {use.role.value}"
        else:
            problem = literal_misfit(use.text, use.column.type)
            if problem is not None:
                message = f"the {use.role.value} of {use.column.name} ({use.column.type}) {problem}"
        if message:
            yield Finding(message=message, subject=use.subject, path=use.path)


RULE = Rule(
    code="D154",
    slug="literal-misfit",
    severity=Severity.ERROR,
    summary="A default does not fit its column's type",
    why="SQLite would store it all the same; the others refuse the table or the first insert.",
    fix="write a value of the column's type: 1, TRUE, \"'text'\", \"'2026-01-31'\"",
    bad=Example(
        yaml="""\
table:
  name: Series
  columns:
    - {name: SeriesID, logical_type: integer, nullable: false}
    - name: Priority
      logical_type: integer
      default: "'high'"  # <- here
  primary_key: [SeriesID]
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Series
  columns:
    - {name: SeriesID, logical_type: integer, nullable: false}
    - name: Priority
      logical_type: integer
      default: 1
  primary_key: [SeriesID]
"""
    ),
    check=check,
)
