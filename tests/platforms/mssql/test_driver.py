"""The session: URLs, errors by kind, and what is sent; a fake DB-API module stands for a server."""

from __future__ import annotations

import socket
import sys
from types import ModuleType
from typing import Any

import pytest

from strandline.errors import PlatformFailure, Refused, Unsupported, UsageError
from strandline.platforms.mssql import platform
from strandline.platforms.mssql.errors import connection_failure, failure
from strandline.platforms.mssql.frame import SESSION
from strandline.platforms.mssql.url import read_url

URL = "mssql://sa:p%40ss;word@db.example:1444/water?encrypt=yes&trust_server_certificate=yes"


class Server:
    """What the fake answers: rows by a part of the statement, errors by a part of it."""

    def __init__(self) -> None:
        self.said: list[tuple[str, tuple[object, ...]]] = []
        self.answers: dict[str, list[tuple[object, ...]]] = {"ProductMajorVersion": [(15, 3)]}
        self.errors: dict[str, str] = {}
        self.opened: list[str] = []
        self.closed = 0
        self.refusal = ""


class FakeError(Exception):
    pass


class FakeCursor:
    def __init__(self, server: Server) -> None:
        self.server = server
        self.description: object = None
        self.rows: list[tuple[object, ...]] = []

    def execute(self, sql: str, parameters: tuple[object, ...] = ()) -> None:
        self.server.said.append((sql, parameters))
        for part, text in self.server.errors.items():
            if part in sql:
                raise FakeError(text)
        for part, rows in self.server.answers.items():
            if part in sql:
                self.rows, self.description = rows, [("c",)]

    def executemany(self, sql: str, rows: list[tuple[object, ...]]) -> None:
        for row in rows:
            self.execute(sql, row)

    def fetchall(self) -> list[tuple[object, ...]]:
        return self.rows

    def nextset(self) -> bool:
        return False

    def close(self) -> None:
        pass


class FakeSession:
    def __init__(self, server: Server) -> None:
        self.server = server

    def cursor(self) -> FakeCursor:
        return FakeCursor(self.server)

    def close(self) -> None:
        self.server.closed += 1


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    state = Server()
    module: Any = ModuleType("mssql_python")

    def connect(text: str, **facts: object) -> FakeSession:
        assert facts == {"autocommit": True, "timeout": 10}
        if state.refusal:
            raise FakeError(state.refusal)
        state.opened.append(text)
        return FakeSession(state)

    module.Error, module.connect = FakeError, connect
    monkeypatch.setitem(sys.modules, "mssql_python", module)
    return state


def test_url() -> None:
    address = read_url(URL)
    assert address.place == "db.example:1444"
    assert address.text() == (
        "Server=tcp:db.example,1444;Database=water;UID=sa;PWD={p@ss;word};"
        "Encrypt=yes;TrustServerCertificate=yes"
    )
    assert "p@ss" not in str(address.place)
    assert read_url("mssql://u:a%7Db@h/").text() == "Server=tcp:h;UID=u;PWD={a}}b}"


