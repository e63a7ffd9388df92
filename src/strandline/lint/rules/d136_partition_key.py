"""A key of a partitioned table leaves out a partition column."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.key_parts import ListKind, column_lists
from strandline.lint.rule import Example, Finding, Rule, listed

_KEYS = frozenset({ListKind.PRIMARY_KEY, ListKind.UNIQUE})


def check(context: RuleContext) -> Iterator[Finding]:
    """Ask only where a targeted platform makes the declared partitions."""
    minding = [facts.title for facts in context.platforms if facts.partition_key_in_keys]
    if not minding:
        return
    for table in context.tables:
        if table.partitioning is None:
            continue
        wanted = set(table.partitioning.columns)
        for columns in column_lists(table):
            missing = sorted(wanted - set(columns.columns))
            if columns.kind in _KEYS and missing:
                yield Finding(
                    message=f"the {columns} leaves out {listed(missing)}, by which {table.name} is "
                    f"partitioned; needed on {listed(minding)}",
                    subject=columns.subject,
                    path=columns.path,
                )


RULE = Rule(
    code="D136",
    slug="partition-key",
    severity=Severity.ERROR,
    summary="A key of a partitioned table leaves out a partition column",
    why="PostgreSQL keeps keys per partition, so a key must hold the partition columns.",
    fix="add the partition columns to the key",
    bad=Example(
        yaml="""\
table:
  name: Reading
  columns:
    - {name: ReadingID, logical_type: integer, nullable: false}
    - {name: TakenAt, logical_type: timestamp, nullable: false}
  primary_key: [ReadingID]  # <- here
  partition_by: {strategy: range, columns: [TakenAt], partitions: [{name: p_rest, default: true}]}
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
  partition_by: {strategy: range, columns: [TakenAt], partitions: [{name: p_rest, default: true}]}
"""
    ),
    check=check,
)
