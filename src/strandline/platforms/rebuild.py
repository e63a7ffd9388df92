"""Which tables must be rebuilt: the shared half of create-copy-swap.

SQLite and DuckDB alter little in place. `collapse` takes the planner's ordered operations and
replaces those on a table that cannot be altered by one `Rebuild` from its old to its new shape.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from strandline.dictionary.model import Dictionary, Table
from strandline.dictionary.names import QName
from strandline.diff.operations import (
    AddCheck,
    AddColumn,
    AddForeignKey,
    AddIndex,
    AddPrimaryKey,
    AddUnique,
    AlterColumn,
    Archive,
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
    table_of,
)
from strandline.diff.replay import apply_operation
from strandline.platforms.base import Rebuild

Item: TypeAlias = Operation | Rebuild
RowChange: TypeAlias = InsertRow | UpdateRow | DeleteRow | Archive | Restore
"""Operations that read or write rows and leave every shape as it is."""


def collapse(
    operations: Sequence[Operation],
    before: Dictionary,
    after: Dictionary,
    *,
    native: Callable[[Operation], bool],
    forced: frozenset[QName] = frozenset(),
    unenforced: tuple[type, ...] = (),
) -> list[Item]:
    """Replace the structural operations of each table that needs it by Rebuilds, mostly one.

    `native` says whether the platform carries out an operation in place. `forced` names (as the
    table is called before) further tables to rebuild, such as those that point at a rebuilt one;
    they are rebuilt even when nothing of their own changes. `unenforced` are kinds of operation
    that do not decide what rows may hold while the migration runs (foreign keys that are off).

    A Rebuild stands where the table's first operation after the drops stands (or its last drop
    when it has only drops), so that row deletions, which come after the foreign-key drops, still
    see the old shape or one that keeps the key. Reference rows of the table itself that are
    written between its operations part them into two Rebuilds: the rows need the columns that
    were added before them, and must not meet the checks that go before or come after them.
    """
    names = _names_at_start(operations)
    runs = _runs(operations, names, unenforced)
    places: dict[int, Rebuild] = {}
    swallowed: set[int] = set()
    rebuilt: set[QName] = set()
    for table, own_runs in runs.items():
        needing = [
            number
            for number, run in enumerate(own_runs)
            if any(not native(operations[position]) for position in run)
        ]
        if table in forced and not needing:
            needing = [len(own_runs) - 1]
        if not needing:
            continue
        rebuilt.add(table)
        shapes = _shapes(table, own_runs, operations, before, after)
        for number in needing:
            run = own_runs[number]
            own = tuple(operations[position] for position in run)
            swallowed.update(run)
            places[_place(run, operations)] = _rebuild(own, shapes[number], shapes[number + 1])
    items: list[Item] = []
    for position, operation in enumerate(operations):
        if position in places:
            items.append(places[position])
        if position not in swallowed:
            items.append(operation)
    for table in sorted(forced - rebuilt, key=str):
        if table in before.tables and table in after.tables:
            items.append(_rebuild((), before.tables[table], after.tables[table]))
    return items


def parting(operations: Sequence[Operation]) -> int | None:
    """Return the place of the first row change that parts its table's operations, if any.

    A platform that makes all tables anew in one go carries out what stands before that place,
    then the rest: each half has one Rebuild of that table at most.
    """
    names = _names_at_start(operations)
    places: list[int] = []
    for table, runs in _runs(operations, names, ()).items():
        if len(runs) > 1:
            after_first = range(runs[0][-1] + 1, runs[1][0])
            places.extend(
                position
                for position in after_first
                if names[position] == table and isinstance(operations[position], RowChange)
            )
    return min(places, default=None)


def _runs(
    operations: Sequence[Operation], names: Sequence[QName | None], unenforced: tuple[type, ...]
) -> dict[QName, list[list[int]]]:
    """Return, for each table, the positions of its structural operations, parted by its rows."""
    closed: dict[QName, list[list[int]]] = {}
    pending: dict[QName, list[int]] = {}
    for position, operation in enumerate(operations):
        table = names[position]
        if table is None:
            continue
        if is_structural(operation):
            earlier = closed.get(table)
            if isinstance(operation, unenforced) and earlier and not pending.get(table):
                earlier[-1].append(position)
            else:
                pending.setdefault(table, []).append(position)
        elif isinstance(operation, RowChange) and pending.get(table):
            own = [operations[index] for index in pending[table]]
            if _parts(operation, own, unenforced):
                closed.setdefault(table, []).append(pending.pop(table))
    for table, positions in pending.items():
        closed.setdefault(table, []).append(positions)
    return closed


def _parts(row: RowChange, own: list[Operation], unenforced: tuple[type, ...]) -> bool:
    """Say whether a row must wait for the operations before it: a deletion minds no drops."""
    minds_no_drops = isinstance(row, DeleteRow | Archive)
    harmless = (*unenforced, *_DROPS) if minds_no_drops else unenforced
    return not all(isinstance(operation, harmless) for operation in own)


_DROPS = (
    DropForeignKey,
    DropCheck,
    DropIndex,
    DropUnique,
    DropPrimaryKey,
)


def _shapes(
    table: QName,
    runs: Sequence[Sequence[int]],
    operations: Sequence[Operation],
    before: Dictionary,
    after: Dictionary,
) -> list[Table]:
    """Return the table before the first run and after each run; the last is as `after` has it."""
    shapes = [before.tables[table]]
    name = table
    for run in runs:
        alone = Dictionary(tables={name: shapes[-1]})
        for position in run:
            alone = apply_operation(operations[position], alone)
        (name,) = alone.tables
        shapes.append(alone.tables[name])
    shapes[-1] = after.tables[name]
    return shapes


_ROWS_AND_COMMENTS = (InsertRow, DeleteRow, UpdateRow, Archive, Restore, SetComment)
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


def _rebuild(own: tuple[Operation, ...], before: Table, after: Table) -> Rebuild:
    renamed: dict[str, str] = {}
    added: set[str] = set()
    for operation in own:
        if isinstance(operation, RenameColumn):
            old = operation.before
            if old in added:
                added.discard(old)
                added.add(operation.after)
            else:
                renamed[operation.after] = renamed.pop(old, old)
        elif isinstance(operation, AddColumn):
            added.add(operation.column.name)
        elif isinstance(operation, DropColumn):
            added.discard(operation.column.name)
            renamed.pop(operation.column.name, None)
    return Rebuild(
        before=before,
        after=after,
        operations=own,
        renamed=tuple(sorted(renamed.items())),
        added=tuple(sorted(added)),
    )
