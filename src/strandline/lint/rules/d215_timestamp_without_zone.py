"""A timestamp does not say which moment it means."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.types import TypeKind
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """Runs on request only; local time is what some columns mean."""
    for table in context.tables:
        for column in table.columns:
            if column.type.kind is TypeKind.TIMESTAMP and not column.type.with_time_zone:
                yield Finding(
                    message=f"{column.name} is a local time of nowhere",
                    subject=f"{table.name}.{column.name}",
                    path=table_path(table.name, "columns", column.name),
                )


RULE = Rule(
    code="D215",
    slug="timestamp-without-zone",
    severity=Severity.INFO,
    summary="A timestamp has no time zone",
    why="Two sessions in two zones write and read different moments, and an hour a year is there twice.",
    fix="add `with_time_zone: true`, unless the local time is what is meant",
    bad=Example(
        yaml="""\
table:
  name: Reading
  columns:
    - {name: ReadingID, logical_type: bigint, nullable: false}
    - {name: TakenAt, logical_type: timestamp}  # <- here
  primary_key: [ReadingID]
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Reading
  columns:
    - {name: ReadingID, logical_type: bigint, nullable: false}
    - {name: TakenAt, logical_type: timestamp, with_time_zone: true}
  primary_key: [ReadingID]
"""
    ),
    check=check,
    default=False,
)
