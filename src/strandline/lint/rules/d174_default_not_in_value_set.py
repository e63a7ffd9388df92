"""A column's default is none of the values it may take."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.literals import text_of
from strandline.lint.rule import Example, Finding, Rule, did_you_mean, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """Judge quoted text only."""
    for table in context.tables:
        for column in table.columns:
            if column.type.value_set is None or column.default is None:
                continue
            value_set = context.dictionary.value_sets.get(column.type.value_set)
            text = text_of(column.default.expression.text)
            if value_set is not None and text is not None and text not in value_set.values:
                yield Finding(
                    message=f"the default of {column.name} is no value of {value_set.name}",
                    subject=f"{table.name}.{column.name}",
                    path=table_path(table.name, "columns", column.name, "default"),
                    fix=did_you_mean(text, value_set.values, RULE.fix),
                )


RULE = Rule(
    code="D174",
    slug="default-not-in-value-set",
    severity=Severity.ERROR,
    summary="A default is none of the values of its value set",
    why="Every insert that leaves the column out would fail.",
    fix="use one of the values, or add the default to the value set",
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
      max_length: 20
      value_set: sample_type
      default: "'grab'"  # <- here
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
      default: "'Grab'"
  primary_key: [SampleID]
"""
    ),
    check=check,
)