@pytest.mark.parametrize(
    "url", ["mssql:///x", "mssql://u:secret@h:port/x", "mssql://u:secret@h/x?colour=red",
            "mssql://u:secret@h/x?timeout=soon"],
)  # fmt: skip
def test_bad_urls_are_refused_without_the_password(url: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_url(url)
    assert caught.value.code == "X003"
    assert "secret" not in caught.value.message + caught.value.hint


def test_missing_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mssql_python", None)
    with pytest.raises(UsageError, match="not installed") as caught:
        platform.connect(URL)
    assert caught.value.hint == "pip install 'strandline[mssql]'"


def test_missing_system_library(server: Server) -> None:
    server.refusal = "Connection operation failed; DDBC Error: Failed to load the driver."
    with pytest.raises(UsageError, match="cannot be loaded"):
        platform.connect(URL)


def test_session_is_prepared_and_runs(server: Server) -> None:
    with platform.connect(URL) as connection:
        assert server.said[0] == (SESSION, ())
        server.answers["SELECT 1"] = [(1,)]
        assert connection.execute("SELECT 1 WHERE 1 = ?", (1,)) == [(1,)]
        connection.begin()
        connection.rollback()
        assert connection.execute_many("INSERT INTO t VALUES (?)", [(1,), (2,)]) == 2
        assert connection.execute_many("INSERT INTO t VALUES (?)", []) == 0
    assert server.closed == 1
    assert ("BEGIN TRANSACTION", ()) in server.said


def test_old_server_is_refused(server: Server) -> None:
    server.answers["ProductMajorVersion"] = [(14, 3)]
    with pytest.raises(Unsupported):
        platform.connect(URL)
    assert server.closed == 1


def test_lock(server: Server) -> None:
    with platform.connect(URL) as connection:
        server.answers["sp_getapplock"] = [(0,)]
        assert connection.try_lock("water", owner="ann") is None
        connection.unlock("water")
        server.answers["sp_getapplock"] = [(-1,)]
        server.answers["dm_tran_locks"] = [(b"bob\0\0", 51, "sa", "lab", "2026-01-01T00:00:00")]
        holder = connection.try_lock("water", owner="ann") or ""
        assert holder.startswith("bob (login sa on lab, session 51")
        server.errors["dm_tran_locks"] = "VIEW SERVER STATE permission was denied on object"
        assert "VIEW SERVER STATE" in (connection.try_lock("water", owner="ann") or "")


def test_scratch_is_dropped_even_after_an_error(server: Server) -> None:
    def fail() -> None:
        with platform.scratch(URL):
            raise KeyError("x")

    with pytest.raises(KeyError):
        fail()
    sent = [sql for sql, _ in server.said]
    assert sum(sql.startswith("CREATE DATABASE [strandline_scratch_") for sql in sent) == 1
    assert sent[-1].startswith("DROP DATABASE [strandline_scratch_")
    assert server.closed == 2


def test_scratch_needs_a_server() -> None:
    with pytest.raises(Refused) as caught, platform.scratch():
        pass
    assert caught.value.code == "X010"


TEXTS = [
    ("Login failed for user 'sa'.", "X202"),
    ("Cannot open database \"water\" requested by the login.", "X203"),
    ("CREATE TABLE permission denied in database 'water'.", "X204"),
    ("The transaction log for database 'water' is full due to 'LOG_BACKUP'.", "X205"),
    ("Could not allocate space for object 'dbo.T' because the 'PRIMARY' filegroup is full.", "X205"),
    ("Communication link failure", "X206"),
    ("Transaction (Process ID 5) was deadlocked on lock resources.", "X207"),
    ("Lock request time out period exceeded.", "X207"),
    ("Violation of UNIQUE KEY constraint 'UQ_a'. Cannot insert duplicate key in object 'dbo.T'. "
     "The duplicate key value is (hunter2).", "X208"),
    ("The INSERT statement conflicted with the FOREIGN KEY constraint \"FK_a\".", "X208"),
    ("Cannot insert the value NULL into column 'a', table 'x.dbo.T'; column does not allow nulls.",
     "X208"),
    ("Conversion failed when converting the nvarchar value 'hunter2' to data type int.", "X208"),
    ("String or binary data would be truncated in table 'T', column 'a'. Truncated value: "
     "'hunter2'.", "X208"),
    ("Incorrect syntax near 'FROB'.", "X209"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code"), TEXTS)
def test_errors_by_kind(text: str, code: str, server: Server) -> None:
    server.errors["FROB"] = (
        f"Driver Error: it failed; DDBC Error: [Microsoft][ODBC Driver 18][SQL Server]{text}"
    )
    with platform.connect(URL) as connection, pytest.raises(PlatformFailure) as caught:
        connection.execute("FROB")
    assert caught.value.code == code
    assert "hunter2" not in caught.value.message
    assert "[Microsoft]" not in caught.value.message


@pytest.mark.parametrize(
    ("number", "code"),
    [(18456, "X202"), (4060, "X203"), (1205, "X207"), (1222, "X207"), (2627, "X208"),
     (2601, "X208"), (547, "X208"), (515, "X208"), (1105, "X205"), (9002, "X205"), (1, "X209")],
)  # fmt: skip
def test_errors_by_number(number: int, code: str) -> None:
    assert failure("qualquer texto", number=number).code == code


def test_constraint_is_named() -> None:
    found = failure("Violation of UNIQUE KEY constraint 'UQ_a'. The duplicate key value is (7).")
    assert found.details["constraint"] == "UQ_a"


def test_refused_connection_names_the_place_and_hides_the_password() -> None:
    found = connection_failure("no way p4ss", place="h:1433", password="p4ss")
    assert found.code == "X201"
    assert "h:1433" in found.message
    assert "p4ss" not in found.message


def test_closed_port_through_the_real_driver() -> None:
    pytest.importorskip("mssql_python", reason="the mssql extra is not installed here")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises((PlatformFailure, UsageError)) as caught:
        platform.connect(f"mssql://sa:hunter2@127.0.0.1:{port}/x?timeout=3&encrypt=no")
    assert caught.value.code in ("X201", "X004")
    assert "hunter2" not in str(caught.value.as_json())
