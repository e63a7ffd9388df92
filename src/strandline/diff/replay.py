"""Operations carried out on a dictionary in memory: the model of what a migration does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from strandline.dictionary.model import Dictionary, Row, Table
from strandline.dictionary.names import QName
from strandline.diff.operations import (
    AddCheck,
    AddColumn,
    AddForeignKey,
    AddIndex,
    AddPrimaryKey,
    AddUnique,
    AlterColumn,
    AlterValueSet,
    Archive,
    ConstraintKind,
    CreateTable,
    CreateValueSet,
    CreateView,
    DeleteRow,
    DropCheck,
    DropColumn,
    DropForeignKey,
    DropIndex,
    DropPrimaryKey,
    DropTable,
    DropUnique,
    DropValueSet,
    DropView,
    InsertRow,
    Operation,
    RenameColumn,
    RenameConstraint,
    RenameTable,
    Restore,
    SetComment,
    SetManaged,
    SetPartitioning,
    UpdateRow,
)
from strandline.diff.renaming import rename_in_foreign_key, rename_in_table


class ReplayError(ValueError):
    """An operation does not fit the dictionary it is replayed on; names both."""


def replay(operations: Iterable[Operation], dictionary: Dictionary) -> Dictionary:
    """Return the dictionary after the operations. Raises ReplayError where one does not fit."""
    for operation in operations:
        try:
            dictionary = apply_operation(operation, dictionary)
        except KeyError as error:
            raise ReplayError(f"{operation.describe()}: there is no {error}") from None
    return dictionary


def apply_operation(operation: Operation, state: Dictionary) -> Dictionary:  # noqa: C901 - one line for each member of a closed set
    """Return the dictionary after one operation; KeyError names what is not there."""
    match operation:
        case CreateTable():
            if operation.table.name in state.tables:
                raise ReplayError(f"{operation.describe()}: it exists already")
            return state.with_table(operation.table)
        case DropTable():
            _ = state.tables[operation.table.name]
            return state.without_table(operation.table.name)
        case RenameTable():
            return _rename_table(operation, state)
        case RenameColumn():
            return _rename_column(operation, state)
        case Archive() | Restore():
            return state
        case CreateView() | DropView():
            views = {k: v for k, v in state.views.items() if k != operation.view.name}
            if isinstance(operation, CreateView):
                views[operation.view.name] = operation.view
            elif operation.view.name not in state.views:
                raise KeyError(str(operation.view.name))
            return replace(state, views=views)
        case CreateValueSet() | DropValueSet() | AlterValueSet():
            return _value_set(operation, state)
        case SetComment() if operation.is_view:
            view = replace(state.views[operation.target], description=operation.after)
            return replace(state, views={**state.views, operation.target: view})
        case SetComment():
            table = state.tables[operation.target]
            return state.with_table(_comment(operation, table))
        case _:
            return state.with_table(_change_table(operation, state.tables[operation.table]))


_TableOperation = (
    AddColumn
    | DropColumn
    | AlterColumn
    | AddPrimaryKey
    | DropPrimaryKey
    | AddUnique
    | DropUnique
    | AddForeignKey
    | DropForeignKey
    | AddCheck
    | DropCheck
    | AddIndex
    | DropIndex
    | RenameConstraint
    | InsertRow
    | DeleteRow
    | UpdateRow
    | SetManaged
    | SetPartitioning
)


def _change_table(operation: _TableOperation, table: Table) -> Table:  # noqa: C901 - one line for each member of a closed set
    match operation:
        case AddColumn():
            return replace(table, columns=(*table.columns, operation.column))
        case DropColumn():
            _ = table.get_column(operation.column.name)
            kept = tuple(c for c in table.columns if c.name != operation.column.name)
            return replace(table, columns=kept)
        case AlterColumn():
            return _alter_column(operation, table)
        case AddPrimaryKey():
            return replace(table, primary_key=operation.key)
        case DropPrimaryKey():
            return replace(table, primary_key=None)
        case AddUnique():
            return replace(table, uniques=(*table.uniques, operation.unique))
        case DropUnique():
            kept_uniques = _without(table.uniques, operation.unique.name)
            return replace(table, uniques=kept_uniques)
        case AddForeignKey():
            return replace(table, foreign_keys=(*table.foreign_keys, operation.foreign_key))
        case DropForeignKey():
            return replace(
                table, foreign_keys=_without(table.foreign_keys, operation.foreign_key.name)
            )
        case AddCheck():
            return replace(table, checks=(*table.checks, operation.check))
        case DropCheck():
            return replace(table, checks=_without(table.checks, operation.check.name))
        case AddIndex():
            return replace(table, indexes=(*table.indexes, operation.index))
        case DropIndex():
            return replace(table, indexes=_without(table.indexes, operation.index.name))
        case RenameConstraint():
            return _rename_constraint(operation, table)
        case InsertRow():
            return replace(table, rows=(*table.rows, operation.row))
        case DeleteRow():
            return replace(table, rows=_other_rows(table, operation.key, operation.row))
        case UpdateRow():
            others = _other_rows(table, operation.key, operation.before)
            return replace(table, rows=(*others, operation.after))
        case SetManaged():
            return replace(table, managed=operation.after)
        case SetPartitioning():
            return replace(table, partitioning=operation.after)
        case _:
            assert_never(operation)


def _without(items: tuple[object, ...], name: str) -> tuple:  # type: ignore[type-arg]
    kept = tuple(item for item in items if item.name != name)  # type: ignore[attr-defined]
    if len(kept) == len(items):
        raise KeyError(name)
    return kept


def _other_rows(table: Table, key: tuple[str, ...], row: Row) -> tuple[Row, ...]:
    wanted = row.key(key)
    kept = tuple(other for other in table.rows if other.key(key) != wanted)
    if len(kept) == len(table.rows):
        raise KeyError(f"reference row {wanted}")
    return kept


def _alter_column(operation: AlterColumn, table: Table) -> Table:
    before = table.get_column(operation.before.name)
    after = replace(
        operation.after, description=before.description, renamed_from=before.renamed_from
    )
    columns = tuple(after if c.name == before.name else c for c in table.columns)
    return replace(table, columns=columns)


def _comment(operation: SetComment, table: Table) -> Table:
    if operation.column is None:
        return replace(table, description=operation.after)
    column = replace(table.get_column(operation.column), description=operation.after)
    columns = tuple(column if c.name == column.name else c for c in table.columns)
    return replace(table, columns=columns)


def _rename_table(operation: RenameTable, state: Dictionary) -> Dictionary:
    table = state.tables[operation.before]
    if operation.after in state.tables:
        raise ReplayError(f"{operation.describe()}: the new name is taken")
    tables = {}
    for name, other in state.tables.items():
        moved = replace(other, name=operation.after) if other is table else other
        keys = tuple(
            replace(key, target=operation.after) if key.target == operation.before else key
            for key in moved.foreign_keys
        )
        if keys != moved.foreign_keys:
            moved = replace(moved, foreign_keys=keys)
        tables[operation.after if name == operation.before else name] = moved
    return replace(state, tables=tables)


def _rename_column(operation: RenameColumn, state: Dictionary) -> Dictionary:
    table = state.tables[operation.table]
    _ = table.get_column(operation.before)
    names = {operation.before: operation.after}
    tables = {}
    for name, other in state.tables.items():
        if name == operation.table:
            tables[name] = rename_in_table(other, names)
            continue
        keys = tuple(
            rename_in_foreign_key(key, {}, names) if key.target == operation.table else key
            for key in other.foreign_keys
        )
        tables[name] = other if keys == other.foreign_keys else replace(other, foreign_keys=keys)
    return replace(state, tables=tables)


def _rename_constraint(operation: RenameConstraint, table: Table) -> Table:
    before, after = operation.before, operation.after

    def renamed(items: tuple) -> tuple:  # type: ignore[type-arg]
        if not any(item.name == before for item in items):
            raise KeyError(before)
        return tuple(replace(i, name=after) if i.name == before else i for i in items)

    match operation.kind:
        case ConstraintKind.PRIMARY_KEY:
            if table.primary_key is None:
                raise KeyError(before)
            return replace(table, primary_key=replace(table.primary_key, name=after))
        case ConstraintKind.UNIQUE:
            return replace(table, uniques=renamed(table.uniques))
        case ConstraintKind.FOREIGN_KEY:
            return replace(table, foreign_keys=renamed(table.foreign_keys))
        case ConstraintKind.CHECK:
            return replace(table, checks=renamed(table.checks))
        case ConstraintKind.INDEX:
            return replace(table, indexes=renamed(table.indexes))
        case ConstraintKind.DEFAULT:
            columns = tuple(
                replace(c, default=replace(c.default, name=after))
                if c.default is not None and c.default.name == before
                else c
                for c in table.columns
            )
            return replace(table, columns=columns)
        case _:
            assert_never(operation.kind)


def _value_set(
    operation: CreateValueSet | DropValueSet | AlterValueSet, state: Dictionary
) -> Dictionary:
    value_sets = dict(state.value_sets)
    match operation:
        case CreateValueSet():
            value_sets[operation.value_set.name] = operation.value_set
        case DropValueSet():
            del value_sets[operation.value_set.name]
        case AlterValueSet():
            _ = value_sets[operation.before.name]
            value_sets[operation.after.name] = operation.after
        case _:
            assert_never(operation)
    return replace(state, value_sets=value_sets)


def touched_tables(operations: Iterable[Operation]) -> set[QName]:
    """Return the names, old and new, of tables that the operations change in shape."""
    found: set[QName] = set()
    for operation in operations:
        match operation:
            case CreateTable() | DropTable():
                found.add(operation.table.name)
            case RenameTable():
                found.update((operation.before, operation.after))
            case (
                CreateView()
                | DropView()
                | CreateValueSet()
                | DropValueSet()
                | AlterValueSet()
                | SetComment()
                | Archive()
                | Restore()
                | InsertRow()
                | DeleteRow()
                | UpdateRow()
            ):
                continue
            case _:
                found.add(operation.table)
    return found
