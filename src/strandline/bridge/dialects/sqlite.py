"""SQLite: one writer at a time, readers beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from strandline.bridge.bulk import Batch, Written
from strandline.bridge.dialects import sqlite_bulk

if TYPE_CHECKING:
    from strandline.bridge.columns import ColumnArray, ColumnKind

# Seconds from 0001-01-01 to 1970-01-01, from which SQLite counts.
_TO_1970 = 62_135_596_800
BUSY_MILLISECONDS = 30_000
_WRITES = "strandline_writes"


class SqliteDialect:
    name = "sqlite"

    def engine_url(self, url: str) -> sa.URL:
        named = sa.make_url(url)
        mode = named.query.get("mode")
        if mode is None or named.database in (None, "", ":memory:"):
            return sa.URL.create("sqlite", database=named.database or ":memory:")
        query = {"mode": str(mode), "uri": "true"}
        return sa.URL.create("sqlite", database=f"file:{named.database}", query=query)

    def read_options(self) -> dict[str, object]:
        return {}

    def limit_reads(self, connection: sa.Connection, seconds: int) -> None:
        """SQLite runs in this process and knows no such limit."""

    def prepare(self, engine: sa.Engine) -> None:
        """Transactions are begun by us alone: the driver would begin them too late."""

        @sa.event.listens_for(engine, "connect")
        def _settings(session: sa.engine.interfaces.DBAPIConnection, _record: object) -> None:
            session.isolation_level = None
            cursor = session.cursor()
            cursor.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
            cursor.execute("PRAGMA foreign_keys = ON")
            # Readers go on while one writes; a file that may only be read stays as it is.
            cursor.execute("PRAGMA journal_mode = WAL")
            cursor.close()

        @sa.event.listens_for(engine, "begin")
        def _begin(connection: sa.Connection) -> None:
            writes = connection.get_execution_options().get(_WRITES)
            connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    def begin_write(self, connection: sa.Connection) -> None:
        """BEGIN IMMEDIATE took the only write lock already."""

    def upsert(self, connection: sa.Connection, batch: Batch, *, overwrite: bool) -> Written:
        return sqlite_bulk.upsert(connection, batch, overwrite=overwrite)

    def fetch_columns(
        self, connection: sa.Connection, query: sa.Select[Any], kinds: Sequence[ColumnKind]
    ) -> list[ColumnArray]:
        from strandline.bridge.columns import fetch_rows

        return fetch_rows(connection, query, kinds)

    def bucket_start(self, moment: sa.ColumnElement[Any], seconds: int) -> sa.ColumnElement[Any]:
        """Return text as the column holds it."""
        second = sa.cast(sa.func.strftime("%s", moment, type_=sa.Text), sa.BigInteger)
        start = second - (second + _TO_1970) % seconds
        return sa.func.datetime(start, "unixepoch", type_=sa.Text)

    def number(self, value: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
        """SQLite keeps NaN as NULL already."""
        return value

    def may_succeed_again(self, error: sa.exc.DBAPIError) -> bool:
        """The write lock is taken at the beginning, with a long wait: there are no deadlocks."""
        del error
        return False

    def seconds_between(
        self, start: sa.ColumnElement[Any], end: sa.ColumnElement[Any]
    ) -> sa.ColumnElement[Any]:
        """Days of SQLite's calendar are exact to the millisecond."""
        days = sa.func.julianday(end, type_=sa.Double) - sa.func.julianday(start, type_=sa.Double)
        return sa.func.round(days * 86_400.0, 3, type_=sa.Double)


dialect = SqliteDialect()
