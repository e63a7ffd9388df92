"""Databases of the water pack filled by COPY: the same rows for the same number, any number of them.

One series is a year of minutes, 525,600 values; so many series make the number. One more series of
seconds is there to export.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import psycopg
import sqlalchemy as sa

from benchmarks.database import recreate, with_database
from strandline import api
from strandline.packs.water.database import open_water_database

YEAR = 525_600
START = datetime(2024, 1, 1, tzinfo=UTC)
DATABASE = "bench_water"
BULK_ROWS = 10_000_000
"""From here on keys and indexes are built after the rows."""
_CHUNK = 500_000
_POSTGRES_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_EVENTS = 60
# One row of COPY's binary form: four columns, each with its length before it.
_ROW = np.dtype(
    [
        ("columns", ">i2"),
        ("l1", ">i4"), ("series", ">i4"),
        ("l2", ">i4"), ("moment", ">i8"),
        ("l3", ">i4"), ("value", ">f8"),
        ("l4", ">i4"), ("quality", ">i4"),
    ]
)  # fmt: skip
_HEAD = b"PGCOPY\n\xff\r\n\x00" + b"\x00" * 8
_TAIL = b"\xff\xff"
COPY = 'COPY dbo."Value" ("MetaDataID", tstamp, "Value", "QualityCode") FROM STDIN'


@dataclass(slots=True)
class World:
    """A filled database: its project, its URL, and what it holds so far."""

    project: Path
    url: str
    platform: str
    equipment: int
    variables: list[int]
    series: list[int]
    exported: int = 0
    values: int = 0


def new_world(folder: Path, platform: str, server: str) -> World:
    """Make a project and an empty database at HEAD, with places, an instrument and no values."""
    project = folder / f"project-{platform}"
    api.init(project, pack="water")
    if platform == "postgres":
        recreate(server, DATABASE)
        url = with_database(server, DATABASE)
    else:
        url = f"sqlite:///{folder / 'water.db'}"
    api.apply(project, url=url)
    world = World(project, url, platform, 0, [], [])
    with _rows(world) as add:
        site = add("Site", Name="Rivermead works", SiteType="WWTP")
        add("SamplingLocation", SiteID=site, Name="Primary effluent")
        world.equipment = add("Equipment", Identifier="TSS_01")
        for at in range(_EVENTS):
            moment = START + timedelta(days=6 * at)
            add("EquipmentEvent", EquipmentID=world.equipment, EquipmentEventTypeID=1,
                EventDateTime=moment)  # fmt: skip
        add("EquipmentInstallation", EquipmentID=world.equipment, SamplingLocationID=1,
            InstalledDate=START - timedelta(days=1))  # fmt: skip
    return world


def drop(world: World, server: str) -> None:
    """Take the database away; a file goes with its folder."""
    if world.platform == "postgres":
        with psycopg.connect(server, autocommit=True) as admin:
            admin.execute(f'DROP DATABASE IF EXISTS "{DATABASE}" WITH (FORCE)'.encode())


@contextmanager
def _rows(world: World) -> Iterator[Any]:
    """Give a function that inserts one row and returns its key."""
    database = open_water_database(world.url)
    try:
        with database.write() as session:

            def add(table: str, **values: object) -> int:
                target = session.tables[table]
                done = session.connection.execute(sa.insert(target).values(**values))
                return int(done.inserted_primary_key[0])  # type: ignore[index]

            yield add
    finally:
        database.close()


def add_series(world: World, count: int) -> list[int]:
    """Add series, each of a variable of its own, with routes; return their ids."""
    found = []
    with _rows(world) as add:
        for _ in range(count):
            number = len(world.variables) + 1
            variable = add("Variable", Name=f"Quantity {number}")
            series = add(
                "MetaData", EquipmentID=world.equipment, VariableID=variable,
                SamplingLocationID=1, DataProvenanceID=1, ProcessingDegree="Raw", ValueTypeID=1,
            )  # fmt: skip
            add(
                "IngestionRoute", EquipmentID=world.equipment, VariableID=variable,
                MetaDataID=series, ValidFrom=START - timedelta(days=1), DataProvenanceID=1,
                ProcessingDegree="Raw",
            )  # fmt: skip
            world.variables.append(variable)
            found.append(series)
    return found


def fill(world: World, values: int) -> None:
    """Bring the database to a number of values, in whole years of minutes."""
    years = max(1, math.ceil(values / YEAR)) - len(world.series)
    if years <= 0:
        return
    new = add_series(world, years)
    with _loading(world, years * YEAR):
        for series in new:
            _load(world, series, YEAR, seconds=60)
    world.series += new
    world.values += years * YEAR


def add_exported(world: World, rows: int) -> int:
    """Add one series of so many seconds; return its id."""
    (series,) = add_series(world, 1)
    with _loading(world, rows):
        _load(world, series, rows, seconds=1)
    world.values += rows
    return series


@contextmanager
def _loading(world: World, rows: int) -> Iterator[None]:
    """Take the keys and indexes of values away while much is loaded, and build them again."""
    if world.platform != "postgres":
        yield
        return
    with psycopg.connect(world.url, autocommit=True) as session:
        parts = _constraints(session) if rows > BULK_ROWS else []
        for take_away, _ in parts:
            session.execute(take_away.encode())
        yield
        for _, bring_back in parts:
            session.execute(bring_back.encode())
        session.execute(b'VACUUM (ANALYZE) dbo."Value"')


def _constraints(session: psycopg.Connection[Any]) -> list[tuple[str, str]]:
    table = """'dbo."Value"'::regclass"""
    found = session.execute(
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint "
        f"WHERE conrelid = {table} AND contype IN ('p', 'f') ORDER BY contype DESC".encode()
    ).fetchall()
    parts = [
        (f'ALTER TABLE dbo."Value" DROP CONSTRAINT "{name}"',
         f'ALTER TABLE dbo."Value" ADD CONSTRAINT "{name}" {text}')
        for name, text in found
    ]  # fmt: skip
    indexes = session.execute(
        "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index "
        f"WHERE indrelid = {table} AND NOT indisprimary".encode()
    ).fetchall()
    return [*((f"DROP INDEX {name}", text) for name, text in indexes), *parts]


def _load(world: World, series: int, rows: int, *, seconds: int) -> None:
    if world.platform == "postgres":
        statement = f"{COPY} (FORMAT binary)".encode()
        with psycopg.connect(world.url) as session, session.cursor().copy(statement) as copy:
            copy.write(_HEAD)
            for start in range(0, rows, _CHUNK):
                copy.write(_packed(series, start, min(_CHUNK, rows - start), seconds))
            copy.write(_TAIL)
        return
    database = open_water_database(world.url)
    try:
        with database.write() as session:
            for start in range(0, rows, _CHUNK):
                count = min(_CHUNK, rows - start)
                values = readings(series, start, count)
                begin = START.replace(tzinfo=None) + timedelta(seconds=start * seconds)
                moments = (begin + timedelta(seconds=seconds * at) for at in range(count))
                session.connection.exec_driver_sql(
                    'INSERT INTO "Value" ("MetaDataID", tstamp, "Value", "QualityCode") '
                    "VALUES (?, ?, ?, 1)",
                    [
                        (series, moment.isoformat(sep=" "), value)
                        for moment, value in zip(moments, values.tolist(), strict=True)
                    ],
                )
    finally:
        database.close()


def readings(series: int, start: int, count: int) -> Any:
    """Return values with a daily wave and some noise, the same for the same place."""
    at = np.arange(start, start + count, dtype=np.float64)
    noise = np.sin(at * 12.9898 + series) * 43758.5453
    wave = np.sin(at * (2 * np.pi / 1440))
    return np.round(180 + 60 * wave + 20 * (noise - np.floor(noise)), 2)


def _packed(series: int, start: int, count: int, seconds: int) -> bytes:
    rows = np.empty(count, dtype=_ROW)
    rows["columns"] = 4
    rows["l1"], rows["l2"], rows["l3"], rows["l4"] = 4, 8, 8, 4
    rows["series"] = series
    first = round((START - _POSTGRES_EPOCH).total_seconds()) * 1_000_000
    rows["moment"] = first + np.arange(start, start + count, dtype=np.int64) * seconds * 1_000_000
    rows["value"] = readings(series, start, count)
    rows["quality"] = 1
    return rows.tobytes()
