"""The tables as they stand between two operations of a sequence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from strandline.dictionary.model import Dictionary, ForeignKey, Table
from strandline.dictionary.names import QName
from strandline.diff.operations import (
    AlterColumn,
    Archive,
    CreateTable,
    DeleteRow,
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


class Progress:
    """Follows the operations in place, so that each is rendered for the table it meets.

    What was dropped by an earlier operation is gone here too, so nothing is dropped twice.
    """

    def __init__(self, before: Dictionary, after: Dictionary) -> None:
        self._tables: dict[QName, Table] = {}
        # Tables that point at a table, or once did: a superset, so that nothing is ever taken out.
        self._owners: dict[QName, dict[QName, None]] = {}
        for table in before.tables.values():
            self._store(table)
        self._after = after
        self._to_alter: Counter[tuple[QName, str]] = Counter()
        self._suspended: set[tuple[QName, str]] = set()
        self._schemas = {name.schema for name in [*before.tables, *before.views]}

    def get(self, name: QName) -> Table:
        """Return the table as it stands; a stand-in without columns when it is unknown."""
        found = self._tables.get(name) or self._after.tables.get(name)
        return found if found is not None else Table(name=name, columns=())

    def exists(self, name: QName) -> bool:
        return name in self._tables

    def is_new_schema(self, schema: str | None) -> bool:
        """Say once for each schema that nothing has used it before."""
        if schema in self._schemas:
            return False
        self._schemas.add(schema)
        return True

    def pointing_at(self, target: QName) -> Iterator[tuple[QName, ForeignKey]]:
        """Yield the foreign keys of other tables (with their table) that point at one."""
        for owner in list(self._owners.get(target, ())):
            table = self._tables.get(owner)
            if table is None or owner == target:
                continue
            for key in table.foreign_keys:
                if key.target == target:
                    yield owner, key

    def _store(self, table: Table) -> None:
        self._tables[table.name] = table
        for key in table.foreign_keys:
            self._owners.setdefault(key.target, {})[table.name] = None

    def expect(self, operations: Iterable[Operation]) -> None:
        """Take note of the columns that are going to be altered."""
        self._to_alter.update(
            (operation.table, operation.after.name)
            for operation in operations
            if isinstance(operation, AlterColumn)
        )

    def is_suspended(self, owner: QName, key: ForeignKey) -> bool:
        """Say whether an earlier alteration has dropped the key and not made it again yet."""
        return (owner, key.name) in self._suspended

    def resume(self, owner: QName, key: ForeignKey) -> bool:
        """Say whether a dropped key can be made again now.

        Both sides of a foreign key have the same type (Msg 1778), so a key whose other column is
        still to be altered stays away until then.
        """
        columns = {(owner, column) for column in key.columns}
        columns |= {(key.target, column) for column in key.target_columns}
        if any(self._to_alter[place] > 0 for place in columns):
            self._suspended.add((owner, key.name))
            return False
        self._suspended.discard((owner, key.name))
        return True

    def follow(self, operation: Operation) -> None:
        """Carry out one operation on the tables in memory."""
        match operation:
            case CreateTable():
                self._store(operation.table)
            case DropTable():
                self._tables.pop(operation.table.name, None)
            case InsertRow() | UpdateRow() | DeleteRow() | Archive() | Restore():
                pass
            case RenameTable():
                self._rename(operation)
            case AlterColumn():
                self._to_alter[operation.table, operation.after.name] -= 1
                self._change(operation)
            case _:
                self._change(operation)

    def _change(self, operation: Operation) -> None:
        name = table_of(operation)
        table = self._tables.get(name) if name is not None else None
        if table is None:
            return
        alone = replay((operation,), Dictionary(tables={table.name: table}))
        self._store(alone.tables[table.name])
        if isinstance(operation, RenameColumn):
            spelling = {operation.before: operation.after}
            for owner, key in list(self.pointing_at(operation.table)):
                self._replace_key(owner, key, rename_in_foreign_key(key, {}, spelling))

    def _rename(self, operation: RenameTable) -> None:
        table = self._tables.get(operation.before)
        if table is None:
            return
        for owner, key in list(self.pointing_at(operation.before)):
            self._replace_key(owner, key, replace(key, target=operation.after))
        own = tuple(
            replace(key, target=operation.after) if key.target == operation.before else key
            for key in table.foreign_keys
        )
        del self._tables[operation.before]
        self._store(replace(table, name=operation.after, foreign_keys=own))

    def _replace_key(self, owner: QName, old: ForeignKey, new: ForeignKey) -> None:
        table = self._tables[owner]
        keys = tuple(new if key is old else key for key in table.foreign_keys)
        self._store(replace(table, foreign_keys=keys))
