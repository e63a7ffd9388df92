"""What operations do on DuckDB to the data and to clients.

One process holds the file and readers see a snapshot, so nothing locks readers; a rebuilt table
keeps other writers of the same process away from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from strandline.dictionary.model import Column
from strandline.dictionary.names import QName
from strandline.dictionary.types import INTEGER_KINDS, LogicalType, TypeKind
from strandline.diff import operations as op
from strandline.platforms.archiving.statements import keeping_effects
from strandline.platforms.base import Effect, StepEffect

_INTEGER_WIDTH = {TypeKind.SMALLINT: 0, TypeKind.INTEGER: 1, TypeKind.BIGINT: 2}


def effects_of(
    operations: Iterable[op.Operation], *, rewritten: Iterable[QName] = ()
) -> tuple[StepEffect, ...]:
    """Return the effects of a step's operations, each once; `rewritten` names copied tables."""
    found: dict[tuple[Effect, str], None] = {}
    for operation in operations:
        if isinstance(operation, op.Archive | op.Restore):
            own = keeping_effects(operation)
            found.update(dict.fromkeys((item.effect, item.subject) for item in own))
            continue
        found.update(dict.fromkeys(_effects(operation)))
    for table in rewritten:
        found[Effect.REWRITES, str(table)] = None
        found[Effect.LOCKS_WRITERS, str(table)] = None
    return tuple(StepEffect(effect=effect, subject=subject) for effect, subject in found)


def takes_away(operation: op.Operation) -> bool:
    """Say whether an operation removes something, so that archives must be written before it."""
    match operation:
        case op.DropColumn() | op.DropPrimaryKey() | op.DropUnique() | op.DropForeignKey():
            return True
        case op.DropCheck() | op.DropIndex() | op.DropTable():
            return True
        case _:
            return any(effect is Effect.LOSES_DATA for effect, _ in _effects(operation))


def _effects(operation: op.Operation) -> Iterator[tuple[Effect, str]]:
    match operation:
        case op.DropTable():
            yield Effect.LOSES_DATA, str(operation.table.name)
            yield Effect.BREAKS_CLIENTS, str(operation.table.name)
        case op.RenameTable():
            yield Effect.BREAKS_CLIENTS, str(operation.before)
        case op.DropView():
            yield Effect.BREAKS_CLIENTS, str(operation.view.name)
        case op.DropColumn() | op.RenameColumn() | op.AddColumn():
            yield from _column(operation)
        case op.AlterColumn():
            yield from _alter(operation)
        case op.AlterValueSet():
            if set(operation.before.values) - set(operation.after.values):
                yield Effect.MAY_FAIL, str(operation.after.name)
                yield Effect.BREAKS_CLIENTS, str(operation.after.name)
        case _:
            yield from _rules_and_rows(operation)


def _column(
    operation: op.DropColumn | op.RenameColumn | op.AddColumn,
) -> Iterator[tuple[Effect, str]]:
    if isinstance(operation, op.RenameColumn):
        yield Effect.BREAKS_CLIENTS, f"{operation.table}.{operation.before}"
        return
    column = operation.column
    subject = f"{operation.table}.{column.name}"
    if isinstance(operation, op.DropColumn):
        if column.generated is None:
            yield Effect.LOSES_DATA, subject
        yield Effect.BREAKS_CLIENTS, subject
    elif not column.nullable and column.default is None and column.identity is None:
        yield Effect.MAY_FAIL, subject


def _rules_and_rows(operation: op.Operation) -> Iterator[tuple[Effect, str]]:
    match operation:
        case op.DeleteRow() | op.UpdateRow() | op.InsertRow():
            yield Effect.MAY_FAIL, str(operation.table)
        case op.AddPrimaryKey() | op.AddUnique() | op.AddForeignKey() | op.AddCheck():
            yield Effect.SCANS, str(operation.table)
            yield Effect.MAY_FAIL, str(operation.table)
        case op.AddIndex():
            yield Effect.SCANS, str(operation.table)
            if operation.index.unique:
                yield Effect.MAY_FAIL, str(operation.table)
        case _:
            return


def _alter(operation: op.AlterColumn) -> Iterator[tuple[Effect, str]]:
    before, after = operation.before, operation.after
    subject = f"{operation.table}.{after.name}"
    if op.ColumnAspect.TYPE in operation.aspects and before.generated is None:
        yield Effect.BREAKS_CLIENTS, subject
        if not widens(before.type, after.type):
            yield Effect.MAY_FAIL, subject
            yield Effect.LOSES_DATA, subject
    if before.nullable and not after.nullable:
        yield Effect.SCANS, subject
        yield Effect.MAY_FAIL, subject
    if _becomes_computed(before, after):
        yield Effect.LOSES_DATA, subject


def _becomes_computed(before: Column, after: Column) -> bool:
    return before.generated is None and after.generated is not None


def widens(before: LogicalType, after: LogicalType) -> bool:
    """Say whether every value of `before` is kept whole by `after`."""
    old, new = before.kind, after.kind
    if new is TypeKind.TEXT:
        return old not in (TypeKind.BINARY_LARGE, TypeKind.ARRAY)
    if old in INTEGER_KINDS and new in INTEGER_KINDS:
        return _INTEGER_WIDTH[old] <= _INTEGER_WIDTH[new]
    if old is TypeKind.FLOAT32 and new is TypeKind.FLOAT64:
        return True
    if old is TypeKind.DECIMAL and new is TypeKind.DECIMAL:
        old_scale, new_scale = before.scale or 0, after.scale or 0
        whole = (before.precision or 0) - old_scale
        return new_scale >= old_scale and (after.precision or 0) - new_scale >= whole
    return old is TypeKind.DATE and new is TypeKind.TIMESTAMP and not after.with_time_zone
