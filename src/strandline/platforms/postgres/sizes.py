"""Sizes of tables from PostgreSQL's catalog."""

from __future__ import annotations

from strandline.dictionary.names import QName
from strandline.platforms.base import Connection
from strandline.platforms.postgres.text import qualified
from strandline.platforms.sizes import Sizes, TableSize

# A partitioned table is as large as its partitions. reltuples is -1 before the first ANALYZE, and
# 0 says that there were no rows then.
_SIZES = """
WITH leaves AS (
    SELECT c.oid AS root, c.oid AS leaf
    FROM pg_catalog.pg_class c
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
    UNION
    SELECT p.oid, (pg_catalog.pg_partition_tree(p.oid)).relid
    FROM pg_catalog.pg_class p
    WHERE p.relkind = 'p' AND NOT p.relispartition
)
SELECT n.nspname, r.relname,
       sum(l.reltuples) FILTER (WHERE l.relkind = 'r' AND l.reltuples > 0)::bigint,
       sum(pg_catalog.pg_total_relation_size(l.oid))::bigint,
       coalesce(bool_and(l.reltuples <= 0) FILTER (WHERE l.relkind = 'r'), true)
FROM leaves
JOIN pg_catalog.pg_class r ON r.oid = leaves.root
JOIN pg_catalog.pg_class l ON l.oid = leaves.leaf
JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
GROUP BY n.nspname, r.relname
"""

# A short alias could be the name of a column, which would win.
_SAMPLE = "strandline_sample"
COUNTED_ROWS = 200_000
"""Rows of a table that was never analysed are counted up to here; nothing is ever scanned whole."""


def sizes(connection: Connection) -> Sizes:
    """Return the size of every table; those never analysed are counted, up to a bound."""
    found: dict[QName, TableSize] = {}
    for schema, table, rows, size, unknown in connection.execute(_SIZES):
        name = QName(str(schema), str(table))
        if unknown:
            found[name] = _counted(connection, name, _number(size))
        else:
            found[name] = TableSize(rows=_number(rows), bytes=_number(size))
    return found


def _counted(connection: Connection, name: QName, size: int) -> TableSize:
    sample = (
        f"SELECT count(*), avg(pg_catalog.pg_column_size({_SAMPLE}.*)), pg_catalog.pg_relation_size(?::regclass)"
        f" FROM (SELECT * FROM {qualified(name)} LIMIT {COUNTED_ROWS}) AS {_SAMPLE}"
    )
    ((rows, width, heap),) = connection.execute(sample, (qualified(name),))
    counted = _number(rows)
    if counted < COUNTED_ROWS:
        return TableSize(rows=counted, bytes=size, exact=True)
    # Each row has a line pointer of four bytes besides.
    fitting = int(_number(heap) / (float(str(width or 24)) + 4))
    return TableSize(rows=max(counted, fitting), bytes=size)


def _number(value: object) -> int:
    return int(str(value)) if value is not None else 0
