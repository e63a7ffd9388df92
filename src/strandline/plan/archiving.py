"""Which operations lose something, and what is archived for them.

`with_archives` weaves `Archive` and `Restore` into the operations of a forward plan. Each is the
reverse of the other, so the reversed sequence archives what going back takes away and restores
what going forward took: every loss is found once, for both directions.

Archives are written first, in the shape and the names that everything has then; what comes back
comes last. Two things have a place of their own: whole tables, whose rows must be back before
foreign keys point at them, and columns that rows cannot be without (`_needed_at_once`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from strandline.dictionary.model import Column, Dictionary, Row, Table
from strandline.dictionary.names import QName
from strandline.dictionary.types import INTEGER_KINDS, LogicalType, TypeKind
from strandline.diff.kept import Fit, Kept, KeptKind, archive_name
from strandline.diff.operations import (
    AddColumn,
    AlterColumn,
    Archive,
    ColumnAspect,
    CreateTable,
    DeleteRow,
    DropColumn,
    DropForeignKey,
    DropTable,
    DropView,
    InsertRow,
    Operation,
    RenameColumn,
    RenameTable,
    Restore,
    SetManaged,
    UpdateRow,
)
from strandline.plan.expand import in_tail
from strandline.plan.value_sets import ShrunkColumn
from strandline.platforms.base import Platform


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Two neighbouring versions of a component; `lower` is where the forward plan starts."""

    component: str
    lower: str
    upper: str

    def way(self, *, up: bool) -> tuple[str, str]:
        return (self.lower, self.upper) if up else (self.upper, self.lower)


def with_archives(
    operations: Sequence[Operation],
    before: Dictionary,
    after: Dictionary,
    edge: Edge,
    platform: Platform,
    *,
    shrunk: Sequence[ShrunkColumn] = (),
    bookkeeping: Sequence[Operation] = (),
) -> tuple[Operation, ...]:
    """Return the operations with everything that loses data archived, and restored on the way back.

    Both dictionaries are lowered ones. `shrunk` names columns whose value set loses values,
    `bookkeeping` the product's own changes of rows, which nobody wants back.
    """
    names = _Names(operations)
    up = _Losses(edge, before, platform, up=True)
    down = _Losses(edge, after, platform, up=False)
    own = {id(operation) for operation in bookkeeping}
    as_it_was = _Names(())
    now = as_it_was
    for operation in operations:
        if isinstance(operation, RenameTable | RenameColumn):
            # What comes before the renames still uses the old names.
            now = names
        if id(operation) not in own:
            _find(operation, now, up, down)
    for column in shrunk:
        up.shrinks(column.before, column.fit(up=True))
        down.shrinks(column.after, column.fit(up=False))
    woven = _at_once(operations, down, up)
    woven = _tables(woven, up, down)
    return (
        *(Archive(kept=kept) for kept in up.kept()),
        *woven,
        *(Restore(kept=kept) for kept in reversed(list(down.kept()))),
    )


def without_idle_alterations(operations: Sequence[Operation]) -> tuple[Operation, ...]:
    """Leave out what only prepares the way back: a column need not allow nulls to be dropped."""
    loosened: dict[tuple[QName, str], Column] = {}
    dropped = {
        (operation.table, operation.column.name): operation.column
        for operation in operations
        if isinstance(operation, DropColumn)
    }
    result: list[Operation] = []
    for operation in operations:
        if isinstance(operation, AlterColumn):
            place = (operation.table, operation.after.name)
            if dropped.get(place) == operation.after and operation.aspects == _NULLS_ONLY:
                loosened[place] = operation.before
                continue
        if isinstance(operation, DropColumn):
            column = loosened.get((operation.table, operation.column.name))
            operation = replace(operation, column=column) if column is not None else operation
        result.append(operation)
    return tuple(result)


_NULLS_ONLY = frozenset({ColumnAspect.NULLABLE})
_UNMATCHED_KINDS = frozenset({TypeKind.JSON, TypeKind.ARRAY})
"""Kinds by whose values no row is found again: not every platform compares them."""


class _Names:
    """What tables and columns that operations name in the end were called at the start."""

    def __init__(self, operations: Iterable[Operation]) -> None:
        self._tables: dict[QName, QName] = {}
        self._columns: dict[tuple[QName, str], str] = {}
        for operation in operations:
            if isinstance(operation, RenameTable):
                first = self._tables.pop(operation.before, operation.before)
                self._tables[operation.after] = first
            elif isinstance(operation, RenameColumn):
                place = (operation.table, operation.before)
                self._columns[operation.table, operation.after] = self._columns.pop(
                    place, operation.before
                )

    def table(self, name: QName) -> QName:
        return self._tables.get(name, name)

    def column(self, table: QName, name: str) -> str:
        return self._columns.get((table, name), name)


