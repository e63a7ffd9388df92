"""A name is longer than a targeted platform can keep."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.names import shorten
from strandline.lint.context import RuleContext
from strandline.lint.facts import PlatformFacts
from strandline.lint.namespaces import iter_holders
from strandline.lint.rule import Example, Finding, NodePath, Rule


def check(context: RuleContext) -> Iterator[Finding]:
    """Check names of tables, columns, constraints and indexes; generated ones always fit."""
    for name, subject, path in _names(context):
        if len(name) <= 15:
            continue
        for facts in context.platforms:
            length = len(name) if facts.limit_in_characters else len(name.encode())
            if facts.name_limit is not None and length > facts.name_limit:
                yield _finding(name, length, subject, path, facts)
                break


def _names(context: RuleContext) -> Iterator[tuple[str, str, NodePath]]:
    for holder in iter_holders(context):
        owner = str(holder.path[1])
        subject = owner if holder.table is None else f"{owner}.{holder.name}"
        yield holder.name, subject, holder.path
    for table in context.tables:
        for column in table.columns:
            yield (
                column.name,
                f"{table.name}.{column.name}",
                ("tables", table.name, "columns", column.name, "name"),
            )


def _finding(name: str, length: int, subject: str, path: NodePath, facts: PlatformFacts) -> Finding:
    unit = "characters" if facts.limit_in_characters else "bytes"
    return Finding(
        message=f"{name} has {length} {unit}; {facts.title} keeps {facts.name_limit}",
        subject=subject,
        path=path,
        fix=f"shorten it, for example to {shorten(name, limit=facts.name_limit or 63)}",
    )


RULE = Rule(
    code="D115",
    slug="name-too-long",
    severity=Severity.ERROR,
    summary="A name is longer than a targeted platform keeps",
    why="PostgreSQL cuts a long name without an error, so two names can become one.",
    fix="shorten the name",
    bad=Example(
        yaml="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - name: ConcentrationOfTotalSuspendedSolidsAfterFiltrationThroughGlassFibre  # <- here
      logical_type: float64
  primary_key: [SampleID]
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - name: SuspendedSolidsFiltered
      logical_type: float64
  primary_key: [SampleID]
"""
    ),
    check=check,
)
