"""PostgreSQL through psycopg."""

from __future__ import annotations

import sqlalchemy as sa

from strandline.bridge.bulk import Batch, Written
from strandline.bridge.dialects import postgres_bulk


class PostgresDialect:
    name = "postgres"

    def engine_url(self, url: str) -> sa.URL:
        return sa.make_url(url).set(drivername="postgresql+psycopg")

    def read_options(self) -> dict[str, object]:
        return {"isolation_level": "REPEATABLE READ"}

    def prepare(self, engine: sa.Engine) -> None:
        @sa.event.listens_for(engine, "connect")
        def _utc(session: sa.engine.interfaces.DBAPIConnection, _record: object) -> None:
            cursor = session.cursor()
            cursor.execute("SELECT pg_catalog.set_config('TimeZone', 'UTC', false)")
            cursor.close()
            session.commit()

    def begin_write(self, connection: sa.Connection) -> None:
        """Rows are locked as they are written."""

    def upsert(self, connection: sa.Connection, batch: Batch, *, overwrite: bool) -> Written:
        return postgres_bulk.upsert(connection, batch, overwrite=overwrite)


dialect = PostgresDialect()
