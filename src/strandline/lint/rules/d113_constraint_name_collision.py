"""Two constraints, or a constraint and a table, cannot both have their name."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.facts import Named
from strandline.lint.namespaces import collisions
from strandline.lint.rule import Example, Finding, Rule, listed

_OTHERS = frozenset({Named.RELATION, Named.ENUM})


def check(context: RuleContext) -> Iterator[Finding]:
    """Report pairs with a constraint in them; those with an index are another rule's."""
    for collision in collisions(context):
        if Named.INDEX in collision.kinds or collision.kinds <= _OTHERS:
            continue
        holder = collision.second
        where = f" (on {listed(collision.platforms)})" if collision.platforms else ""
        yield Finding(
            message=f"{holder} has the name of {collision.first}{where}",
            subject=f"{holder.path[1]}.{holder.name}",
            path=holder.path,
        )


RULE = Rule(
    code="D113",
    slug="constraint-name-collision",
    severity=Severity.ERROR,
    summary="Two constraints of a schema have one name",
    why="SQL Server keeps one set of names for the tables and constraints of a schema, and "
    "PostgreSQL one for its tables, indexes and keys.",
    fix="give one of them a `name:` of its own",
    bad=Example(
        yaml="""\
table:
  name: Site
  columns:
    - {name: SiteID, logical_type: integer, nullable: false}
    - {name: Name, logical_type: string, max_length: 100, nullable: false}
  primary_key: [SiteID]
  check_constraints:
    - {name: CK_Name, expression: Name <> ''}
---
table:
  name: Unit
  columns:
    - {name: UnitID, logical_type: integer, nullable: false}
    - {name: Name, logical_type: string, max_length: 100, nullable: false}
  primary_key: [UnitID]
  check_constraints:
    - {name: CK_Name, expression: Name <> ''}  # <- here
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Site
  columns:
    - {name: SiteID, logical_type: integer, nullable: false}
    - {name: Name, logical_type: string, max_length: 100, nullable: false}
  primary_key: [SiteID]
  check_constraints:
    - {name: CK_Site_NameGiven, expression: Name <> ''}
---
table:
  name: Unit
  columns:
    - {name: UnitID, logical_type: integer, nullable: false}
    - {name: Name, logical_type: string, max_length: 100, nullable: false}
  primary_key: [UnitID]
  check_constraints:
    - {name: CK_Unit_NameGiven, expression: Name <> ''}
"""
    ),
    check=check,
)
