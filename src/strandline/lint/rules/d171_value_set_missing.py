"""A column takes its values from a value set that is not declared."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule, did_you_mean, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """Look at columns and at the items of array columns."""
    known = {str(name): name for name in context.dictionary.value_sets}
    for table in context.tables:
        for column in table.columns:
            items = column.type.items
            wanted = column.type.value_set or (items.value_set if items is not None else None)
            if wanted is not None and wanted not in context.dictionary.value_sets:
                yield Finding(
                    message=f"there is no value set {wanted}",
                    subject=f"{table.name}.{column.name}",
                    path=table_path(table.name, "columns", column.name, "value_set"),
                    fix=did_you_mean(str(wanted), known, RULE.fix),
                )


RULE = Rule(
    code="D171",
    slug="value-set-missing",
    severity=Severity.ERROR,
    summary="A column names a value set that is not declared",
    why="Without its values the column would take any text.",
    fix="declare the value set, or correct its name",
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
      value_set: sample_types  # <- here
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
