"""An index has a name that is taken."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.facts import Named
from strandline.lint.namespaces import collisions
from strandline.lint.rule import Example, Finding, Rule, listed


def check(context: RuleContext) -> Iterator[Finding]:
    """Report pairs in which one is an index."""
    for collision in collisions(context):
        if Named.INDEX not in collision.kinds:
            continue
        holder = collision.second
        where = f" (on {listed(collision.platforms)})" if collision.platforms else ""
        yield Finding(
            message=f"{holder} has the name of {collision.first}{where}",
            subject=f"{holder.path[1]}.{holder.name}",
            path=holder.path,
        )


RULE = Rule(
    code="D114",
    slug="index-name-collision",
    severity=Severity.ERROR,
    summary="An index has the name of another index, key or table",
    why="PostgreSQL and SQLite keep tables and indexes under one set of names; the second is refused.",
    fix="give the index a `name:` of its own, or remove one that stands twice",
    bad=Example(
        yaml="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: TakenAt, logical_type: timestamp}
  primary_key: [SampleID]
  indexes:
    - {columns: [TakenAt]}
    - {columns: [TakenAt], where: TakenAt IS NOT NULL}  # <- here
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: TakenAt, logical_type: timestamp}
  primary_key: [SampleID]
  indexes:
    - {columns: [TakenAt]}
"""
    ),
    check=check,
)
