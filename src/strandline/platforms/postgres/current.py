"""The tables as they stand between two operations of a sequence."""

from __future__ import annotations

from dataclasses import replace

from strandline.dictionary.model import Dictionary, Table
from strandline.dictionary.names import QName
from strandline.diff.operations import (
    Archive,
    CreateTable,
    DeleteRow,
    DropColumn,
    DropTable,
    InsertRow,
    Operation,
    RenameColumn,
    RenameTable,
    Restore,
    UpdateRow,
    table_of,
)
from strandline.diff.renaming import rename_in_foreign_key
from strandline.diff.replay import replay
from strandline.platforms.postgres.alter import dependent_columns


class CurrentTables:
    """Follows the operations, so that a recipe sees the table it really meets.

    One table at a time and in place: replaying on the whole dictionary would copy it for every
    operation, which is quadratic for a large schema.
    """

    def __init__(self, before: Dictionary, after: Dictionary) -> None:
        self._tables = dict(before.tables)
        self._after = after

    def get(self, name: QName) -> Table:
        """Return the table as it stands; a stand-in without columns when it is unknown."""
        found = self._tables.get(name) or self._after.tables.get(name)
        return found if found is not None else Table(name=name, columns=())

    def all(self) -> list[Table]:
        return list(self._tables.values())

    def follow(self, operation: Operation) -> None:
        """Carry out one operation on the tables in memory."""
        match operation:
            case CreateTable():
                self._tables[operation.table.name] = operation.table
            case DropTable():
                self._tables.pop(operation.table.name, None)
            case InsertRow() | UpdateRow() | DeleteRow() | Archive() | Restore():
                pass
            case RenameTable():
                self._rename(operation)
            case DropColumn():
                self._settle_computed(operation)
                self._change(operation)
            case _:
                self._change(operation)

    def _settle_computed(self, operation: DropColumn) -> None:
        """Turn what is computed from a column about to go into plain columns, as rendered."""
        table = self._tables.get(operation.table)
        if table is None:
            return
        settled = {column.name for column in dependent_columns(table, operation.column.name)}
        columns = tuple(
            replace(column, generated=None) if column.name in settled else column
            for column in table.columns
        )
        self._tables[table.name] = replace(table, columns=columns)

    def _change(self, operation: Operation) -> None:
        name = table_of(operation)
        table = self._tables.get(name) if name is not None else None
        if table is None:
            return
        alone = replay((operation,), Dictionary(tables={table.name: table}))
        self._tables[table.name] = alone.tables[table.name]
        if isinstance(operation, RenameColumn):
            spelling = {operation.before: operation.after}
            for other in self._pointing_at(operation.table):
                keys = tuple(
                    rename_in_foreign_key(key, {}, spelling)
                    if key.target == operation.table
                    else key
                    for key in other.foreign_keys
                )
                self._tables[other.name] = replace(other, foreign_keys=keys)

    def _rename(self, operation: RenameTable) -> None:
        table = self._tables.pop(operation.before, None)
        if table is None:
            return
        self._tables[operation.after] = replace(table, name=operation.after)
        for other in self._pointing_at(operation.before):
            keys = tuple(
                replace(key, target=operation.after) if key.target == operation.before else key
                for key in other.foreign_keys
            )
            self._tables[other.name] = replace(other, foreign_keys=keys)

    def _pointing_at(self, target: QName) -> list[Table]:
        return [
            table
            for table in self._tables.values()
            if table.name != target and any(key.target == target for key in table.foreign_keys)
        ]
