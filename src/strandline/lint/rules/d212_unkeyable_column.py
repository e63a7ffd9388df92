"""A key or index is over a type that a targeted platform cannot index."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.types import TypeKind
from strandline.lint.context import RuleContext
from strandline.lint.key_parts import ListKind, column_lists
from strandline.lint.rule import Example, Finding, Rule, listed

_KEYS = frozenset({ListKind.PRIMARY_KEY, ListKind.UNIQUE, ListKind.INDEX})


def check(context: RuleContext) -> Iterator[Finding]:
    """A string that becomes the unlimited type counts as one."""
    if not any(facts.unkeyable for facts in context.platforms):
        return
    for table in context.tables:
        known = context.columns(table.name)
        for columns in column_lists(table):
            if columns.kind not in _KEYS:
                continue
            for name in columns.columns:
                column = known.get(name)
                if column is None:
                    continue
                kind, length = column.type.kind, column.type.length or 0
                who = [
                    facts.title
                    for facts in context.platforms
                    if kind in facts.unkeyable
                    or (kind is TypeKind.STRING and length > (facts.string_characters or length))
                ]
                if who:
                    yield Finding(
                        message=f"the {columns} is over {name} ({column.type}), which "
                        f"cannot be indexed on {listed(who)}",
                        subject=columns.subject,
                        path=columns.path,
                    )


RULE = Rule(
    code="D212",
    slug="unkeyable-column",
    severity=Severity.WARNING,
    summary="A key or index is over a type that a platform cannot index",
    why="SQL Server refuses keys and indexes over its unlimited types.",
    fix="use string with a max_length, or leave the platform out",
    bad=Example(
        yaml="""\
table:
  name: Unit
  columns: [{name: Symbol, logical_type: text, nullable: false}]
  primary_key: [Symbol]  # <- here
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Unit
  columns: [{name: Symbol, logical_type: string, max_length: 20, nullable: false}]
  primary_key: [Symbol]
"""
    ),
    check=check,
)
