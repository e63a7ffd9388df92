"""What several plan rules ask of a change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from strandline.dictionary.model import Column, ForeignKey, Table
from strandline.dictionary.names import QName
from strandline.diff import operations as op
from strandline.lint.plan_context import Direction, PlanContext
from strandline.lint.plan_rule import PlanFinding
from strandline.platforms.base import Effect


def altered(
    context: PlanContext, aspect: op.ColumnAspect
) -> Iterator[tuple[op.AlterColumn, QName]]:
    """Yield the alterations of existing columns that change one aspect."""
    for operation, origin in context.on_existing(op.AlterColumn):
        if aspect in operation.aspects:
            yield operation, origin


def column_finding(
    context: PlanContext,
    table: QName,
    column: str,
    origin: QName,
    message: str,
    *,
    fix: str = "",
    effect: Effect | None = None,
) -> PlanFinding:
    """Return a finding about a column, placed where the column is written or its table."""
    return PlanFinding(
        message=message,
        subject=f"{context.shown(table)}.{column}",
        path=context.path(table, "columns", column),
        table=origin,
        fix=fix,
        effect=effect,
    )


def part_finding(
    context: PlanContext, table: QName, part: str, name: str, origin: QName, message: str
) -> PlanFinding:
    """Return a finding about a constraint or index; `part` is the key it stands under."""
    return PlanFinding(
        message=message,
        subject=f"{context.shown(table)}.{name}",
        path=context.path(table, part, name),
        table=origin,
    )


def table_finding(
    context: PlanContext,
    table: QName,
    origin: QName | None,
    message: str,
    *,
    effect: Effect | None = None,
) -> PlanFinding:
    """Return a finding about a whole table."""
    return PlanFinding(
        message=message,
        subject=context.shown(table),
        path=context.path(table),
        table=origin,
        effect=effect,
    )


def locks(context: PlanContext, operation: op.Operation, table: QName) -> str:
    """Say whom the steps of an operation keep off a table; empty for nobody."""
    if context.has(operation, Effect.LOCKS_READERS, str(table)):
        return "readers and writers"
    if context.has(operation, Effect.LOCKS_WRITERS, str(table)):
        return "writers"
    return ""


def held_already(context: PlanContext, origin: QName, key: ForeignKey) -> bool:
    """Say whether a foreign key is only put back: rows cannot break what held before."""
    return any(
        (other.columns, other.target_columns) == (key.columns, key.target_columns)
        and _same_target(context, other.target, key.target)
        for other in context.was(origin).foreign_keys
    )


def _same_target(context: PlanContext, before: QName, after: QName) -> bool:
    renames = {rename.before: rename.after for rename in context.each(op.RenameTable)}
    return before == after or renames.get(before) == after


def table_after(context: PlanContext, table: QName) -> Table | None:
    """Return a table as the plan leaves it, None when it is gone."""
    return context.after.tables.get(table)


def is_filled(column: Column) -> bool:
    """Say whether the database gives a new column a value in rows that are there."""
    return bool(column.default or column.identity or column.generated)


def just_added_empty(context: PlanContext, table: QName, columns: Iterable[str]) -> bool:
    """Say whether columns were added by this plan without a value: no row can break a rule."""
    added = {
        operation.column.name
        for operation in context.each(op.AddColumn)
        if operation.table == table and not is_filled(operation.column)
    }
    return set(columns) <= added


def told_fate(context: PlanContext, subject: str) -> str:
    """Say what becomes of the data under a name that effects use."""
    match context.fate(subject):
        case Effect.LOSES_DATA:
            return "for good: nothing brings it back"
        case Effect.ARCHIVES if context.direction is Direction.ROLLBACK:
            return "what is there is archived, and comes back when the migration runs again"
        case Effect.ARCHIVES:
            return "what is there is archived, and comes back with the rollback"
        case _:
            return "nothing of it is kept"
