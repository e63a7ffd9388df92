"""A column of the primary key can be null."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """Look at primary keys only: a unique constraint may well be over nullable columns."""
    for table in context.tables:
        if table.primary_key is None:
            continue
        columns = context.columns(table.name)
        for name in table.primary_key.columns:
            column = columns.get(name)
            if column is not None and column.nullable:
                yield Finding(
                    message=f"{name} is part of the primary key of {table.name} and can be null",
                    subject=f"{table.name}.{name}",
                    path=table_path(table.name, "columns", name),
                )


RULE = Rule(
    code="D132",
    slug="key-column-nullable",
    severity=Severity.ERROR,
    summary="A column of the primary key can be null",
    why="PostgreSQL and DuckDB make it NOT NULL silently, SQL Server refuses it, SQLite stores nulls.",
    fix="add `nullable: false` to the column",
    bad=Example(
        yaml="""\
table:
  name: Sample
  columns:
    - name: SampleID  # <- here
      logical_type: integer
  primary_key: [SampleID]
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Sample
  columns:
    - name: SampleID
      logical_type: integer
      nullable: false
  primary_key: [SampleID]
"""
    ),
    check=check,
)
