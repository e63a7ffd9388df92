"""PostgreSQL through psycopg."""

from __future__ import annotations

import sqlalchemy as sa


class PostgresDialect:
    name = "postgres"

    def engine_url(self, url: str) -> sa.URL:
        return sa.make_url(url).set(drivername="postgresql+psycopg")

    def read_options(self) -> dict[str, object]:
        return {"isolation_level": "REPEATABLE READ"}

    def limit_reads(self, connection: sa.Connection, seconds: int) -> None:
        connection.exec_driver_sql(f"SET LOCAL statement_timeout = '{int(seconds)}s'")

    def prepare(self, engine: sa.Engine) -> None:
        @sa.event.listens_for(engine, "connect")
        def _utc(session: sa.engine.interfaces.DBAPIConnection, _record: object) -> None:
            cursor = session.cursor()
            cursor.execute("SELECT pg_catalog.set_config('TimeZone', 'UTC', false)")
            cursor.close()
            session.commit()

    def begin_write(self, connection: sa.Connection) -> None:
        """Rows are locked as they are written."""


dialect = PostgresDialect()
