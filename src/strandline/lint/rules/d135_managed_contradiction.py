"""A managed behaviour cannot be kept as declared."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.model import Table
from strandline.dictionary.types import TypeKind
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule, table_path

_STAMPS = frozenset({TypeKind.TIMESTAMP, TypeKind.DATE})


def check(context: RuleContext) -> Iterator[Finding]:
    """A stamped column holds a time, is not immutable, and its rows can be updated at all."""
    for table in context.tables:
        for name in table.managed.on_update:
            message = _contradiction(table, name)
            if message:
                yield Finding(
                    message=message,
                    subject=f"{table.name}.{name}",
                    path=table_path(table.name, "managed", name),
                )
        for name, message in _mirrors(table):
            yield Finding(
                message=message,
                subject=f"{table.name}.{name}",
                path=table_path(table.name, "managed", "mirrors", name),
            )


def _mirrors(table: Table) -> Iterator[tuple[str, str]]:
    """Yield the column and what is wrong with keeping it equal to the other one."""
    for new, old in table.managed.mirrors:
        one, other = table.find_column(new), table.find_column(old)
        if one is None or other is None:
            continue  # another rule says so
        if one.type != other.type:
            yield new, f"{new} mirrors {old}, and one is {one.type}, the other {other.type}"
        computed = next((c for c in (one, other) if c.generated or c.identity), None)
        if computed is not None:
            yield new, f"{new} mirrors {old}, and the database itself gives {computed.name} a value"
        if table.managed.append_only:
            yield new, f"{new} mirrors {old}, but {table.name} is append-only: there is no update"


def _contradiction(table: Table, name: str) -> str:
    column = table.find_column(name)
    if column is not None and column.type.kind not in _STAMPS:
        return f"{name} is stamped on update but is {column.type}"
    if column is not None and column.generated is not None:
        return f"{name} is stamped on update but is a generated column"
    if name in table.managed.immutable:
        return f"{name} is stamped on update but is immutable"
    if table.managed.append_only:
        return f"{name} is stamped on update, but {table.name} is append-only: there is no update"
    return ""


RULE = Rule(
    code="D135",
    slug="managed-contradiction",
    severity=Severity.ERROR,
    summary="Managed behaviours contradict each other or their column's type",
    why="The triggers that keep them would fail on every update, or never run.",
    fix="stamp a timestamp column that may change, in a table whose rows may change",
    bad=Example(
        yaml="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: UpdatedAt, logical_type: timestamp}
  primary_key: [SampleID]
  managed:
    UpdatedAt: on_update  # <- here
    append_only: true
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: UpdatedAt, logical_type: timestamp}
  primary_key: [SampleID]
  managed:
    UpdatedAt: on_update
"""
    ),
    check=check,
)
