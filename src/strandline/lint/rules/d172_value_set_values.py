"""A value set has no values, or one of them twice."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule


def check(context: RuleContext) -> Iterator[Finding]:
    """Compare values exactly: Grab and grab are two values on every platform but SQL Server."""
    for name, value_set in context.dictionary.value_sets.items():
        path = ("value_sets", name, "values")
        if not value_set.values:
            yield Finding(message=f"{name} has no values", subject=str(name), path=path)
        for value in dict.fromkeys(value_set.values):
            if value_set.values.count(value) > 1:
                message = f"{name} names the value {value!r} twice"
                yield Finding(message=message, subject=str(name), path=path)
            elif not value.strip():
                message = f"{name} holds an empty value"
                yield Finding(message=message, subject=str(name), path=path)


RULE = Rule(
    code="D172",
    slug="value-set-values",
    severity=Severity.ERROR,
    summary="A value set is empty, or names a value twice",
    why="A column of an empty set can hold nothing; a repeated value is most often a slip.",
    fix="list each value once",
    bad=Example(
        yaml="""\
value_set:
  name: sample_type
  values: [Grab, Composite24h, Grab]  # <- here
"""
    ),
    good=Example(
        yaml="""\
value_set:
  name: sample_type
  values: [Grab, Composite24h]
"""
    ),
    check=check,
)
