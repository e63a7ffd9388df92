"""SQLite: one writer at a time, readers beside it."""

from __future__ import annotations

import sqlalchemy as sa

from strandline.bridge.bulk import Batch, Written
from strandline.bridge.dialects import sqlite_bulk

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


dialect = SqliteDialect()
