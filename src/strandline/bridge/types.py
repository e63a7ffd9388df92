"""SQLAlchemy types of logical types, with values as the product's own migrations store them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.mssql import DATETIME2
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

from strandline.dictionary.types import LogicalType, TypeKind


class UtcTimestamp(TypeDecorator[datetime]):
    """A moment in UTC: zone-less in the database, always with the zone UTC in Python.

    A naive value is taken as UTC.
    """

    impl: TypeEngine[Any] | type[TypeEngine[Any]] = sa.DateTime(timezone=False)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        del dialect
        return None if value is None else naive_utc(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        del dialect
        if value is None:
            return None
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class UtcText(UtcTimestamp):
    """A moment as SQLite keeps it: ISO text, microseconds only where there are any.

    `2025-01-01 00:00:00`, as CURRENT_TIMESTAMP and the migrations write it. One text for one
    moment is what makes a key on it hold.
    """

    impl = sa.Text()
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        moment = super().process_bind_param(value, dialect)
        return None if moment is None else moment.isoformat(sep=" ")


class UtcDatetime2(UtcTimestamp):
    """A moment as SQL Server keeps it; the seventh digit stays unused."""

    impl = DATETIME2(precision=7)  # type: ignore[no-untyped-call]
    cache_ok = True


def utc_timestamp() -> TypeEngine[Any]:
    """Return the type of a zone-less timestamp, as each database keeps it."""
    return UtcTimestamp().with_variant(UtcText(), "sqlite").with_variant(UtcDatetime2(), "mssql")


def naive_utc(moment: datetime) -> datetime:
    """Return a moment as the databases keep it: in UTC, without a zone; a naive one is UTC."""
    if moment.tzinfo is None:
        return moment
    return moment.astimezone(UTC).replace(tzinfo=None)


def type_of(logical: LogicalType) -> TypeEngine[Any]:
    """Return the SQLAlchemy type of a logical type; arrays and JSON travel as JSON."""
    match logical.kind:
        case TypeKind.STRING:
            return sa.Unicode(logical.length)
        case TypeKind.TEXT:
            return sa.UnicodeText()
        case TypeKind.DECIMAL:
            return sa.Numeric(logical.precision, logical.scale)
        case TypeKind.TIMESTAMP:
            return sa.DateTime(timezone=True) if logical.with_time_zone else utc_timestamp()
        case TypeKind.BINARY:
            return sa.LargeBinary(logical.length)
        case _:
            return _PLAIN[logical.kind]()


_PLAIN: dict[TypeKind, type[TypeEngine[Any]]] = {
    TypeKind.SMALLINT: sa.SmallInteger,
    TypeKind.INTEGER: sa.Integer,
    TypeKind.BIGINT: sa.BigInteger,
    TypeKind.FLOAT32: sa.REAL,
    TypeKind.FLOAT64: sa.Double,
    TypeKind.BOOLEAN: sa.Boolean,
    TypeKind.DATE: sa.Date,
    TypeKind.TIME: sa.Time,
    TypeKind.UUID: sa.Uuid,
    TypeKind.JSON: sa.JSON,
    TypeKind.BINARY_LARGE: sa.LargeBinary,
    TypeKind.ARRAY: sa.JSON,
}
