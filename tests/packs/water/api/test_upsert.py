"""Rows in bulk: what is added, replaced, left alone and told, on both databases."""

from __future__ import annotations

import re
import threading
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import mssql
from sqlalchemy.schema import CreateTable, DropTable

from packs.water.api.world import World, utc
from strandline.bridge.bulk import Batch, Written
from strandline.bridge.database import Session
from strandline.bridge.dialects import mssql_bulk
from strandline.bridge.merging import differing, insert_missing, staging_table, update_changed
from strandline.bridge.retries import run_write
from strandline.bridge.tables import Tables
from strandline.packs.water.context import Water
from strandline.packs.water.database import water_dictionary
from support.tsql import TsqlOracle

START = utc("2025-01-01")


def moment(at: int) -> datetime:
    return START + timedelta(seconds=at)


def batch(table: sa.Table, series: int, rows: dict[int, tuple[float | None, int | None]]) -> Batch:
    ordered = sorted(rows)
    return Batch(
        table=table,
        key=("MetaDataID", "tstamp"),
        columns={
            "MetaDataID": [series] * len(rows),
            "tstamp": [moment(at) for at in ordered],
            "Value": [rows[at][0] for at in ordered],
            "QualityCode": [rows[at][1] for at in ordered],
        },
    )


def write(
    water: Water, series: int, rows: dict[int, tuple[float | None, int | None]], *, overwrite: bool
) -> Written:
    with water.database.write() as session:
        made = batch(session.tables["Value"], series, rows)
        return session.dialect.upsert(session.connection, made, overwrite=overwrite)


def stored(world: World, series: int) -> dict[int, tuple[object, object]]:
    return {
        int((row["tstamp"] - START).total_seconds()): (row["Value"], row["QualityCode"])  # type: ignore[operator]
        for row in world.rows("Value")
        if row["MetaDataID"] == series
    }


HELD: dict[int, tuple[float | None, int | None]] = {0: (1.0, 1), 10: (None, None), 20: (3.0, None)}

CASES: list[tuple[str, dict[int, tuple[float | None, int | None]], bool, Written]] = [
    ("appended", {30: (4.0, 1), 40: (None, None)}, False, Written(inserted=2)),
    ("in a gap", {5: (4.0, None), 6: (None, 2)}, True, Written(inserted=2)),
    ("the same", HELD, True, Written(unchanged=3)),
    ("the same, refused", HELD, False, Written(unchanged=3)),
    ("replaced", {0: (9.0, 1), 10: (1.0, None), 20: (3.0, 2)}, True, Written(changed=3)),
    ("to null", {0: (None, 1), 10: (None, None)}, True, Written(changed=1, unchanged=1)),
    ("left", {0: (9.0, 1), 10: (None, None)}, False, Written(unchanged=1, differing=(0,))),
    (
        "mixed",
        {-5: (0.5, None), 0: (1.0, 1), 10: (7.0, None), 50: (5.0, 5)},
        True,
        Written(inserted=2, changed=1, unchanged=1),
    ),
    (
        "mixed, left",
        {-5: (0.5, None), 0: (1.0, 2), 10: (7.0, None), 20: (3.0, None)},
        False,
        Written(inserted=1, unchanged=1, differing=(1, 2)),
    ),
]


def test_a_batch_meets_what_is_stored(water: Water, world: World) -> None:
    for name, rows, overwrite, expected in CASES:
        series, other = world.series(), world.series()
        write(water, series, HELD, overwrite=False)
        write(water, other, {0: (1.0, 1), 5: (2.0, 2)}, overwrite=False)
        assert write(water, series, rows, overwrite=overwrite) == expected, name
        left = {} if overwrite else HELD
        assert stored(world, series) == {**HELD, **rows, **left}, name
        assert stored(world, other) == {0: (1.0, 1), 5: (2.0, 2)}, name


