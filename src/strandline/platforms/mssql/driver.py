"""A session on SQL Server through mssql-python; the only file that imports the driver."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from types import ModuleType, TracebackType
from typing import Any, Self

from strandline.errors import PlatformFailure, Refused, Unsupported, UsageError
from strandline.platforms.base import Connection
from strandline.platforms.mssql.errors import connection_failure, failure
from strandline.platforms.mssql.frame import SESSION
from strandline.platforms.mssql.text import quote
from strandline.platforms.mssql.url import Address, read_url

MINIMUM_MAJOR = 15
_AZURE_EDITIONS = (5, 8)
_LOST_CODES = frozenset({"X201", "X206"})


class MssqlConnection:
    """One session; outside `begin` each batch commits by itself."""

    def __init__(self, session: Any, driver: ModuleType, password: str = "") -> None:
        self._session = session
        self._driver = driver
        self._password = password

    def execute(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[object, ...]]:
        """Run one batch and return the rows of its first result set ([] when it has none)."""
        try:
            cursor = self._session.cursor()
            try:
                if parameters:
                    cursor.execute(sql, tuple(parameters))
                else:
                    cursor.execute(sql)
                return _drained(cursor)
            finally:
                cursor.close()
        except self._driver.Error as error:
            raise self._failure(error) from None

    def execute_counted(self, sql: str, parameters: Sequence[object] = ()) -> int:
        """Run one statement that changes rows; asked in its batch, as NOCOUNT may be on."""
        rows = self.execute(f"{sql}\n;SELECT @@ROWCOUNT", parameters)
        return int(str(rows[0][0])) if rows else 0

    def execute_many(self, sql: str, rows: Iterable[Sequence[object]]) -> int:
        """Run one statement for each row of parameters; return how many rows there were."""
        given = [tuple(row) for row in rows]
        if not given:
            return 0
        try:
            cursor = self._session.cursor()
            try:
                cursor.executemany(sql, given)
            finally:
                cursor.close()
        except self._driver.Error as error:
            raise self._failure(error) from None
        return len(given)

    def begin(self) -> None:
        self.execute("BEGIN TRANSACTION")

    def commit(self) -> None:
        self.execute("COMMIT TRANSACTION")

    def rollback(self) -> None:
        """Undo the open transaction; after an error XACT_ABORT has done so already."""
        self.execute("IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION")

    def close(self) -> None:
        self._session.close()

    def server_version(self) -> str:
        """Return the version the server reports, for example `15.0.4430.1`."""
        rows = self.execute("SELECT CAST(SERVERPROPERTY('ProductVersion') AS NVARCHAR(128))")
        return str(rows[0][0])

    def try_lock(self, name: str, *, owner: str) -> str | None:
        """Take an application lock for the session; it dies with it.

        The owner is shown to others through the session's context info.
        """
        rows = self.execute(_TAKE, (_resource(name),))
        if rows and isinstance(rows[0][0], int) and rows[0][0] >= 0:
            label = owner.encode()[:128].decode(errors="ignore").encode()
            self.execute(f"SET CONTEXT_INFO 0x{label.hex() or '00'}")
            return None
        return self._holder(name)

    def unlock(self, name: str) -> None:
        self.execute(_RELEASE, (_resource(name),))
        self.execute("SET CONTEXT_INFO 0x")

    def _holder(self, name: str) -> str:
        try:
            rows = self.execute(_HOLDER, (f"%{_resource(name)}%",))
        except PlatformFailure as error:
            if error.code in _LOST_CODES:
                raise
            # The view needs VIEW SERVER STATE, which a migrating user may well not have.
            return "another session (VIEW SERVER STATE is needed to see which)"
        if not rows:
            return "another session, which has just ended"
        label, session, login, host, since = rows[0]
        raw = bytes(label) if isinstance(label, bytes | bytearray | memoryview) else b""
        shown = raw.rstrip(b"\0").decode(errors="ignore")
        return (
            f"{shown or 'another session'} (login {login} on {host or 'unknown host'}, "
            f"session {session}, since {since})"
        )

    def _failure(self, error: Exception) -> PlatformFailure:
        number = getattr(error, "native_error", None)
        found = number if isinstance(number, int) else None
        return failure(str(error), number=found, password=self._password)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


_TAKE = """
DECLARE @taken INT;
EXEC @taken = sys.sp_getapplock
    @Resource = ?, @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = 0;
