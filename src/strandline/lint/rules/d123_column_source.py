"""A column gets its value from two sources."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule, listed, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """Count identity, default and generated: at most one of them can fill a column."""
    for table in context.tables:
        for column in table.columns:
            sources = {
                "identity": column.identity,
                "default": column.default,
                "generated": column.generated,
            }
            given = [word for word, source in sources.items() if source is not None]
            if len(given) > 1:
                yield Finding(
                    message=f"{column.name} has {listed(given)}: one can fill the column",
                    subject=f"{table.name}.{column.name}",
                    path=table_path(table.name, "columns", column.name, given[-1]),
                )


RULE = Rule(
    code="D123",
    slug="column-source",
    severity=Severity.ERROR,
    summary="A column is filled by more than one of identity, default and generated",
    why="Platforms refuse such a column, because it is not said which value it takes.",
    fix="keep one of them",
    bad=Example(
        yaml="""\
table:
  name: Sample
  columns:
    - name: SampleID
      logical_type: integer
      nullable: false
      identity: true
      default: 1  # <- here
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
      identity: true
  primary_key: [SampleID]
"""
    ),
    check=check,
)
