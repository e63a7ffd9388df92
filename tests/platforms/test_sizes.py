"""Rows and bytes of live tables, where a database's own figures are missing, stale or spread."""

from __future__ import annotations

from pathlib import Path

import pytest

from strandline.dictionary.names import QName
from strandline.platforms.base import Connection
from strandline.platforms.registry import get_platform
from strandline.platforms.sizes import TableSize
from strandline.platforms.sqlite import sizes as sqlite_sizes

ODD = 'o"dd.t; x'


def size_of(name: str, connection: Connection, schema: str | None, table: str) -> TableSize:
    return get_platform(name).sizes(connection)[QName(schema, table)]


def test_postgres(postgres_url: str) -> None:
    with get_platform("postgres").connect(postgres_url) as connection:

        def size(table: str) -> TableSize:
            return size_of("postgres", connection, "public", table)

        run = connection.execute
        run("CREATE TABLE t (a int, b text)")
        assert size("t").rows == 0
        assert size("t").exact
        run("INSERT INTO t SELECT n, repeat('x', 100) FROM generate_series(1, 1000) AS s(n)")
        assert (size("t").rows, size("t").exact) == (1000, True)
        run("ANALYZE t")
        assert (size("t").rows, size("t").exact) == (1000, False)
        assert 100_000 < (size("t").bytes or 0) < 400_000
        run("DELETE FROM t")
        run("VACUUM ANALYZE t")
        assert (size("t").rows, size("t").exact) == (0, True)
        run("CREATE TABLE p (a int) PARTITION BY RANGE (a)")
        assert size("p") == TableSize(rows=0, bytes=0, exact=True)
        run("CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (100)")
        run("CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (100) TO (200)")
        run("INSERT INTO p SELECT n FROM generate_series(0, 149) AS s(n)")
        assert size("p").rows == 150
        run("ANALYZE")
        assert size("p").rows == 150
        assert (size("p").bytes or 0) >= 16384
        assert QName("public", "p1") not in get_platform("postgres").sizes(connection)


def test_postgres_never_analysed_and_large(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("strandline.platforms.postgres.sizes.COUNTED_ROWS", 500)
    with get_platform("postgres").connect(postgres_url) as connection:
        connection.execute("CREATE TABLE t (a bigint, b text)")
        connection.execute("ALTER TABLE t SET (autovacuum_enabled = false)")
        connection.execute(
            "INSERT INTO t SELECT n, repeat('y', 60) FROM generate_series(1, 20000) AS s(n)"
        )
        size = size_of("postgres", connection, "public", "t")
        assert not size.exact
        assert size.rows == pytest.approx(20_000, rel=0.15)


def test_sqlite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with get_platform("sqlite").connect(f"sqlite:///{tmp_path / 'x.db'}") as connection:
        connection.execute('CREATE TABLE "o""dd.t; x" (a INTEGER PRIMARY KEY, b TEXT)')
        connection.execute("CREATE TABLE w (a TEXT PRIMARY KEY) WITHOUT ROWID")
        connection.execute("CREATE INDEX i ON w (a)")
        connection.execute_many(
            'INSERT INTO "o""dd.t; x" VALUES (?, ?)', ((n, "x" * 90) for n in range(1, 901))
        )
        connection.execute_many("INSERT INTO w VALUES (?)", ((f"{n}",) for n in range(100)))
        exact = size_of("sqlite", connection, None, ODD)
        assert (exact.rows, exact.exact) == (900, True)
        assert exact.bytes is None or exact.bytes > 90_000
        monkeypatch.setattr(sqlite_sizes, "COUNTED_BYTES", 0)
        found = get_platform("sqlite").sizes(connection)
        assert (found[QName(None, ODD)].rows, found[QName(None, "w")].rows) == (900, 100)
        assert not found[QName(None, ODD)].exact
        assert sum(size.bytes or 0 for size in found.values()) > 90_000


def test_duckdb(tmp_path: Path) -> None:
    path = tmp_path / "x.duckdb"
    with get_platform("duckdb").connect(f"duckdb:///{path}") as connection:
        connection.execute('CREATE TABLE "o""dd.t; x" AS SELECT 1 AS n')
        connection.execute('CREATE TABLE "dd.t; x" AS SELECT n, n::varchar AS b FROM range(0) s(n)')
        assert size_of("duckdb", connection, "main", "dd.t; x").exact
        connection.execute(
            'INSERT INTO "dd.t; x" SELECT n, md5(n::varchar) FROM range(200000) s(n)'
        )
        assert size_of("duckdb", connection, "main", "dd.t; x").rows == 200_000
        connection.execute("CHECKPOINT")
        size = size_of("duckdb", connection, "main", "dd.t; x")
        assert (size.rows, size.exact) == (200_000, False)
        assert (size.bytes or 0) > 1_000_000
        assert size_of("duckdb", connection, "main", ODD) == TableSize(rows=1)
    with get_platform("duckdb").scratch() as connection:
        connection.execute("CREATE TABLE t AS SELECT n FROM range(5000) s(n)")
        assert size_of("duckdb", connection, "main", "t").rows == 5000
