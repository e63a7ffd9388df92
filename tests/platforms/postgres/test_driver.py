"""The session: parameters, errors by kind, locks, secrets."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

from strandline.errors import PlatformFailure, StrandlineError, UsageError
from strandline.platforms.base import Connection
from strandline.platforms.postgres import platform
from strandline.platforms.postgres.errors import Facts, failure
from strandline.platforms.postgres.lexer import driver_text, iter_tokens

SECRET = "hunter2-s3cret"


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("SELECT ?", "SELECT %s"),
        ("SELECT '?', ?", "SELECT '?', %s"),
        ('SELECT "a?b" FROM t WHERE x = ?', 'SELECT "a?b" FROM t WHERE x = %s'),
        ("SELECT 5 % ?", "SELECT 5 %% %s"),
        ("SELECT '100%'", "SELECT '100%%'"),
        ("SELECT $a$ ? $a$, $1, ? -- ?", "SELECT $a$ ? $a$, $1, %s -- ?"),
        ("SELECT E'\\'?', ? /* ? /* ? */ ? */", "SELECT E'\\'?', %s /* ? /* ? */ ? */"),
        ("SELECT 'it''s ?', ?", "SELECT 'it''s ?', %s"),
        ("SELECT U&'?', U&\"?\", ?", "SELECT U&'?', U&\"?\", %s"),
        ("SELECT 'open ?", "SELECT 'open ?"),
    ],
)
def test_marks_of_parameters(sql: str, expected: str) -> None:
    assert driver_text(sql) == expected


def test_tokens_cover_the_text() -> None:
    text = "SELECT 'a''b', $x$ ; $x$, \"q\"\"r\" /* /* */ */ -- end\n; é"
    assert "".join(text[token.start : token.end] for token in iter_tokens(text)) == text


@pytest.mark.parametrize(
    ("sqlstate", "code"),
    [
        ("28P01", "X202"), ("28000", "X202"), ("3D000", "X203"), ("42501", "X204"), ("53100", "X205"), ("53300", "X201"),
        ("08006", "X206"), ("57P01", "X206"), ("57P03", "X201"), ("55P03", "X207"), ("57014", "X207"), ("40P01", "X207"),
        ("23505", "X208"), ("23503", "X208"), ("23502", "X208"), ("23514", "X208"), ("42601", "X209"), ("", "X209"),
    ],
)  # fmt: skip
def test_codes_by_sqlstate(sqlstate: str, code: str) -> None:
    error = failure(Facts(sqlstate=sqlstate, primary=f"said {SECRET}"), password=SECRET)
    assert error.code == code
    assert error.hint
    assert SECRET not in error.message


@pytest.mark.parametrize(
    ("url", "code"),
    [
        (f"postgresql://u:{SECRET}@127.0.0.1:1/x", "X201"),
        (f"postgresql://u:{SECRET}@no-such-host.invalid/x", "X201"),
        (f"postgresql://u:{SECRET}%ec@127.0.0.1:1/x", "X003"),
        (f"postgresql://u:{SECRET}@127.0.0.1:port/x", "X201"),
        (f"postgresql://u:{SECRET}@127.0.0.1:1/x?nonsense=1", "X003"),
    ],
)
def test_bad_urls_say_so_without_the_password(url: str, code: str) -> None:
    with pytest.raises(StrandlineError) as caught:
        platform.connect(url)
    assert caught.value.code == code
    assert SECRET not in f"{caught.value.message} {caught.value.hint} {caught.value.details}"
    assert caught.value.__cause__ is None


def test_missing_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(UsageError, match="driver of PostgreSQL") as caught:
        platform.connect("postgresql://x/y")
    assert "strandline[postgres]" in caught.value.hint


@pytest.fixture
def connection(postgres_url: str) -> Iterator[Connection]:
    with platform.connect(postgres_url) as opened:
        yield opened


@pytest.mark.postgres
class TestLive:
    def test_missing_database_and_role(self, postgres_url: str) -> None:
        with pytest.raises(PlatformFailure) as caught:
            platform.connect(postgres_url.replace("/strandline_test_", "/nowhere_"))
        assert caught.value.code == "X203"
        with pytest.raises(PlatformFailure) as caught:
            platform.connect(postgres_url.replace("//postgres", "//nobody_here"))
        assert caught.value.code in ("X202", "X201")

    def test_parameters_and_rows(self, connection: Connection) -> None:
        assert connection.execute("SELECT ?::int + 1, '?', 7 % 4", (1,)) == [(2, "?", 3)]
        assert connection.execute("SELECT '100%?'") == [("100%?",)]
        connection.execute("CREATE TABLE t (a integer, b text)")
        assert connection.execute("INSERT INTO t VALUES (0, '%')") == []
        assert connection.execute_many("INSERT INTO t VALUES (?, 'x%')", [(1,), (2,)]) == 2
        assert connection.execute_many("INSERT INTO t VALUES (?, 'x')", []) == 0
        assert connection.execute("SELECT count(*) FROM t") == [(3,)]

    @pytest.mark.parametrize(
        ("sql", "named"),
        [
            ("INSERT INTO t (id, name) VALUES (1, 'SECRET')", "t_pkey"),
            ("INSERT INTO t (id, name, up) VALUES (2, 'SECRET', 99)", "t_up_fkey"),
            ("INSERT INTO t (id, name, n) VALUES (3, 'SECRET', -1)", "t_n_check"),
            ("INSERT INTO t (id) VALUES (4)", "name"),
        ],
    )
    def test_violations_name_the_rule_and_no_values(
        self, connection: Connection, sql: str, named: str
    ) -> None:
        connection.execute(
            "CREATE TABLE t (id integer PRIMARY KEY, name text NOT NULL, up integer REFERENCES t, n integer CHECK (n > 0))"
        )
        connection.execute("INSERT INTO t VALUES (1, 'x')")
        with pytest.raises(PlatformFailure) as caught:
            connection.execute(sql)
        assert caught.value.code == "X208"
        assert named in (caught.value.details.get("constraint"), caught.value.details.get("column"))
        assert "SECRET" not in caught.value.message

    def test_values_in_data_errors_are_left_out(self, connection: Connection) -> None:
        with pytest.raises(PlatformFailure) as caught:
            connection.execute("SELECT 'SECRET'::integer")
        assert "SECRET" not in caught.value.message

    def test_transactions(self, connection: Connection) -> None:
        connection.begin()
        connection.execute("CREATE TABLE t (a integer)")
        assert connection.execute("SHOW lock_timeout") == [("5s",)]
        connection.rollback()
        connection.rollback()
        assert connection.execute("SELECT to_regclass('t')") == [(None,)]
        connection.begin()
        connection.execute("CREATE TABLE t (a integer)")
        connection.commit()
        assert connection.execute("SELECT a FROM t") == []
        assert connection.execute("SHOW lock_timeout") == [("0",)]

    def test_lock_and_who_holds_it(self, postgres_url: str) -> None:
        with platform.connect(postgres_url) as first, platform.connect(postgres_url) as second:
            assert first.try_lock("water", owner="anna@lab (pid 7)") is None
            holder = second.try_lock("water", owner="ben")
            assert holder is not None
            assert holder.startswith("anna@lab (pid 7) (user postgres")
            assert second.try_lock("other", owner="ben") is None
            first.unlock("water")
            assert second.try_lock("water", owner="ben") is None

    def test_lock_dies_with_its_session(self, postgres_url: str) -> None:
        with platform.connect(postgres_url) as first:
            assert first.try_lock("water", owner="anna") is None
        with platform.connect(postgres_url) as second:
            assert _eventually(lambda: second.try_lock("water", owner="ben") is None)

    def test_lock_timeout(self, postgres_url: str) -> None:
        with platform.connect(postgres_url) as first, platform.connect(postgres_url) as second:
            first.execute("CREATE TABLE t (a integer)")
            first.begin()
            first.execute("LOCK TABLE t")
            second.execute("SET lock_timeout = '50ms'")
            with pytest.raises(PlatformFailure) as caught:
                second.execute("SELECT * FROM t")
            assert caught.value.code == "X207"

    def test_lost_connection(self, postgres_url: str) -> None:
        with platform.connect(postgres_url) as first, platform.connect(postgres_url) as second:
            pid = second.execute("SELECT pg_backend_pid()")[0][0]
            first.execute("SELECT pg_terminate_backend(?)", (pid,))
            for _ in range(2):
                with pytest.raises(PlatformFailure) as caught:
                    _eventually(lambda: second.execute("SELECT 1") == [])
                assert caught.value.code == "X206"

    def test_permission(self, connection: Connection) -> None:
        connection.execute("CREATE ROLE strandline_test_guest")
        try:
            connection.execute("CREATE TABLE t (a integer)")
            connection.execute("SET ROLE strandline_test_guest")
            with pytest.raises(PlatformFailure) as caught:
                connection.execute("SELECT * FROM t")
            assert caught.value.code == "X204"
        finally:
            connection.execute("RESET ROLE")
            connection.execute("DROP ROLE strandline_test_guest")

    def test_scratch_is_empty_and_goes_away(self, postgres_server: str) -> None:
        scratch = platform.scratch(postgres_server)
        opened = scratch.__enter__()
        name = opened.execute("SELECT current_database()")[0][0]
        opened.execute("CREATE TABLE t (a integer)")
        assert not scratch.__exit__(ZeroDivisionError, ZeroDivisionError(), None)
        with platform.connect(postgres_server) as admin:
            assert admin.execute("SELECT 1 FROM pg_database WHERE datname = ?", (name,)) == []

    def test_session_is_the_same_on_every_machine(self, connection: Connection) -> None:
        assert connection.execute("SHOW TimeZone") == [("UTC",)]
        assert connection.server_version().split(".")[0].isdigit()


def _eventually(done: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 5
    while not done():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True
