"""The named lock as a row: SQLite has no locks that outlive a transaction."""

from __future__ import annotations

import datetime as dt
import os
import socket
from typing import Protocol

from strandline.errors import PlatformFailure
from strandline.platforms.base import LEDGER_PREFIX

TABLE = f"{LEDGER_PREFIX}lock"
LIFETIME = dt.timedelta(hours=12)
"""After this a lock counts as left behind, whoever holds it."""

_CREATE = f"""CREATE TABLE IF NOT EXISTS "{TABLE}" (
  name TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  host TEXT NOT NULL,
  pid INTEGER NOT NULL,
  taken_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
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


def _writer(session: LockSession, name: str) -> str:
    """Say who is writing: the lock's row can mostly be read beside a writer."""
    try:
        rows = session.execute(
            f'SELECT owner, host, pid, taken_at FROM "{TABLE}" WHERE name = ?', (name,)
        )
    except PlatformFailure:
        rows = []
    if not rows:
        return "another session that is writing to the database at this moment"
    held_by, host, pid, taken_at = rows[0]
    return f"{held_by} (process {pid} on {host}, since {taken_at})"


def unlock(session: LockSession, name: str) -> None:
    """Give the lock back, if it is still this process's."""
    session.execute(
        f'DELETE FROM "{TABLE}" WHERE name = ? AND host = ? AND pid = ?',
        (name, socket.gethostname(), os.getpid()),
    )


def _take(session: LockSession, name: str, owner: str) -> str | None:
    session.execute(_CREATE)
    now = dt.datetime.now(dt.UTC)
    rows = session.execute(
        f'SELECT owner, host, pid, taken_at, expires_at FROM "{TABLE}" WHERE name = ?', (name,)
    )
    if rows and not _is_left_behind(rows[0], now):
        held_by, host, pid, taken_at, _ = rows[0]
        return f"{held_by} (process {pid} on {host}, since {taken_at})"
    session.execute(
        f'INSERT OR REPLACE INTO "{TABLE}" (name, owner, host, pid, taken_at, expires_at) '
        "VALUES (?, ?, ?, ?, ?, ?)",
        (
            name,
            owner,
            socket.gethostname(),
            os.getpid(),
            now.isoformat(timespec="seconds"),
            (now + LIFETIME).isoformat(timespec="seconds"),
        ),
    )
    return None


def _is_left_behind(row: tuple[object, ...], now: dt.datetime) -> bool:
    _, host, pid, _, expires_at = row
    if str(expires_at) < now.isoformat(timespec="seconds"):
        return True
    return host == socket.gethostname() and not _is_alive(int(str(pid)))


def _is_alive(pid: int) -> bool:
    if os.name == "nt":
        return True  # there, signal 0 is no question; the lock's lifetime decides
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True  # somebody else's process
    return True
