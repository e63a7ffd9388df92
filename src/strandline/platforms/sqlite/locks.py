"""The named lock as a row: SQLite has no locks that outlive a transaction."""

from __future__ import annotations

from datetime import timedelta
from typing import Protocol

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

TABLE = f"{LEDGER_PREFIX}lock_row"
LIFETIME = timedelta(hours=1)
"""A lock of another machine that was not renewed for so long is taken over."""

_COLUMNS = ", ".join(f'"{column}"' for column in COLUMNS)
_MARKS = ", ".join("?" for _ in COLUMNS)
_CREATE = f"""CREATE TABLE IF NOT EXISTS "{TABLE}" (
  name TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  host TEXT NOT NULL,
  place TEXT NOT NULL,
  pid INTEGER NOT NULL,
  began TEXT NOT NULL,
  taken_at TEXT NOT NULL,
  renewed_at TEXT NOT NULL
)"""


class LockSession(Protocol):
    """What a lock needs of a session."""

    @property
    def in_transaction(self) -> bool: ...

    def execute(
        self, sql: str, parameters: tuple[object, ...] = ()
    ) -> list[tuple[object, ...]]: ...

    def begin(self) -> None: ...

    def commit(self) -> None: ...

    def rollback(self) -> None: ...


def try_lock(session: LockSession, name: str, *, owner: str) -> str | None:
    """Take the lock, or return who holds it. Never waits for another writer."""
    (waited,) = session.execute("PRAGMA busy_timeout")[0]
    session.execute("PRAGMA busy_timeout = 0")
    own = not session.in_transaction
    try:
        if own:
            session.begin()
        holder = _take(session, name, owner)
        if own:
            session.commit()
    except PlatformFailure as error:
        if own:
            session.rollback()
        if error.code == "X207":
            return _writer(session, name)
        raise
    finally:
        session.execute(f"PRAGMA busy_timeout = {int(str(waited))}")
    return holder


def renew(session: LockSession, name: str) -> None:
    """Renew a lock inside the transaction that is open; PlatformFailure when it was taken over."""
    row = _read(session, name)
    if row is None or not is_own(row):
        raise lost(name, row)
    session.execute(f'UPDATE "{TABLE}" SET renewed_at = ? WHERE name = ?', (moment(), name))


def unlock(session: LockSession, name: str) -> None:
    """Give the lock back, if it is still this process's."""
    row = _read(session, name)
    if row is not None and is_own(row):
        session.execute(f'DELETE FROM "{TABLE}" WHERE name = ?', (name,))


def _writer(session: LockSession, name: str) -> str:
    """Say who is writing: the lock's row can mostly be read beside a writer."""
    try:
        row = _read(session, name)
    except PlatformFailure:
        row = None
    if row is None:
        return "another session that is writing to the database at this moment"
    return row.describe()


def _take(session: LockSession, name: str, owner: str) -> str | None:
    session.execute(_CREATE)
    row = _read(session, name)
    if row is not None and not is_gone(row, lifetime=LIFETIME):
        return row.describe()
    session.execute(
        f'INSERT OR REPLACE INTO "{TABLE}" ({_COLUMNS}) VALUES ({_MARKS})',
        own_row(name, owner).values,
    )
    return None


def _read(session: LockSession, name: str) -> LockRow | None:
    rows = session.execute(f'SELECT {_COLUMNS} FROM "{TABLE}" WHERE name = ?', (name,))
    return read_row(rows)
