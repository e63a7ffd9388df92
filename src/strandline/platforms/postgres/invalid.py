"""Indexes that a concurrent build left behind: PostgreSQL keeps them up and never reads them.

A build that fails (duplicates, a lock, a lost session, kill -9) does not take its index away. It
costs every writer, a unique one even refuses rows, and `CREATE INDEX IF NOT EXISTS` passes it by.
"""

from __future__ import annotations

from strandline.dictionary.names import QName
from strandline.errors import PlatformFailure
from strandline.platforms.base import Connection
from strandline.platforms.postgres.frame import outside_settings
from strandline.platforms.postgres.text import qualified

_INVALID = """
SELECT n.nspname, c.relname
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE NOT i.indisvalid
  AND c.relkind = 'i'
  AND NOT EXISTS (
      SELECT FROM pg_catalog.pg_stat_progress_create_index AS builds
      WHERE builds.index_relid = i.indexrelid
  )
ORDER BY n.nspname, c.relname
"""


def invalid_indexes(connection: Connection) -> list[QName]:
    """Return the invalid indexes of the database, but for those being built at this moment.

    Those of partitioned tables are left out: they are made valid by attaching the partitions'.
    """
    return [QName(str(schema), str(name)) for schema, name in connection.execute(_INVALID)]


def drop_invalid(connection: Connection, name: QName) -> bool:
    """Drop an invalid index without keeping writers out; say whether it was there.

    Runs outside a transaction. An index that is valid, or being built, is left alone.
    """
    if name not in invalid_indexes(connection):
        return False
    settings, resets = outside_settings()
    for statement in settings:
        connection.execute(statement)
    try:
        connection.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {qualified(name)}")
    finally:
        for statement in resets:
            _quietly(connection, statement)
    return True


def _quietly(connection: Connection, statement: str) -> None:
    try:
        connection.execute(statement)
    except PlatformFailure:
        # The session is gone with its settings; the first error is the one to report.
        return
