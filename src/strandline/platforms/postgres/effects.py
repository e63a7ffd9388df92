"""What each operation does on PostgreSQL to the data, to other sessions and to clients."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.dictionary.names import QName
from strandline.diff import operations as op
from strandline.platforms.archiving.statements import keeping_effects
from strandline.platforms.base import Effect, StepEffect
from strandline.platforms.postgres import fill
from strandline.platforms.postgres.alter import narrows, rewrites


def effects_of(operation: op.Operation) -> tuple[StepEffect, ...]:
    """Return the effects of one operation, each once, in a fixed order."""
    if isinstance(operation, op.Archive | op.Restore):
        return keeping_effects(operation)
    found = dict.fromkeys(_effects(operation))
    return tuple(StepEffect(effect=effect, subject=subject) for effect, subject in found)


def _effects(operation: op.Operation) -> Iterator[tuple[Effect, str]]:
    match operation:
        case op.DropTable():
            yield Effect.LOCKS_READERS, str(operation.table.name)
            yield Effect.LOSES_DATA, str(operation.table.name)
            yield Effect.BREAKS_CLIENTS, str(operation.table.name)
        case op.RenameTable():
            yield Effect.LOCKS_READERS, str(operation.before)
            yield Effect.BREAKS_CLIENTS, str(operation.before)
        case op.DropView():
            yield Effect.BREAKS_CLIENTS, str(operation.view.name)
        case op.AddColumn() | op.DropColumn() | op.RenameColumn():
            yield from _column(operation)
        case op.AlterColumn():
            yield from _alter(operation)
        case op.AlterValueSet():
            yield Effect.REWRITES, str(operation.after.name)
            yield Effect.LOCKS_READERS, str(operation.after.name)
            if set(operation.before.values) - set(operation.after.values):
                yield Effect.MAY_FAIL, str(operation.after.name)
                yield Effect.BREAKS_CLIENTS, str(operation.after.name)
        case op.DropValueSet():
            yield Effect.BREAKS_CLIENTS, str(operation.value_set.name)
        case op.DeleteRow() | op.UpdateRow():
            yield Effect.MAY_FAIL, str(operation.table)
        case op.SetPartitioning():
            yield Effect.REWRITES, str(operation.table)
            yield Effect.LOCKS_READERS, str(operation.table)
            yield Effect.MAY_FAIL, str(operation.table)
        case _:
            yield from _constraint(operation)


def _column(
    operation: op.AddColumn | op.DropColumn | op.RenameColumn,
) -> Iterator[tuple[Effect, str]]:
    table = operation.table
    if isinstance(operation, op.RenameColumn):
        yield Effect.LOCKS_READERS, str(table)
        yield Effect.BREAKS_CLIENTS, f"{table}.{operation.before}"
        return
    column = operation.column
    subject = f"{table}.{column.name}"
    yield Effect.LOCKS_READERS, str(table)
    if isinstance(operation, op.DropColumn):
        # What is computed can be computed again.
        if column.generated is None:
            yield Effect.LOSES_DATA, subject
        yield Effect.BREAKS_CLIENTS, subject
        return
    if (
        column.generated is not None
        or column.identity is not None
        or fill.has_to_be_written(column)
    ):
        yield Effect.REWRITES, str(table)
    if not column.nullable and not (column.default or column.generated or column.identity):
        yield Effect.MAY_FAIL, subject


def _alter(operation: op.AlterColumn) -> Iterator[tuple[Effect, str]]:
    before, after = operation.before, operation.after
    subject = f"{operation.table}.{after.name}"
    yield Effect.LOCKS_READERS, str(operation.table)
    if op.ColumnAspect.TYPE in operation.aspects:
        yield Effect.BREAKS_CLIENTS, subject
        if rewrites(before.type, after.type):
            yield Effect.REWRITES, str(operation.table)
        if narrows(before.type, after.type):
            yield Effect.LOSES_DATA, subject
            yield Effect.MAY_FAIL, subject
    if op.ColumnAspect.GENERATED in operation.aspects and after.generated is not None:
        yield Effect.REWRITES, str(operation.table)
        if before.generated is None:
            yield Effect.LOSES_DATA, subject
    if before.nullable and not after.nullable:
        yield Effect.SCANS, str(operation.table)
        yield Effect.MAY_FAIL, subject


def _constraint(operation: op.Operation) -> Iterator[tuple[Effect, str]]:
    name: QName | None = op.table_of(operation)
    table = str(name)
    match operation:
        case op.AddPrimaryKey():
            added, locks = operation.key.name, Effect.LOCKS_READERS
        case op.AddUnique():
            added, locks = operation.unique.name, Effect.LOCKS_READERS
        case op.AddForeignKey():
            added, locks = operation.foreign_key.name, Effect.LOCKS_WRITERS
            yield Effect.LOCKS_WRITERS, str(operation.foreign_key.target)
        case op.AddCheck():
            added, locks = operation.check.name, Effect.LOCKS_READERS
        case op.AddIndex():
            added = operation.index.name if operation.index.unique else ""
            locks = Effect.LOCKS_WRITERS
        case op.SetManaged():
            # A trigger is dropped under the strongest lock there is.
            yield Effect.LOCKS_READERS if operation.before else Effect.LOCKS_WRITERS, table
            return
        case op.RenameConstraint() if operation.kind is op.ConstraintKind.INDEX:
            return
        case (
            op.DropPrimaryKey()
            | op.DropUnique()
            | op.DropForeignKey()
            | op.DropCheck()
            | op.DropIndex()
            | op.RenameConstraint()
        ):
            yield Effect.LOCKS_READERS, table
            if isinstance(operation, op.DropForeignKey):
                # Its triggers are on both tables.
                yield Effect.LOCKS_READERS, str(operation.foreign_key.target)
            return
        case _:
            return
    yield locks, table
    yield Effect.SCANS, table
    if added:
        yield Effect.MAY_FAIL, f"{table}.{added}"
