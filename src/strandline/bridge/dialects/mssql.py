"""SQL Server through mssql-python."""

from __future__ import annotations

import sqlalchemy as sa


class MssqlDialect:
    name = "mssql"

    def engine_url(self, url: str) -> sa.URL:
        return sa.make_url(url).set(drivername="mssql+mssqlpython")

    def read_options(self) -> dict[str, object]:
        return {}

    def limit_reads(self, connection: sa.Connection, seconds: int) -> None:
        """The driver has no limit for one transaction alone."""

    def prepare(self, engine: sa.Engine) -> None:
        """Times are zone-less and in UTC; a session has nothing to set."""

    def begin_write(self, connection: sa.Connection) -> None:
        """Rows are locked as they are written."""


dialect = MssqlDialect()
