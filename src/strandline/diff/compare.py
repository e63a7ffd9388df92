"""Two dictionaries as the operations that lead from one to the other.

The operations come in three groups: A takes away, in the names of `before`; B renames; C adds, in
the names of `after`. So the reversed sequence of reversed operations is a valid way back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from strandline.dictionary.model import Dictionary, Managed, Table
from strandline.dictionary.names import QName
from strandline.diff.compare_rows import row_changes
from strandline.diff.compare_table import TableChange, compare_tables
from strandline.diff.equality import ByLayout, Equality
from strandline.diff.operations import (
    AlterValueSet,
    ConstraintKind,
    CreateTable,
    CreateValueSet,
    CreateView,
    DropTable,
    DropValueSet,
    DropView,
    Operation,
    RenameConstraint,
    RenameTable,
    SetComment,
    SetManaged,
    table_of,
)
from strandline.diff.order import parents_first, views_in_order
from strandline.diff.renames import DeclaredOnly, Questioner, Renames, settle_renames


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The operations, and what differs without needing one (the order of columns)."""

    operations: tuple[Operation, ...]
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Groups:
    """Operations by their place in the sequence; see the module's docstring."""

    drop_views: list[Operation] = field(default_factory=list)
    take_away: TableChange = field(default_factory=TableChange)
    drop_tables: list[Operation] = field(default_factory=list)
    rename_tables: list[Operation] = field(default_factory=list)
    value_sets_on: list[Operation] = field(default_factory=list)
    create_tables: list[Operation] = field(default_factory=list)
    value_sets_off: list[Operation] = field(default_factory=list)
    comments: list[Operation] = field(default_factory=list)
    create_views: list[Operation] = field(default_factory=list)


def compare(
    before: Dictionary,
    after: Dictionary,
    *,
    questioner: Questioner | None = None,
    equality: Equality | None = None,
) -> Comparison:
    """Return the operations that turn `before` into `after`, in an order that works.

    Raises Refused (F001) when the questioner will not guess.
    """
    same = equality or ByLayout()
    renames = settle_renames(before, after, questioner or DeclaredOnly())
    renames = _without_replaced(before, after, renames)
    groups = _Groups()
    replaced = _replaced_tables(before, after, renames)
    rows = row_changes(before, after, renames, replaced)
    notes: list[str] = []
    _compare_value_sets(before, after, groups)
    _compare_views(before, after, groups, same)
    kept_old = {renames.tables.get(name, name) for name in after.tables if name not in replaced}
    gone = [
        table for name, table in before.tables.items() if name not in kept_old or name in replaced
    ]
    for table in reversed(parents_first(gone)):
        groups.drop_tables.append(DropTable(table=_without_rows(table)))
    new = [
        table
        for name, table in after.tables.items()
        if renames.tables.get(name, name) not in before.tables or name in replaced
    ]
    for table in parents_first(new):
        groups.create_tables.append(CreateTable(table=_without_rows(table)))
    for name, table in after.tables.items():
        old = before.tables.get(renames.tables.get(name, name))
        if old is None or name in replaced:
            continue
        if old.name != name:
            groups.rename_tables.append(RenameTable(before=old.name, after=name))
        change = compare_tables(old, table, renames, same)
        notes.extend(change.notes)
        if old.managed and table.managed and not change.managed_on:
            _pause_behaviours(change, old, table, rows)
        groups.take_away.extend(change)
    operations = tuple(_sequence(groups, rows))
    if not same.names_kept:
        operations = tuple(op for op in operations if not _renames_unkept(op))
    return Comparison(operations=operations, notes=tuple(notes))


def _pause_behaviours(
    change: TableChange, old: Table, new: Table, rows: Mapping[str, Sequence[Operation]]
) -> None:
    """Switch triggers off while reference rows change, which they would refuse or stamp."""
    changed = {table_of(row) for row in (*rows["delete"], *rows["forget"])}
    if old.name in changed or new.name in {table_of(row) for row in rows["update"]}:
        off = SetManaged(table=old.name, before=old.managed, after=Managed())
        change.managed_off.append(off)
        change.managed_on.append(SetManaged(table=new.name, before=Managed(), after=new.managed))


