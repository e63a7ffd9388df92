"""Expand and contract: what breaks the previous release's clients, apart from what adds.

An expanding migration can run while the old application still does; a contracting one has to wait
until it is gone. A change that holds both is taken apart at a state in between, which has all of
the new and still all of the old.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from strandline.dictionary.model import Dictionary, Row, Table, ValueSet
from strandline.dictionary.names import QName
from strandline.dictionary.types import (
    BINARY_KINDS,
    INTEGER_KINDS,
    TEXT_KINDS,
    LogicalType,
    TypeKind,
)
from strandline.diff import operations as op
from strandline.diff.order import view_sources
from strandline.diff.replay import ReplayError, replay


class Phase(enum.Enum):
    """What a migration does to those who still use the schema as it was."""

    EXPAND = "expand"
    CONTRACT = "contract"


_ADDS = (
    op.CreateTable,
    op.AddColumn,
    op.AddPrimaryKey,
    op.AddUnique,
    op.AddForeignKey,
    op.AddCheck,
    op.AddIndex,
    op.CreateView,
    op.CreateValueSet,
    op.AlterColumn,
    op.AlterValueSet,
    op.InsertRow,
    op.SetPartitioning,
    op.SetManaged,
)
"""What makes a migration worth running before the old application is gone; the rest goes along."""


@dataclass(frozen=True, slots=True)
class Phases:
    """The operations between two states by what they do to old clients.

    `held_back` are those that contract and those that come with them (indexes and keys of a
    column that goes, say), in their order.
    """

    contracting: tuple[op.Operation, ...]
    held_back: tuple[op.Operation, ...]
    others: tuple[op.Operation, ...]

    @property
    def phase(self) -> Phase:
        return Phase.CONTRACT if self.contracting else Phase.EXPAND

    @property
    def is_mixed(self) -> bool:
        """Say whether something old goes and something new comes."""
        return bool(self.contracting) and any(isinstance(item, _ADDS) for item in self.others)


def phases(operations: Sequence[op.Operation], after: Dictionary) -> Phases:
    """Sort operations; `after` is the state they lead to."""
    core = [item for item in operations if _contracts(item)]
    touched = {name for item in core for name in _tables(item)}
    views = set(_held_views(operations, after, touched))
    core += [
        item
        for item in operations
        if isinstance(item, op.DropView | op.CreateView) and item.view.name in views
    ]
    created = {item.view.name for item in operations if isinstance(item, op.CreateView)}
    core += [
        item
        for item in operations
        if isinstance(item, op.DropView) and item.view.name not in created
    ]
    held_back = tuple(
        item for item in operations if item in core or _goes_along(item, operations, touched)
    )
    return Phases(
        contracting=tuple(item for item in operations if item in core),
        held_back=held_back,
        others=tuple(item for item in operations if item not in held_back),
    )


def _contracts(operation: op.Operation) -> bool:
    match operation:
        case op.DropTable() | op.RenameTable() | op.DropColumn() | op.RenameColumn():
            return True
        case op.DropValueSet() | op.DeleteRow():
            return True
        case op.AlterValueSet():
            return bool(set(operation.before.values) - set(operation.after.values))
        case op.AlterColumn():
            before, after = operation.before, operation.after
            required = before.nullable and not after.nullable
            computed = op.ColumnAspect.GENERATED in operation.aspects
            return required or computed or not widens(before.type, after.type)
        case _:
            return False


def widens(before: LogicalType, after: LogicalType) -> bool:
    """Say whether every client that reads or writes the old type can do with the new one."""
    if before == after:
        return True
    if before.value_set != after.value_set or before.with_time_zone != after.with_time_zone:
        return False
    if before.kind in INTEGER_KINDS and after.kind in INTEGER_KINDS:
        ladder = (TypeKind.SMALLINT, TypeKind.INTEGER, TypeKind.BIGINT)
        return ladder.index(after.kind) >= ladder.index(before.kind)
    same_family = before.kind is after.kind or any(
        {before.kind, after.kind} <= family for family in (TEXT_KINDS, BINARY_KINDS)
    )
    if not same_family or before.items != after.items:
        return (before.kind, after.kind) == (TypeKind.FLOAT32, TypeKind.FLOAT64)
    whole = _whole(after) >= _whole(before)
    return whole and all(
        new is None or (old is not None and new >= old)
        for old, new in (
            (before.length, after.length),
            (before.precision, after.precision),
            (before.scale, after.scale),
        )
    )


def _whole(logical: LogicalType) -> int:
    """Return the digits before the point of a decimal."""
    if logical.kind is not TypeKind.DECIMAL:
        return 0
    return (logical.precision or 0) - (logical.scale or 0)


def _tables(operation: op.Operation) -> Iterator[QName]:
    name = op.table_of(operation)
    if name is not None:
        yield name
    if isinstance(operation, op.RenameTable):
        yield operation.after


def _held_views(
    operations: Sequence[op.Operation], after: Dictionary, touched: set[QName]
) -> Iterator[QName]:
    """Yield views that are made anew, or first, over what contracts: they wait for it."""
    renamed = {
        name
        for item in operations
        if isinstance(item, op.RenameTable | op.RenameColumn)
        for name in _tables(item)
    }
    dropped = {item.view.name for item in operations if isinstance(item, op.DropView)}
    for item in operations:
        if isinstance(item, op.CreateView):
            read = set(view_sources(item.view, after))
            if read & (touched if item.view.name in dropped else renamed):
                yield item.view.name


def _goes_along(
    operation: op.Operation, operations: Sequence[op.Operation], touched: set[QName]
) -> bool:
    """Say whether an operation only clears the way for one that contracts."""
    if isinstance(operation, op.RenameConstraint):
        # Named after a column, say, that keeps its name until then.
        return any(
            isinstance(other, op.RenameColumn | op.RenameTable)
            and operation.table in _tables(other)
            for other in operations
        )
    gone = _dropped(operation)
    if gone is None:
        return False
    places = {op.table_of(operation)}
    if isinstance(operation, op.DropForeignKey):
        places.add(operation.foreign_key.target)
    if not places & touched:
        return False
    # What comes back in another shape under its name is not held back: there is one name.
    return not any(_added(other) == gone for other in operations)


def _dropped(operation: op.Operation) -> tuple[str, str] | None:
    """Return kind and name of a part of a table that goes; a table has one primary key."""
    match operation:
        case op.DropIndex():
            return "index", operation.index.name
        case op.DropUnique():
            return "unique", operation.unique.name
        case op.DropCheck():
            return "check", operation.check.name
        case op.DropForeignKey():
            return "foreign key", operation.foreign_key.name
        case op.DropPrimaryKey():
            return "primary key", str(operation.table)
        case _:
            return None


def _added(operation: op.Operation) -> tuple[str, str] | None:
    return _dropped(operation.reverse())


def expanded(
    before: Dictionary,
    after: Dictionary,
    found: Phases,
    *,
    keep: Sequence[op.RenameTable] = (),
) -> Dictionary | None:
    """Return the state with all of the new and still all of the old; None when there is none.

    It is `after` with what contracts undone, but for the renames of tables that are to be kept.
    """
    names = {item.before: item.after for item in keep}
    undone = tuple(_retabled(item, names) for item in found.held_back if item not in keep)
    try:
        state = replay(op.reverse_all(undone), after)
    except ReplayError:
        return None
    state = replace(
        state,
        tables={name: _without_hints(table) for name, table in state.tables.items()},
        views={name: replace(view, renamed_from=None) for name, view in state.views.items()},
        value_sets=dict(_all_values(before, state)),
    )
    return _with_old_cells(before, state, found)


_NAME_OTHERWISE = (op.CreateTable, op.DropTable, op.RenameTable, op.SetComment)
"""Operations whose `table` is no name; none of them is undone on a table that keeps its rows."""


def _retabled(operation: op.Operation, names: Mapping[QName, QName]) -> op.Operation:
    """Return an operation on a table under the name that the table keeps."""
    if isinstance(operation, op.DropForeignKey):
        key = operation.foreign_key
        moved = replace(key, target=names.get(key.target, key.target))
        operation = replace(operation, foreign_key=moved)
    name = op.table_of(operation)
    if name is None or name not in names or isinstance(operation, _NAME_OTHERWISE):
        return operation
    return cast("op.Operation", replace(cast("Any", operation), table=names[name]))


def _without_hints(table: Table) -> Table:
    columns = tuple(
        replace(column, renamed_from=None) if column.renamed_from else column
        for column in table.columns
    )
    return replace(table, columns=columns, renamed_from=None)


def _all_values(before: Dictionary, state: Dictionary) -> Iterator[tuple[QName, ValueSet]]:
    """Yield value sets with the values of both sides, old ones first."""
    for name, value_set in state.value_sets.items():
        old = before.value_sets.get(name)
        if old is None or set(old.values) <= set(value_set.values):
            yield name, value_set
            continue
        new = tuple(value for value in value_set.values if value not in old.values)
        yield name, replace(value_set, values=(*old.values, *new))


def _with_old_cells(before: Dictionary, state: Dictionary, found: Phases) -> Dictionary:
    """Give reference rows back the cells of columns that stay for the time being."""
    stays: dict[QName, set[str]] = {}
    for item in found.contracting:
        if isinstance(item, op.DropColumn):
            stays.setdefault(item.table, set()).add(item.column.name)
    for name, columns in stays.items():
        table, old = state.tables.get(name), before.tables.get(name)
        if table is None or old is None or table.primary_key is None or not table.rows:
            continue
        key = table.primary_key.columns
        held = {row.key(key): row.as_mapping() for row in old.rows}
        rows = tuple(
            Row.of(
                {
                    **{c: v for c, v in held.get(row.key(key), {}).items() if c in columns},
                    **row.as_mapping(),
                }
            )
            for row in table.rows
        )
        state = state.with_table(replace(table, rows=rows))
    return state


def answers(operations: Sequence[op.Operation]) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the renames among operations as answers: tables and columns, new name to old."""
    tables = {
        str(item.after): str(item.before) for item in operations if isinstance(item, op.RenameTable)
    }
    columns = {
        f"{item.table}.{item.after}": item.before
        for item in operations
        if isinstance(item, op.RenameColumn)
    }
    return tables, columns
