"""Which tables must be rebuilt: the shared half of create-copy-swap.

SQLite and DuckDB alter little in place. `collapse` takes the planner's ordered operations and
replaces those on a table that cannot be altered by one `Rebuild` from its old to its new shape.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from strandline.dictionary.model import Dictionary
from strandline.dictionary.names import QName
from strandline.diff.operations import (
    AddCheck,
    AddColumn,
    AddForeignKey,
    AddIndex,
    AddPrimaryKey,
    AddUnique,
    AlterColumn,
    CreateTable,
    CreateValueSet,
    CreateView,
    DeleteRow,
    DropTable,
    DropValueSet,
    DropView,
    InsertRow,
    Operation,
    RenameColumn,
    RenameConstraint,
    RenameTable,
    SetComment,
    SetManaged,
    SetPartitioning,
    UpdateRow,
    table_of,
)
from strandline.platforms.base import Rebuild

Item: TypeAlias = Operation | Rebuild


def collapse(
    operations: Sequence[Operation],
    before: Dictionary,
    after: Dictionary,
    *,
    native: Callable[[Operation], bool],
    forced: frozenset[QName] = frozenset(),
) -> list[Item]:
    """Replace the structural operations of each table that needs it by one Rebuild.

    `native` says whether the platform carries out an operation in place. `forced` names (as the
    table is called before) further tables to rebuild, such as those that point at a rebuilt one;
    they are rebuilt even when nothing of their own changes.

    A Rebuild stands where the table's first operation after the drops stands (or its last drop
    when it has only drops), so that row deletions, which come after the foreign-key drops, still
    see the old shape or one that keeps the key.
    """
    names = _names_at_start(operations)
    structural: dict[QName, list[int]] = {}
    needs: set[QName] = set(forced)
    for position, operation in enumerate(operations):
        if not is_structural(operation):
            continue
        table = names[position]
        if table is None:
            continue
        structural.setdefault(table, []).append(position)
        if not native(operation):
            needs.add(table)
    places: dict[int, QName] = {}
    swallowed: set[int] = set()
    for table in needs:
        positions = structural.get(table, [])
        swallowed.update(positions)
        if positions:
            places[_place(positions, operations)] = table
    items: list[Item] = []
    for position, operation in enumerate(operations):
        if position in places:
            table = places[position]
            own = tuple(operations[index] for index in structural[table])
            items.append(_rebuild(table, own, before, after))
        if position not in swallowed:
            items.append(operation)
    for table in sorted(needs - set(structural), key=str):
        if table in before.tables and table in after.tables:
            items.append(_rebuild(table, (), before, after))
    return items


_ROWS_AND_COMMENTS = (InsertRow, DeleteRow, UpdateRow, SetComment)
_NOT_STRUCTURAL = (
    CreateTable,
    DropTable,
    CreateView,
    DropView,
    CreateValueSet,
    DropValueSet,
    *_ROWS_AND_COMMENTS,
)


def is_structural(operation: Operation) -> bool:
    """Say whether an operation changes the shape of a table that lives on."""
    return not isinstance(operation, _NOT_STRUCTURAL)


def _names_at_start(operations: Sequence[Operation]) -> list[QName | None]:
    """Return, for each operation, its table's name before the first operation ran."""
    original: dict[QName, QName] = {}
    names: list[QName | None] = []
    for operation in operations:
        table = table_of(operation)
        start = None if table is None else original.get(table, table)
        names.append(start)
        if isinstance(operation, RenameTable) and start is not None:
            original.pop(operation.before, None)
            original[operation.after] = start
    return names


def _place(positions: Sequence[int], operations: Sequence[Operation]) -> int:
    for position in positions:
        if isinstance(operations[position], _BUILDING):
            return position
    return positions[-1]


_BUILDING = (
    RenameTable,
    RenameColumn,
    RenameConstraint,
    AddColumn,
    AlterColumn,
    AddPrimaryKey,
    AddUnique,
    AddForeignKey,
    AddCheck,
    AddIndex,
    SetManaged,
    SetPartitioning,
)


def _rebuild(
    table: QName, own: tuple[Operation, ...], before: Dictionary, after: Dictionary
) -> Rebuild:
    new_name = table
    renamed: dict[str, str] = {}
    added: set[str] = set()
    for operation in own:
        if isinstance(operation, RenameTable):
            new_name = operation.after
        elif isinstance(operation, RenameColumn):
            renamed[operation.after] = renamed.pop(operation.before, operation.before)
        elif isinstance(operation, AddColumn):
            added.add(operation.column.name)
    return Rebuild(
        before=before.tables[table],
        after=after.tables[new_name],
        operations=own,
        renamed=tuple(sorted(renamed.items())),
        added=tuple(sorted(added)),
    )