@dataclass(slots=True)
class _TableLosses:
    """What one table loses in one direction, in the table's shape before that direction runs."""

    columns: dict[str, bool] = field(default_factory=dict)
    """Column to whether its archive holds nulls too."""
    fits: dict[str, Fit] = field(default_factory=dict)
    rows: dict[tuple[str, ...], list[Row]] = field(default_factory=dict)
    """Changed columns (none: the whole row) to the rows that change so."""
    row_key: tuple[str, ...] = ()
    at_once: set[str] = field(default_factory=set)


class _Losses:
    """Everything that one direction loses, by table, as its source dictionary names things."""

    def __init__(self, edge: Edge, source: Dictionary, platform: Platform, *, up: bool) -> None:
        self.edge = edge
        self.source = source
        self.platform = platform
        self.up = up
        self.tables: dict[QName, _TableLosses] = {}
        self.whole: set[QName] = set()
        """Tables that go as a whole: their reference rows go with them."""

    def of(self, table: QName) -> _TableLosses:
        return self.tables.setdefault(table, _TableLosses())

    def column_goes(self, table: QName, column: Column) -> None:
        """Note a column that is taken away; a computed one can be computed again.

        What a mirrored one holds is held by its twin.
        """
        source = self.source.tables.get(table)
        twin = source is not None and column.name in source.managed.mirrored
        if column.generated is None and not twin:
            filled = column.nullable and column.default is not None
            self.of(table).columns[column.name] = filled

    def column_changes(self, table: QName, before: Column, after: Column) -> None:
        """Note a column whose values may not come through an alteration whole."""
        if before.generated is not None:
            return
        if after.generated is not None:
            self.of(table).columns[before.name] = True
            return
        enum = before.type.value_set is not None or after.type.value_set is not None
        whole = before.type.kind in INTEGER_KINDS and after.type.kind in INTEGER_KINDS
        # A value becomes a member of a native value set, or a smaller integer, whole or not at all.
        retyped = not enum and not whole and before.type != after.type
        retyped = retyped and self.platform.narrows(before.type, after.type)
        fills = before.nullable and not after.nullable and after.default is not None
        fills = fills and before.type == after.type
        if retyped or fills:
            self.of(table).fits[before.name] = Fit(before=before, after=after, fills_nulls=fills)

    def shrinks(self, place: tuple[QName, str], fit: Fit | None) -> None:
        """Note a column whose value set loses values; its other changes are kept in mind."""
        if fit is None or place[0] not in self.source.tables:
            return
        fits = self.of(place[0]).fits
        known = fits.get(place[1])
        if known is not None:
            fit = replace(known, removed=fit.removed, removed_to_null=fit.removed_to_null)
        fits[place[1]] = fit

    def row_changes(
        self, table: QName, key: tuple[str, ...], row: Row, columns: tuple[str, ...]
    ) -> None:
        """Note a row of reference data that is deleted (no columns) or changed in some columns."""
        losses = self.of(table)
        losses.row_key = key
        losses.rows.setdefault(columns, []).append(row)

    def kept(self) -> Iterator[Kept]:
        """Yield an archive for each loss but whole tables and columns needed at once."""
        for name, losses in self.tables.items():
            table = self.source.tables.get(name)
            if table is None or name in self.whole:
                continue
            key = self.key(table)
            if key:
                for column, nulls in losses.columns.items():
                    if column not in losses.at_once:
                        yield self.of_column(table, key, column, with_nulls=nulls)
                for fit in losses.fits.values():
                    yield self._of_values(table, key, fit)
            elif losses.columns or losses.fits:
                yield self._whole(table, losses)
            for columns, rows in losses.rows.items():
                yield self._of_rows(table, losses.row_key, columns, rows)

    def key(self, table: Table) -> tuple[str, ...]:
        """Return columns that identify a row and come through unchanged; none: ()."""
        losses = self.tables.get(table.name) or _TableLosses()
        unstable = {*losses.columns, *losses.fits}
        candidates = [table.primary_key.columns] if table.primary_key is not None else []
        candidates += [unique.columns for unique in table.uniques]
        for columns in candidates:
            found = [table.find_column(name) for name in columns]
            if all(
                column is not None
                and not column.nullable
                and column.generated is None
                and column.name not in unstable
                and column.type.kind not in _UNMATCHED_KINDS
                for column in found
            ):
                return columns
        return ()

    def of_column(
        self, table: Table, key: tuple[str, ...], column: str, *, with_nulls: bool
    ) -> Kept:
        return self._kept(
            KeptKind.COLUMN,
            table,
            column,
            columns=(*key, column),
            key=key,
            lost=(column,),
            with_nulls=with_nulls,
            parents=tuple(item for item in table.foreign_keys if column in item.columns),
        )

    def of_table(self, table: Table, made: Sequence[QName], *, behind_rows: bool) -> Kept:
        """Return the archive of a whole table; `made` lists tables in the order of their making.

        A table that is filled later cannot be asked for parents yet: its foreign key, which comes
        last, is the judge then.
        """
        self.whole.add(table.name)
        later = set(made[made.index(table.name) + 1 :])
        key = self.key(table)
        columns = _stored(table)
        return self._kept(
            KeptKind.TABLE,
            table,
            columns=columns,
            key=key,
            lost=columns,
            parents=tuple(item for item in table.foreign_keys if item.target not in later),
            moved=self.platform.moves(table),
            behind_rows=behind_rows,
        )

    def _of_values(self, table: Table, key: tuple[str, ...], fit: Fit) -> Kept:
        column = fit.before.name
        return self._kept(
            KeptKind.VALUES,
            table,
            column,
            columns=(*key, column),
            key=key,
            lost=(column,),
            fit=fit,
        )

    def _of_rows(
        self, table: Table, key: tuple[str, ...], columns: tuple[str, ...], rows: list[Row]
    ) -> Kept:
        stored = _stored(table)
        lost = tuple(name for name in (columns or stored) if name not in key)
        return self._kept(
            KeptKind.ROWS,
            table,
            *columns,
            columns=stored if not columns else (*key, *lost),
            key=key,
            lost=lost,
            rows=tuple(rows),
        )

    def _whole(self, table: Table, losses: _TableLosses) -> Kept:
        return self._kept(
            KeptKind.WHOLE,
            table,
            columns=_stored(table),
            key=(),
            lost=tuple({**losses.columns, **losses.fits}),
        )

    def _kept(
        self,
        kind: KeptKind,
        table: Table,
        *parts: str,
        columns: Iterable[str],
        key: tuple[str, ...],
        lost: tuple[str, ...],
        **more: object,
    ) -> Kept:
        way = self.edge.way(up=self.up)
        named = [table.get_column(name) for name in dict.fromkeys(columns)]
        return Kept(
            archive=archive_name(self.edge.component, way, kind, str(table.name), *parts),
            kind=kind,
            component=self.edge.component,
            start=way[0],
            end=way[1],
            table=table.name,
            columns=tuple(_plain(column) for column in named),
            key=key,
            lost=lost,
            **more,  # type: ignore[arg-type]
        )


