"""PostgreSQL through psycopg."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TIMESTAMP

from strandline.bridge.bulk import Batch, Written
from strandline.bridge.dialects import postgres_bulk

if TYPE_CHECKING:
    import numpy as np

    from strandline.bridge.columns import ColumnArray, ColumnKind

# Binary times count microseconds from here.
_EPOCH = "2000-01-01"


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

    def upsert(self, connection: sa.Connection, batch: Batch, *, overwrite: bool) -> Written:
        return postgres_bulk.upsert(connection, batch, overwrite=overwrite)

    def may_succeed_again(self, error: sa.exc.DBAPIError) -> bool:
        """Serialization failures and deadlocks, by SQLSTATE."""
        return getattr(error.orig, "sqlstate", None) in ("40001", "40P01")

    def fetch_columns(
        self, connection: sa.Connection, query: sa.Select[Any], kinds: Sequence[ColumnKind]
    ) -> list[ColumnArray]:
        """Have the server pack each column of numbers: a row costs nothing on this side.

        The limit of the query keeps its rows in order: it is never run in parts.
        """
        from strandline.bridge.columns import ColumnKind, fetch_rows

        if ColumnKind.TEXT in kinds:
            return fetch_rows(connection, query, kinds)
        rows = query.subquery()
        packed = [
            sa.func.string_agg(_binary(column, kind), sa.literal(b"", sa.LargeBinary))
            for column, kind in zip(rows.c, kinds, strict=True)
        ]
        cells = connection.execute(sa.select(*packed)).one()
        return [_unpack(cell or b"", kind) for cell, kind in zip(cells, kinds, strict=True)]

    def bucket_start(self, moment: sa.ColumnElement[Any], seconds: int) -> sa.ColumnElement[Any]:
        width = sa.func.make_interval(0, 0, 0, 0, 0, 0, seconds)
        origin = sa.cast(sa.literal_column("'0001-01-01'"), TIMESTAMP)
        return sa.func.date_bin(width, moment, origin)

    def number(self, value: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
        return sa.func.nullif(value, sa.cast(sa.literal_column("'NaN'"), sa.Double))

    def seconds_between(
        self, start: sa.ColumnElement[Any], end: sa.ColumnElement[Any]
    ) -> sa.ColumnElement[Any]:
        return sa.cast(sa.extract("epoch", end - start), sa.Double)


def _binary(column: sa.ColumnElement[Any], kind: ColumnKind) -> sa.ColumnElement[bytes]:
    from strandline.bridge.columns import NO_INTEGER, ColumnKind

    if kind is ColumnKind.MOMENT:
        return sa.func.timestamp_send(column, type_=sa.LargeBinary)
    if kind is ColumnKind.FLOAT:
        nothing = sa.cast(sa.literal_column("'NaN'"), sa.Double)
        double = sa.cast(column, sa.Double)
        return sa.func.float8send(sa.func.coalesce(double, nothing), type_=sa.LargeBinary)
    big = sa.func.coalesce(sa.cast(column, sa.BigInteger), sa.cast(NO_INTEGER, sa.BigInteger))
    return sa.func.int8send(big, type_=sa.LargeBinary)


def _unpack(cell: bytes, kind: ColumnKind) -> np.ndarray[Any, Any]:
    import numpy as np

    from strandline.bridge.columns import ColumnKind

    if kind is ColumnKind.FLOAT:
        return np.frombuffer(cell, dtype=">f8").astype(np.float64)
    numbers = np.frombuffer(cell, dtype=">i8").astype(np.int64)
    if kind is ColumnKind.INTEGER:
        return numbers
    return np.datetime64(_EPOCH, "us") + numbers.view("timedelta64[us]")


dialect = PostgresDialect()
