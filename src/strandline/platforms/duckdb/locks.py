"""A named lock as a row: who holds it, where, and until when."""

from __future__ import annotations

import os
import socket
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from strandline.errors import PlatformFailure
from strandline.platforms.base import LEDGER_PREFIX

if TYPE_CHECKING:
    from strandline.platforms.base import Connection

LOCK_HOURS = 12
"""A lock older than this is taken over: its holder is taken to be gone."""

_TABLE = f'"main"."{LEDGER_PREFIX}lock"'
_CREATE = f"""CREATE TABLE IF NOT EXISTS {_TABLE} (
    "name" VARCHAR PRIMARY KEY,
    "owner" VARCHAR NOT NULL,
    "pid" BIGINT NOT NULL,
    "host" VARCHAR NOT NULL,
    "expires_at" TIMESTAMP NOT NULL
)"""
_TAKEN = frozenset({"X207", "X208"})


def try_lock(connection: Connection, name: str, *, owner: str) -> str | None:
    """Take the lock, or return who holds it."""
    connection.execute(_CREATE)
    holder = _holder(connection, name)
    if holder is not None:
        return holder
    now = datetime.now(UTC).replace(tzinfo=None)
    row = (name, owner, os.getpid(), socket.gethostname(), now + timedelta(hours=LOCK_HOURS))
    try:
        connection.execute(f"INSERT INTO {_TABLE} VALUES (?, ?, ?, ?, ?)", row)
    except PlatformFailure as error:
        if error.code not in _TAKEN:
            raise
        return _holder(connection, name) or "another session"
    return None


def unlock(connection: Connection, name: str) -> None:
    connection.execute(
        f'DELETE FROM {_TABLE} WHERE "name" = ? AND "pid" = ? AND "host" = ?',
        (name, os.getpid(), socket.gethostname()),
    )


def _holder(connection: Connection, name: str) -> str | None:
    """Return who holds the lock; removes the row of a holder that is proven gone."""
    rows = connection.execute(
        f'SELECT "owner", "pid", "host", "expires_at" FROM {_TABLE} WHERE "name" = ?', (name,)
    )
    if not rows:
        return None
    owner, pid, host, expires = rows[0]
    now = datetime.now(UTC).replace(tzinfo=None)
    expired = isinstance(expires, datetime) and expires < now
    gone = host == socket.gethostname() and isinstance(pid, int) and not _alive(pid)
    if expired or gone:
        connection.execute(
            f'DELETE FROM {_TABLE} WHERE "name" = ? AND "pid" = ? AND "host" = ?',
            (name, pid, host),
        )
        return None
    return f"{owner} (process {pid} on {host})"


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
