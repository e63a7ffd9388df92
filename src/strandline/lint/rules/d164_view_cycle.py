"""Views read each other in a circle."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from sqlglot import exp

from strandline.diagnostics import Severity
from strandline.dictionary.expressions import source_tables
from strandline.dictionary.names import QName
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule


def check(context: RuleContext) -> Iterator[Finding]:
    """Report one circle at a time, at the view in it that comes last by name."""
    graph: dict[QName, set[QName]] = {}
    for view, query in context.queries:
        if isinstance(query, exp.Query):
            found = {context.find_relation(*name) for name in source_tables(query)}
            views = context.dictionary.views
            graph[view.name] = {name for name in found if name is not None and name in views}
    while True:
        ordered = {name: sorted(read, key=str) for name, read in graph.items()}
        try:
            TopologicalSorter(ordered).prepare()
        except CycleError as error:
            cycle: list[QName] = list(reversed(error.args[1]))
        else:
            return
        start, end = max(pairwise(cycle), key=lambda step: str(step[0]))
        graph[start].discard(end)
        yield Finding(
            message=f"views read each other: {' -> '.join(str(name) for name in cycle)}",
            subject=str(start),
            path=("views", start, "query"),
        )


RULE = Rule(
    code="D164",
    slug="view-cycle",
    severity=Severity.ERROR,
    summary="Views read each other in a circle",
    why="None of them can be created first.",
    fix="let one of them read the tables instead",
    bad=Example(
        yaml="""\
view:
  name: First
  query: SELECT Number FROM Second
---
view:
  name: Second
  query: SELECT Number FROM First  # <- here
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Counter
  columns: [{name: Number, logical_type: integer, nullable: false}]
  primary_key: [Number]
---
view:
  name: First
  query: SELECT Number FROM Counter
---
view:
  name: Second
  query: SELECT Number FROM First
"""
    ),
    check=check,
)
