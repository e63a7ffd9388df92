"""The committed scripts, run with the programs people have, do what the runner does."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from packs.water.databases import LABELS, STEPS, WaterDatabase
from strandline import api
from strandline.apply.standing import Source
from strandline.errors import Refused

HEAD = LABELS[-1]
ARCHIVE = 2_000

Client = Callable[[WaterDatabase, Path], None]


def path_of(url: str) -> str:
    return url.partition(":///")[2]


def run_program(command: list[str], text: str | None = None) -> None:
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""


def sqlite_module(database: WaterDatabase, script: Path) -> None:
    connection = sqlite3.connect(path_of(database.url))
    try:
        connection.executescript(script.read_text(encoding="utf-8"))
    finally:
        connection.close()


def sqlite_program(database: WaterDatabase, script: Path) -> None:
    program = shutil.which("sqlite3")
    if program is None:
        pytest.skip("NO sqlite3 PROGRAM: install SQLite's shell")
    text = script.read_text(encoding="utf-8")
    run_program([program, "-batch", "-bail", path_of(database.url)], text)


def duckdb_module(database: WaterDatabase, script: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect(path_of(database.url)) as connection:
        connection.execute(script.read_text(encoding="utf-8"))


def psql_program(database: WaterDatabase, script: Path) -> None:
    program = shutil.which("psql")
    if program is None:
        pytest.skip("NO psql PROGRAM: install PostgreSQL's client; psycopg runs the scripts too")
    run_program([program, "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", str(script), database.url])


def psycopg_module(database: WaterDatabase, script: Path) -> None:
    """All statements in one message, as psql -c and most graphical tools send a file."""
    with psycopg.connect(database.url, autocommit=True) as connection:
        connection.execute(script.read_text(encoding="utf-8").encode())


CLIENTS: dict[str, tuple[str, Client]] = {
    "sqlite3 module": ("sqlite", sqlite_module),
    "sqlite3 program": ("sqlite", sqlite_program),
    "duckdb module": ("duckdb", duckdb_module),
    "psql program": ("postgres", psql_program),
    "psycopg module": ("postgres", psycopg_module),
}


@pytest.fixture(params=CLIENTS)
def client_name(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def platform_name(client_name: str) -> str:
    return CLIENTS[client_name][0]


@pytest.fixture
def run(client_name: str, platform_name: str) -> Callable[[WaterDatabase, str], None]:
    """Run one of the component's scripts by its name without the platform's part."""
    client = CLIENTS[client_name][1]

    def by_hand(database: WaterDatabase, name: str) -> None:
        client(database, database.migrations / name.format(platform=platform_name))

    return by_hand


Run = Callable[[WaterDatabase, str], None]


def all_version_rows(database: WaterDatabase) -> list[tuple[object, ...]]:
    return database.select(
        "SchemaVersion", "VersionID", "Version", "Description", "MigrationScript"
    )


def expect_same(by_hand: WaterDatabase, by_runner: WaterDatabase) -> None:
    assert by_hand.differences(HEAD) == []
    drift = api.drift(by_hand.project, url=by_hand.url, against=by_runner.url)
    assert drift.as_json()["differences"] == []
    assert all_version_rows(by_hand) == all_version_rows(by_runner)


def expect_adopted(database: WaterDatabase) -> None:
    """Status believes the version table, apply compares and records it, and nothing runs."""
    before = api.status(database.project, url=database.url)
    assert (before.version, before.source, before.up_to_date) == (HEAD, Source.VERSION_TABLE, True)
    assert database.apply() == []
    after = api.status(database.project, url=database.url)
    assert (after.version, after.source, after.up_to_date) == (HEAD, Source.LEDGER, True)


def test_the_create_script_run_by_hand_equals_the_runner(
    new_database: Callable[[], WaterDatabase], run: Run
) -> None:
    by_hand, by_runner = new_database(), new_database()
    run(by_hand, f"v{HEAD}_create_{{platform}}.sql")
    by_runner.apply()
    expect_same(by_hand, by_runner)
    expect_adopted(by_hand)


def test_the_chain_run_by_hand_equals_the_runner(
    new_database: Callable[[], WaterDatabase], run: Run
) -> None:
    by_hand, by_runner = new_database(), new_database()
    run(by_hand, "v1.0.0_create_{platform}.sql")
    tables = by_hand.load_archive(ARCHIVE)
    loaded = by_hand.digests(tables)
    for start, end in STEPS:
        run(by_hand, f"v{start}_to_v{end}_{{platform}}.sql")
    by_runner.apply(walk=True)
    expect_same(by_hand, by_runner)
    assert by_hand.digests(tables) == loaded

    for start, end in reversed(STEPS):
        run(by_hand, f"v{end}_to_v{start}_{{platform}}_rollback.sql")
        assert by_hand.differences(start) == []
    assert by_hand.digests(tables) == loaded


def test_scripts_by_hand_after_the_runner_are_recognised(database: WaterDatabase, run: Run) -> None:
    database.apply("1.2.0")
    run(database, "v1.2.0_to_v1.3.0_{platform}.sql")
    status = api.status(database.project, url=database.url)
    assert (status.version, status.source) == ("1.3.0", Source.VERSION_TABLE)
    assert len(database.apply()) == len(LABELS) - 1 - LABELS.index("1.3.0")
    run(database, f"v{HEAD}_to_v{LABELS[-2]}_{{platform}}_rollback.sql")
    assert api.status(database.project, url=database.url).version == LABELS[-2]
    assert len(database.apply()) == 1
    assert database.differences(HEAD) == []


def test_a_hand_made_baseline_is_adopted_only_when_asked(database: WaterDatabase, run: Run) -> None:
    run(database, "v1.0.0_create_{platform}.sql")
    with pytest.raises(Refused) as refusal:
        database.apply()
    assert refusal.value.code == "A041"
    assert "--adopt 1.0.0" in (refusal.value.hint or "")
    assert api.apply(database.project, url=database.url, adopt="1.0.0").end == HEAD
    assert database.differences(HEAD) == []


def test_a_script_that_fails_half_way_leaves_nothing(database: WaterDatabase, run: Run) -> None:
    database.apply("1.2.0")
    with database.connect() as connection:
        connection.execute(f"CREATE TABLE {database.table('CampaignVariable')} (a INTEGER)")
    with pytest.raises(Exception, match="CampaignVariable"):
        run(database, "v1.2.0_to_v1.3.0_{platform}.sql")
    with database.connect() as connection:
        connection.execute(f"DROP TABLE {database.table('CampaignVariable')}")
    assert database.differences("1.2.0") == []
    assert api.status(database.project, url=database.url).version == "1.2.0"
