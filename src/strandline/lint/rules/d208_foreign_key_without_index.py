"""No index begins with a foreign key's columns."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.model import Table
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Repair, RepairKind, Rule, listed, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """Runs on request only; keys count as indexes, their columns may begin them in any order."""
    for table in context.tables:
        if not table.foreign_keys:
            continue
        indexes = _indexes(table)
        for key in table.foreign_keys:
            wanted = set(key.columns)
            if not any(set(columns[: len(wanted)]) == wanted for columns in indexes):
                yield Finding(
                    message=f"no index of {table.name} begins with {listed(key.columns)}",
                    subject=f"{table.name}.{key.name}",
                    path=table_path(table.name, "foreign_keys", key.name),
                )


def _indexes(table: Table) -> list[tuple[str | None, ...]]:
    found: list[tuple[str | None, ...]] = [unique.columns for unique in table.uniques]
    if table.primary_key is not None:
        found.append(table.primary_key.columns)
    found += [
        tuple(part.name for part in index.columns) for index in table.indexes if index.where is None
    ]
    return found


def repair(context: RuleContext, finding: Finding) -> Repair | None:
    """Add an index over the key's columns, named as the component names its indexes."""
    name, key_name = finding.path[1], finding.path[-1]
    for table, key in context.foreign_keys:
        if table.name == name and key.name == key_name:
            return Repair(
                kind=RepairKind.APPEND,
                path=table_path(table.name, "indexes"),
                item={"columns": list(key.columns)},
            )
    return None


RULE = Rule(
    code="D208",
    slug="foreign-key-without-index",
    severity=Severity.INFO,
    summary="No index begins with a foreign key's columns",
    why="Deleting a row that is pointed at, and joining along the key, scan the whole table.",
    fix="add an index over the columns if the table grows large",
    bad=Example(
        yaml="""\
table:
  name: Site
  columns: [{name: SiteID, logical_type: integer, nullable: false}]
  primary_key: [SiteID]
---
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - name: SiteID
      logical_type: integer
      foreign_key: {table: Site, column: SiteID}  # <- here
  primary_key: [SampleID]
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Site
  columns: [{name: SiteID, logical_type: integer, nullable: false}]
  primary_key: [SiteID]
---
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - name: SiteID
      logical_type: integer
      foreign_key: {table: Site, column: SiteID}
  primary_key: [SampleID]
  indexes: [{columns: [SiteID]}]
"""
    ),
    check=check,
    automatic="adds the index",
    repair=repair,
    default=False,
)
