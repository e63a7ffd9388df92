"""Two columns of a table differ in case only."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """Compare without case; the loader reports names that are exactly equal."""
    for table in context.tables:
        seen: dict[str, str] = {}
        for column in table.columns:
            first = seen.setdefault(column.name.lower(), column.name)
            if first != column.name:
                yield Finding(
                    message=f"the columns {first} and {column.name} differ in case only",
                    subject=f"{table.name}.{column.name}",
                    path=table_path(table.name, "columns", column.name),
                )


RULE = Rule(
    code="D112",
    slug="column-name-collision",
    severity=Severity.ERROR,
    summary="Two columns of a table differ in case only",
    why="Neutral SQL, SQL Server, SQLite and DuckDB take them for one column.",
    fix="rename one of the two",
    bad=Example(
        yaml="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Volume, logical_type: float64}
    - {name: volume, logical_type: float64}  # <- here
  primary_key: [SampleID]
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Volume, logical_type: float64}
    - {name: VolumeFiltered, logical_type: float64}
  primary_key: [SampleID]
"""
    ),
    check=check,
)
