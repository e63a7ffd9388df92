"""A column is added that existing rows cannot fill."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.history import former_column, former_table
from strandline.lint.rule import Example, Finding, Rule, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """Compare with the version before; new tables have no rows to fill."""
    if context.previous is None:
        return
    for table in context.tables:
        former = former_table(context.previous, table)
        if former is None:
            continue
        for column in table.columns:
            filled = column.default or column.identity or column.generated
            if column.nullable or filled or former_column(former, column) is not None:
                continue
            yield Finding(
                message=f"{column.name} is new, cannot be null and has no default",
                subject=f"{table.name}.{column.name}",
                path=table_path(table.name, "columns", column.name),
            )


RULE = Rule(
    code="D204",
    slug="added-required-column",
    severity=Severity.WARNING,
    summary="A new column cannot be null and has no default",
    why="The migration fails in every database whose table has rows.",
    fix="add a default, or make it nullable, fill it by a backfill and tighten it one version later",
    bad=Example(
        component="version: 1.1.0",
        previous="""\
table:
  name: Sample
  columns: [{name: SampleID, logical_type: integer, nullable: false}]
  primary_key: [SampleID]
""",
        yaml="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - name: Volume  # <- here
      logical_type: float64
      nullable: false
  primary_key: [SampleID]
""",
    ),
    good=Example(
        component="version: 1.1.0",
        previous="""\
table:
  name: Sample
  columns: [{name: SampleID, logical_type: integer, nullable: false}]
  primary_key: [SampleID]
""",
        yaml="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - name: Volume
      logical_type: float64
      nullable: false
      default: 0
  primary_key: [SampleID]
""",
    ),
    check=check,
)
