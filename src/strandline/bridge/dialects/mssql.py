"""SQL Server through mssql-python."""

from __future__ import annotations

import sqlalchemy as sa

from strandline.bridge.bulk import Batch, Written
from strandline.bridge.dialects import mssql_bulk


class MssqlDialect:
    name = "mssql"

    def engine_url(self, url: str) -> sa.URL:
        return sa.make_url(url).set(drivername="mssql+mssqlpython")

    def read_options(self) -> dict[str, object]:
        return {}

    def prepare(self, engine: sa.Engine) -> None:
        """Times are zone-less and in UTC; a session has nothing to set."""

    def begin_write(self, connection: sa.Connection) -> None:
        """Rows are locked as they are written."""

    def upsert(self, connection: sa.Connection, batch: Batch, *, overwrite: bool) -> Written:
        return mssql_bulk.upsert(connection, batch, overwrite=overwrite)


dialect = MssqlDialect()
