"""Sessions, their errors, bulk inserts and locks."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import datetime
from decimal import Decimal

import duckdb
import pytest

from strandline.errors import PlatformFailure, Refused, UsageError
from strandline.platforms.duckdb import locks, platform
from strandline.platforms.duckdb.urls import parse_url

TWO = duckdb.__version__.startswith("2.")


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("duckdb:///relative.duckdb", "relative.duckdb"),
        ("duckdb:////var/a%20b.duckdb", "/var/a b.duckdb"),
        ("duckdb://", ":memory:"),
        ("duckdb:///:memory:", ":memory:"),
        ("md:trips", "md:trips"),
        ("motherduck://trips?motherduck_token=abc", "md:trips"),
    ],
)
def test_url(url, path):
    assert parse_url(url).path == path


@pytest.mark.parametrize(
    "url", ["duckdb:a", "duckdb://host/a", "duckdb:///a?mode=x", "sqlite:///a"]
)
def test_url_that_cannot_be_read(url):
    with pytest.raises(UsageError) as caught:
        platform.connect(url)
    assert caught.value.code == "X003"


def test_token_is_never_shown(monkeypatch):
    monkeypatch.setenv("MOTHERDUCK_TOKEN", "token-of-the-environment")
    assert "secret" not in repr(parse_url("md:a?motherduck_token=secret"))
    with pytest.raises((PlatformFailure, Refused)) as caught:
        platform.connect("md:trips?motherduck_token=secret-token")
    said = caught.value.message + caught.value.hint + str(caught.value.details)
    assert "secret-token" not in said
    assert "token-of-the-environment" not in said
    assert caught.value.code == ("X012" if TWO else "X201")
    assert "MotherDuck" in said


def test_another_process_has_the_file(tmp_path):
    path = tmp_path / "a.duckdb"
    code = f"import duckdb; c = duckdb.connect({str(path)!r}); print(1, flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE) as other:  # fmt: skip
        other.stdout.readline()
        with pytest.raises(PlatformFailure) as caught:
            platform.connect(f"duckdb:///{path}")
        other.communicate(b"\n")
    assert caught.value.code == "X207"
    assert caught.value.details["pid"] == other.pid
    assert "another process" in caught.value.message


def test_missing_directory(tmp_path):
    with pytest.raises(PlatformFailure) as caught:
        platform.connect(f"duckdb:///{tmp_path}/no/a.duckdb")
    assert caught.value.code == "X203"


def test_not_a_database(tmp_path):
    (tmp_path / "a.duckdb").write_text("hello" * 5000)
    with pytest.raises(PlatformFailure) as caught:
        platform.connect(f"duckdb:///{tmp_path}/a.duckdb")
    assert caught.value.code == "X211"


def test_file_of_a_newer_storage_version(tmp_path):
    path = tmp_path / "a.duckdb"
    duckdb.connect(str(path)).close()
    raw = bytearray(path.read_bytes())
    # The version stands after the checksum and the four letters DUCK.
    place = raw.index(b"DUCK") + 4
    raw[place : place + 8] = (200).to_bytes(8, "little")
    path.write_bytes(raw)
    with pytest.raises(PlatformFailure) as caught:
        platform.connect(f"duckdb:///{path}")
    # The checksum of the header goes first on some versions.
    assert caught.value.code in ("X212", "X210")


def test_new_file_is_readable_by_the_oldest_version_and_old_file_keeps_its_version(tmp_path):
    path = tmp_path / "old.duckdb"
    config = {"storage_compatibility_version": "v1.0.0"}
    old = duckdb.connect(str(path), config=config)
    old.execute("CREATE TABLE t (a INTEGER PRIMARY KEY)")
    old.close()

    def version(file) -> str:
        with platform.connect(f"duckdb:///{file}") as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS other (a INTEGER)")
            ((tags,),) = connection.execute(
                "SELECT tags FROM duckdb_databases() WHERE NOT internal"
            )
            return tags["storage_version"]

    assert version(path).startswith("v1.0.0")
    assert version(tmp_path / "new.duckdb").startswith("v1.5.0")


@pytest.mark.parametrize(
    ("statement", "constraint"),
    [
        ("INSERT INTO p VALUES (1, 'b')", "PRIMARY KEY (id)"),
        ("INSERT INTO p VALUES (5, 'secret')", "UNIQUE (v)"),
        ("INSERT INTO p VALUES (2, NULL)", "NOT NULL p.v"),
        ("INSERT INTO p VALUES (77, 'q')", "CHECK((v != 'q'))"),
        ("INSERT INTO c VALUES (77)", "FOREIGN KEY (id)"),
        ("INSERT INTO p VALUES ('77', CAST('secret' AS INTEGER))", None),
        ("INSERT INTO p VALUES ('secret', 'x')", None),
    ],
)
def test_broken_rules_name_the_rule_and_no_value(memory, statement, constraint):
    memory.execute(
        "CREATE TABLE p (id INTEGER PRIMARY KEY, v VARCHAR UNIQUE NOT NULL CHECK (v <> 'q'))"
    )
    memory.execute("CREATE TABLE c (id INTEGER REFERENCES p (id))")
    memory.execute("INSERT INTO p VALUES (1, 'secret')")
    with pytest.raises(PlatformFailure) as caught:
        memory.execute(statement)
    assert caught.value.code == "X208"
    assert caught.value.details.get("constraint") == constraint
    assert "secret" not in caught.value.message
    assert "77" not in caught.value.message


def test_disk_or_memory_full(memory, tmp_path):
    memory.execute("SET memory_limit = '40MB'")
    memory.execute(f"SET temp_directory = '{tmp_path}'")
    memory.execute("SET max_temp_directory_size = '1MB'")
    with pytest.raises(PlatformFailure) as caught:
        memory.execute("CREATE TABLE big AS SELECT range::VARCHAR || repeat('x', 50) AS a, "
                       "random() AS b FROM range(3000000) ORDER BY b")  # fmt: skip
    assert caught.value.code == "X205"


def test_failed_transaction_can_be_rolled_back(memory):
    memory.execute("CREATE TABLE t (a INTEGER)")
    memory.begin()
    memory.execute("INSERT INTO t VALUES (1)")
    with pytest.raises(PlatformFailure):
        memory.execute("SELECT * FROM nowhere")
    memory.rollback()
    memory.rollback()
    assert memory.execute("SELECT * FROM t") == []


def test_many_rows_are_fast(memory):
    memory.execute(
        'CREATE TABLE "t" ("a" BIGINT, "b" VARCHAR, "c" DOUBLE, "d" BLOB, "e" TIMESTAMP)'
    )
    at = datetime(2020, 1, 1, 12, 30, 0, 5)
    rows = ((i, f"it's {i}", i / 7, b"\x00\xff", at) for i in range(60_000))
    insert = 'INSERT INTO "t" ("a", "b", "c", "d", "e") VALUES (?, ?, ?, ?, ?)'
    started = time.perf_counter()
    count = memory.execute_many(insert, rows)
    each = (time.perf_counter() - started) / count
    # A computed value takes the driver's own way, row by row: seconds are the machine's, so the
    # two are compared in one run.
    slow = insert.replace("VALUES (?", "VALUES (? + 0")
    started = time.perf_counter()
    memory.execute_many(slow, [(-i, "x", 0.5, b"y", at) for i in range(1, 201)])
    assert count == 60_000
    assert each * 10 < (time.perf_counter() - started) / 200
    assert memory.execute("SELECT * FROM t WHERE a = 3") == [(3, "it's 3", 3 / 7, b"\x00\xff", at)]


@pytest.mark.parametrize(
    "value",
    [None, "", "NULL", "'; DROP TABLE t; --", "\\x41", "é\n\t\u2028", "[1]", '{"a": 1}', "a\\b"],
)
def test_bulk_text_is_kept_as_it_is(memory, value):
    memory.execute("CREATE TABLE t (a VARCHAR)")
    memory.execute_many("INSERT INTO t VALUES (?)", [(value,)])
    assert memory.execute("SELECT a FROM t") == [(value,)]


@pytest.mark.parametrize(
    ("native", "value"),
    [("DECIMAL(38, 10)", Decimal("12345678901234567890.0123456789")), ("BOOLEAN", True),
     ("DOUBLE", float("inf")), ("BLOB", bytes(range(256))), ("INTEGER[]", [1, None, 3]),
     ("VARCHAR[]", ["a", "it's, [x]"]), ("HUGEINT", 2**100)],
)  # fmt: skip
def test_bulk_values_are_kept_as_they_are(memory, native, value):
    memory.execute(f"CREATE TABLE t (a {native})")
    memory.execute_many("INSERT INTO t (a) VALUES (?)", [(value,)])
    assert memory.execute("SELECT a FROM t") == [(value,)]


def test_bulk_takes_any_statement(memory):
    memory.execute("CREATE TABLE t (a INTEGER, b INTEGER)")
    memory.execute_many("INSERT INTO t VALUES (?, ? + 1)", [(1, 1), (2, 2)])
    assert memory.execute_many("UPDATE t SET b = ? WHERE a = ?", [(7, 1), (8, 2)]) == 2
    assert memory.execute("SELECT * FROM t ORDER BY a") == [(1, 7), (2, 8)]


def test_failed_bulk_leaves_nothing(memory):
    memory.execute("CREATE TABLE t (a INTEGER PRIMARY KEY)")
    with pytest.raises(PlatformFailure) as caught:
        memory.execute_many("INSERT INTO t VALUES (?)", [(i % 30_000,) for i in range(30_001)])
    assert caught.value.code == "X208"
    assert memory.execute("SELECT count(*) FROM t") == [(0,)]


def test_lock(memory):
    assert memory.try_lock("water", owner="ann") is None
    holder = memory.try_lock("water", owner="bob")
    assert "ann" in holder
    assert str(os.getpid()) in holder
    assert memory.try_lock("other", owner="bob") is None
    memory.unlock("water")
    assert memory.try_lock("water", owner="bob") is None


FAR = "host = 'far', place = 'there'"
SILENT = "renewed_at = '2000-01-01T00:00:00+00:00'"


@pytest.mark.parametrize(
    ("change", "taken_over"),
    [
        ("pid = {ended}", True),
        ("began = '1'", True),
        (f"{FAR}, {SILENT}", True),
        (f"{FAR}, pid = 999999999", False),
        (SILENT, False),
    ],
)
def test_a_lock_is_taken_over_with_proof_only(memory, change, taken_over):
    memory.try_lock("water", owner="ann")
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    memory.execute(f"UPDATE main.strandline_lock_row SET {change.format(ended=ended.pid)}")
    holder = memory.try_lock("water", owner="bob")
    assert (holder is None) is taken_over


def test_a_holder_that_was_thought_dead_begins_nothing(memory):
    """As on MotherDuck, where other machines hold locks."""
    memory.try_lock("water", owner="ann")
    locks.renew(memory, "water")
    memory.execute(f"UPDATE main.strandline_lock_row SET owner = 'bob', {FAR}")
    with pytest.raises(PlatformFailure) as caught:
        locks.renew(memory, "water")
    assert (caught.value.code, "bob" in caught.value.message) == ("G040", True)
    memory.unlock("water")
    assert memory.execute("SELECT owner FROM main.strandline_lock_row") == [("bob",)]


def test_lock_table_is_not_inspected(memory):
    memory.try_lock("water", owner="ann")
    found = platform.inspect(memory)
    assert found.dictionary.is_empty
    assert found.unmanaged == ()


def test_importing_the_platform_loads_no_driver():
    code = ("import sys; from strandline.platforms.duckdb import platform; "
            "assert 'duckdb' not in sys.modules")  # fmt: skip
    subprocess.run([sys.executable, "-c", code], check=True)


def test_server_version(memory):
    assert memory.server_version() == duckdb.__version__