SELECT @taken
"""
_RELEASE = "EXEC sys.sp_releaseapplock @Resource = ?, @LockOwner = 'Session'"
_HOLDER = """
SELECT s.context_info, s.session_id, s.login_name, s.host_name,
    CONVERT(NVARCHAR(30), s.login_time, 126)
FROM sys.dm_tran_locks AS l
INNER JOIN sys.dm_exec_sessions AS s ON s.session_id = l.request_session_id
WHERE l.resource_type = 'APPLICATION'
    AND l.request_status = 'GRANT'
    AND l.resource_database_id = DB_ID()
    AND l.resource_description LIKE ?
"""


def _resource(name: str) -> str:
    """The catalog shows the first 32 characters of a resource only."""
    return "strandline:" + hashlib.sha256(name.encode()).hexdigest()[:20]


def _drained(cursor: Any) -> list[tuple[object, ...]]:
    """An error of a later statement of the batch shows when its result is asked for."""
    rows: list[tuple[object, ...]] = []
    found = False
    while True:
        if cursor.description is not None and not found:
            rows = [tuple(row) for row in cursor.fetchall()]
            found = True
        if not cursor.nextset():
            return rows


def connect(url: str) -> MssqlConnection:
    """Open a session; UsageError for a bad URL or a missing driver, else PlatformFailure."""
    address = read_url(url)
    return _open(address, address.database)


def _open(address: Address, database: str) -> MssqlConnection:
    driver = _driver()
    try:
        session = driver.connect(
            address.text(database=database), autocommit=True, timeout=address.seconds
        )
    except (driver.Error, RuntimeError) as error:
        if "failed to load the driver" in str(error).lower():
            raise _no_libraries() from None
        raise connection_failure(
            str(error), place=address.place, password=address.password
        ) from None
    connection = MssqlConnection(session, driver, address.password)
    try:
        connection.execute(SESSION)
        _check_version(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _driver() -> ModuleType:
    try:
        import mssql_python
    except ImportError:
        raise UsageError(
            "X004",
            "the driver of SQL Server is not installed",
            hint="pip install 'strandline[mssql]'",
        ) from None
    module: ModuleType = mssql_python
    return module


def _no_libraries() -> UsageError:
    """The wheel brings Microsoft's ODBC driver, which needs libraries of the system's."""
    return UsageError(
        "X004",
        "the driver of SQL Server cannot be loaded: the system lacks a library it needs",
        hint="on Debian and Ubuntu: apt install libltdl7 libkrb5-3 libgssapi-krb5-2",
    )


def _check_version(connection: MssqlConnection) -> None:
    rows = connection.execute(
        "SELECT CAST(SERVERPROPERTY('ProductMajorVersion') AS INT), "
        "CAST(SERVERPROPERTY('EngineEdition') AS INT)"
    )
    major, edition = rows[0]
    if edition not in _AZURE_EDITIONS and isinstance(major, int) and major < MINIMUM_MAJOR:
        raise Unsupported(
            "X011",
            f"the server is SQL Server of major version {major}; 2019 (15) or later is needed",
            hint="use a newer server",
            details={"feature": "minimum_version"},
        )


@contextmanager
def scratch(url: str | None = None) -> Iterator[Connection]:
    """Make an empty database on the server of `url` and drop it at the end."""
    if url is None:
        raise Refused(
            "X010",
            "SQL Server has no embedded server: a scratch database needs one to be made on",
            hint="name a server with --scratch mssql://user:password@host:1433/master",
        )
    address = read_url(url)
    name = f"strandline_scratch_{secrets.token_hex(6)}"
    with _open(address, address.database or "master") as maintenance:
        maintenance.execute(f"CREATE DATABASE {quote(name)}")
        try:
            with _open(address, name) as connection:
                yield connection
        finally:
            maintenance.execute(
                f"ALTER DATABASE {quote(name)} SET SINGLE_USER WITH ROLLBACK IMMEDIATE"
            )
            maintenance.execute(f"DROP DATABASE {quote(name)}")