def _find(operation: Operation, names: _Names, up: _Losses, down: _Losses) -> None:
    """Note what an operation loses on the way up, and what its reverse loses on the way down."""
    match operation:
        case DropColumn():
            up.column_goes(operation.table, operation.column)
        case AddColumn():
            down.column_goes(operation.table, operation.column)
        case AlterColumn():
            table, column = operation.table, operation.after.name
            first = names.column(table, column)
            up.column_changes(
                names.table(table), replace(operation.before, name=first), operation.after
            )
            down.column_changes(table, operation.after, operation.before)
        case DeleteRow():
            if names.table(operation.table) in up.source.tables:
                up.row_changes(names.table(operation.table), operation.key, operation.row, ())
        case InsertRow():
            known = names.table(operation.table) in up.source.tables
            if known and operation.table in down.source.tables:
                down.row_changes(operation.table, operation.key, operation.row, ())
        case UpdateRow():
            _find_update(operation, names, up, down)
        case _:
            return


def _find_update(operation: UpdateRow, names: _Names, up: _Losses, down: _Losses) -> None:
    table = names.table(operation.table)
    before, after = operation.before.as_mapping(), operation.after.as_mapping()
    changed = [
        name
        for name in sorted({*before, *after})
        if name not in before or name not in after or before[name] != after[name]
    ]
    old, new = up.source.tables.get(table), down.source.tables.get(operation.table)
    if old is not None:
        first = [names.column(operation.table, name) for name in changed]
        own = tuple(name for name in first if old.find_column(name) is not None)
        key = tuple(names.column(operation.table, name) for name in operation.key)
        row = Row.of({names.column(operation.table, name): cell for name, cell in before.items()})
        if own:
            up.row_changes(table, key, row, own)
    if new is not None:
        own = tuple(name for name in changed if new.find_column(name) is not None)
        if own:
            down.row_changes(operation.table, operation.key, operation.after, own)


