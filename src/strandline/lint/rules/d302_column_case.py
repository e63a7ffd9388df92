"""A column's name is not in the component's case."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.conventions import NameCase
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """An allowed suffix is taken off before the case is judged."""
    conventions = context.conventions
    case = conventions.column_case
    if case is NameCase.ANY:
        return
    for table in context.tables:
        for column in table.columns:
            name = column.name
            if case.accepts(name) or conventions.exempt(name):
                continue
            if case.accepts(conventions.stem(name)):
                continue
            yield Finding(
                message=f"{name} is not in {case.value} case",
                subject=f"{table.name}.{name}",
                path=table_path(table.name, "columns", name, "name"),
                fix=f"call it {case.suggest(name)}, or add it to `allow`",
            )


RULE = Rule(
    code="D302",
    slug="column-case",
    severity=Severity.ERROR,
    summary="A column's name is not in the component's case",
    why="The component's conventions ask for it; one spelling saves everybody's guessing.",
    fix="rename it, or add it to `conventions: allow` or its ending to `allow_suffixes`",
    bad=Example(
        component="conventions: {column_case: pascal}",
        yaml="""\
table:
  name: Reading
  columns:
    - name: taken_at  # <- here
      logical_type: timestamp
      nullable: false
  primary_key: [taken_at]
""",
    ),
    good=Example(
        component="conventions: {column_case: pascal, allow: [tstamp], allow_suffixes: [_nm]}",
        yaml="""\
table:
  name: Reading
  columns:
    - {name: tstamp, logical_type: timestamp, nullable: false}
    - {name: Wavelength_nm, logical_type: float64}
    - {name: SeriesID, logical_type: integer}
  primary_key: [tstamp]
""",
    ),
    check=check,
)