def test_every_kind_of_number_and_moment_arrives_as_it_was_sent(water: Water, world: World) -> None:
    series = world.series()
    moments = [
        datetime(1, 1, 1, tzinfo=UTC),
        datetime(1969, 12, 31, 23, 59, 59, 999999, tzinfo=UTC),
        datetime(2025, 3, 30, 1, 30, 0, 123457, tzinfo=UTC),
        datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=UTC),
    ]
    numbers = [1.7976931348623157e308, -5e-324, 0.1 + 0.2, None]
    codes = [None, 2**31 - 1, -(2**31), 0]
    for half in (slice(0, 2), slice(2, 4)):
        with water.database.write() as session:
            made = Batch(
                table=session.tables["Value"],
                key=("MetaDataID", "tstamp"),
                columns={
                    "MetaDataID": [series] * 2,
                    "tstamp": moments[half],
                    "Value": numbers[half],
                    "QualityCode": codes[half],
                },
            )
            session.dialect.upsert(session.connection, made, overwrite=True)
    rows = sorted(world.rows("Value"), key=lambda row: row["tstamp"])  # type: ignore[arg-type,return-value]
    assert [row["tstamp"] for row in rows] == moments
    assert [row["Value"] for row in rows] == numbers
    assert [row["QualityCode"] for row in rows] == codes


@pytest.fixture
def series(world: World) -> int:
    return world.series()


def test_ten_writers_of_the_same_rows_store_each_once(
    water: Water, world: World, series: int
) -> None:
    rows: dict[int, tuple[float | None, int | None]] = {at: (float(at), 1) for at in range(500)}
    done: list[Written] = []
    failed: list[Exception] = []

    def run() -> None:
        try:
            done.append(write(water, series, rows, overwrite=True))
        except Exception as error:  # noqa: BLE001
            failed.append(error)

    threads = [threading.Thread(target=run) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert sum(one.inserted for one in done) == 500
    assert sum(one.changed for one in done) == 0
    assert stored(world, series) == rows


def test_a_series_that_is_not_there_is_an_error_of_sqlalchemy(water: Water) -> None:
    with pytest.raises(sa.exc.IntegrityError):
        write(water, 999_999, HELD, overwrite=True)


@pytest.mark.parametrize("served_platform", ["postgres"], indirect=True)
def test_a_deadlock_is_written_again(water: Water, world: World) -> None:
    one, other = world.series(), world.series()
    both = threading.Barrier(2)
    runs: list[int] = []

    def run(first: int, second: int) -> None:
        met = False

        def work(session: Session) -> None:
            nonlocal met
            runs.append(first)
            for series in (first, second):
                made = batch(session.tables["Value"], series, HELD)
                session.dialect.upsert(session.connection, made, overwrite=True)
                if not met:
                    both.wait(30)
                    met = True

        run_write(water.database, work)

    threads = [threading.Thread(target=run, args=pair) for pair in ((one, other), (other, one))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(runs) == 3, "one of the two was given up and ran again"
    assert stored(world, one) == stored(world, other) == HELD


def test_sql_server_gets_statements_it_can_run(tsql_oracle: TsqlOracle) -> None:
    table = Tables(water_dictionary())["Value"]
    made = batch(table, 1, dict.fromkeys(range(900), (1.0, None)))
    staging = staging_table(made, mark="#")
    filled = list(mssql_bulk.fill(made, staging))
    dialect = mssql.dialect()
    assert [len(one.compile(dialect=dialect).params) for one in filled] == [2000, 2000, 500]
    statements = [
        CreateTable(staging),
        filled[-1],
        insert_missing(made, staging, hint=mssql_bulk.KEEP_OUT),
        update_changed(made, staging),
        differing(made, staging),
        DropTable(staging),
    ]
    texts = [str(one.compile(dialect=dialect)) for one in statements]
    assert "WITH (UPDLOCK, HOLDLOCK)" in texts[2]
    assert all("[#incoming_Value_" in text for text in texts), texts
    for text in texts:
        script = re.sub(r":\w+", "@p", text)
        assert tsql_oracle.parse(f"DECLARE @p int;\n{script}") == (), script