def _renames_unkept(operation: Operation) -> bool:
    """Names of constraints, but not of indexes, are lost where a catalog keeps none."""
    return isinstance(operation, RenameConstraint) and operation.kind is not ConstraintKind.INDEX


def _sequence(groups: _Groups, rows: dict[str, list[Operation]]) -> Iterator[Operation]:
    change = groups.take_away
    yield from groups.drop_views
    yield from change.managed_off
    yield from change.drop_foreign_keys
    yield from rows["delete"]
    yield from rows["forget"]
    yield from change.drop_checks
    yield from change.drop_indexes
    yield from change.drop_uniques
    yield from change.drop_primary_keys
    yield from groups.drop_tables
    yield from change.drop_columns
    yield from groups.rename_tables
    yield from change.rename_columns
    yield from change.rename_constraints
    yield from groups.value_sets_on
    yield from groups.create_tables
    yield from rows["insert_new"]
    yield from change.add_columns
    yield from change.alter_columns
    yield from change.add_primary_keys
    yield from rows["update"]
    yield from rows["insert"]
    # Rows of the version are as it says before a rule that they did not fit comes.
    yield from change.add_uniques
    yield from change.add_foreign_keys
    yield from change.add_checks
    yield from change.add_indexes
    yield from groups.value_sets_off
    yield from change.comments
    yield from groups.comments
    yield from change.partitioning
    yield from change.managed_on
    yield from groups.create_views


def _without_rows(table: Table) -> Table:
    return replace(table, rows=()) if table.rows else table


def _replaced_tables(before: Dictionary, after: Dictionary, renames: Renames) -> set[QName]:
    """Return tables that share no column with what they were: dropped and created anew."""
    replaced = set()
    for name, table in after.tables.items():
        old = before.tables.get(renames.tables.get(name, name))
        if old is None or not table.columns:
            continue
        kept = {renames.columns.get((name, column.name), column.name) for column in table.columns}
        if not kept & set(old.column_names):
            replaced.add(name)
    return replaced


def _without_replaced(before: Dictionary, after: Dictionary, renames: Renames) -> Renames:
    """A table that keeps no column is not renamed either, whatever was declared."""
    replaced = _replaced_tables(before, after, renames)
    tables = {new: old for new, old in renames.tables.items() if new not in replaced}
    return replace(renames, tables=tables)


def _compare_value_sets(before: Dictionary, after: Dictionary, groups: _Groups) -> None:
    for name, value_set in after.value_sets.items():
        old = before.value_sets.get(name)
        if old is None:
            groups.value_sets_on.append(CreateValueSet(value_set=value_set))
        elif old != value_set:
            groups.value_sets_on.append(AlterValueSet(before=old, after=value_set))
    for name, value_set in before.value_sets.items():
        if name not in after.value_sets:
            groups.value_sets_off.append(DropValueSet(value_set=value_set))


def _compare_views(before: Dictionary, after: Dictionary, groups: _Groups, same: Equality) -> None:
    changed_before, changed_after = [], []
    for name, view in after.views.items():
        old = before.views.get(name)
        if old is None:
            changed_after.append(view)
        elif not same.same_query(old.query, view.query, after):
            changed_before.append(old)
            changed_after.append(view)
        elif old.description != view.description:
            groups.comments.append(
                SetComment(
                    target=name, is_view=True, before=old.description, after=view.description
                )
            )
    changed_before.extend(view for name, view in before.views.items() if name not in after.views)
    for view in reversed(views_in_order(changed_before, before)):
        groups.drop_views.append(DropView(view=view))
    for view in views_in_order(changed_after, after):
        groups.create_views.append(CreateView(view=view))
