"""Sizes of tables from SQL Server's dynamic management views."""

from __future__ import annotations

from strandline.dictionary.names import QName
from strandline.platforms.base import Connection
from strandline.platforms.sizes import Sizes, TableSize

# Rows stand once in the heap (0) or clustered index (1); pages of 8 KiB in every index.
_SIZES = """
SELECT s.name, t.name,
       SUM(CASE WHEN p.index_id IN (0, 1) THEN p.row_count ELSE 0 END),
       SUM(p.reserved_page_count) * CAST(8192 AS BIGINT)
FROM sys.dm_db_partition_stats AS p
JOIN sys.tables AS t ON t.object_id = p.object_id
JOIN sys.schemas AS s ON s.schema_id = t.schema_id
WHERE t.is_ms_shipped = 0
GROUP BY s.name, t.name
"""


def sizes(connection: Connection) -> Sizes:
    """Return the size of every table; the server keeps these figures up to date."""
    return {
        QName(str(schema), str(table)): TableSize(rows=int(str(rows)), bytes=int(str(size)))
        for schema, table, rows, size in connection.execute(_SIZES)
    }
