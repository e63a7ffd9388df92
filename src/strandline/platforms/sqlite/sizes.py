"""Sizes of tables in an SQLite file."""

from __future__ import annotations

from strandline.dictionary.names import QName
from strandline.errors import PlatformFailure
from strandline.platforms.base import Connection
from strandline.platforms.sizes import Sizes, TableSize
from strandline.platforms.sqlite.text import quote

_TABLES = (
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    " AND sql NOT LIKE 'CREATE VIRTUAL%'"
)
# An index belongs to its table; dbstat is compiled into most builds, not into all.
_PAGES = (
    "SELECT s.tbl_name, sum(d.pgsize) FROM dbstat AS d JOIN sqlite_schema AS s ON s.name = d.name"
    " WHERE d.aggregate = TRUE GROUP BY s.tbl_name"
)
_FILE = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"

COUNTED_BYTES = 256 * 1024**2
"""Files up to this size are read to count exactly; of larger ones the rowids tell enough."""


def sizes(connection: Connection) -> Sizes:
    """Return the size of every table."""
    ((whole,),) = connection.execute(_FILE)
    size = int(str(whole))
    names = [str(name) for (name,) in connection.execute(_TABLES)]
    if size <= COUNTED_BYTES:
        bytes_of = _bytes(connection)
        return {
            QName(None, name): TableSize(
                rows=_counted(connection, name), bytes=bytes_of.get(name), exact=True
            )
            for name in names
        }
    rows = {name: _largest_rowid(connection, name) for name in names}
    total = max(1, sum(rows.values()))
    return {
        QName(None, name): TableSize(rows=count, bytes=size * count // total)
        for name, count in rows.items()
    }


def _bytes(connection: Connection) -> dict[str, int]:
    try:
        return {str(name): int(str(size)) for name, size in connection.execute(_PAGES)}
    except PlatformFailure:
        return {}


def _largest_rowid(connection: Connection, table: str) -> int:
    """Return the largest rowid, which is about the number of rows where few were deleted."""
    try:
        ((largest,),) = connection.execute(f"SELECT max(rowid) FROM {quote(table)}")
    except PlatformFailure:
        return _counted(connection, table)  # a table without rowid
    return max(0, int(str(largest or 0)))


def _counted(connection: Connection, table: str) -> int:
    ((rows,),) = connection.execute(f"SELECT count(*) FROM {quote(table)}")
    return int(str(rows))
