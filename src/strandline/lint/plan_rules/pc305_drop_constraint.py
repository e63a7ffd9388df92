"""A constraint goes, and with it what the data could be relied on for."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.names import QName
from strandline.diff import operations as op
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """One that is put back, or replaced by its like under the same name, is kept."""
    kept = {_place(operation) for operation in context.operations if isinstance(operation, _ADDS)}
    gone = {operation.table.name for operation in context.each(op.DropTable)}
    columns = {(drop.table, drop.column.name) for drop in context.each(op.DropColumn)}
    for operation, origin in context.on_existing(op.DropPrimaryKey):
        if _place(operation) not in kept and operation.table not in gone:
            yield _finding(context, operation.table, operation.key.name, origin, "the primary key")
    for unique, origin in context.on_existing(op.DropUnique):
        own = {(unique.table, name) for name in unique.unique.columns}
        if _place(unique) not in kept and unique.table not in gone and not own & columns:
            yield _finding(context, unique.table, unique.unique.name, origin, "the unique rule")
    for foreign, origin in context.on_existing(op.DropForeignKey):
        own = {(foreign.table, name) for name in foreign.foreign_key.columns}
        if _place(foreign) not in kept and foreign.table not in gone and not own & columns:
            yield _finding(
                context, foreign.table, foreign.foreign_key.name, origin, "the foreign key"
            )
    for checked, origin in context.on_existing(op.DropCheck):
        if _place(checked) not in kept and checked.table not in gone:
            yield _finding(context, checked.table, checked.check.name, origin, "the check")


_ADDS = (op.AddPrimaryKey, op.AddUnique, op.AddForeignKey, op.AddCheck)


def _place(
    operation: op.AddPrimaryKey
    | op.AddUnique
    | op.AddForeignKey
    | op.AddCheck
    | op.DropPrimaryKey
    | op.DropUnique
    | op.DropForeignKey
    | op.DropCheck,
) -> tuple[QName, str]:
    match operation:
        case op.AddPrimaryKey() | op.DropPrimaryKey():
            return operation.table, "primary key"
        case op.AddUnique() | op.DropUnique():
            return operation.table, operation.unique.name
        case op.AddForeignKey() | op.DropForeignKey():
            return operation.table, operation.foreign_key.name
        case op.AddCheck() | op.DropCheck():
            return operation.table, operation.check.name


def _finding(
    context: PlanContext, table: QName, name: str, origin: QName, what: str
) -> PlanFinding:
    return PlanFinding(
        message=f"drops {what} {name}: nothing keeps wrong rows out any more",
        subject=f"{context.shown(table)}.{name}",
        path=context.path(table),
        table=origin,
    )


RULE = PlanRule(
    code="PC305",
    slug="drop-constraint",
    severity=Severity.WARNING,
    summary="A key, foreign key, unique rule or check is dropped",
    why=(
        "Rows that break it may be written from then on, and the way back adds it again over them."
    ),
    fix="say in the release why it goes; count what breaks it before going back",
    bad=PlanExample(
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: SiteID, logical_type: integer}
  primary_key: [SampleID]
  foreign_keys:
    - {name: FK_Sample_Site, columns: [SiteID], references: {table: Site, columns: [SiteID]}}
  indexes:
    - {name: IX_Sample_SiteID, columns: [SiteID]}
---
table:
  name: Site
  columns:
    - {name: SiteID, logical_type: integer, nullable: false}
  primary_key: [SiteID]
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: SiteID, logical_type: integer}
  primary_key: [SampleID]
  indexes:
    - {name: IX_Sample_SiteID, columns: [SiteID]}
---
table:
  name: Site
  columns:
    - {name: SiteID, logical_type: integer, nullable: false}
  primary_key: [SiteID]
""",
    ),
    good=PlanExample(
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: SiteID, logical_type: integer}
  primary_key: [SampleID]
  foreign_keys:
    - {name: FK_Sample_Site, columns: [SiteID], references: {table: Site, columns: [SiteID]}}
  indexes:
    - {name: IX_Sample_SiteID, columns: [SiteID]}
---
table:
  name: Site
  columns:
    - {name: SiteID, logical_type: integer, nullable: false}
  primary_key: [SiteID]
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: SiteID, logical_type: integer}
    - {name: Note, logical_type: text}
  primary_key: [SampleID]
  foreign_keys:
    - {name: FK_Sample_Site, columns: [SiteID], references: {table: Site, columns: [SiteID]}}
  indexes:
    - {name: IX_Sample_SiteID, columns: [SiteID]}
---
table:
  name: Site
  columns:
    - {name: SiteID, logical_type: integer, nullable: false}
  primary_key: [SiteID]
""",
    ),
    check=check,
    calm_rollback=True,
)
