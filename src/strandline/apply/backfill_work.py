"""What a backfill does to one range of keys: the part that SQL and Python share, and SQL's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from strandline.apply.backfill_keys import EVERYTHING, Key, KeyRange, predicate
from strandline.backfill.model import Definition, SqlBody
from strandline.backfill.sql_text import BATCH, PLACE, TABLE
from strandline.dictionary.model import Dictionary, Table
from strandline.dictionary.names import QName, parse_qname
from strandline.errors import InvalidInput
from strandline.platforms.base import Connection, Platform
from strandline.platforms.held import held_name


@dataclass(frozen=True, slots=True)
class Page:
    """The next keys: the last of them, and how many there are."""

    last: Key
    count: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row left as it was: its key by column, and why."""

    key: tuple[tuple[str, object], ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a batch came to. `examined` is None where these are the rows of the page."""

    changed: int
    doubts: tuple[Doubt, ...] = ()
    examined: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkContext:
    """Where a backfill works. `dictionary` is that of the version the database stands at."""

    connection: Connection
    platform: Platform
    dictionary: Dictionary
    lowered: Dictionary
    default_schema: str | None
    labels: Sequence[str]
    standing: str

    def table(self, text: str, name: str) -> Table:
        """Return a table by the name a backfill calls it; InvalidInput when there is none."""
        wanted = parse_qname(text, default_schema=self.default_schema)
        for table in self.dictionary.tables.values():
            if table.name.folded() == wanted.folded():
                return table
        raise broken(
            "B007",
            f"{name}: version {self.standing} has no table {text}",
            "write the table as the dictionary does, or set the version from which it is there",
        )

    def place(self, table: QName) -> str:
        """Return a table's qualified, quoted name."""
        return self.platform.qualified(self.held(table))

    def held(self, table: QName) -> QName:
        """Return what the platform's own form of the dictionary calls a table."""
        return held_name(table, self.platform)

    def count(self, query: str, parameters: Sequence[object] = ()) -> int:
        """Return the number that a query gives."""
        ((value,),) = self.connection.execute(query, parameters)
        return int(str(value or 0))


class Work(Protocol):
    """A backfill on one database; writes inside the caller's transaction and commits nothing."""

    name: str
    in_one_go: bool
    """The whole table is one batch: the platform cannot do it piece by piece."""

    def total(self, after: Key | None) -> int:
        """Return how many keys come after one."""
        ...

    def page(self, after: Key | None, size: int) -> Page | None:
        """Return the next keys, None when there are no more."""
        ...

    def change(self, span: KeyRange) -> Outcome:
        """Change the rows of a range."""
        ...

    def preview(self, span: KeyRange) -> Outcome:
        """Return what `change` would come to, without changing anything."""
        ...

    def left(self) -> int:
        """Return how many rows are still to do."""
        ...


def broken(code: str, message: str, hint: str) -> InvalidInput:
    """Return the error for a backfill that does not fit what it works on."""
    return InvalidInput(code, message, findings=(), hint=hint)


def primary_key(table: Table, name: str) -> tuple[str, ...]:
    """Return a table's key columns; InvalidInput when it has none."""
    if table.primary_key is None:
        raise broken(
            "B008",
            f"{name}: {table.name} has no primary key to go along",
            "give the table a key, or name columns that cannot be empty with `-- key:`",
        )
    return table.primary_key.columns


class KeyedTable:
    """Goes along columns of a table that cannot be empty."""

    def __init__(self, context: WorkContext, table: Table, key: Sequence[str], name: str) -> None:
        self._context = context
        self._place = context.place(table.name)
        self.columns = tuple(_not_null(table, column, name) for column in key)
        self._unique = table.primary_key is not None and table.primary_key.columns == self.columns
        self.quoted = [context.platform.quote(column) for column in self.columns]

    def total(self, after: Key | None) -> int:
        condition, values = predicate(self.quoted, KeyRange(after))
        return self._context.count(f"SELECT count(*) FROM {self._place} WHERE {condition}", values)

    def page(self, after: Key | None, size: int) -> Page | None:
        listed = ", ".join(self.quoted)
        condition, values = predicate(self.quoted, KeyRange(after))
        query = f"SELECT {listed} FROM {self._place} WHERE {condition} ORDER BY {listed}"
        rows = self._context.connection.execute(
            self._context.platform.first_rows(query, size), values
        )
        if not rows:
            return None
        # Rows that share the last key belong to the same batch, so they are counted.
        count = len(rows) if self._unique else self._count(KeyRange(after, rows[-1]))
        return Page(rows[-1], count)

    def _count(self, span: KeyRange) -> int:
        condition, values = predicate(self.quoted, span)
        return self._context.count(f"SELECT count(*) FROM {self._place} WHERE {condition}", values)


def _not_null(table: Table, column: str, name: str) -> str:
    found = next((one for one in table.columns if one.name.lower() == column.lower()), None)
    if found is None:
        raise broken(
            "B007",
            f"{name}: {table.name} has no column {column} to go along",
            "name columns of the table with `-- key:`, or leave the line out for its primary key",
        )
    in_key = table.primary_key is not None and found.name in table.primary_key.columns
    if found.nullable and not in_key:
        raise broken(
            "B008",
            f"{name}: the key's column {table.name}.{found.name} can be empty",
            "rows without a key would never be reached: go along columns that are never NULL",
        )
    return found.name


class SqlWork:
    """A backfill whose statements are written in the platform's own SQL."""

    in_one_go = False

    def __init__(self, context: WorkContext, definition: Definition, body: SqlBody) -> None:
        self.name = definition.name
        self._context = context
        self._body = body
        self._table = context.table(definition.table, self.name)
        key = definition.key or primary_key(self._table, self.name)
        self._keyed = KeyedTable(context, self._table, key, self.name)
        for statement in (*body.change, body.left, body.doubtful or ""):
            self._filled(statement, EVERYTHING)

    def total(self, after: Key | None) -> int:
        return self._keyed.total(after)

    def page(self, after: Key | None, size: int) -> Page | None:
        return self._keyed.page(after, size)

    def change(self, span: KeyRange) -> Outcome:
        changed = 0
        for statement in self._body.change:
            text, values = self._filled(statement, span)
            changed += self._context.connection.execute_counted(text, values)
        return Outcome(changed, self._doubts(span))

    def preview(self, span: KeyRange) -> Outcome:
        """Return what is left and in doubt: an UPDATE cannot be asked what it would do."""
        return Outcome(self._left(span), self._doubts(span))

    def left(self) -> int:
        return self._left(EVERYTHING)

    def _left(self, span: KeyRange) -> int:
        text, values = self._filled(self._body.left, span)
        rows = self._context.connection.execute(text, values)
        return one_number(rows, self.name)

    def _doubts(self, span: KeyRange) -> tuple[Doubt, ...]:
        if self._body.doubtful is None:
            return ()
        text, values = self._filled(self._body.doubtful, span)
        columns = self._keyed.columns
        found = []
        for row in self._context.connection.execute(text, values):
            if len(row) != len(columns) + 1:
                raise broken(
                    "B034",
                    f"{self.name}: the query of doubtful rows gives {len(row)} columns",
                    f"select {', '.join(columns)} and then the reason",
                )
            found.append(Doubt(tuple(zip(columns, row, strict=False)), str(row[-1])))
        return tuple(found)

    def _filled(self, statement: str, span: KeyRange) -> tuple[str, list[object]]:
        """Return a statement with its places filled, and the parameters in their order."""
        values: list[object] = []

        def fill(found: re.Match[str]) -> str:
            if found["kept"]:
                return "{" + found["kept"] + "}"
            word = found["name"]
            if word == BATCH:
                alias = f"{found['alias']}." if found["alias"] else ""
                condition, own = predicate([alias + one for one in self._keyed.quoted], span)
                values.extend(own)
                return condition
            table = self._table if word == TABLE else self._context.table(word, self.name)
            return self._context.place(table.name)

        return PLACE.sub(fill, statement), values


def one_number(rows: Sequence[tuple[object, ...]], name: str) -> int:
    """Return the number that a query of what is left gives; InvalidInput when it gives none."""
    if len(rows) == 1 and len(rows[0]) == 1 and str(rows[0][0]).isdigit():
        return int(str(rows[0][0]))
    raise broken(
        "B034",
        f"{name}: the query of what is left does not give one number",
        "write SELECT count(*) of the rows that are still to do",
    )
