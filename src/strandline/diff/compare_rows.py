"""Reference rows: which are inserted, deleted and updated, in an order foreign keys allow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from strandline.dictionary.model import Dictionary, Row, Table
from strandline.dictionary.names import QName
from strandline.diff.operations import DeleteRow, InsertRow, Operation, UpdateRow, table_of
from strandline.diff.order import parents_first
from strandline.diff.renames import Renames


def row_changes(
    before: Dictionary, after: Dictionary, renames: Renames, replaced: set[QName]
) -> dict[str, list[Operation]]:
    """Return operations under delete, forget, insert_new (rows of new tables), update, insert.

    `forget` takes the cells of columns that are about to be dropped out of their rows, so that
    the way back knows them.

    Deletions name tables and columns as they are called before, the rest as after. Rows are
    matched by primary key; tables without one match whole rows, of which a database is asked
    only for what they name (see `known_by`).
    """
    changes: dict[str, list[Operation]] = {
        "delete": [],
        "forget": [],
        "insert_new": [],
        "update": [],
        "insert": [],
    }
    kept: dict[QName, Table] = {}
    for table in parents_first(after.tables.values()):
        old = before.tables.get(renames.tables.get(table.name, table.name))
        if old is None or table.name in replaced:
            changes["insert_new"].extend(_inserts(table))
            continue
        kept[old.name] = table
        if old.rows or table.rows:
            _table_rows(old, table, renames, changes)
    changes["delete"] = _all_deletions(before, kept, changes["delete"])
    return changes


def _inserts(table: Table) -> list[Operation]:
    return [InsertRow(table=table.name, key=known_by(table, row), row=row) for row in table.rows]


def _all_deletions(
    before: Dictionary, kept: Mapping[QName, Table], found: Sequence[Operation]
) -> list[Operation]:
    """Return all deletions, children first; rows of dropped tables too, for the way back."""
    by_table: dict[QName | None, list[Operation]] = {}
    for operation in found:
        by_table.setdefault(table_of(operation), []).append(operation)
    ordered: list[Operation] = []
    for old in parents_first(before.tables.values()):
        if old.name in kept:
            ordered.extend(by_table.get(old.name, []))
        else:
            ordered.extend(operation.reverse() for operation in _inserts(old))
    return ordered[::-1]


def key_of(table: Table) -> tuple[str, ...]:
    """Return the columns that identify a reference row: the primary key, else all columns."""
    return table.primary_key.columns if table.primary_key else table.column_names


def known_by(table: Table, row: Row) -> tuple[str, ...]:
    """Return the columns by which a database finds the row: its key, else all that it names.

    What a row does not name, the database filled in: looking for NULL there would find nothing.
    """
    key = key_of(table)
    cells = row.as_mapping()
    if all(column in cells for column in key):
        return key
    named = tuple(column for column in table.column_names if column in cells)
    wanted = row.key(named)
    alike = sum(other.key(named) == wanted for other in table.rows)
    return named if named and alike <= 1 else key


def _table_rows(
    old: Table, new: Table, renames: Renames, changes: dict[str, list[Operation]]
) -> None:
    to_new = {
        renames.columns[new.name, column.name]: column.name
        for column in new.columns
        if (new.name, column.name) in renames.columns
    }
    key = key_of(new)
    gone_columns = set(old.column_names) - {
        renames.columns.get((new.name, name), name) for name in new.column_names
    }
    kept: list[tuple[Row, Row]] = []
    for row in old.rows:
        left = Row.of({c: value for c, value in row.cells if c not in gone_columns})
        kept.append((row, Row.of({to_new.get(c, c): value for c, value in left.cells})))
    by_key = {seen.key(key): (row, seen) for row, seen in kept}
    if len(by_key) != len(kept):
        # The new key does not tell the old rows apart: none of them can be matched.
        by_key = {}
        changes["delete"].extend(_deletion(old, row) for row, _ in kept)
    for row in new.rows:
        match = by_key.pop(row.key(key), None)
        if match is None:
            changes["insert"].append(InsertRow(table=new.name, key=known_by(new, row), row=row))
            continue
        original, seen = match
        left = Row.of({c: value for c, value in original.cells if c not in gone_columns})
        if left != original:
            # By the new key in old words: cells of the old one may be among the forgotten.
            own = tuple(
                renames.columns.get((new.name, name), name) for name in _shared(key, seen, seen)
            )
            changes["forget"].append(
                UpdateRow(table=old.name, key=own, before=original, after=left)
            )
        if seen != row:
            shared = _shared(key, seen, row)
            changes["update"].append(UpdateRow(table=new.name, key=shared, before=seen, after=row))
    changes["delete"].extend(_deletion(old, row) for row, _ in by_key.values())


def _deletion(table: Table, row: Row) -> DeleteRow:
    return DeleteRow(table=table.name, key=known_by(table, row), row=row)


def _shared(key: tuple[str, ...], one: Row, other: Row) -> tuple[str, ...]:
    """Return the part of the key that both rows name; all of it where they name none."""
    first, second = one.as_mapping(), other.as_mapping()
    return tuple(column for column in key if column in first and column in second) or key
