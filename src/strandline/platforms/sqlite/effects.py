"""What SQLite's steps do to data, to other sessions and to clients.

One writer at a time has the whole file, so every step keeps other writers out until the end of
the transaction; only what goes beyond that is said.
"""

from __future__ import annotations

from strandline.dictionary.types import TypeKind
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
    DropColumn,
    DropTable,
    DropView,
    Operation,
    RenameColumn,
    RenameTable,
    Restore,
)
from strandline.platforms.archiving.statements import keeping_effects
from strandline.platforms.base import Effect, Rebuild, StepEffect


def effects_of(operation: Operation) -> tuple[StepEffect, ...]:
    """Return the effects of one operation carried out in place."""
    if isinstance(operation, Archive | Restore):
        return keeping_effects(operation)
    return tuple(StepEffect(effect=effect, subject=subject)
                 for effect, subject in _effects(operation))  # fmt: skip


def rebuild_effects(rebuild: Rebuild) -> tuple[StepEffect, ...]:
    """Return the effects of a rebuild: the table is written anew, and those of its operations."""
    name = str(rebuild.after.name)
    found = {
        StepEffect(effect=Effect.REWRITES, subject=name): None,
        StepEffect(effect=Effect.LOCKS_WRITERS, subject=name): None,
    }
    for operation in rebuild.operations:
        found.update(dict.fromkeys(effects_of(operation)))
    return tuple(found)


def _effects(operation: Operation) -> list[tuple[Effect, str]]:
    match operation:
        case DropTable():
            name = str(operation.table.name)
            return [(Effect.LOSES_DATA, name), (Effect.BREAKS_CLIENTS, name)]
        case DropColumn():
            name = f"{operation.table}.{operation.column.name}"
            effects = [(Effect.BREAKS_CLIENTS, name), (Effect.REWRITES, str(operation.table))]
            if operation.column.generated is None:
                effects.insert(0, (Effect.LOSES_DATA, name))
            return effects
        case DropView():
            return [(Effect.BREAKS_CLIENTS, str(operation.view.name))]
        case RenameTable():
            return [(Effect.BREAKS_CLIENTS, str(operation.before))]
        case RenameColumn():
            return [(Effect.BREAKS_CLIENTS, f"{operation.table}.{operation.before}")]
        case AddColumn():
            column = operation.column
            if column.nullable or column.default is not None or column.generated is not None:
                return []
            return [(Effect.MAY_FAIL, f"{operation.table}.{column.name}")]
        case AlterColumn():
            return _alteration(operation)
        case AddUnique() | AddPrimaryKey() | AddForeignKey() | AddCheck() | AddIndex():
            effects = [(Effect.SCANS, str(operation.table))]
            if not isinstance(operation, AddIndex) or operation.index.unique:
                effects.append((Effect.MAY_FAIL, _subject(operation)))
            return effects
        case _:
            return []


def _alteration(operation: AlterColumn) -> list[tuple[Effect, str]]:
    """A change of type never loses: SQLite keeps what it cannot convert as it was."""
    name = f"{operation.table}.{operation.after.name}"
    effects: list[tuple[Effect, str]] = []
    aspects = operation.aspects
    if ColumnAspect.GENERATED in aspects and operation.after.generated is not None:
        if operation.before.generated is None:
            effects.append((Effect.LOSES_DATA, name))
    stricter = ColumnAspect.NULLABLE in aspects and not operation.after.nullable
    to_json = ColumnAspect.TYPE in aspects and operation.after.type.kind is TypeKind.JSON
    if stricter or to_json:
        effects.append((Effect.MAY_FAIL, name))
    if ColumnAspect.TYPE in aspects:
        effects.append((Effect.BREAKS_CLIENTS, name))
    return effects


def _subject(
    operation: AddUnique | AddPrimaryKey | AddForeignKey | AddCheck | AddIndex,
) -> str:
    match operation:
        case AddUnique():
            name = operation.unique.name
        case AddPrimaryKey():
            name = operation.key.name
        case AddForeignKey():
            name = operation.foreign_key.name
        case AddCheck():
            name = operation.check.name
        case AddIndex():
            name = operation.index.name
    return f"{operation.table}.{name}"
