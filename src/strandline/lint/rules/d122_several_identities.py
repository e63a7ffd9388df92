"""A table has more identity columns than a targeted platform allows."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule, listed, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """Report each identity after the first."""
    refusing = [facts.title for facts in context.platforms if not facts.several_identities]
    if not refusing:
        return
    for table in context.tables:
        identities = [column.name for column in table.columns if column.identity is not None]
        for name in identities[1:]:
            yield Finding(
                message=f"{name} is a second identity of {table.name} beside {identities[0]}; "
                f"one is allowed on {listed(refusing)}",
                subject=f"{table.name}.{name}",
                path=table_path(table.name, "columns", name, "identity"),
            )


RULE = Rule(
    code="D122",
    slug="several-identities",
    severity=Severity.ERROR,
    summary="A table has more than one identity column",
    why="SQL Server allows one identity column in a table.",
    fix="keep one identity; fill the other column from the code",
    bad=Example(
        yaml="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false, identity: true}
    - name: Number
      logical_type: integer
      identity: true  # <- here
  primary_key: [SampleID]
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false, identity: true}
    - name: Number
      logical_type: integer
  primary_key: [SampleID]
"""
    ),
    check=check,
)
