"""A primary key is laid on rows that may be null or double."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.diff import operations as op
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule, Scale
from strandline.lint.rule import listed
from strandline.platforms.base import Effect


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """Say which of its columns may be null as well."""
    for operation, origin in context.on_existing(op.AddPrimaryKey):
        before = context.was(origin)
        key = operation.key
        if before.primary_key is not None and before.primary_key.columns == key.columns:
            continue
        nullable = [
            column.name
            for column in before.columns
            if column.name in key.columns and column.nullable
        ]
        message = f"{listed(key.columns)} must identify a row: equal values stop the change"
        if nullable:
            message += f", and so do nulls in {listed(nullable)}"
        yield PlanFinding(
            message=message,
            subject=f"{context.shown(operation.table)}.{key.name}",
            path=context.path(operation.table, "primary_key"),
            table=origin,
        )


RULE = PlanRule(
    code="PF205",
    slug="primary-key-on-rows",
    severity=Severity.WARNING,
    summary="A primary key is added or changed on a table that has rows",
    why=("Doubles and nulls stop the change; making the columns required scans the table besides."),
    fix=("fill and count first; make the columns required in one release and the key in the next"),
    bad=PlanExample(
        before="""\
table:
  name: Reading
  columns:
    - {name: SensorID, logical_type: integer}
    - {name: Value, logical_type: float64}
""",
        after="""\
table:
  name: Reading
  columns:
    - {name: SensorID, logical_type: integer, nullable: false}
    - {name: Value, logical_type: float64}
  primary_key: [SensorID]
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
  primary_key: [SampleID]
---
table:
  name: Reading
  columns:
    - {name: SensorID, logical_type: integer, nullable: false}
    - {name: Value, logical_type: float64}
  primary_key: [SensorID]
""",
    ),
    check=check,
    effect=Effect.MAY_FAIL,
    scale=Scale.ROWS,
)
