"""A column that is no integer is an identity."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.types import INTEGER_KINDS
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """Accept the three integer kinds; also refuse an increment of zero."""
    for table in context.tables:
        for column in table.columns:
            if column.identity is None:
                continue
            message = ""
            if column.type.kind not in INTEGER_KINDS:
                message = f"{column.name} is an identity of type {column.type}"
            elif column.identity.increment == 0:
                message = f"the identity {column.name} never counts on: its increment is 0"
            if message:
                yield Finding(
                    message=message,
                    subject=f"{table.name}.{column.name}",
                    path=table_path(table.name, "columns", column.name, "identity"),
                )


RULE = Rule(
    code="D121",
    slug="identity-not-integer",
    severity=Severity.ERROR,
    summary="An identity column is no integer",
    why="A database numbers rows with whole numbers only.",
    fix="use smallint, integer or bigint, or remove `identity`",
    bad=Example(
        yaml="""\
table:
  name: Sample
  columns:
    - name: SampleID
      logical_type: string
      max_length: 36
      nullable: false
      identity: true  # <- here
  primary_key: [SampleID]
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Sample
  columns:
    - name: SampleID
      logical_type: bigint
      nullable: false
      identity: true
  primary_key: [SampleID]
"""
    ),
    check=check,
)
