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
"""Files up to this size are counted exactly; in larger ones the largest rowid stands for rows."""


def sizes(connection: Connection) -> Sizes:
    """Return the size of every table."""
    ((whole,),) = connection.execute(_FILE)
    bytes_of = _bytes(connection)
    exact = int(str(whole)) <= COUNTED_BYTES
    found: dict[QName, TableSize] = {}
    for (table,) in connection.execute(_TABLES):
        name = str(table)
        rows, counted = _rows(connection, name, exact=exact)
        found[QName(None, name)] = TableSize(rows=rows, bytes=bytes_of.get(name), exact=counted)
    return found


def _bytes(connection: Connection) -> dict[str, int]:
    try:
        return {str(name): int(str(size)) for name, size in connection.execute(_PAGES)}
    except PlatformFailure:
        return {}


def _rows(connection: Connection, table: str, *, exact: bool) -> tuple[int, bool]:
    if not exact:
        try:
            ((largest,),) = connection.execute(f"SELECT max(rowid) FROM {quote(table)}")
        except PlatformFailure:
            pass  # a table without rowid
        else:
            return int(str(largest or 0)), False
    ((rows,),) = connection.execute(f"SELECT count(*) FROM {quote(table)}")
    return int(str(rows)), True
