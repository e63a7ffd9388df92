"""A session on PostgreSQL through psycopg; the only file that imports the driver."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Self

from strandline.errors import PlatformFailure, Unsupported, UsageError
from strandline.platforms.postgres.errors import Facts, connection_failure, failure
from strandline.platforms.postgres.frame import SETTINGS
from strandline.platforms.postgres.lexer import driver_text
from strandline.platforms.postgres.scratch import shared_server

if TYPE_CHECKING:
    import psycopg

CONNECT_SECONDS = 10
MINIMUM_VERSION = 140000
APPLICATION = "strandline"

# Neither a login's settings nor the machine's time zone may change what a migration means.
SESSION = (
    "SELECT pg_catalog.set_config(name, value, false) FROM (VALUES "
    "('TimeZone', 'UTC'), ('DateStyle', 'ISO, YMD'), ('IntervalStyle', 'postgres'), "
    "('standard_conforming_strings', 'on')) AS wanted (name, value)"
)


class PostgresConnection:
    """One session; outside `begin` each statement commits by itself."""

    def __init__(self, session: psycopg.Connection[tuple[object, ...]], password: str) -> None:
        self._session = session
        self._password = password

    def execute(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[object, ...]]:
        """Run one statement and return its rows ([] when it has none)."""
        import psycopg

        try:
            if parameters:
                cursor = self._session.execute(driver_text(sql), parameters)
            else:
                cursor = self._session.execute(sql)
            return cursor.fetchall() if cursor.description is not None else []
        except psycopg.Error as error:
            raise self._failure(error) from None

    def execute_counted(self, sql: str, parameters: Sequence[object] = ()) -> int:
        """Run one statement that changes rows and return how many it touched."""
        import psycopg

        try:
            if parameters:
                cursor = self._session.execute(driver_text(sql), parameters)
            else:
                cursor = self._session.execute(sql)
            return max(cursor.rowcount, 0)
        except psycopg.Error as error:
            raise self._failure(error) from None

    def execute_many(self, sql: str, rows: Iterable[Sequence[object]]) -> int:
        """Run one statement for each row of parameters; return how many rows there were."""
        import psycopg

        given = list(rows)
        if not given:
            return 0
        try:
            with self._session.cursor() as cursor:
                cursor.executemany(driver_text(sql), given)
        except psycopg.Error as error:
            raise self._failure(error) from None
        return len(given)

    def begin(self) -> None:
        """Open a transaction that waits for locks no longer than a script's frame does."""
        self.execute("; ".join(("BEGIN", *SETTINGS)))

    def commit(self) -> None:
        self.execute("COMMIT")

    def rollback(self) -> None:
        """Undo the open transaction; nothing happens when there is none."""
        from psycopg.pq import TransactionStatus

        if self._session.info.transaction_status is not TransactionStatus.IDLE:
            self.execute("ROLLBACK")

    def close(self) -> None:
        self._session.close()

    def server_version(self) -> str:
        """Return the version the server reports, for example `15.18`."""
        return self._session.info.parameter_status("server_version") or "unknown"

    def try_lock(self, name: str, *, owner: str) -> str | None:
        """Take the named lock for this session; it dies with the session.

        The owner is shown to others through the session's application name.
        """
        key = lock_key(name)
        taken = self.execute("SELECT pg_catalog.pg_try_advisory_lock(?)", (key,))
        if taken[0][0]:
            label = f"{APPLICATION}: {owner}".encode()[:63].decode(errors="ignore")
            self.execute("SELECT pg_catalog.set_config('application_name', ?, false)", (label,))
            return None
        return self._holder(key)

    def unlock(self, name: str) -> None:
        self.execute("SELECT pg_catalog.pg_advisory_unlock(?)", (lock_key(name),))
        self.execute("SELECT pg_catalog.set_config('application_name', ?, false)", (APPLICATION,))

    def _holder(self, key: int) -> str:
        rows = self.execute(_HOLDER, (key >> 32 & 0xFFFFFFFF, key & 0xFFFFFFFF))
        if not rows:
            return "another session, which has just ended"
        pid, application, user, host, since = rows[0]
        owner = str(application or "").removeprefix(f"{APPLICATION}: ") or "another session"
        place = f" on {host}" if host else ""
        return f"{owner} (user {user}{place}, server process {pid}, connected since {since})"

    def _failure(self, error: psycopg.Error) -> PlatformFailure:
        diag = error.diag
        if self._session.closed and not error.sqlstate:
            facts = Facts(sqlstate="08006", primary=_first_line(error))
        else:
            facts = Facts(
                sqlstate=error.sqlstate or "",
                primary=diag.message_primary or _first_line(error),
                schema=diag.schema_name or "",
                table=diag.table_name or "",
                column=diag.column_name or "",
                constraint=diag.constraint_name or "",
            )
        return failure(facts, password=self._password)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


