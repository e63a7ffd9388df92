"""A table, view, value set or column is not described."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """Runs on request only: many a dictionary begins without descriptions."""
    dictionary = context.dictionary
    sections = (
        ("tables", dictionary.tables),
        ("views", dictionary.views),
        ("value_sets", dictionary.value_sets),
    )
    for section, objects in sections:
        for name, item in objects.items():
            if not item.description:
                yield Finding(
                    message=f"{name} has no description",
                    subject=str(name),
                    path=(section, name, "name"),
                )
    for table in context.tables:
        for column in table.columns:
            if not column.description:
                yield Finding(
                    message=f"{column.name} has no description",
                    subject=f"{table.name}.{column.name}",
                    path=table_path(table.name, "columns", column.name),
                )


RULE = Rule(
    code="D209",
    slug="missing-description",
    severity=Severity.INFO,
    summary="A table or column has no description",
    why="Descriptions become the comments in the database and the pages of the documentation.",
    fix="say in one sentence what it holds",
    bad=Example(
        yaml="""\
table:
  name: Sample  # <- here
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}  # <- here
  primary_key: [SampleID]
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Sample
  description: One bottle of water, taken at one place and time.
  columns:
    - {name: SampleID, logical_type: integer, nullable: false, description: Number of the bottle.}
  primary_key: [SampleID]
"""
    ),
    check=check,
    default=False,
)
