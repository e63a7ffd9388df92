"""Backfills in Python: rows read in ranges, the author's function asked, its answer carried out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from strandline.apply.backfill_keys import Key, KeyRange, predicate
from strandline.apply.backfill_work import (
    Doubt,
    KeyedTable,
    Outcome,
    Page,
    WorkContext,
    broken,
    one_number,
    primary_key,
)
from strandline.apply.backfill_writes import Writes
from strandline.backfill.model import (
    Batch,
    Change,
    Definition,
    Doubtful,
    Insert,
    PythonBody,
    Row,
    Source,
    Update,
)
from strandline.backfill.python_text import failing_line
from strandline.backfill.typed import typed
from strandline.dictionary.expressions import ExpressionError
from strandline.dictionary.model import Expression
from strandline.dictionary.types import TypeKind
from strandline.errors import InvalidInput, StrandlineError


@dataclass(frozen=True, slots=True)
class _Reading:
    """A relation to read ranges of: what stands behind FROM, and its columns with their kinds."""

    place: str
    columns: tuple[tuple[str, TypeKind], ...]


class PythonWork:
    """A backfill whose changes a function of the author's decides."""

    def __init__(self, context: WorkContext, definition: Definition, body: PythonBody) -> None:
        self.name = definition.name
        self._context = context
        self._body = body
        self._file = definition.file
        table = context.table(definition.table, self.name)
        self._writes = Writes(context, table, body.sets, self.name)
        self.in_one_go = self._writes.makes_tables_anew
        self._sourced = body.source is not None
        self._key = definition.key or primary_key(table, self.name)
        self._quoted = [context.platform.quote(column) for column in self._key]
        self._keyed = None if self._sourced else KeyedTable(context, table, self._key, self.name)
        kinds = tuple((column.name, column.type.kind) for column in table.columns)
        self._main = (
            self._reading(body.source)
            if body.source is not None
            else _Reading(context.place(table.name), kinds)
        )
        self._others = {
            name: self._reading(source) if self._is_there(source) else None
            for name, source in body.others.items()
        }
        if self._sourced:
            self._refuse_empty_keys()

    def total(self, after: Key | None) -> int:
        if self._keyed is not None:
            return self._keyed.total(after)
        listed = ", ".join(self._quoted)
        condition, values = predicate(self._quoted, KeyRange(after))
        return self._context.count(
            f"SELECT count(*) FROM (SELECT DISTINCT {listed} FROM {self._main.place} "
            f"WHERE {condition}) AS k",
            values,
        )

    def page(self, after: Key | None, size: int) -> Page | None:
        if self._keyed is not None:
            return self._keyed.page(after, size)
        listed = ", ".join(self._quoted)
        condition, values = predicate(self._quoted, KeyRange(after))
        query = (
            f"SELECT DISTINCT {listed} FROM {self._main.place} WHERE {condition} ORDER BY {listed}"
        )
        rows = self._context.connection.execute(
            self._context.platform.first_rows(query, size), values
        )
        return Page(rows[-1], len(rows)) if rows else None

    def change(self, span: KeyRange) -> Outcome:
        examined, updates, inserts, doubts = self._decided(span)
        changed = self._writes.update(updates) + self._writes.insert(inserts)
        return Outcome(changed, doubts, examined)

    def preview(self, span: KeyRange) -> Outcome:
        examined, updates, inserts, doubts = self._decided(span)
        return Outcome(len(updates) + len(inserts), doubts, examined)

    def left(self) -> int:
        rows = self._context.connection.execute(self._native(self._body.left, "left"))
        return one_number(rows, self.name)

    def _is_there(self, source: Source) -> bool:
        labels, since = self._context.labels, source.since
        if since is None:
            return True
        if since not in labels:
            raise broken(
                "B007",
                f"{self.name}: a source is there since {since}, which is no version",
                f"versions: {', '.join(labels)}",
            )
        return labels.index(since) <= labels.index(self._context.standing)

    def _reading(self, source: Source) -> _Reading:
        columns = tuple((name, TypeKind(kind)) for name, kind in source.columns.items())
        return _Reading(f"({self._native(source.query, 'source')}) AS s", columns)

    def _native(self, query: str, what: str) -> str:
        try:
            return self._context.platform.query(Expression(query), self._context.lowered)
        except ExpressionError as error:
            raise broken(
                "B007",
                f"{self.name}: the SELECT of its {what} cannot be read: {error}",
                "write one SELECT in the neutral SQL that views are written in",
            ) from None

    def _refuse_empty_keys(self) -> None:
        empty = " OR ".join(f"{column} IS NULL" for column in self._quoted)
        count = self._context.count(f"SELECT count(*) FROM {self._main.place} WHERE {empty}")
        if count:
            raise broken(
                "B008",
                f"{self.name}: {count} rows of its source have no key",
                "leave them out in the source's WHERE: rows without a key are never reached",
            )

    def _decided(self, span: KeyRange) -> tuple[int, list[Update], list[Insert], tuple[Doubt, ...]]:
        batch = Batch(
            self._read(self._main, span),
            {
                name: self._read(reading, span) if reading is not None else []
                for name, reading in self._others.items()
            },
        )
        updates: list[Update] = []
        inserts: list[Insert] = []
        doubts: list[Doubt] = []
        for change in self._asked(batch):
            match change:
                case Update():
                    updates.append(self._writes.checked_update(change))
                case Insert():
                    inserts.append(self._writes.checked_insert(change))
                case Doubtful():
                    doubts.append(Doubt(tuple(change.key.items()), str(change.reason)))
                case _:
                    raise self._wrong(f"a {type(change).__name__}")
        return len(batch.rows), updates, inserts, tuple(doubts)

    def _asked(self, batch: Batch) -> Sequence[Change]:
        """Return what the author's function makes of a batch; its errors carry no values."""
        try:
            answer = self._body.change(batch)
            if not isinstance(answer, Iterable):
                raise self._wrong(f"a {type(answer).__name__}")
            return list(answer)
        except StrandlineError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever an author's function raises
            path = getattr(self._body.change, "__code__", None)
            line = failing_line(error, path.co_filename) if path is not None else None
            at = f" in line {line}" if line else ""
            raise InvalidInput(
                "B032",
                f"{self.name}: {self._file} raises {type(error).__name__}{at}; "
                "nothing of the batch was changed",
                findings=(),
                hint="mend the function, then run again: it goes on with the same batch",
            ) from None

    def _wrong(self, what: str) -> InvalidInput:
        return broken(
            "B031",
            f"{self.name}: the change function gives {what}",
            "yield Update, Insert or Doubtful, nothing else",
        )

    def _read(self, reading: _Reading, span: KeyRange) -> list[Row]:
        quote = self._context.platform.quote
        listed = ", ".join(quote(column) for column, _ in reading.columns)
        condition, values = predicate(self._quoted, span)
        rows = self._context.connection.execute(
            f"SELECT {listed} FROM {reading.place} WHERE {condition} "
            f"ORDER BY {', '.join(self._quoted)}",
            values,
        )
        return [_row(reading.columns, row) for row in rows]


def _row(columns: Sequence[tuple[str, TypeKind]], row: Sequence[object]) -> Mapping[str, object]:
    return {name: typed(value, kind) for (name, kind), value in zip(columns, row, strict=True)}
