"""Tables point at each other in a cycle that a targeted platform cannot create."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from strandline.diagnostics import Severity
from strandline.dictionary.names import QName
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule, listed, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """Report one cycle at a time, each at the key that closes it; a self reference is none."""
    refusing = [facts.title for facts in context.platforms if not facts.foreign_key_cycles]
    if not refusing:
        return
    graph: dict[QName, set[QName]] = {table.name: set() for table in context.tables}
    for table, key in context.foreign_keys:
        if key.target != table.name and key.target in graph:
            graph[table.name].add(key.target)
    while cycle := _find_cycle(graph):
        child, parent = _closing(cycle)
        graph[child].discard(parent)
        table = context.dictionary.tables[child]
        key = next(key for key in table.foreign_keys if key.target == parent)
        way = " -> ".join(str(name) for name in _from(cycle, child))
        yield Finding(
            message=f"the cycle {way} cannot be created on {listed(refusing)}",
            subject=f"{table.name}.{key.name}",
            path=table_path(table.name, "foreign_keys", key.name),
        )


def _find_cycle(graph: dict[QName, set[QName]]) -> list[QName]:
    ordered = {name: sorted(parents, key=str) for name, parents in graph.items()}
    try:
        TopologicalSorter(ordered).prepare()
    except CycleError as error:
        # graphlib lists predecessors first: each table is pointed at by the next one.
        found: list[QName] = list(reversed(error.args[1]))
        return found
    return []


def _closing(cycle: list[QName]) -> tuple[QName, QName]:
    """Return the step that leaves the last table by name, so that runs agree."""
    return max(pairwise(cycle), key=lambda step: str(step[0]))


def _from(cycle: list[QName], start: QName) -> list[QName]:
    position = cycle.index(start)
    return [*cycle[position:-1], *cycle[:position], start]


RULE = Rule(
    code="D107",
    slug="foreign-key-cycle",
    severity=Severity.ERROR,
    summary="Tables point at each other in a cycle that a targeted platform cannot create",
    why="DuckDB takes foreign keys in CREATE TABLE only, so one table of a cycle is always too early.",
    fix="drop one key of the cycle, move it to a table of its own, or leave the platform out",
    bad=Example(
        yaml="""\
table:
  name: Department
  columns:
    - {name: DepartmentID, logical_type: integer, nullable: false}
    - {name: HeadID, logical_type: integer, foreign_key: {table: Person, column: PersonID}}
  primary_key: [DepartmentID]
---
table:
  name: Person
  columns:
    - {name: PersonID, logical_type: integer, nullable: false}
    - name: DepartmentID
      logical_type: integer
      foreign_key: {table: Department, column: DepartmentID}  # <- here
  primary_key: [PersonID]
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Department
  columns: [{name: DepartmentID, logical_type: integer, nullable: false}]
  primary_key: [DepartmentID]
---
table:
  name: Person
  columns:
    - {name: PersonID, logical_type: integer, nullable: false}
    - {name: ManagerID, logical_type: integer, foreign_key: {table: Person, column: PersonID}}
    - name: DepartmentID
      logical_type: integer
      foreign_key: {table: Department, column: DepartmentID}
  primary_key: [PersonID]
"""
    ),
    check=check,
)
