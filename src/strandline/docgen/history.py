"""What happened to each table, column and view, told under the names they have now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from strandline.dictionary.names import QName
from strandline.diff.operations import (
    AddColumn,
    CreateTable,
    CreateView,
    DeleteRow,
    DropView,
    InsertRow,
    Operation,
    RenameColumn,
    RenameTable,
    SetComment,
    UpdateRow,
    table_of,
)
from strandline.docgen.records import DocumentedComponent, VersionEntry


@dataclass(frozen=True, slots=True)
class Event:
    """The operations of one version on one object; none means: it was there from the start."""

    version: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class History:
    """Events are newest first; `columns` gives the version that added (table, column)."""

    tables: Mapping[QName, tuple[Event, ...]]
    views: Mapping[QName, tuple[Event, ...]]
    columns: Mapping[tuple[QName, str], str]


def trace(documented: DocumentedComponent) -> History:
    """Follow every object of the dictionary back through the versions and their renames."""
    walk = _Walk(documented)
    for entry in reversed(documented.history):
        walk.back_through(entry)
    if documented.history:
        walk.settle(documented.history[0])
    return History(walk.table_events(), walk.view_events(), walk.columns)


class _Walk:
    """Holds, while going back in time, which present object each past name stands for."""

    def __init__(self, documented: DocumentedComponent) -> None:
        dictionary = documented.dictionary
        self._tables = {name: name for name in dictionary.tables}
        self._views = set(dictionary.views)
        self._fields = {
            (name, column): column
            for name, table in dictionary.tables.items()
            for column in table.column_names
        }
        self._table_events: dict[QName, list[Event]] = {}
        self._view_events: dict[QName, list[Event]] = {}
        self.columns: dict[tuple[QName, str], str] = {}

    def back_through(self, entry: VersionEntry) -> None:
        tables: dict[QName, list[Operation]] = {}
        views: dict[QName, list[Operation]] = {}
        for operation in reversed(entry.operations_from_parent):
            self._place(operation, entry.label, tables, views)
        _append(self._table_events, entry.label, tables)
        _append(self._view_events, entry.label, views)

    def settle(self, first: VersionEntry) -> None:
        """Whatever has no creation yet and stands in the first version began there."""
        for past, present in self._tables.items():
            table = first.dictionary.tables.get(past)
            if table is None:
                continue
            self._table_events.setdefault(present, []).append(Event(first.label, ()))
            for column in table.column_names:
                self._began(present, column, first.label)
        for name in sorted(self._views & set(first.dictionary.views), key=str):
            self._view_events.setdefault(name, []).append(Event(first.label, ()))

    def table_events(self) -> dict[QName, tuple[Event, ...]]:
        return {name: tuple(events) for name, events in self._table_events.items()}

    def view_events(self) -> dict[QName, tuple[Event, ...]]:
        return {name: tuple(events) for name, events in self._view_events.items()}

    def _place(
        self,
        operation: Operation,
        label: str,
        tables: dict[QName, list[Operation]],
        views: dict[QName, list[Operation]],
    ) -> None:
        view = _view_of(operation)
        if view is not None:
            if view in self._views:
                views.setdefault(view, []).append(operation)
            return
        past = operation.after if isinstance(operation, RenameTable) else table_of(operation)
        present = self._tables.get(past) if past is not None else None
        if past is None or present is None:
            return
        tables.setdefault(present, []).append(operation)
        self._step_back(operation, past, present, label)

    def _step_back(self, operation: Operation, past: QName, present: QName, label: str) -> None:
        match operation:
            case CreateTable(table=table):
                del self._tables[past]
                for column in table.column_names:
                    self._began(present, column, label)
            case RenameTable():
                self._tables[operation.before] = self._tables.pop(past)
            case AddColumn(column=column):
                self._began(present, column.name, label)
            case RenameColumn():
                now = self._fields.pop((present, operation.after), None)
                if now is not None:
                    self._fields[present, operation.before] = now
            case _:
                pass

    def _began(self, present: QName, past_column: str, label: str) -> None:
        now = self._fields.pop((present, past_column), None)
        if now is not None:
            self.columns[present, now] = label


def _append(
    events: dict[QName, list[Event]], label: str, found: dict[QName, list[Operation]]
) -> None:
    for name, operations in found.items():
        events.setdefault(name, []).append(Event(label, tuple(reversed(operations))))


def _view_of(operation: Operation) -> QName | None:
    match operation:
        case CreateView() | DropView():
            return operation.view.name
        case SetComment() if operation.is_view:
            return operation.target
        case _:
            return None


def split_rows(
    operations: tuple[Operation, ...],
) -> tuple[list[Operation], list[InsertRow | DeleteRow | UpdateRow]]:
    """Part operations on reference rows from the others, each in order."""
    rest: list[Operation] = []
    rows: list[InsertRow | DeleteRow | UpdateRow] = []
    for operation in operations:
        if isinstance(operation, (InsertRow, DeleteRow, UpdateRow)):
            rows.append(operation)
        else:
            rest.append(operation)
    return rest, rows
