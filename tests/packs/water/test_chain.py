"""The nine versions on real databases: fresh or walked, up and down, with an archive inside."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from packs.water.databases import LABELS, STEPS, WaterDatabase
from strandline import api
from strandline.errors import PlatformFailure

HEAD = LABELS[-1]
ARCHIVE = 100_000

# What later versions added to tables that hold rows at 1.0.0, and what old rows have there.
META_DATA_ADDED = {
    "1.1.0": {"ValueTypeID": 1, "WavelengthAxisID": None},
    "1.2.0": {"DataProvenanceID": None, "CampaignID": None},
    "1.3.0": {"SampleID": None, "LaboratoryID": None, "AnalystPersonID": None},
    "1.6.0": {"ProcessingDegree": "Raw"},
}
LOCATION_ADDED = {"1.4.0": {"ValidFrom": None, "ValidTo": None, "CreatedByCampaignID": None}}


def applied(database: WaterDatabase) -> list[str]:
    """The versions that the ledger says the database went through."""
    revisions = api.history(database.project, url=database.url).revisions
    return [revision.version for revision in revisions]


def test_a_fresh_install_equals_walking_the_chain(
    new_database: Callable[[], WaterDatabase],
) -> None:
    fresh, walked = new_database(), new_database()
    assert len(fresh.apply()) == 1
    assert len(walked.apply(walk=True)) == len(LABELS)

    for one, other in ((fresh, walked), (walked, fresh)):
        assert one.differences(HEAD) == []
        drift = api.drift(one.project, url=one.url, against=other.url)
        assert drift.as_json()["differences"] == []
        assert drift.report.unmanaged == ()
    assert applied(fresh) == applied(walked) == list(LABELS)
    assert fresh.version_rows() == walked.version_rows()
    assert [row[1] for row in fresh.version_rows()] == list(LABELS)


def test_the_version_table_names_the_scripts_that_really_ran(
    new_database: Callable[[], WaterDatabase],
) -> None:
    fresh, walked = new_database(), new_database()
    ran = {"fresh": fresh.apply(), "walked": walked.apply(walk=True)}

    def named(database: WaterDatabase) -> list[object]:
        rows = database.select("SchemaVersion", "VersionID", "MigrationScript")
        return [script for _, script in rows if script is not None]

    assert named(fresh) == ran["fresh"]
    # 1.0.0 has no version table, so the script that made it is not named there.
    assert named(walked) == ran["walked"][1:]


def test_each_migration_goes_up_down_and_up(database: WaterDatabase) -> None:
    database.apply("1.0.0")
    assert database.differences("1.0.0") == []
    for start, end in STEPS:
        assert len(database.apply(end)) == 1
        assert database.differences(end) == []
        assert len(database.rollback()) == 1
        assert database.differences(start) == []
        assert len(database.apply(end)) == 1
        assert database.differences(end) == []
    assert [row[1] for row in database.version_rows()] == list(LABELS)


def test_a_second_apply_and_a_second_plan_are_empty(database: WaterDatabase) -> None:
    assert database.apply() != []
    assert database.apply() == []
    status = api.status(database.project, url=database.url)
    assert (status.version, status.up_to_date, status.unreleased) == (HEAD, True, False)


def expect_additions(database: WaterDatabase, label: str, rows: dict[str, int]) -> None:
    """Old rows have in every later column what the plan says, and nothing else."""
    for table, added in (("MetaData", META_DATA_ADDED), ("SamplingLocation", LOCATION_ADDED)):
        for version, columns in added.items():
            if LABELS.index(version) <= LABELS.index(label):
                found = set(database.select(table, *columns))
                assert found == {tuple(columns.values())}, f"{table} at {label}"
    assert rows["Value"] == ARCHIVE
    assert all(rows.values())


@pytest.mark.slow
def test_the_archive_travels_the_whole_chain_unchanged(database: WaterDatabase) -> None:
    database.apply("1.0.0")
    tables = database.load_archive(ARCHIVE)
    assert len(tables) == 23
    loaded = database.digests(tables)
    rows = {name: count for name, (count, _) in loaded.items()}

    for label in LABELS[1:]:
        database.apply(label)
        assert database.digests(tables) == loaded, label
        assert database.differences(label) == []
        expect_additions(database, label, rows)
    assert database.apply() == []

    for label in reversed(LABELS[:-1]):
        database.rollback(label)
        assert database.digests(tables) == loaded, label
        assert database.differences(label) == []

    assert len(database.apply()) == len(STEPS)
    assert database.digests(tables) == loaded
    assert database.differences(HEAD) == []
    expect_additions(database, HEAD, rows)


@pytest.mark.parametrize("platform_name", ["postgres"])
def test_a_login_without_rights_is_told_so_and_not_that_nothing_is_there(
    database: WaterDatabase, postgres_server: str
) -> None:
    database.apply()
    role = f"strandline_peek_{secrets.token_hex(4)}"
    with psycopg.connect(postgres_server, autocommit=True) as admin:
        admin.execute(f"CREATE ROLE {role} LOGIN PASSWORD 'peek'".encode())
    parts = urlsplit(database.url)
    host = parts.netloc.rpartition("@")[2]
    url = urlunsplit(parts._replace(netloc=f"{role}:peek@{host}"))
    try:
        for question in (api.status, api.history, api.drift):
            with pytest.raises(PlatformFailure) as failure:
                question(database.project, url=url)
            assert failure.value.code == "X204"
    finally:
        with psycopg.connect(postgres_server, autocommit=True) as admin:
            admin.execute(f"DROP ROLE {role}".encode())
