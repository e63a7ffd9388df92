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
    "SELECT count(DISTINCT block_id) FILTER (WHERE persistent AND block_id >= 0),"
    " count(*) FILTER (WHERE persistent), count(*)"
    " FROM pragma_storage_info(?)"
)
BLOCK_BYTES = 256 * 1024
"""DuckDB's block size; columns share blocks in small tables, which are estimated too large."""


def sizes(connection: Connection) -> Sizes:
    """Return the size of every table; DuckDB keeps the number of rows itself."""
    found: dict[QName, TableSize] = {}
    asking = True
    for schema, table, rows in connection.execute(_TABLES):
        size = None
        # The function reads no doubled quotes in a name.
        if asking and '"' not in f"{schema}{table}":
            try:
                size = _bytes(connection, f'"{schema}"."{table}"')
            except PlatformFailure:
                asking = False  # MotherDuck has no such function
        count = int(str(rows or 0))
        # What was deleted is counted until it is cleared away, so only nothing is sure.
        found[QName(str(schema), str(table))] = TableSize(rows=count, bytes=size, exact=count == 0)
    return found


def _bytes(connection: Connection, place: str) -> int | None:
    """Return the bytes of the blocks on disk; None for what is not on disk (yet)."""
    ((blocks, kept, segments),) = connection.execute(_BLOCKS, (place,))
    return None if segments and not kept else int(str(blocks)) * BLOCK_BYTES
