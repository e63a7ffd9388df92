"""Reference rows go that other rows may point at."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.names import QName
from strandline.diff import operations as op
from strandline.lint.changes import table_finding, told_fate
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule
from strandline.platforms.base import Effect


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """One finding for a table, however many rows go; rows of a table that goes are its own."""
    gone: dict[QName, tuple[QName, int]] = {}
    dropped = {operation.table.name for operation in context.each(op.DropTable)}
    for operation, origin in context.on_existing(op.DeleteRow):
        if operation.table not in dropped:
            _, count = gone.get(operation.table, (origin, 0))
            gone[operation.table] = (origin, count + 1)
    for table, (origin, count) in gone.items():
        rows = "1 reference row" if count == 1 else f"{count} reference rows"
        message = f"deletes {rows} of {context.shown(table)}; {told_fate(context, str(table))}"
        yield table_finding(context, table, origin, message, effect=context.fate(str(table)))


RULE = PlanRule(
    code="PD157",
    slug="reference-row-removed",
    severity=Severity.WARNING,
    summary="Reference rows are deleted",
    why=(
        "Rows that point at them stop the change, or go with them where the foreign key cascades."
    ),
    fix=("count what points at them; keep the row and mark it as retired where anything does"),
    bad=PlanExample(
        before="""\
table:
  name: Unit
  columns:
    - {name: UnitID, logical_type: integer, nullable: false}
    - {name: Name, logical_type: string, max_length: 20}
  primary_key: [UnitID]
  seed_data:
    - {UnitID: 1, Name: metre}
    - {UnitID: 2, Name: foot}
""",
        after="""\
table:
  name: Unit
  columns:
    - {name: UnitID, logical_type: integer, nullable: false}
    - {name: Name, logical_type: string, max_length: 20}
  primary_key: [UnitID]
  seed_data:
    - {UnitID: 1, Name: metre}
""",
    ),
    good=PlanExample(
        before="""\
table:
  name: Unit
  columns:
    - {name: UnitID, logical_type: integer, nullable: false}
    - {name: Name, logical_type: string, max_length: 20}
  primary_key: [UnitID]
  seed_data:
    - {UnitID: 1, Name: metre}
""",
        after="""\
table:
  name: Unit
  columns:
    - {name: UnitID, logical_type: integer, nullable: false}
    - {name: Name, logical_type: string, max_length: 20}
  primary_key: [UnitID]
  seed_data:
    - {UnitID: 1, Name: metre}
    - {UnitID: 2, Name: foot}
""",
    ),
    check=check,
    effect=Effect.LOSES_DATA,
    calm_rollback=True,
)
