"""A length is more than a targeted platform's sized types take."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.types import TypeKind
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule, listed, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """Compare strings in characters and binaries in bytes."""
    for table in context.tables:
        for column in table.columns:
            kind, length = column.type.kind, column.type.length
            if length is None or length <= 4000:
                continue
            over = [
                facts.title
                for facts in context.platforms
                if length > (_limit(facts.string_characters, facts.binary_bytes, kind) or length)
            ]
            if over:
                yield Finding(
                    message=f"{column.type} becomes the unlimited type on {listed(over)}",
                    subject=f"{table.name}.{column.name}",
                    path=table_path(table.name, "columns", column.name, "max_length"),
                )


def _limit(characters: int | None, size: int | None, kind: TypeKind) -> int | None:
    return characters if kind is TypeKind.STRING else size


RULE = Rule(
    code="D210",
    slug="string-too-long",
    severity=Severity.INFO,
    summary="A string or binary is longer than a platform's sized types",
    why="SQL Server sizes strings up to 4000 characters and binaries up to 8000 bytes; a longer "
    "column becomes MAX there: its length is not enforced, and it cannot be indexed.",
    fix="shorten it, or use text or binary_large to say so openly",
    bad=Example(
        yaml="""\
table:
  name: Note
  columns:
    - {name: NoteID, logical_type: integer, nullable: false}
    - name: Body
      logical_type: string
      max_length: 5000  # <- here
  primary_key: [NoteID]
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Note
  columns:
    - {name: NoteID, logical_type: integer, nullable: false}
    - name: Body
      logical_type: text
  primary_key: [NoteID]
"""
    ),
    check=check,
)
