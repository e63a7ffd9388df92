"""A time asks for more fractional digits of a second than a platform keeps."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.types import TypeKind
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule, listed, table_path

_KINDS = frozenset({TypeKind.TIME, TypeKind.TIMESTAMP})


def check(context: RuleContext) -> Iterator[Finding]:
    """Compare the precision with each targeted platform's."""
    lowest = min((facts.second_digits for facts in context.platforms), default=9)
    for table in context.tables:
        for column in table.columns:
            precision = column.type.precision
            if column.type.kind not in _KINDS or precision is None or precision <= lowest:
                continue
            over = [
                f"{facts.title} keeps {facts.second_digits}"
                for facts in context.platforms
                if precision > facts.second_digits
            ]
            yield Finding(
                message=f"{column.name} asks for {precision} digits of a second; {listed(over)}",
                subject=f"{table.name}.{column.name}",
                path=table_path(table.name, "columns", column.name, "precision"),
            )


RULE = Rule(
    code="D211",
    slug="second-digits",
    severity=Severity.INFO,
    summary="A time asks for more digits of a second than a platform keeps",
    why="Finer times are rounded there, so two of them can become one.",
    fix="nothing to do, unless times finer than a microsecond are written",
    bad=Example(
        yaml="""\
table:
  name: Reading
  columns:
    - name: TakenAt
      logical_type: timestamp
      precision: 7  # <- here
      nullable: false
  primary_key: [TakenAt]
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Reading
  columns:
    - name: TakenAt
      logical_type: timestamp
      precision: 6
      nullable: false
  primary_key: [TakenAt]
"""
    ),
    check=check,
)
