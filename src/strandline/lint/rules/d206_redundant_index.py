"""An index or unique constraint repeats another one."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.model import Index, Table
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Repair, RepairKind, Rule, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """A plain index repeats any key or index that begins with its columns in the same order."""
    for table in context.tables:
        if len(table.indexes) + len(table.uniques) == 0:
            continue
        yield from _uniques(table)
        yield from _indexes(table)


def _uniques(table: Table) -> Iterator[Finding]:
    seen: dict[frozenset[str], str] = {}
    if table.primary_key is not None:
        seen[frozenset(table.primary_key.columns)] = table.primary_key.name
    for unique in table.uniques:
        first = seen.setdefault(frozenset(unique.columns), unique.name)
        if first != unique.name:
            yield Finding(
                message=f"{unique.name} promises what {first} promises",
                subject=f"{table.name}.{unique.name}",
                path=table_path(table.name, "unique_constraints", unique.name),
            )


def _indexes(table: Table) -> Iterator[Finding]:
    key = table.primary_key
    others = [(key.name, key.columns)] if key is not None else []
    others += [(unique.name, unique.columns) for unique in table.uniques]
    plain = [(index, columns) for index in table.indexes if (columns := _columns(index))]
    for position, (index, columns) in enumerate(plain):
        if index.unique:
            continue
        # Of two equal indexes the later one is reported, of two nested ones the shorter.
        rest = [
            (other.name, wider)
            for place, (other, wider) in enumerate(plain)
            if place != position and (wider != columns or place < position or other.unique)
        ]
        for name, wider in [*others, *rest]:
            if wider[: len(columns)] == columns:
                yield Finding(
                    message=f"{index.name} repeats the beginning of {name}",
                    subject=f"{table.name}.{index.name}",
                    path=table_path(table.name, "indexes", index.name),
                )
                break


def _columns(index: Index) -> tuple[str, ...]:
    """Return the columns of an index that is nothing but columns; () for any other."""
    special = index.where is not None or index.include or index.method not in (None, "btree")
    if special or any(part.name is None or part.descending for part in index.columns):
        return ()
    return tuple(part.name for part in index.columns if part.name is not None)


def repair(_: RuleContext, finding: Finding) -> Repair | None:
    """Remove the index or the constraint."""
    return Repair(kind=RepairKind.REMOVE, path=finding.path)


RULE = Rule(
    code="D206",
    slug="redundant-index",
    severity=Severity.WARNING,
    summary="An index repeats another index or key",
    why="It makes every write slower and no read faster.",
    fix="remove it, unless it is wanted under its name",
    bad=Example(
        yaml="""\
table:
  name: Reading
  columns:
    - {name: SeriesID, logical_type: integer, nullable: false}
    - {name: TakenAt, logical_type: timestamp, nullable: false}
  primary_key: [SeriesID, TakenAt]
  indexes:
    - name: IX_Reading_SeriesID  # <- here
      columns: [SeriesID]
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Reading
  columns:
    - {name: SeriesID, logical_type: integer, nullable: false}
    - {name: TakenAt, logical_type: timestamp, nullable: false}
  primary_key: [SeriesID, TakenAt]
  indexes:
    - name: IX_Reading_TakenAt
      columns: [TakenAt]
"""
    ),
    check=check,
    automatic="removes it",
    repair=repair,
)
