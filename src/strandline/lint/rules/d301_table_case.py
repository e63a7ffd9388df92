"""A table's name is not in the component's case."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.conventions import NameCase
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule


def check(context: RuleContext) -> Iterator[Finding]:
    """Look at tables and views; the allow-list and its suffixes are left alone."""
    conventions = context.conventions
    case = conventions.table_case
    if case is NameCase.ANY:
        return
    for section, objects in (
        ("tables", context.dictionary.tables),
        ("views", context.dictionary.views),
    ):
        for name in objects:
            if conventions.exempt(name.name) or case.accepts(conventions.stem(name.name)):
                continue
            yield Finding(
                message=f"{name.name} is not in {case.value} case",
                subject=str(name),
                path=(section, name, "name"),
                fix=f"call it {case.suggest(name.name)}, or add it to `allow`",
            )


RULE = Rule(
    code="D301",
    slug="table-case",
    severity=Severity.ERROR,
    summary="A table's name is not in the component's case",
    why="The component's conventions ask for it; one spelling saves everybody's guessing.",
    fix="rename it, or add it to `conventions: allow`",
    bad=Example(
        component="conventions: {table_case: pascal}",
        yaml="""\
table:
  name: sampling_location  # <- here
  columns: [{name: ID, logical_type: integer, nullable: false}]
  primary_key: [ID]
""",
    ),
    good=Example(
        component="conventions: {table_case: pascal}",
        yaml="""\
table:
  name: SamplingLocation
  columns: [{name: ID, logical_type: integer, nullable: false}]
  primary_key: [ID]
""",
    ),
    check=check,
)
