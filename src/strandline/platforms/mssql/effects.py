"""What each operation does to data, sessions and clients on SQL Server."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.dictionary.model import Column, Table
from strandline.dictionary.types import (
    BINARY_KINDS,
    FLOAT_KINDS,
    INTEGER_KINDS,
    TEMPORAL_KINDS,
    TEXT_KINDS,
    LogicalType,
    TypeKind,
)
from strandline.diff.operations import (
    AddCheck,
    AddColumn,
    AddForeignKey,
    AddIndex,
    AddPrimaryKey,
    AddUnique,
    AlterColumn,
    Archive,
    ColumnAspect,
    DeleteRow,
    DropColumn,
    DropPrimaryKey,
    DropTable,
    DropView,
    InsertRow,
    Operation,
    RenameColumn,
    RenameTable,
    Restore,
    SetManaged,
)
from strandline.platforms.archiving.statements import keeping_effects
from strandline.platforms.base import Effect, StepEffect
from strandline.platforms.mssql.alter import needs_rebuild, widens
from strandline.platforms.mssql.dependents import generated_from


def effects_of(operation: Operation, table: Table) -> tuple[StepEffect, ...]:
    """Return the effects; `table` is the table as it stands before the operation."""
    if isinstance(operation, Archive | Restore):
        return keeping_effects(operation)
    return tuple(
        StepEffect(effect=effect, subject=subject) for effect, subject in _effects(operation, table)
    )


def _effects(operation: Operation, table: Table) -> Iterator[tuple[Effect, str]]:
    place = str(table.name)
    match operation:
        case DropTable():
            yield Effect.LOSES_DATA, place
            yield Effect.BREAKS_CLIENTS, place
        case DropView():
            yield Effect.BREAKS_CLIENTS, str(operation.view.name)
        case DropColumn():
            column = f"{place}.{operation.column.name}"
            yield Effect.LOCKS_READERS, place
            if operation.column.generated is None:
                yield Effect.LOSES_DATA, column
            yield Effect.BREAKS_CLIENTS, column
        case AddColumn():
            yield from _added(operation.column, place)
        case AlterColumn():
            yield from _altered(operation, table)
        case RenameTable():
            yield Effect.LOCKS_READERS, place
            yield Effect.BREAKS_CLIENTS, place
        case RenameColumn():
            yield Effect.LOCKS_READERS, place
            if generated_from(table, operation.before):
                yield Effect.REWRITES, place
            yield Effect.BREAKS_CLIENTS, f"{place}.{operation.before}"
        case _:
            yield from _constraint_effects(operation, place)


def _constraint_effects(operation: Operation, place: str) -> Iterator[tuple[Effect, str]]:
    match operation:
        case AddPrimaryKey():
            # The clustered key orders the table itself.
            yield Effect.LOCKS_READERS, place
            yield Effect.REWRITES, place
            yield Effect.MAY_FAIL, place
        case DropPrimaryKey():
            yield Effect.LOCKS_READERS, place
            yield Effect.REWRITES, place
        case AddUnique() | AddCheck() | AddForeignKey():
            yield Effect.LOCKS_READERS, place
            yield Effect.SCANS, place
            yield Effect.MAY_FAIL, place
            if isinstance(operation, AddForeignKey):
                yield Effect.LOCKS_WRITERS, str(operation.foreign_key.target)
        case AddIndex():
            yield Effect.LOCKS_WRITERS, place
            yield Effect.SCANS, place
            if operation.index.unique:
                yield Effect.MAY_FAIL, place
        case InsertRow():
            yield Effect.MAY_FAIL, place
        case DeleteRow():
            yield Effect.LOSES_DATA, place
            yield Effect.MAY_FAIL, place
        case SetManaged() if operation.after:
            yield Effect.BREAKS_CLIENTS, place
        case _:
            return


def _added(column: Column, place: str) -> Iterator[tuple[Effect, str]]:
    yield Effect.LOCKS_READERS, place
    given = column.default or column.generated or column.identity
    if not column.nullable and given is None:
        yield Effect.MAY_FAIL, place
        yield Effect.BREAKS_CLIENTS, f"{place}.{column.name}"
    stored = column.generated is not None and column.generated.stored
    filled = column.default is not None and not _is_constant(column)
    if stored or filled or column.identity is not None:
        yield Effect.REWRITES, place


def _is_constant(column: Column) -> bool:
    """A default that is the same for every row is kept in the catalog; NEWID() is written out."""
    if column.default is None:
        return True
    text = column.default.expression.text.lower()
    return "uuid" not in text and "random" not in text


def _altered(operation: AlterColumn, table: Table) -> Iterator[tuple[Effect, str]]:
    place = str(table.name)
    column = f"{place}.{operation.after.name}"
    aspects = operation.aspects
    yield Effect.LOCKS_READERS, place
    if needs_rebuild(operation, table):
        yield Effect.REWRITES, place
        yield Effect.MAY_FAIL, place
        if operation.after.generated is not None and operation.before.generated is None:
            yield Effect.LOSES_DATA, column
    elif ColumnAspect.TYPE in aspects and not widens(operation.before.type, operation.after.type):
        yield Effect.REWRITES, place
        yield Effect.MAY_FAIL, column
    if ColumnAspect.NULLABLE in aspects and not operation.after.nullable:
        yield Effect.SCANS, place
        yield Effect.MAY_FAIL, column
    if ColumnAspect.TYPE in aspects and narrows(operation.before.type, operation.after.type):
        yield Effect.LOSES_DATA, column


_INTEGER_ORDER = [TypeKind.SMALLINT, TypeKind.INTEGER, TypeKind.BIGINT]


def narrows(before: LogicalType, after: LogicalType) -> bool:
    """Say whether values of the old type may not come through whole."""
    old, new = before.kind, after.kind
    if old in TEXT_KINDS and new in TEXT_KINDS:
        return _shorter(before, after, large=TypeKind.TEXT)
    if old in BINARY_KINDS and new in BINARY_KINDS:
        return _shorter(before, after, large=TypeKind.BINARY_LARGE)
    if old in INTEGER_KINDS and new in INTEGER_KINDS:
        return _INTEGER_ORDER.index(new) < _INTEGER_ORDER.index(old)
    if old is TypeKind.DECIMAL and new is TypeKind.DECIMAL:
        whole = (before.precision or 0) - (before.scale or 0)
        return (after.scale or 0) < (before.scale or 0) or whole > (
            (after.precision or 0) - (after.scale or 0)
        )
    if old in INTEGER_KINDS and new in (TypeKind.DECIMAL, TypeKind.FLOAT64, *TEXT_KINDS):
        return old is TypeKind.BIGINT and new is TypeKind.FLOAT64
    if old in FLOAT_KINDS and new in FLOAT_KINDS:
        return old is TypeKind.FLOAT64 and new is TypeKind.FLOAT32
    if old in TEMPORAL_KINDS and new in TEMPORAL_KINDS:
        return _coarser(before, after)
    if new in TEXT_KINDS:
        return after.length is not None and after.length < 64
    return old is not new


def _shorter(before: LogicalType, after: LogicalType, *, large: TypeKind) -> bool:
    if after.kind is large:
        return False
    return before.kind is large or (after.length or 0) < (before.length or 0)


def _coarser(before: LogicalType, after: LogicalType) -> bool:
    if before.kind is not after.kind:
        return not (before.kind is TypeKind.DATE and after.kind is TypeKind.TIMESTAMP)
    lost_zone = before.with_time_zone and not after.with_time_zone
    return lost_zone or (after.precision or 0) < (before.precision or 0)
