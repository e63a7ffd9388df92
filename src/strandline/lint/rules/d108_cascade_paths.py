"""A delete or update would reach one table by two cascading ways."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.model import Action, ForeignKey
from strandline.dictionary.names import QName
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule, listed, table_path

_ACTING = frozenset({Action.CASCADE, Action.SET_NULL, Action.SET_DEFAULT})
_Edge = tuple[QName, ForeignKey]


def check(context: RuleContext) -> Iterator[Finding]:
    """Walk the cascades of each table, for deletes and updates apart, and report the second way."""
    refusing = [facts.title for facts in context.platforms if not facts.several_cascade_paths]
    if not refusing:
        return
    seen: set[tuple[QName, str]] = set()
    for word in ("on_delete", "on_update"):
        edges: dict[QName, list[_Edge]] = {}
        for table, key in context.foreign_keys:
            if getattr(key, word) in _ACTING:
                edges.setdefault(key.target, []).append((table.name, key))
        for root in edges:
            for child, key in _second_ways(root, edges, word):
                if (child, key.name) in seen:
                    continue
                seen.add((child, key.name))
                yield Finding(
                    message=f"{key.name} is refused by {listed(refusing)}: {word} of {root} "
                    f"reaches {child} by a second way or in a circle",
                    subject=f"{child}.{key.name}",
                    path=table_path(child, "foreign_keys", key.name),
                )


def _second_ways(root: QName, edges: dict[QName, list[_Edge]], word: str) -> Iterator[_Edge]:
    reached = {root}
    waiting = [root]
    while waiting:
        for child, key in edges.get(waiting.pop(0), ()):
            if child in reached:
                yield child, key
                continue
            reached.add(child)
            if getattr(key, word) is Action.CASCADE:
                waiting.append(child)


RULE = Rule(
    code="D108",
    slug="cascade-paths",
    severity=Severity.ERROR,
    summary="Cascading actions reach one table by two ways, or come back in a circle",
    why="SQL Server refuses such a key when it is created (error 1785).",
    fix="use no_action on one of the keys and delete the rows in the code, or leave SQL Server out",
    bad=Example(
        yaml="""\
table:
  name: Site
  columns: [{name: SiteID, logical_type: integer, nullable: false}]
  primary_key: [SiteID]
---
table:
  name: Route
  columns:
    - {name: RouteID, logical_type: integer, nullable: false}
    - name: FromSiteID
      logical_type: integer
      foreign_key: {table: Site, column: SiteID, on_delete: cascade}
    - name: ToSiteID
      logical_type: integer
      foreign_key: {table: Site, column: SiteID, on_delete: cascade}  # <- here
  primary_key: [RouteID]
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
  name: Route
  columns:
    - {name: RouteID, logical_type: integer, nullable: false}
    - name: FromSiteID
      logical_type: integer
      foreign_key: {table: Site, column: SiteID, on_delete: cascade}
    - name: ToSiteID
      logical_type: integer
      foreign_key: {table: Site, column: SiteID}
  primary_key: [RouteID]
"""
    ),
    check=check,
)
