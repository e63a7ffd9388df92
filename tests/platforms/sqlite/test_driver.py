"""Sessions: transactions, errors, locks, and a killed run."""

from __future__ import annotations

import datetime as dt
import decimal
import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import uuid
from pathlib import Path

import pytest

from platforms.sqlite.rich import RICH
from platforms.sqlite.running import create, lowered, operations_between, steps_for
from platforms.sqlite.test_foreign_objects import BASE, STRICTER, drift_but_log, filled
from strandline.errors import PlatformFailure, UsageError
from strandline.platforms.sqlite import locks, platform
from strandline.platforms.sqlite.driver import parse_url

URLS = {
    "sqlite://": ":memory:",
    "sqlite:///:memory:": ":memory:",
    "sqlite:///a b.db": "a b.db",
    "sqlite:///dir/x.db": "dir/x.db",
    "sqlite:////abs/x.db": "/abs/x.db",
    "sqlite:///C:/x.db": "C:/x.db",
    "sqlite3:///x.db?mode=ro": "x.db",
}


@pytest.mark.parametrize(("url", "path"), URLS.items())
def test_urls(url: str, path: str) -> None:
    assert parse_url(url)[0] == path


@pytest.mark.parametrize(
    "url",
    [
        "postgres:///x",
        "sqlite://host/x.db",
        "sqlite:x.db",
        "sqlite:///x?mode=bad",
        "sqlite:///x?a=1",
    ],
)
def test_bad_urls(url: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_url(url)
    assert caught.value.code == "X220"
    assert caught.value.hint


def test_importing_the_platform_loads_no_driver() -> None:
    code = "import sys, strandline.platforms.sqlite; sys.exit('sqlite3' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def failing(what: str, tmp_path: Path) -> str:
    path = tmp_path / "x.db"
    match what:
        case "directory missing":
            return f"sqlite:///{tmp_path}/no/x.db"
        case "is a directory":
            return f"sqlite:///{tmp_path}"
        case "no database":
            path.write_bytes(b"PK\x03\x04" + b"not a database" * 400)
        case "damaged":
            with platform.connect(f"sqlite:///{path}") as connection:
                create(connection, lowered(RICH))
            raw = path.read_bytes()
            path.write_bytes(raw[:100] + b"\xff" * 4000 + raw[4100:])
        case "missing, read-only":
            return f"sqlite:///{path}?mode=ro"
    return f"sqlite:///{path}"


@pytest.mark.parametrize(
    ("what", "code"),
    [
        ("directory missing", "X203"),
        ("is a directory", "X203"),
        ("missing, read-only", "X203"),
        ("no database", "X211"),
        ("damaged", "X210"),
    ],
)
def test_what_cannot_be_opened(what: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(PlatformFailure) as caught:
        platform.connect(failing(what, tmp_path)).execute("PRAGMA user_version")
    assert caught.value.code == code
    assert caught.value.hint


def test_writing_to_a_read_only_database(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/x.db"
    platform.connect(url).close()
    with platform.connect(f"{url}?mode=ro") as connection:
        with pytest.raises(PlatformFailure) as caught:
            connection.execute("CREATE TABLE t (a)")
        assert caught.value.code == "X204"


def test_a_full_disk(tmp_path: Path) -> None:
    with platform.connect(f"sqlite:///{tmp_path}/x.db") as connection:
        connection.execute("CREATE TABLE t (a)")
        connection.execute("PRAGMA max_page_count = 4")
        connection.begin()
        with pytest.raises(PlatformFailure) as caught:
            connection.execute("INSERT INTO t VALUES (randomblob(100000))")
        assert caught.value.code == "X205"
        connection.rollback()
        assert connection.execute("SELECT count(*) FROM t") == [(0,)]


def test_another_writer_is_waited_for_and_then_named(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/x.db"
    with platform.connect(url) as one, platform.connect(url) as other:
        one.begin()
        assert other.execute("PRAGMA busy_timeout") == [(5000,)]
        other.execute("PRAGMA busy_timeout = 20")
        with pytest.raises(PlatformFailure) as caught:
            other.begin()
        assert caught.value.code == "X207"
        assert "writing" in str(other.try_lock("apply", owner="me"))
        assert other.execute("PRAGMA busy_timeout") == [(20,)]


@pytest.mark.parametrize(
    ("statement", "constraint"),
    [
        ("INSERT INTO t (k) VALUES (NULL)", "t.k"),
        ("INSERT INTO t (k) VALUES ('secret')", "t.k"),
        ("INSERT INTO t (k, n) VALUES ('other', -5)", "CK_n"),
        ("INSERT INTO c VALUES ('secret2')", ""),
    ],
)
def test_rows_that_break_a_rule(statement: str, constraint: str) -> None:
    with platform.scratch() as connection:
        connection.execute(
            "CREATE TABLE t (k TEXT NOT NULL PRIMARY KEY, n INT CONSTRAINT CK_n CHECK (n > 0))"
        )
        connection.execute("CREATE TABLE c (k TEXT REFERENCES t)")
        connection.execute("INSERT INTO t (k) VALUES ('secret')")
        with pytest.raises(PlatformFailure) as caught:
            connection.execute(statement)
        assert caught.value.code == "X208"
        assert caught.value.details.get("constraint", "") == constraint
        assert "secret" not in caught.value.message


def test_values_are_bound_as_sqlite_keeps_them() -> None:
    value_of = uuid.UUID(int=1)
    values = [
        (True, 1),
        (dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC), "2026-01-02 03:04:05+00:00"),
        (dt.date(2026, 1, 2), "2026-01-02"),
        (dt.time(3, 4), "03:04:00"),
        (decimal.Decimal("1.50"), "1.50"),
        (value_of, str(value_of)),
        ([1, "ä"], '[1, "ä"]'),
        (b"\0x", b"\0x"),
        (None, None),
    ]
    with platform.scratch() as connection:
        for given, kept in values:
            assert connection.execute("SELECT ?", [given]) == [(kept,)]


LITERALS = ["it's", "a\nb;--", "nul\0inside", "", 1, -2.5, 1e300, True, None, b"\xff\0", "ß", 2**62]


@pytest.mark.parametrize("value", LITERALS, ids=repr)
def test_literals_mean_the_value(value: object) -> None:
    with platform.scratch() as connection:
        assert connection.execute(f"SELECT {platform.literal(value)}") == [(value,)]


def test_many_rows_are_all_or_nothing() -> None:
    with platform.scratch() as connection:
        connection.execute("CREATE TABLE t (a INT UNIQUE)")
        assert connection.execute_many("INSERT INTO t VALUES (?)", ([n] for n in range(5))) == 5
        with pytest.raises(PlatformFailure):
            connection.execute_many("INSERT INTO t VALUES (?)", ([n] for n in (9, 1)))
        assert connection.execute("SELECT count(*) FROM t") == [(5,)]


def test_outside_a_transaction_each_statement_commits(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/x.db"
    with platform.connect(url) as connection:
        connection.execute("CREATE TABLE t (a)")
        connection.execute("INSERT INTO t VALUES (1)")
        connection.begin()
        connection.execute("INSERT INTO t VALUES (2)")
    with platform.connect(url) as connection:
        assert connection.execute("SELECT a FROM t") == [(1,)]
        assert connection.execute("PRAGMA foreign_keys") == [(1,)]
        assert connection.server_version() == sqlite3.sqlite_version


def test_the_lock_has_one_holder(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/x.db"
    with platform.connect(url) as one, platform.connect(url) as other:
        assert one.try_lock("apply water", owner="ann") is None
        held = other.try_lock("apply water", owner="bob")
        assert held is not None
        assert "ann" in held
        assert str(os.getpid()) in held
        assert other.try_lock("apply gateway", owner="bob") is None
        other.unlock("apply water")
        assert other.try_lock("apply water", owner="bob") is not None
        one.unlock("apply water")
        assert other.try_lock("apply water", owner="bob") is None
        assert platform.inspect(other).dictionary.tables == {}
    with platform.connect(url) as third:
        assert third.execute(f"SELECT count(*) FROM {locks.TABLE}") == [(0,)]


@pytest.mark.parametrize(
    ("left", "taken_over"),
    [
        ("dead process", True),
        ("number of another process", True),
        ("other machine, long silent", True),
        ("other machine", False),
        ("same name, other machine", False),
        ("same machine, long silent", False),
    ],
)
def test_a_lock_left_behind_is_replaced_when_that_is_certain(
    left: str, taken_over: bool, tmp_path: Path
) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    with platform.connect(f"sqlite:///{tmp_path}/x.db") as connection:
        connection.try_lock("apply", owner="ann")
        old = "renewed_at = '2000-01-01T00:00:00+00:00'"
        change = {
            "dead process": f"pid = {dead.pid}",
            "number of another process": "began = '1'",
            "other machine, long silent": f"host = 'elsewhere', place = 'there', {old}",
            "other machine": f"host = 'elsewhere', place = 'there', pid = {dead.pid}",
            "same name, other machine": f"place = 'there', pid = {dead.pid}",
            "same machine, long silent": old,
        }[left]
        connection.execute(f"UPDATE {locks.TABLE} SET {change}")
        with platform.connect(f"sqlite:///{tmp_path}/x.db") as other:
            holder = other.try_lock("apply", owner="bob")
        assert (holder is None) is taken_over


def test_a_holder_that_was_thought_dead_changes_nothing_any_more(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/x.db"
    with platform.connect(url) as one, platform.connect(url) as other:
        assert one.try_lock("apply", owner="ann") is None
        one.begin()
        one.commit()
        other.execute(f"UPDATE {locks.TABLE} SET owner = 'bob', place = 'there', pid = 1")
        with pytest.raises(PlatformFailure) as caught:
            one.begin()
        assert caught.value.code == "G040"
        assert "bob" in caught.value.message
        assert not one.in_transaction
        one.unlock("apply")
        assert other.execute(f"SELECT owner FROM {locks.TABLE}") == [("bob",)]


def test_a_killed_run_leaves_nothing_behind(tmp_path: Path) -> None:
    """Stopped by kill -9 at each statement of a rebuild, the file is as it was."""
    path = tmp_path / "x.db"
    with platform.connect(f"sqlite:///{path}") as connection:
        filled(connection)
        was = list(connection.execute("SELECT type, name, sql FROM sqlite_schema"))
    steps = steps_for(operations_between(BASE, STRICTER), BASE, STRICTER)
    frame = platform.frame(steps)
    statements = [*frame.before_transaction, *frame.begin]
    statements += [statement for step in steps for statement in step.statements]
    code = """
        import os, signal, sqlite3, sys
        raw = sqlite3.connect(sys.argv[1], isolation_level=None)
        raw.execute("PRAGMA cache_size = 1")
        for statement in sys.argv[2:]:
            raw.execute(statement)
        os.kill(os.getpid(), signal.SIGKILL)
    """
    for count in range(3, len(statements) + 1, 3):
        arguments = [sys.executable, "-c", textwrap.dedent(code), str(path), *statements[:count]]
        assert subprocess.run(arguments, check=False).returncode == -signal.SIGKILL
    with platform.connect(f"sqlite:///{path}") as connection:
        assert connection.execute("SELECT type, name, sql FROM sqlite_schema") == was
        assert connection.execute("SELECT count(*) FROM Child") == [(2,)]
        assert connection.execute("PRAGMA integrity_check") == [("ok",)]


def test_a_failed_migration_leaves_the_session_as_it_was() -> None:
    from platforms.sqlite.running import up

    with platform.scratch() as connection:
        filled(connection)
        connection.execute("UPDATE Parent SET a = NULL")
        with pytest.raises(PlatformFailure, match=r"NOT NULL constraint failed: Parent\.a"):
            up(connection, BASE, STRICTER)
        assert connection.execute("PRAGMA foreign_keys") == [(1,)]
        assert connection.execute("PRAGMA legacy_alter_table") == [(0,)]
        assert connection.execute("SELECT name FROM sqlite_temp_schema") == []
        assert drift_but_log(connection, BASE) == []
