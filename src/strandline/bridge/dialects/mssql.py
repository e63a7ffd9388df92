"""SQL Server through mssql-python."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.dialects.mssql import DATETIME2

from strandline.bridge.bulk import Batch, Written
from strandline.bridge.dialects import mssql_bulk

if TYPE_CHECKING:
    from strandline.bridge.columns import ColumnArray, ColumnKind


_DAY = 86_400


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

    def upsert(self, connection: sa.Connection, batch: Batch, *, overwrite: bool) -> Written:
        return mssql_bulk.upsert(connection, batch, overwrite=overwrite)

    def fetch_columns(
        self, connection: sa.Connection, query: sa.Select[Any], kinds: Sequence[ColumnKind]
    ) -> list[ColumnArray]:
        from strandline.bridge.columns import fetch_rows

        return fetch_rows(connection, query, kinds)

    def bucket_start(self, moment: sa.ColumnElement[Any], seconds: int) -> sa.ColumnElement[Any]:
        """Days and seconds are added apart: DATEADD takes no number of seconds beyond 68 years."""
        origin = sa.cast(sa.literal_column("'0001-01-01'"), DATETIME2(precision=7))  # type: ignore[no-untyped-call]
        second: sa.ColumnElement[Any] = sa.literal_column("second")
        day: sa.ColumnElement[Any] = sa.literal_column("day")
        passed = sa.func.datediff_big(second, origin, moment, type_=sa.BigInteger)
        start = passed - passed % seconds
        days = sa.func.dateadd(day, sa.cast(start // _DAY, sa.Integer), origin)
        return sa.func.dateadd(second, sa.cast(start % _DAY, sa.Integer), days)

    def number(self, value: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
        return value

    def may_succeed_again(self, error: sa.exc.DBAPIError) -> bool:
        """Deadlock victims (1205) and update conflicts of snapshots (3960)."""
        text = str(error.orig)
        return any(number in text for number in ("1205", "3960"))

    def seconds_between(
        self, start: sa.ColumnElement[Any], end: sa.ColumnElement[Any]
    ) -> sa.ColumnElement[Any]:
        # Of seconds, it would count those that were crossed.
        micros = sa.func.datediff_big(
            sa.literal_column("microsecond"), start, end, type_=sa.BigInteger
        )
        return sa.cast(micros, sa.Double) / 1_000_000.0


dialect = MssqlDialect()
