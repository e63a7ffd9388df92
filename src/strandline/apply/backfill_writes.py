"""The writes that a Python backfill asks for: checked, grouped, counted."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence

from strandline.apply.backfill_work import WorkContext, broken, primary_key
from strandline.backfill.model import Insert, Update
from strandline.dictionary.model import Dictionary, Row, Scalar, Table
from strandline.dictionary.names import QName
from strandline.dictionary.types import TypeKind
from strandline.diff.operations import UpdateRow

_CHUNK = 500
"""Keys in one statement: SQL Server takes 2,100 parameters, older SQLite 999."""

_OTHER = "\0other"
"""Stands for whatever a cell held before: only that it differs matters to the renderer."""


class Writes:
    """Writes to one table; counts only rows that really change."""

    def __init__(self, context: WorkContext, table: Table, sets: Sequence[str], name: str) -> None:
        self._context = context
        self._table = table
        self._name = name
        self._sets = frozenset(sets)
        self._place = context.place(table.name)
        self._key = primary_key(table, name)
        for column in sets:
            self._known(column)
            if column in self._key:
                raise self._wrong(f"sets {column}, a column of the primary key")
        moved = self._sets & _indexed(table)
        self.makes_tables_anew = bool(
            moved
            and not context.platform.features.indexed_updates
            and _is_pointed_at(table.name, context.dictionary)
        )

    def checked_update(self, change: Update) -> Update:
        """Return the update when it fits the table; values are never shown."""
        if set(change.key) != set(self._key):
            raise self._wrong(f"finds a row not by its primary key ({', '.join(self._key)})")
        strange = sorted(set(change.values) - self._sets)
        if strange or not change.values:
            raise self._wrong(f"sets {strange[0] if strange else 'nothing'}, not one of its `sets`")
        for column in change.only_if:
            self._known(column)
        return change

    def checked_insert(self, change: Insert) -> Insert:
        """Return the insert when the table has its columns."""
        for column in change.values:
            self._known(column)
        return change

    def insert(self, changes: Sequence[Insert]) -> int:
        """Add rows; return how many."""
        quote = self._context.platform.quote
        groups: dict[tuple[str, ...], list[list[object]]] = {}
        for change in changes:
            columns = tuple(change.values)
            row = [self._bound(column, change.values[column]) for column in columns]
            groups.setdefault(columns, []).append(row)
        for columns, rows in groups.items():
            listed = ", ".join(quote(column) for column in columns)
            marks = ", ".join("?" for _ in columns)
            self._context.connection.execute_many(
                f"INSERT INTO {self._place} ({listed}) VALUES ({marks})", rows
            )
        return len(changes)

    def update(self, changes: Sequence[Update]) -> int:
        """Change rows; return how many were not so already."""
        if self.makes_tables_anew:
            return self._update_anew(changes)
        changed = 0
        for group in self._groups(changes):
            condition, values = self._meant(group)
            sets = ", ".join(f"{self._quoted(column)} = ?" for column in group[0].values)
            bound = [self._bound(column, value) for column, value in group[0].values.items()]
            changed += self._context.connection.execute_counted(
                f"UPDATE {self._place} SET {sets} WHERE {condition}", [*bound, *values]
            )
        return changed

    def _groups(self, changes: Sequence[Update]) -> Iterator[list[Update]]:
        """Yield updates that can share a statement: the same values, found by one column."""
        if len(self._key) > 1:
            yield from ([change] for change in changes)
            return
        alike: dict[str, list[Update]] = {}
        for change in changes:
            alike.setdefault(repr((change.values, change.only_if)), []).append(change)
        for group in alike.values():
            for start in range(0, len(group), _CHUNK):
                yield group[start : start + _CHUNK]

    def _meant(self, group: Sequence[Update]) -> tuple[str, list[object]]:
        """Return the condition of the rows of a group that are not yet as they should be."""
        first = group[0]
        if len(self._key) == 1:
            (column,) = self._key
            parts = [f"{self._quoted(column)} IN ({', '.join('?' for _ in group)})"]
            values: list[object] = [change.key[column] for change in group]
        else:
            parts = [f"{self._quoted(column)} = ?" for column in self._key]
            values = [first.key[column] for column in self._key]
        for column, wanted in first.only_if.items():
            if wanted is None:
                parts.append(f"{self._quoted(column)} IS NULL")
            else:
                parts.append(f"{self._quoted(column)} = ?")
                values.append(self._bound(column, wanted))
        differing = []
        for column, wanted in first.values.items():
            quoted = self._quoted(column)
            if wanted is None:
                differing.append(f"{quoted} IS NOT NULL")
            else:
                differing.append(f"{quoted} IS NULL OR {quoted} <> ?")
                values.append(self._bound(column, wanted))
        return f"{' AND '.join(parts)} AND ({' OR '.join(differing)})", values

    def _update_anew(self, changes: Sequence[Update]) -> int:
        """Change rows by making the table and all that point at it anew.

        The renderer of migrations knows how: rows change while they lie aside.
        """
        wanted = [change for group in self._groups(changes) for change in self._wanted(group)]
        if not wanted:
            return 0
        operations = [self._operation(change) for change in wanted]
        lowered = self._context.lowered
        for step in self._context.platform.render(operations, lowered, lowered):
            for statement in step.statements:
                self._context.connection.execute(statement)
        return len(wanted)

    def _wanted(self, group: Sequence[Update]) -> list[Update]:
        """Return the updates of a group whose rows are not yet as they should be."""
        condition, values = self._meant(group)
        listed = ", ".join(self._quoted(column) for column in self._key)
        query = f"SELECT {listed} FROM {self._place} WHERE {condition}"
        found = set(self._context.connection.execute(query, values))
        if len(self._key) > 1:
            return list(group) if found else []
        return [change for change in group if (change.key[self._key[0]],) in found]

    def _operation(self, change: Update) -> UpdateRow:
        key = {column: self._cell(column, change.key[column]) for column in self._key}
        before = dict.fromkeys(change.values, _OTHER)
        after = {column: self._cell(column, value) for column, value in change.values.items()}
        return UpdateRow(
            table=self._context.held(self._table.name),
            key=self._key,
            before=Row.of({**key, **before}),
            after=Row.of({**key, **after}),
        )

    def _cell(self, column: str, value: object) -> Scalar:
        bound = self._bound(column, value)
        if isinstance(bound, dt.datetime):
            return bound.isoformat(sep=" ")
        if bound is None or isinstance(bound, bool | int | float | str | bytes):
            return bound
        return str(bound)

    def _bound(self, column: str, value: object) -> object:
        kind = self._known(column)
        if kind is TypeKind.JSON and isinstance(value, dict | list):
            return json.dumps(value, ensure_ascii=False)
        return value

    def _quoted(self, column: str) -> str:
        return self._context.platform.quote(column)

    def _known(self, column: str) -> TypeKind:
        found = self._table.find_column(column)
        if found is None:
            raise self._wrong(f"names {column}, which {self._table.name} does not have")
        return found.type.kind

    def _wrong(self, what: str) -> Exception:
        return broken(
            "B031",
            f"{self._name}: a change {what}",
            f"a change names columns of {self._table.name}; an Update may set those of `sets`",
        )


def _indexed(table: Table) -> frozenset[str]:
    """Return the columns whose update moves a row in some index."""
    found = {column for unique in table.uniques for column in unique.columns}
    found.update(table.primary_key.columns if table.primary_key is not None else ())
    found.update(column for key in table.foreign_keys for column in key.columns)
    for index in table.indexes:
        if any(part.expression is not None for part in index.columns):
            found.update(table.column_names)
        found.update(part.name for part in index.columns if part.name is not None)
    found.update(column.name for column in table.columns if column.type.kind is TypeKind.ARRAY)
    return frozenset(found)


def _is_pointed_at(name: QName, dictionary: Dictionary) -> bool:
    return any(
        key.target == name for table in dictionary.tables.values() for key in table.foreign_keys
    )
