"""Changes of one migration that DuckDB refuses in place though each would work by itself.

A transaction sees its own deleted rows still in the indexes of the tables that point at them, an
update of an indexed column is a delete and an insert, and version 1.5 cannot alter a table whose
rows the same transaction updated or deleted. Such tables are rebuilt: their rows change while
they lie aside, where nothing watches them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from strandline.dictionary.model import Dictionary, Table
from strandline.dictionary.names import QName
from strandline.dictionary.types import TypeKind
from strandline.diff import operations as op
from strandline.diff.kept import KeptKind
from strandline.platforms.rebuild import is_structural


def refused_in_place(
    operations: Sequence[op.Operation], before: Dictionary, after: Dictionary
) -> Iterator[QName]:
    """Yield the tables, by their names before, that must be rebuilt for their rows' sake."""
    pointing = _pointing(before, after)
    deleted: dict[QName, int] = {}
    touched: set[QName] = set()
    start: dict[QName, QName] = {}
    for operation in operations:
        if isinstance(operation, op.RenameTable):
            start[operation.after] = start.pop(operation.before, operation.before)
        name = op.table_of(operation)
        name = start.get(name, name) if name is not None else None
        table = before.tables.get(name) if name is not None else None
        if name is None or table is None:
            continue
        if isinstance(operation, op.DeleteRow):
            deleted[name] = deleted.get(name, 0) + 1
        if _changes_rows(operation):
            touched.add(name)
            if pointing.get(name) and _changed_columns(operation) & _indexed(table):
                yield name
        elif name in touched and _alters(operation):
            yield name
    for name, count in deleted.items():
        children = pointing.get(name, set())
        if (children - {name}) & touched or (name in children and count > 1):
            yield name
    yield from _users_of_changed_enums(operations, before)
    yield from _remade_unique_indexes(operations, before)


def _remade_unique_indexes(
    operations: Sequence[op.Operation], before: Dictionary
) -> Iterator[QName]:
    """The name of a dropped unique index stays taken until the transaction ends."""
    made = {
        operation.index.name for operation in operations if isinstance(operation, op.AddIndex)
    } | {operation.after for operation in operations if isinstance(operation, op.RenameConstraint)}
    for operation in operations:
        if isinstance(operation, op.DropIndex) and operation.index.name in made:
            if operation.index.unique and operation.table in before.tables:
                yield operation.table


def _alters(operation: op.Operation) -> bool:
    return is_structural(operation) and not isinstance(
        operation, op.AddIndex | op.DropIndex | op.RenameConstraint
    )


def _pointing(*dictionaries: Dictionary) -> dict[QName, set[QName]]:
    found: dict[QName, set[QName]] = {}
    for dictionary in dictionaries:
        for table in dictionary.tables.values():
            for key in table.foreign_keys:
                found.setdefault(key.target, set()).add(table.name)
    return found


def _changes_rows(operation: op.Operation) -> bool:
    """Say whether rows of the table are updated or deleted; a copy into an archive does neither."""
    match operation:
        case op.DeleteRow() | op.UpdateRow():
            return True
        case op.Archive():
            return operation.kept.kind is KeptKind.VALUES
        case op.Restore():
            return operation.kept.kind is not KeptKind.TABLE
        case _:
            return False


def _changed_columns(operation: op.Operation) -> set[str]:
    match operation:
        case op.UpdateRow():
            before, after = operation.before.as_mapping(), operation.after.as_mapping()
            return {name for name in {*before, *after} if before.get(name) != after.get(name)}
        case op.Archive() | op.Restore():
            return {*operation.kept.lost}
        case _:
            return set()


def _indexed(table: Table) -> set[str]:
    """Return the columns whose update is a delete and an insert."""
    indexed = {column for unique in table.uniques for column in unique.columns}
    indexed.update(table.primary_key.columns if table.primary_key is not None else ())
    indexed.update(column for key in table.foreign_keys for column in key.columns)
    for index in table.indexes:
        if any(part.expression is not None for part in index.columns):
            indexed.update(table.column_names)
        indexed.update(part.name for part in index.columns if part.name is not None)
    # A list is updated by a delete and an insert, as an indexed column is.
    indexed.update(c.name for c in table.columns if c.type.kind is TypeKind.ARRAY)
    return indexed


def _users_of_changed_enums(
    operations: Sequence[op.Operation], before: Dictionary
) -> Iterator[QName]:
    changed = {
        operation.before.name for operation in operations if isinstance(operation, op.AlterValueSet)
    }
    if not changed:
        return
    for table in before.tables.values():
        if any(column.type.value_set in changed for column in table.columns):
            yield table.name
