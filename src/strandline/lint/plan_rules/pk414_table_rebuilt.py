"""A table is written anew for a change that does not look like it."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.names import QName
from strandline.diff import operations as op
from strandline.lint.changes import table_finding
from strandline.lint.estimate import Work
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule, Scale
from strandline.platforms.base import Effect


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """Rewrites that rules of their own explain are left out; each table is told once."""
    told = _explained(context)
    for step in context.steps:
        for item in step.effects:
            if item.effect is not Effect.REWRITES or item.subject in told:
                continue
            told.add(item.subject)
            table = _tables(context).get(item.subject)
            if table is not None:
                name, origin = table
                message = f"{context.shown(name)} is written anew"
                yield table_finding(context, name, origin, message)


def _tables(context: PlanContext) -> dict[str, tuple[QName, QName]]:
    """Return existing tables by the names that effects call them: (name now, name before)."""
    found = {str(name): (name, name) for name in context.before.tables}
    for operation, origin in context.on_existing(op.RenameTable):
        found[str(operation.after)] = (operation.after, origin)
    return found


def _explained(context: PlanContext) -> set[str]:
    if not context.features.alter_in_place:
        return set()
    found: set[str] = set()
    for operation, _ in context.on_existing(op.AlterColumn):
        found.add(str(operation.table))
    for added, _ in context.on_existing(op.AddColumn):
        found.add(str(added.table))
    for changed, _ in context.on_existing(op.SetPartitioning):
        found.add(str(changed.table))
    return found


RULE = PlanRule(
    code="PK414",
    slug="table-rebuilt",
    severity=Severity.WARNING,
    summary="A table is rebuilt",
    why="Every row is copied, and writers wait for as long as that takes.",
    fix=(
        "do it when little is written; put several changes of one table into one release, so "
        "that it is rebuilt once"
    ),
    bad=PlanExample(
        before="""\
table:
  name: Reading
  columns:
    - {name: SensorID, logical_type: integer, nullable: false}
    - {name: Value, logical_type: float64}
""",
        after="""\
table:
  name: Reading
  columns:
    - {name: SensorID, logical_type: integer, nullable: false}
    - {name: Value, logical_type: float64}
  primary_key: {name: PK_Reading, columns: [SensorID], clustered: true}
""",
    ),
    good=PlanExample(
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
  primary_key: [SampleID]
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Code, logical_type: string, max_length: 20}
  primary_key: [SampleID]
""",
    ),
    check=check,
    platforms=("mssql", "sqlite", "duckdb"),
    differs={
        "sqlite": (
            "ALTER TABLE can add, drop and rename; everything else is create, copy and swap, with "
            "foreign keys off and checked before the commit."
        ),
        "duckdb": (
            "An index or a foreign key on the table forbids most of ALTER; the table is rebuilt "
            "and its indexes made anew."
        ),
        "mssql": (
            "The clustered primary key is the table: dropping or adding it sorts every row, and "
            "every other index with it."
        ),
    },
    effect=Effect.REWRITES,
    scale=Scale.LOCK,
    work=Work.REWRITE,
)
