"""A key or index names no column."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, NodePath, Rule, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """Cover models that come from elsewhere too: the YAML loader leaves out empty lists."""
    for table in context.tables:
        lists: list[tuple[str, int, NodePath]] = []
        if table.primary_key is not None:
            path = table_path(table.name, "primary_key")
            lists.append((table.primary_key.name, len(table.primary_key.columns), path))
        for unique in table.uniques:
            path = table_path(table.name, "unique_constraints", unique.name)
            lists.append((unique.name, len(unique.columns), path))
        for index in table.indexes:
            path = table_path(table.name, "indexes", index.name)
            lists.append((index.name, len(index.columns), path))
        if table.partitioning is not None:
            path = table_path(table.name, "partition_by")
            lists.append(("partitioning", len(table.partitioning.columns), path))
        for name, count, place in lists:
            if count == 0:
                yield Finding(
                    message=f"{name} of {table.name} names no column",
                    subject=f"{table.name}.{name}",
                    path=place,
                )


RULE = Rule(
    code="D134",
    slug="empty-column-list",
    severity=Severity.ERROR,
    summary="A key, index or partitioning names no column",
    why="It says nothing, and no platform can create it.",
    fix="name its columns, or remove it",
    bad=Example(
        yaml="""\
table:
  name: Reading
  columns:
    - {name: ReadingID, logical_type: integer, nullable: false}
    - {name: TakenAt, logical_type: timestamp, nullable: false}
  primary_key: [ReadingID, TakenAt]
  partition_by:  # <- here
    strategy: range
    columns: []
    partitions: [{name: p_rest, default: true}]
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Reading
  columns:
    - {name: ReadingID, logical_type: integer, nullable: false}
    - {name: TakenAt, logical_type: timestamp, nullable: false}
  primary_key: [ReadingID, TakenAt]
  partition_by:
    strategy: range
    columns: [TakenAt]
    partitions: [{name: p_rest, default: true}]
"""
    ),
    check=check,
)
