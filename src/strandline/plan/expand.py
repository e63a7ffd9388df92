"""What a plan needs beyond the comparison: foreign keys apart, dependent views out of the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from strandline.dictionary.model import Dictionary, View
from strandline.dictionary.names import QName
from strandline.diff.operations import (
    AddCheck,
    AddForeignKey,
    AddIndex,
    AlterColumn,
    AlterValueSet,
    CreateTable,
    CreateView,
    DeleteRow,
    DropColumn,
    DropForeignKey,
    DropTable,
    DropValueSet,
    DropView,
    Operation,
    RenameColumn,
    RenameTable,
    SetComment,
    SetManaged,
    SetPartitioning,
    UpdateRow,
    table_of,
)
from strandline.diff.order import dependent_views, views_in_order
from strandline.diff.replay import touched_tables
from strandline.plan.keys_aside import keys_aside
from strandline.platforms.base import Platform

_TAIL = (
    AddForeignKey,
    AddCheck,
    AddIndex,
    DropValueSet,
    SetComment,
    SetPartitioning,
    CreateView,
)
"""Operations that come after the point where new foreign keys belong."""

_DISTURBS_VIEWS = (
    AlterColumn,
    DropColumn,
    RenameColumn,
    RenameTable,
    DropTable,
    CreateTable,
    SetPartitioning,
)
"""Operations that a view on the table would refuse, or not notice, where tables alter in place."""


def expand(
    operations: Sequence[Operation], before: Dictionary, after: Dictionary, platform: Platform
) -> tuple[Operation, ...]:
    """Return the operations that the platform's renderer is given; see the platform protocol."""
    expanded = list(operations)
    if platform.features.add_constraints_in_place:
        drops, adds, expanded = keys_aside(expanded, before, after)
        expanded = _foreign_keys_apart(expanded, drops, adds)
    return tuple(_views_aside(expanded, before, after, platform))


def without_idle_updates(operations: Sequence[Operation]) -> tuple[Operation, ...]:
    """Leave out what drops do anyway: forgetting cells of a column, deleting rows of a table."""
    gone = {operation.table.name for operation in operations if isinstance(operation, DropTable)}
    dropped = {
        (operation.table, operation.column.name)
        for operation in operations
        if isinstance(operation, DropColumn)
    }

    def idle(operation: Operation) -> bool:
        if isinstance(operation, DeleteRow):
            return operation.table in gone
        if not isinstance(operation, UpdateRow):
            return False
        before, after = operation.before.as_mapping(), operation.after.as_mapping()
        changed = [
            column
            for column in {*before, *after}
            if column not in after or column not in before or before[column] != after[column]
        ]
        return all(
            column not in after and (operation.table, column) in dropped for column in changed
        )

    return tuple(operation for operation in operations if not idle(operation))


def _foreign_keys_apart(
    operations: list[Operation], aside: Sequence[Operation], back: Sequence[Operation]
) -> list[Operation]:
    adds: list[Operation] = [*back]
    drops: list[Operation] = [*aside]
    result: list[Operation] = []
    for operation in operations:
        if isinstance(operation, CreateTable | DropTable) and operation.table.foreign_keys:
            table = operation.table
            bare = replace(table, foreign_keys=())
            for key in table.foreign_keys:
                if isinstance(operation, CreateTable):
                    adds.append(AddForeignKey(table=table.name, foreign_key=key))
                else:
                    drops.append(DropForeignKey(table=table.name, foreign_key=key))
            result.append(replace(operation, table=bare))
        else:
            result.append(operation)
    tail = next((i for i, operation in enumerate(result) if in_tail(operation)), len(result))
    result[tail:tail] = adds
    head = next((i for i, operation in enumerate(result) if not _in_head(operation)), len(result))
    result[head:head] = drops
    return result


def in_tail(operation: Operation) -> bool:
    """Say whether an operation comes after the point where new foreign keys belong."""
    if isinstance(operation, SetManaged):
        return bool(operation.after)
    return isinstance(operation, _TAIL)


def _in_head(operation: Operation) -> bool:
    if isinstance(operation, SetManaged):
        return not operation.after
    return isinstance(operation, DropView)


def _views_aside(
    operations: list[Operation], before: Dictionary, after: Dictionary, platform: Platform
) -> list[Operation]:
    dropped = {op.view.name: op.view for op in operations if isinstance(op, DropView)}
    created = {op.view.name: op.view for op in operations if isinstance(op, CreateView)}
    disturbed = _disturbed(operations, platform) | _retyped(operations, before, after)
    touched = disturbed | set(dropped) | set(created)
    for view in dependent_views(touched, before):
        if view.name in after.views:
            dropped.setdefault(view.name, view)
            created.setdefault(view.name, after.views[view.name])
    for view in dependent_views(touched, after):
        if view.name in before.views:
            dropped.setdefault(view.name, before.views[view.name])
            created.setdefault(view.name, view)
    middle = [op for op in operations if not isinstance(op, DropView | CreateView)]
    middle = [op for op in middle if not _comment_on(op, created)]
    drops = [DropView(view=view) for view in views_in_order(list(dropped.values()), before)]
    creates = [CreateView(view=view) for view in views_in_order(list(created.values()), after)]
    return [*reversed(drops), *middle, *creates]


def _comment_on(operation: Operation, created: Mapping[QName, View]) -> bool:
    """A view that is made anew brings its comment along."""
    return isinstance(operation, SetComment) and operation.is_view and operation.target in created


def _retyped(operations: Sequence[Operation], before: Dictionary, after: Dictionary) -> set[QName]:
    """Return tables with a column of a native value set that changes: its type is made anew."""
    changed = {op.after.name for op in operations if isinstance(op, AlterValueSet)}
    if not changed:
        return set()
    return {
        table.name
        for dictionary in (before, after)
        for table in dictionary.tables.values()
        if any(column.type.value_set in changed for column in table.columns)
    }


def _disturbed(operations: Sequence[Operation], platform: Platform) -> set[QName]:
    if not platform.features.alter_in_place:
        return touched_tables(operations)
    found: set[QName] = set()
    for operation in operations:
        if isinstance(operation, _DISTURBS_VIEWS):
            table = table_of(operation)
            if table is not None:
                found.add(table)
            if isinstance(operation, RenameTable):
                found.add(operation.after)
    return found
