"""Sizes of tables in a DuckDB database."""

from __future__ import annotations

from strandline.dictionary.names import QName
from strandline.errors import PlatformFailure
from strandline.platforms.base import Connection
from strandline.platforms.sizes import Sizes, TableSize

_TABLES = (
    "SELECT schema_name, table_name, estimated_size FROM duckdb_tables()"
    " WHERE database_name = current_database() AND NOT internal AND NOT temporary"
)
_BLOCKS = (
    "SELECT count(DISTINCT block_id) FROM pragma_storage_info(?) WHERE persistent AND block_id >= 0"
)
BLOCK_BYTES = 256 * 1024
"""DuckDB's block size; columns share blocks in small tables, which are estimated too large."""


def sizes(connection: Connection) -> Sizes:
    """Return the size of every table; DuckDB keeps the number of rows itself."""
    return {
        QName(str(schema), str(table)): TableSize(
            rows=int(str(rows or 0)), bytes=_bytes(connection, str(schema), str(table))
        )
        for schema, table, rows in connection.execute(_TABLES)
    }


def _bytes(connection: Connection, schema: str, table: str) -> int | None:
    """Return the bytes of the blocks on disk; None in memory and on MotherDuck."""
    place = ".".join('"' + part.replace('"', '""') + '"' for part in (schema, table))
    try:
        ((blocks,),) = connection.execute(_BLOCKS, (place,))
    except PlatformFailure:
        return None
    return int(str(blocks)) * BLOCK_BYTES if blocks else None