_HOLDER = """
SELECT a.pid, a.application_name, a.usename, host(a.client_addr),
       to_char(a.backend_start, 'YYYY-MM-DD HH24:MI:SS TZ')
FROM pg_catalog.pg_locks l
JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
  AND l.classid::bigint = ? AND l.objid::bigint = ?
  AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
"""


def lock_key(name: str) -> int:
    """Return the 64-bit key of a named lock."""
    digest = hashlib.sha256(f"strandline:{name}".encode()).digest()
    return int.from_bytes(digest[:8], "big", signed=True)


def connect(url: str) -> PostgresConnection:
    """Open a session; UsageError for a URL that cannot be read, else PlatformFailure."""
    try:
        import psycopg
        from psycopg.conninfo import conninfo_to_dict, make_conninfo
    except ImportError:
        raise UsageError(
            "X004",
            "the driver of PostgreSQL is not installed",
            hint="pip install 'strandline[postgres]'",
        ) from None
    scheme, _, rest = url.partition("://")
    plain = f"postgresql://{rest}" if rest else scheme
    try:
        facts = conninfo_to_dict(plain)
    except (psycopg.Error, UnicodeDecodeError):
        # The parser's own message quotes the URL, password included.
        raise UsageError(
            "X003",
            "the PostgreSQL URL cannot be read",
            hint="write postgresql://user:password@host:5432/database, special characters as %XX",
        ) from None
    password = str(facts.get("password") or "")
    place = f"{facts.get('host') or 'the local socket'}:{facts.get('port') or 5432}"
    named = {key: str(value) for key, value in facts.items() if value is not None}
    named.setdefault("connect_timeout", str(CONNECT_SECONDS))
    named.setdefault("application_name", APPLICATION)
    conninfo = make_conninfo("", **named)
    try:
        session = psycopg.connect(conninfo, autocommit=True, prepare_threshold=None)
    except psycopg.Error as error:
        text = str(error)
        raise connection_failure(text, place=place, password=password) from None
    return _prepared(PostgresConnection(session, password), session.info.server_version)


def _prepared(connection: PostgresConnection, version: int) -> PostgresConnection:
    if version < MINIMUM_VERSION:
        connection.close()
        raise Unsupported(
            "X011",
            f"PostgreSQL {version // 10000} is older than 14, the oldest that is supported",
            hint="upgrade the server",
            details={"feature": "minimum_version"},
        )
    connection.execute(SESSION)
    return connection


@contextmanager
def scratch(url: str | None) -> Iterator[PostgresConnection]:
    """Open a new, empty database (on the server of `url`, else on our own) and drop it after."""
    server = url if url is not None else shared_server().url()
    name = f"strandline_scratch_{secrets.token_hex(8)}"
    with connect(server) as admin:
        admin.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
    try:
        with connect(_with_database(server, name)) as connection:
            yield connection
    finally:
        with connect(server) as admin:
            admin.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _with_database(url: str, database: str) -> str:
    from urllib.parse import urlsplit, urlunsplit

    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, f"/{database}", parts.query, ""))


def _first_line(error: BaseException) -> str:
    lines = str(error).splitlines()
    return lines[0] if lines else type(error).__name__
