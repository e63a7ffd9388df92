"""Logical types as SQLAlchemy types, and moments as every database keeps them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import mssql, postgresql, sqlite

from strandline.bridge.types import naive_utc, type_of, utc_timestamp
from strandline.dictionary.types import LogicalType, TypeKind

ABROAD = timezone(timedelta(hours=-5))


@pytest.mark.parametrize("kind", list(TypeKind))
def test_every_logical_type_has_one(kind: TypeKind) -> None:
    for dialect in (postgresql.dialect(), mssql.dialect(), sqlite.dialect()):
        assert type_of(LogicalType(kind=kind)).compile(dialect=dialect)


@pytest.mark.parametrize(
    ("dialect", "text"),
    [
        (postgresql.dialect(), "TIMESTAMP WITHOUT TIME ZONE"),
        (mssql.dialect(), "DATETIME2(7)"),
        (sqlite.dialect(), "TEXT"),
    ],
)
def test_a_timestamp_is_zone_less(dialect: sa.Dialect, text: str) -> None:
    logical = LogicalType(kind=TypeKind.TIMESTAMP, precision=7)
    assert type_of(logical).compile(dialect=dialect) == text


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (datetime(2025, 1, 1), "2025-01-01 00:00:00"),
        (datetime(2025, 1, 1, tzinfo=UTC), "2025-01-01 00:00:00"),
        (datetime(2025, 1, 1, tzinfo=ABROAD), "2025-01-01 05:00:00"),
        (datetime(2025, 1, 1, 0, 0, 0, 500_000, UTC), "2025-01-01 00:00:00.500000"),
        (datetime(9999, 12, 31, 23, 59, 59, 999_999, UTC), "9999-12-31 23:59:59.999999"),
        (datetime(1, 1, 1, tzinfo=UTC), "0001-01-01 00:00:00"),
    ],
)
def test_sqlite_keeps_one_text_for_one_moment(given: datetime, kept: str) -> None:
    engine = sa.create_engine("sqlite://")
    table = sa.Table("t", sa.MetaData(), sa.Column("at", utc_timestamp()))
    with engine.begin() as connection:
        table.create(connection)
        connection.execute(sa.insert(table).values(at=given))
        assert connection.exec_driver_sql("SELECT at FROM t").scalar_one() == kept
        (back,) = connection.execute(sa.select(table.c.at)).one()
    assert back.tzinfo is UTC
    assert naive_utc(back) == naive_utc(given)


def test_moments_sort_as_texts_do() -> None:
    moments = [datetime(2025, 1, 1, 0, 0, 0, micro) for micro in (0, 1, 500_000, 999_999)]
    moments.append(datetime(2025, 1, 1, 0, 0, 1))
    texts = [moment.isoformat(sep=" ") for moment in moments]
    assert texts == sorted(texts)


@pytest.mark.parametrize("text", ["2025-01-01T00:00:00", "2025-01-01 00:00:00.5", "2025-01-01"])
def test_texts_of_other_writers_are_read(text: str) -> None:
    engine = sa.create_engine("sqlite://")
    table = sa.Table("t", sa.MetaData(), sa.Column("at", utc_timestamp()))
    with engine.begin() as connection:
        table.create(connection)
        connection.exec_driver_sql("INSERT INTO t VALUES (?)", (text,))
        (back,) = connection.execute(sa.select(table.c.at)).one()
    assert back.year == 2025
    assert back.tzinfo is UTC