def _at_once(operations: Sequence[Operation], down: _Losses, up: _Losses) -> list[Operation]:
    """Put the archives of columns that rows cannot be without beside their operations."""
    result: list[Operation] = []
    for operation in operations:
        if isinstance(operation, AddColumn):
            result += _around(operation, down)
        elif isinstance(operation, DropColumn):
            added = _around(operation.reverse(), up)
            result += [item.reverse() for item in reversed(added)]
        else:
            result.append(operation)
    return result


def _around(operation: AddColumn, losses: _Losses) -> list[Operation]:
    """Return the operations that add a column and fill it before anything asks for its values."""
    column = operation.column
    table = losses.source.tables.get(operation.table)
    key = losses.key(table) if table is not None else ()
    noted = losses.tables.get(operation.table)
    if table is None or not key or noted is None or column.name not in noted.columns:
        return [operation]
    if not _needed_at_once(column, table):
        return [operation]
    noted.at_once.add(column.name)
    kept = losses.of_column(table, key, column.name, with_nulls=noted.columns[column.name])
    if column.nullable or column.default is not None or column.identity is not None:
        return [operation, Restore(kept=kept)]
    loose = replace(column, nullable=True)
    return [
        replace(operation, column=loose),
        Restore(kept=kept),
        AlterColumn(table=operation.table, before=loose, after=column),
    ]


def _needed_at_once(column: Column, table: Table) -> bool:
    """Say whether a column must have its values before the rest of the migration runs.

    It may hold no nulls and has nothing to start with, or it is part of a key that is made later.
    """
    if column.identity is not None:
        return True
    if not column.nullable and column.default is None:
        return True
    keys = [unique.columns for unique in table.uniques]
    keys += [table.primary_key.columns] if table.primary_key is not None else []
    keys += [
        tuple(part.name or "" for part in index.columns) for index in table.indexes if index.unique
    ]
    return any(column.name in columns for columns in keys)


def _tables(operations: list[Operation], up: _Losses, down: _Losses) -> list[Operation]:
    """Put the archives of whole tables before their rows go, and after reference rows came."""
    dropped = [op.table.name for op in operations if isinstance(op, DropTable)]
    created = [op.table.name for op in operations if isinstance(op, CreateTable)]
    inserted = {op.table for op in operations if isinstance(op, InsertRow)}
    deleted = {op.table for op in operations if isinstance(op, DeleteRow)}
    archives: list[Operation] = []
    restores: list[Operation] = []
    result: list[Operation] = []
    for operation in operations:
        if isinstance(operation, DropTable):
            table = up.source.tables.get(operation.table.name, operation.table)
            kept = up.of_table(table, dropped[::-1], behind_rows=table.name in deleted)
            archives.append(Archive(kept=kept))
            operation = replace(operation, kept=kept if kept.moved else None)
        elif isinstance(operation, CreateTable):
            table = down.source.tables.get(operation.table.name, operation.table)
            kept = down.of_table(table, created, behind_rows=table.name in inserted)
            restores.append(Restore(kept=kept))
            operation = replace(operation, kept=kept if kept.moved else None)
        result.append(operation)
    tail = next((i for i, item in enumerate(result) if in_tail(item)), len(result))
    result[tail:tail] = restores
    head = next(
        (
            i
            for i, item in enumerate(result)
            if not isinstance(item, DropView | DropForeignKey | SetManaged)
        ),
        len(result),
    )
    result[head:head] = archives
    return result


def _stored(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.columns if column.generated is None)


def _plain(column: Column) -> Column:
    """Return a column as an archive has it: its name and type, and nothing that could refuse.

    A native value set may be dropped or lose a value while the archive lives on: it becomes text.
    """
    return Column(name=column.name, type=_plain_type(column.type))


def _plain_type(logical: LogicalType) -> LogicalType:
    if logical.value_set is not None:
        return LogicalType(kind=TypeKind.TEXT)
    if logical.items is not None and logical.items.value_set is not None:
        return replace(logical, items=LogicalType(kind=TypeKind.TEXT))
    return logical


def archived_subjects(operations: Iterable[Operation]) -> Mapping[str, str]:
    """Return every subject that an archive of the plan covers, with the archive's name."""
    return {
        subject: operation.kept.archive
        for operation in operations
        if isinstance(operation, Archive)
        for subject in operation.kept.subjects()
    }
