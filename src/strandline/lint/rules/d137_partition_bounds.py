"""A partition does not say which rows it takes."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.model import Partition, Partitioning
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """Check each partition against its strategy, and names and defaults across partitions."""
    for table in context.tables:
        if table.partitioning is None:
            continue
        seen: set[str] = set()
        defaults = 0
        for partition in table.partitioning.partitions:
            defaults += partition.default
            message = _problem(table.partitioning, partition)
            if partition.name.lower() in seen:
                message = f"the partition {partition.name} stands twice"
            elif partition.default and defaults > 1:
                message = f"{partition.name} is a second default partition"
            seen.add(partition.name.lower())
            if message:
                yield Finding(
                    message=message,
                    subject=f"{table.name}.{partition.name}",
                    path=table_path(table.name, "partition_by", "partitions", partition.name),
                )


def _problem(partitioning: Partitioning, partition: Partition) -> str:
    if partition.default:
        if partitioning.strategy == "hash":
            return f"{partition.name}: hash partitioning has no default partition"
        return ""
    width = len(partitioning.columns)
    match partitioning.strategy:
        case "range":
            if len(partition.lower) != width or len(partition.upper) != width:
                return f"{partition.name} needs `from` and `to` with {width} value(s) each"
            if partition.lower == partition.upper:
                return f"{partition.name} is empty: `from` equals `to`, which is exclusive"
        case "list":
            if not partition.values:
                return f"{partition.name} needs `values`"
        case "hash":
            if partition.modulus is None or partition.remainder is None:
                return f"{partition.name} needs `modulus` and `remainder`"
            if partition.remainder >= partition.modulus:
                return f"{partition.name}: the remainder must be less than the modulus"
        case _:
            return f"there is no partitioning strategy {partitioning.strategy!r}"
    return ""


RULE = Rule(
    code="D137",
    slug="partition-bounds",
    severity=Severity.ERROR,
    summary="A partition does not say which rows it takes",
    why="The partition cannot be created, or would take no row.",
    fix="range: `from` and `to`; list: `values`; hash: `modulus` and `remainder`",
    bad=Example(
        yaml="""\
table:
  name: Reading
  columns:
    - {name: ReadingID, logical_type: integer, nullable: false}
    - {name: TakenOn, logical_type: date, nullable: false}
  primary_key: [ReadingID, TakenOn]
  partition_by:
    strategy: range
    columns: [TakenOn]
    partitions:
      - {name: p_2026, from: "'2026-01-01'"}  # <- here
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Reading
  columns:
    - {name: ReadingID, logical_type: integer, nullable: false}
    - {name: TakenOn, logical_type: date, nullable: false}
  primary_key: [ReadingID, TakenOn]
  partition_by:
    strategy: range
    columns: [TakenOn]
    partitions:
      - {name: p_2026, from: "'2026-01-01'", to: "'2027-01-01'"}
"""
    ),
    check=check,
)
