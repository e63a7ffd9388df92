"""Which locks a session takes on tables, as a second session sees them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from strandline.dictionary.names import QName
from strandline.platforms.base import Connection, Effect, HeldLock
from strandline.platforms.postgres.driver import PostgresConnection, connect_beside

# What is made in the watched session's open transaction has no name here yet, and nobody can be
# waiting for it. Indexes and partitions are left out: they are locked with their table. So are
# views: what happens to one is said by the step that breaks it.
_HELD = """
SELECT n.nspname, c.relname, l.mode
FROM pg_catalog.pg_locks AS l
JOIN pg_catalog.pg_class AS c ON c.oid = l.relation
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE l.pid = ? AND l.granted AND l.locktype = 'relation'
  AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
  AND c.relkind IN ('r', 'p') AND NOT c.relispartition
  AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast', 'strandline')
"""

_WEAK = ("AccessShareLock", "RowShareLock", "RowExclusiveLock", "ShareUpdateExclusiveLock")
"""The modes that let others read and write."""


class PostgresLockWatch:
    """Asks for the locks of one server process."""

    def __init__(self, connection: PostgresConnection, process: int) -> None:
        self._connection = connection
        self._process = process

    def held(self) -> tuple[HeldLock, ...]:
        """Return what is held at this moment, one entry for each relation and mode."""
        found = self._connection.execute(_HELD, (self._process,))
        return tuple(
            HeldLock(relation=QName(str(schema), str(name)), mode=str(mode), effect=_effect(mode))
            for schema, name, mode in sorted(found, key=str)
        )


def _effect(mode: object) -> Effect | None:
    if mode == "AccessExclusiveLock":
        return Effect.LOCKS_READERS
    return None if mode in _WEAK else Effect.LOCKS_WRITERS


@contextmanager
def watch_locks(connection: Connection) -> Iterator[PostgresLockWatch | None]:
    """Open the second session, on the same database as the first."""
    if not isinstance(connection, PostgresConnection):
        yield None
        return
    process = int(str(connection.execute("SELECT pg_catalog.pg_backend_pid()")[0][0]))
    with connect_beside(connection) as beside:
        yield PostgresLockWatch(beside, process)
