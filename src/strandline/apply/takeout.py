"""Made-up rows out of the way of a migration's steps."""

from __future__ import annotations

from strandline.apply.look import Digests, digest
from strandline.apply.passage import row_key
from strandline.apply.prechecks import Answers, ask, offending_rows
from strandline.dictionary.model import Dictionary, Table
from strandline.dictionary.names import QName
from strandline.drift.live import comparable_cell
from strandline.errors import PlatformFailure
from strandline.plan.prechecks import Prechecks
from strandline.platforms.base import Connection, Platform

_ROUNDS = 6
"""Rows that others point at go once those are gone."""


def take_out(
    asked: Prechecks,
    answers: Answers,
    before: Dictionary,
    platform: Platform,
    connection: Connection,
) -> tuple[int, Answers]:
    """Delete rows that a pre-check refuses, where nothing points at them; ask again.

    Returns how many were deleted, and the answers afterwards. Only for rows of a scratch database.
    """
    taken = 0
    for _ in range(_ROUNDS):
        gone = 0
        for answer, rows in list(offending_rows(connection, answers.refusing)):
            table = _table(answer.check.table, before)
            declared = {row_key(table, row) for row in table.rows}
            names = answer.check.columns[: answer.check.key_columns]
            # One of several alike may stay.
            for row in rows[1 if answer.check.alike else 0 :]:
                key = dict(zip(names, row, strict=False))
                if _told(table, key) not in declared:
                    gone += _delete(table, key, platform, connection)
        taken += gone
        answers = ask(connection, asked, start=answers.start, end=answers.end)
        if not answers.refusing or not gone:
            break
    return taken, answers


def _told(table: Table, key: dict[str, object]) -> Digests:
    return tuple(
        digest(comparable_cell(value, table.get_column(name).type))  # type: ignore[arg-type]
        for name, value in key.items()
    )


def _table(name: str, dictionary: Dictionary) -> Table:
    found: dict[str, QName] = {str(key): key for key in dictionary.tables}
    return dictionary.tables[found[name]]


def _delete(
    table: Table, key: dict[str, object], platform: Platform, connection: Connection
) -> int:
    parts, values = [], []
    for name, value in key.items():
        if value is None:
            parts.append(f"{platform.quote(name)} IS NULL")
        else:
            parts.append(f"{platform.quote(name)} = ?")
            values.append(value)
    try:
        connection.execute(
            f"DELETE FROM {platform.qualified(table.name)} WHERE {' AND '.join(parts)}", values
        )
    except PlatformFailure:
        return 0
    return 1
