"""A value of a value set is longer than a column that uses it."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """Compare with the longest value, in characters."""
    for table in context.tables:
        for column in table.columns:
            if column.type.value_set is None or column.type.length is None:
                continue
            value_set = context.dictionary.value_sets.get(column.type.value_set)
            longest = max((len(value) for value in value_set.values), default=0) if value_set else 0
            if longest > column.type.length:
                yield Finding(
                    message=f"{column.name} holds {column.type.length} characters; the longest "
                    f"value of {column.type.value_set} has {longest}",
                    subject=f"{table.name}.{column.name}",
                    path=table_path(table.name, "columns", column.name, "max_length"),
                    fix=f"set max_length to {longest} or more",
                )


RULE = Rule(
    code="D173",
    slug="value-set-length",
    severity=Severity.ERROR,
    summary="A value of a value set does not fit into its column",
    why="The value is allowed and can never be stored.",
    fix="make the column longer",
    bad=Example(
        yaml="""\
value_set: {name: sample_type, values: [Grab, Composite24h]}
---
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - name: SampleType
      logical_type: string
      max_length: 10  # <- here
      value_set: sample_type
  primary_key: [SampleID]
"""
    ),
    good=Example(
        yaml="""\
value_set: {name: sample_type, values: [Grab, Composite24h]}
---
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - name: SampleType
      logical_type: string
      max_length: 20
      value_set: sample_type
  primary_key: [SampleID]
"""
    ),
    check=check,
)
