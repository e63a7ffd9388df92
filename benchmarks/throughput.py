"""``python -m benchmarks.throughput``: bytes a second of a scan, a rewrite and an index build.

The figures behind `strandline.lint.estimate`; they are those of one machine, and a policy's
`throughput` overrides them. SQL Server cannot run here; its figures are those that Microsoft
published for 2 million rows and 230 MB.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from strandline.dictionary.names import QName
from strandline.platforms.base import Connection, Platform
from strandline.platforms.registry import get_platform

FILL = {
    "postgres": "INSERT INTO t SELECT n, n * 7919 % 1000003, md5(n::text), md5((n * 3)::text)"
    " FROM generate_series(1::bigint, {rows}) AS s(n)",
    "duckdb": "INSERT INTO t SELECT n, n * 7919 % 1000003, md5(n::varchar), md5((n * 3)::varchar)"
    " FROM range(1, {rows} + 1) AS s(n)",
    "sqlite": "WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {rows})"
    " INSERT INTO t SELECT n, n * 7919 % 1000003, hex(randomblob(16)), hex(randomblob(16)) FROM s",
}
WORK = {
    "postgres": {
        "scan": ("ALTER TABLE t ADD CONSTRAINT c CHECK (b >= 0)",),
        "rewrite": ("ALTER TABLE t ALTER COLUMN b TYPE numeric(20,0)",),
        "index": ("CREATE INDEX i ON t (b, c)",),
    },
    "duckdb": {
        "scan": ("ALTER TABLE t ALTER COLUMN b SET NOT NULL",),
        "rewrite": (
            "CREATE TABLE u AS SELECT * FROM t",
            "DROP TABLE t",
            "ALTER TABLE u RENAME TO t",
        ),
        "index": ("CREATE INDEX i ON t (b)",),
    },
    "sqlite": {
        "scan": ("SELECT count(*) FROM t WHERE b < 0",),
        "rewrite": (
            "CREATE TABLE u AS SELECT * FROM t",
            "DROP TABLE t",
            "ALTER TABLE u RENAME TO t",
        ),
        "index": ("CREATE INDEX i ON t (b, c)",),
    },
}


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure scans, rewrites and index builds.")
    parser.add_argument("--rows", type=int, default=2_000_000)
    parser.add_argument("--platform", choices=tuple(FILL), nargs="+", default=list(FILL))
    options = parser.parse_args()
    for name in options.platform:
        platform = get_platform(name)
        with tempfile.TemporaryDirectory(prefix="strandline-bench-") as folder:
            if name == "postgres":
                with platform.scratch() as connection:
                    _measure(platform, connection, options.rows)
            else:
                with platform.connect(f"{name}:///{Path(folder) / 'bench.db'}") as connection:
                    _measure(platform, connection, options.rows)


def _measure(platform: Platform, connection: Connection, rows: int) -> None:
    text = "VARCHAR" if platform.name == "duckdb" else "TEXT"
    connection.execute(f"CREATE TABLE t (a BIGINT, b BIGINT, c {text}, d {text})")
    connection.execute(FILL[platform.name].format(rows=rows))
    if platform.name == "duckdb":
        connection.execute("CHECKPOINT")
    found = platform.sizes(connection)
    size = next(
        value
        for name, value in found.items()
        if name in (QName(None, "t"), QName("public", "t"), QName("main", "t"))
    )
    total = size.bytes or 0
    print(f"{platform.name}: {size.rows:,} rows, {total / 1e6:,.0f} MB")
    for kind, work in WORK[platform.name].items():
        start = time.perf_counter()
        for statement in work:
            connection.execute(statement)
        seconds = time.perf_counter() - start
        print(f"  {kind:<8} {seconds:6.2f} s  {total / seconds / 1e6:8,.0f} MB/s")


if __name__ == "__main__":
    main()
