"""Two tables, views or native value sets cannot be told apart by name."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.facts import Named
from strandline.lint.namespaces import collisions
from strandline.lint.rule import Example, Finding, Rule, listed

_KINDS = frozenset({Named.RELATION, Named.ENUM})


def check(context: RuleContext) -> Iterator[Finding]:
    """Compare names without case, and without schemas where a platform has none."""
    for collision in collisions(context):
        if collision.kinds <= _KINDS:
            where = f" (on {listed(collision.platforms)})" if collision.platforms else ""
            yield Finding(
                message=f"{collision.second} has the name of {collision.first}{where}",
                subject=str(collision.second.path[1]),
                path=collision.second.path,
            )


RULE = Rule(
    code="D111",
    slug="table-name-collision",
    severity=Severity.ERROR,
    summary="Two tables or views have names that differ in case or schema only",
    why="Neutral SQL and three platforms take Sample and sample for one table; SQLite has no "
    "schemas to keep two tables apart.",
    fix="rename one of the two",
    bad=Example(
        yaml="""\
table:
  name: Sample
  columns: [{name: SampleID, logical_type: integer, nullable: false}]
  primary_key: [SampleID]
---
# file: list.yaml
view:
  name: sample  # <- here
  query: SELECT SampleID FROM Sample
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Sample
  columns: [{name: SampleID, logical_type: integer, nullable: false}]
  primary_key: [SampleID]
---
view:
  name: SampleList
  query: SELECT SampleID FROM Sample
"""
    ),
    check=check,
)
