"""A table is partitioned otherwise, and written anew."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.diff import operations as op
from strandline.lint.changes import locks, table_finding
from strandline.lint.estimate import Work
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule, Scale
from strandline.platforms.base import Effect


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """Only where the platform makes partitions at all."""
    for operation, origin in context.on_existing(op.SetPartitioning):
        kept_out = locks(context, operation, operation.table)
        if kept_out:
            shown = context.shown(operation.table)
            message = f"{shown} is written anew into its partitions while {kept_out} wait"
            yield table_finding(context, operation.table, origin, message)


RULE = PlanRule(
    code="PK404",
    slug="partitioning-changed",
    severity=Severity.WARNING,
    summary="The partitions of a table change",
    why="Every row is written anew under a lock that stops readers and writers.",
    fix=("make the new table beside the old one, copy in batches by a backfill, and switch names"),
    bad=PlanExample(
        before="""\
table:
  name: Reading
  columns:
    - {name: ReadingID, logical_type: bigint, nullable: false}
    - {name: Day, logical_type: date, nullable: false}
  primary_key: [ReadingID, Day]
""",
        after="""\
table:
  name: Reading
  columns:
    - {name: ReadingID, logical_type: bigint, nullable: false}
    - {name: Day, logical_type: date, nullable: false}
  primary_key: [ReadingID, Day]
  partition_by:
    strategy: range
    columns: [Day]
    partitions:
      - {name: Reading_2026, from: "'2026-01-01'", to: "'2027-01-01'"}
""",
    ),
    good=PlanExample(
        before="""\
table:
  name: Reading
  columns:
    - {name: ReadingID, logical_type: bigint, nullable: false}
    - {name: Day, logical_type: date, nullable: false}
  primary_key: [ReadingID, Day]
  partition_by:
    strategy: range
    columns: [Day]
    partitions:
      - {name: Reading_2026, from: "'2026-01-01'", to: "'2027-01-01'"}
""",
        after="""\
table:
  name: Reading
  columns:
    - {name: ReadingID, logical_type: bigint, nullable: false}
    - {name: Day, logical_type: date, nullable: false}
    - {name: Value, logical_type: float64}
  primary_key: [ReadingID, Day]
  partition_by:
    strategy: range
    columns: [Day]
    partitions:
      - {name: Reading_2026, from: "'2026-01-01'", to: "'2027-01-01'"}
""",
    ),
    check=check,
    platforms=("postgres",),
    effect=Effect.REWRITES,
    scale=Scale.LOCK,
    work=Work.REWRITE,
)
