"""Made-up rows out of the way of a migration's steps."""

from __future__ import annotations

from dataclasses import dataclass

from strandline.apply.look import Digests, Look, digest
from strandline.apply.passage import row_key
from strandline.apply.prechecks import Answers, ask, offending_rows
from strandline.dictionary.model import Dictionary, Table
from strandline.dictionary.names import QName
from strandline.drift.live import comparable_cell
from strandline.errors import PlatformFailure
from strandline.plan.prechecks import Prechecks
from strandline.platforms.base import Connection, Platform

_ROUNDS = 4
_DEEPEST = 6
"""How long a chain of rows that point at each other may be."""

Cells = dict[str, object]


def take_out(
    asked: Prechecks,
    answers: Answers,
    before: Dictionary,
    platform: Platform,
    connection: Connection,
    *,
    spared: Look | None = None,
) -> tuple[int, Answers]:
    """Delete rows that a pre-check refuses, with those that point at them; ask again.

    Returns how many were deleted, and the answers afterwards. Reference rows stay, and so do those
    of `spared`, which must be there in the end. Only for a scratch database.
    """
    deleter = _Deleter(before, platform, connection, spared)
    names: dict[str, QName] = {str(name): name for name in before.tables}
    for _ in range(_ROUNDS):
        earlier = deleter.deleted
        for answer, rows in list(offending_rows(connection, answers.refusing)):
            table = before.tables[names[answer.check.table]]
            columns = answer.check.columns[: answer.check.key_columns]
            # One of several alike may stay.
            for row in rows[1 if answer.check.alike else 0 :]:
                deleter.delete(table, dict(zip(columns, row, strict=False)))
        answers = ask(connection, asked, start=answers.start, end=answers.end)
        if not answers.refusing or deleter.deleted == earlier:
            break
    return deleter.deleted, answers


@dataclass(slots=True)
class _Deleter:
    dictionary: Dictionary
    platform: Platform
    connection: Connection
    spared: Look | None
    deleted: int = 0

    def delete(self, table: Table, key: Cells, depth: int = 0) -> None:
        """Delete a row; rows that hold it by a foreign key go first."""
        if self._stays(table, _told(table, key)):
            return
        if self._try(table, key) or depth >= _DEEPEST:
            return
        for child in self.dictionary.tables.values():
            for foreign_key in child.foreign_keys:
                if foreign_key.target == table.name and child.primary_key is not None:
                    pairs = zip(foreign_key.columns, foreign_key.target_columns, strict=True)
                    cells = self._read(table, key, foreign_key.target_columns)
                    held = {own: cells[other] for own, other in pairs if other in cells}
                    for row in self._rows(child, held, child.primary_key.columns):
                        self.delete(child, row, depth + 1)
        self._try(table, key)

    def _stays(self, table: Table, told: Digests) -> bool:
        if told in {row_key(table, row) for row in table.rows}:
            return True
        rows = self.spared.tables.get(table.name) if self.spared is not None else None
        return rows is not None and (not rows.key or told in rows.by(rows.key, ()))

    def _try(self, table: Table, key: Cells) -> bool:
        where, values = self._where(key)
        place = self.platform.qualified(table.name)
        try:
            self.connection.execute(f"DELETE FROM {place} WHERE {where}", values)
        except PlatformFailure:
            return False
        self.deleted += 1
        return True

    def _read(self, table: Table, key: Cells, columns: tuple[str, ...]) -> Cells:
        return next(iter(self._rows(table, key, columns)), {})

    def _rows(self, table: Table, cells: Cells, columns: tuple[str, ...]) -> list[Cells]:
        where, values = self._where(cells)
        wanted = ", ".join(self.platform.quote(name) for name in columns)
        place = self.platform.qualified(table.name)
        found = self.connection.execute(f"SELECT {wanted} FROM {place} WHERE {where}", values)
        return [dict(zip(columns, row, strict=True)) for row in found]

    def _where(self, cells: Cells) -> tuple[str, list[object]]:
        parts = [
            f"{self.platform.quote(name)} {'IS NULL' if value is None else '= ?'}"
            for name, value in cells.items()
        ]
        values = [value for value in cells.values() if value is not None]
        return " AND ".join(parts) or "1 = 0", values


def _told(table: Table, key: Cells) -> Digests:
    return tuple(
        digest(comparable_cell(value, table.get_column(name).type))  # type: ignore[arg-type]
        for name, value in key.items()
    )
