"""A named lock as a row: who holds it, where, and since when.

A file is open in one process only, so that a row of another process is one of a dead process; on
MotherDuck rows of living processes of other machines are met.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from strandline.errors import PlatformFailure
from strandline.platforms.base import LEDGER_PREFIX
from strandline.platforms.lock_rows import (
    COLUMNS,
    LockRow,
    is_gone,
    is_own,
    lost,
    moment,
    own_row,
    read_row,
)

if TYPE_CHECKING:
    from strandline.platforms.base import Connection

LIFETIME = timedelta(hours=12)
"""A lock of another machine is taken over after this: one migration may take long to commit."""

_TABLE = f'"main"."{LEDGER_PREFIX}lock_row"'
_COLUMNS = ", ".join(f'"{column}"' for column in COLUMNS)
_MARKS = ", ".join("?" for _ in COLUMNS)
_CREATE = f"""CREATE TABLE IF NOT EXISTS {_TABLE} (
    "name" VARCHAR PRIMARY KEY,
    "owner" VARCHAR NOT NULL,
    "host" VARCHAR NOT NULL,
    "place" VARCHAR NOT NULL,
    "pid" BIGINT NOT NULL,
    "began" VARCHAR NOT NULL,
    "taken_at" VARCHAR NOT NULL,
    "renewed_at" VARCHAR NOT NULL
)"""
_TAKEN = frozenset({"X207", "X208"})


def try_lock(connection: Connection, name: str, *, owner: str) -> str | None:
    """Take the lock, or return who holds it."""
    connection.execute(_CREATE)
    row = _read(connection, name)
    if row is not None:
        if not is_gone(row, lifetime=LIFETIME):
            return row.describe()
        connection.execute(
            f'DELETE FROM {_TABLE} WHERE "name" = ? AND "pid" = ? AND "taken_at" = ?',
            (name, row.pid, row.taken_at),
        )
    try:
        connection.execute(
            f"INSERT INTO {_TABLE} ({_COLUMNS}) VALUES ({_MARKS})",
            own_row(name, owner).values,
        )
    except PlatformFailure as error:
        if error.code not in _TAKEN:
            raise
        other = _read(connection, name)
        return other.describe() if other is not None else "another session"
    return None


def renew(connection: Connection, name: str) -> None:
    """Renew a lock before a transaction; PlatformFailure when it was taken over."""
    row = _read(connection, name)
    if row is None or not is_own(row):
        raise lost(name, row)
    connection.execute(
        f'UPDATE {_TABLE} SET "renewed_at" = ? WHERE "name" = ? AND "pid" = ?',
        (moment(), name, row.pid),
    )


def unlock(connection: Connection, name: str) -> None:
    row = _read(connection, name)
    if row is not None and is_own(row):
        connection.execute(f'DELETE FROM {_TABLE} WHERE "name" = ?', (name,))


def _read(connection: Connection, name: str) -> LockRow | None:
    rows = connection.execute(f'SELECT {_COLUMNS} FROM {_TABLE} WHERE "name" = ?', (name,))
    return read_row(rows)
