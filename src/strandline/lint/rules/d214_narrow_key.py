"""The numbers of a key may run out."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.types import TypeKind
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """Runs on request only; many tables never come near."""
    for table in context.tables:
        for column in table.columns:
            if column.identity is None or column.type.kind not in _NARROW:
                continue
            yield Finding(
                message=f"{column.name} is numbered in {column.type}",
                subject=f"{table.name}.{column.name}",
                path=table_path(table.name, "columns", column.name),
            )


_NARROW = frozenset({TypeKind.SMALLINT, TypeKind.INTEGER})


RULE = Rule(
    code="D214",
    slug="narrow-key",
    severity=Severity.INFO,
    summary="A numbered key is narrower than bigint",
    why="The table stops taking rows at 2,147,483,647 numbers, used or not, and widening the key rewrites it.",
    fix="make it bigint while the table is small, and the columns that point at it too",
    bad=Example(
        yaml="""\
table:
  name: Reading
  columns:
    - {name: ReadingID, logical_type: integer, nullable: false, identity: true}  # <- here
  primary_key: [ReadingID]
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Reading
  columns:
    - {name: ReadingID, logical_type: bigint, nullable: false, identity: true}
  primary_key: [ReadingID]
"""
    ),
    check=check,
    default=False,
)
