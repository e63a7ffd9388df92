"""Indexes that a concurrent build left half-made: PostgreSQL keeps them, marked invalid."""

from __future__ import annotations

from strandline.dictionary.names import QName
from strandline.platforms.base import Connection
from strandline.platforms.postgres.text import qualified

# The index on a partitioned table is invalid until every partition has its own: not left behind.
_INVALID = """
SELECT n.nspname, x.relname
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
JOIN pg_catalog.pg_namespace n ON n.oid = x.relnamespace
WHERE NOT i.indisvalid AND x.relkind = 'i' AND n.nspname NOT LIKE 'pg\\_temp%'
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_progress_create_index p
                  WHERE p.index_relid = i.indexrelid)
ORDER BY 1, 2
"""


def invalid_indexes(connection: Connection) -> tuple[QName, ...]:
    """Return the invalid indexes that no session is building at this moment."""
    rows = connection.execute(_INVALID)
    return tuple(QName(str(schema), str(name)) for schema, name in rows)


def drop_invalid(connection: Connection, name: QName) -> None:
    """Remove an invalid index, beside readers and writers; asked outside a transaction."""
    connection.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {qualified(name)}")
