"""The water pack's two backfills on real databases, with an archive that came from 1.0.0."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from packs.water.databases import LABELS, Desk, WaterDatabase, copied_url, insert_many
from packs.water.test_backfill_rules import rules
from strandline import api
from strandline.packs.water.database import open_water_database
from strandline.packs.water.legacy import legacy_archive
from strandline.packs.water.repositories import routes as route_rows
from strandline.packs.water.services import routing

VALUES = 80_000
"""Six days of the archive: an instrument moves on the fourth, another one goes to and fro."""

KEPT_WHOLE = {9, 10, 42, 43, 45, 46, 51, 52}
"""Series of the instruments that move, and of the autosampler."""

LABORATORY = 2

KILLED = """
import os, signal, sys
from pathlib import Path
from strandline import api
from strandline.ledger.backfills import BackfillLedger
project, url, number = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
plain, count = BackfillLedger.update, 0
def update(self, one):
    global count
    count += 1
    if count == number:
        os.kill(os.getpid(), signal.SIGKILL)
    plain(self, one)
BackfillLedger.update = update
api.backfill_run(project, url=url, batch=5)
"""


def thinned_archive() -> Iterator[tuple[str, tuple[str, ...], list[tuple[object, ...]]]]:
    """The archive's tables; of the values every fortieth, and all of the series that matter."""
    for part in legacy_archive(values=VALUES):
        rows = list(part.rows)
        if part.table == "Value":
            rows = [row for at, row in enumerate(rows) if row[0] in KEPT_WHOLE or at % 40 == 0]
        yield part.table, part.columns, rows


@pytest.fixture(scope="module")
def archives(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, water_project: Path
) -> Iterator[Callable[[str], WaterDatabase]]:
    """Databases at HEAD with the archive inside, to be copied; by platform."""
    from contextlib import ExitStack

    from packs.water.databases import empty_url

    made: dict[str, WaterDatabase] = {}
    with ExitStack() as stack:

        def make(name: str) -> WaterDatabase:
            if name not in made:
                server = request.getfixturevalue("postgres_server") if name == "postgres" else None
                url = stack.enter_context(empty_url(name, tmp_path_factory.mktemp(name), server))
                database = WaterDatabase(project=water_project, url=url)
                database.apply("1.0.0")
                with database.connect() as connection:
                    connection.begin()
                    for table, columns, rows in thinned_archive():
                        insert_many(database, connection, table, columns, rows)
                    connection.commit()
                database.apply()
                made[name] = database
            return made[name]

        yield make


@pytest.fixture
def archive(
    platform_name: str,
    request: pytest.FixtureRequest,
    archives: Callable[[str], WaterDatabase],
    tmp_path: Path,
) -> Iterator[WaterDatabase]:
    """An archive of one's own at HEAD."""
    source = archives(platform_name)
    server = request.getfixturevalue("postgres_server") if platform_name == "postgres" else None
    with copied_url(source.url, tmp_path, server) as url:
        yield WaterDatabase(project=source.project, url=url)


def run(database: WaterDatabase, *names: str, **more: object) -> dict[str, tuple[object, ...]]:
    """Examined, changed, doubtful and left of each backfill."""
    done = api.backfill_run(database.project, *names, url=database.url, **more)  # type: ignore[arg-type]
    assert not done.failed
    return {
        item.name: (item.examined, item.changed, item.doubtful, item.left) for item in done.outcomes
    }


def doubts(database: WaterDatabase, name: str) -> dict[int, str]:
    found = api.backfill_report(database.project, name, url=database.url)
    return {
        int(str(key["MetaDataID"])): row.reason
        for key, row in zip(found.keys(), found.rows, strict=True)
    }


LEGACY_TABLES = {part.table: part.columns for part in legacy_archive(values=0)}


def test_both_on_a_legacy_archive(archive: WaterDatabase) -> None:
    before = archive.digests(LEGACY_TABLES)
    assert run(archive, dry_run=True)["provenance"] == (63, 36, 27, 63)
    assert run(archive, "provenance", verify=True)["provenance"][:3] == (63, 36, 27)
    assert run(archive) == {"provenance": (63, 36, 27, 27), "routing": (39, 31, 8, 8)}
    assert archive.digests(LEGACY_TABLES) == before
    assert archive.differences(LABELS[-1]) == []

    expect_provenance(archive)
    expect_routes(archive)
    expect_resolution(archive)
    routes = archive.select("IngestionRoute", "MetaDataID", "ValidFrom", "ValidTo")
    provenance = archive.select("MetaData", "MetaDataID", "DataProvenanceID")
    assert run(archive) == {}
    assert run(archive, "provenance", "routing") == {
        "provenance": (63, 0, 27, 27),
        "routing": (39, 0, 8, 8),
    }
    assert archive.select("IngestionRoute", "MetaDataID", "ValidFrom", "ValidTo") == routes
    assert archive.select("MetaData", "MetaDataID", "DataProvenanceID") == provenance


def expect_provenance(archive: WaterDatabase) -> None:
    """Sensors are sensors; the autosampler's series, and all without an instrument, are empty."""
    found = dict(archive.select("MetaData", "MetaDataID", "DataProvenanceID"))
    equipment = dict(archive.select("MetaData", "MetaDataID", "EquipmentID"))
    assert set(found.values()) == {1, None}
    reasons = doubts(archive, "provenance")
    assert {key for key, value in found.items() if value is None} == set(reasons)
    names = rules("provenance")
    for key, reason in reasons.items():
        assert (equipment[key] is None) is (names["NO_INSTRUMENT"] in reason), key
    by_name = {
        value: key for key, value in archive.select("Equipment", "EquipmentID", "Identifier")
    }
    samplers = {by_name["ISCO-001"], by_name["ISCO-002"]}
    doubted = {key for key in reasons if equipment[key] is not None}
    assert {equipment[key] for key in doubted} == samplers
    assert all(names["SAMPLER"] in reasons[key] for key in doubted)


def expect_routes(archive: WaterDatabase) -> None:
    names = rules("routing")
    reasons = doubts(archive, "routing")
    # YSI-001 goes to and fro between two places every two days: its series overlap, truly.
    assert {key for key, reason in reasons.items() if reason == names["OVERLAP"]} == {
        42,
        43,
        45,
        46,
    }
    assert reasons[47] == names["EMPTY"]  # planned beside the level that is recorded
    # The autosamplers' provenance is not decided.
    assert set(reasons) == {42, 43, 45, 46, 47, 51, 52, 1003}

    rows = archive.select("IngestionRoute", "MetaDataID", "ValidFrom", "ValidTo")
    spans = {key: (plain(start), plain(end)) for key, start, end in rows}
    moved = plain(at("2007-05-18 12:00"))
    assert spans[9] == (plain(at("2007-05-14 12:00")), moved)
    assert spans[10] == (moved, None)

    route, value = archive.table("IngestionRoute"), archive.table("Value")
    with archive.connect() as connection:
        ((outside,),) = connection.execute(
            f'SELECT count(*) FROM {value} v JOIN {route} r ON r."MetaDataID" = v."MetaDataID" '
            'WHERE v."tstamp" < r."ValidFrom" OR v."tstamp" >= r."ValidTo"'
        )
        ((ambiguous,),) = connection.execute(
            f"SELECT count(*) FROM {route} a JOIN {route} b "
            'ON a."IngestionRouteID" < b."IngestionRouteID" AND a."EquipmentID" = b."EquipmentID" '
            'AND a."VariableID" = b."VariableID" AND a."DataProvenanceID" = b."DataProvenanceID" '
            'AND a."ProcessingDegree" = b."ProcessingDegree" '
            'WHERE (b."ValidTo" IS NULL OR a."ValidFrom" < b."ValidTo") '
            'AND (a."ValidTo" IS NULL OR b."ValidFrom" < a."ValidTo")'
        )
    assert (outside, ambiguous) == (0, 0)


def expect_resolution(archive: WaterDatabase) -> None:
    """Whatever is stored of a series with a route would come to that series again."""
    if archive.platform.name == "duckdb":
        # The pack's services do not run there (H090); the query above stands for them.
        return
    database = open_water_database(archive.url)
    resolved = 0
    try:
        with database.read() as session:
            value = session.tables["Value"].c
            for route in route_rows.all_routes(session):
                of_series = sa.select(value.tstamp).where(value.MetaDataID == route.metadata_id)
                moments = list(session.connection.execute(of_series).scalars())
                found = routing.resolve_all(session, route.key, moments)
                assert {one.metadata_id for one, _ in found.groups} <= {route.metadata_id}
                resolved += len(moments)
    finally:
        database.close()
    assert resolved > 1000


def at(text: str) -> datetime:
    """An instant in UTC, without a zone as the database keeps it."""
    return datetime.fromisoformat(text)


def plain(value: object) -> object:
    """A time as text: SQLite keeps text, the others times."""
    return value.isoformat(sep=" ") if isinstance(value, datetime) else value


@pytest.mark.slow
def test_killed_in_the_middle_and_resumed(archive: WaterDatabase) -> None:
    before = archive.digests(LEGACY_TABLES)
    seen: list[tuple[object, ...]] = []
    # Within the first batch, in a later one, and in the second backfill.
    for number in (1, 3, 15):
        done = subprocess.run(
            [sys.executable, "-c", KILLED, str(archive.project), archive.url, str(number)],
            capture_output=True, check=False, timeout=120,
        )  # fmt: skip
        assert done.returncode in (-signal.SIGKILL, 0), done.stderr.decode()
        seen.append(done.returncode)
        status = api.backfill_status(archive.project, url=archive.url)
        provenance = archive.select("MetaData", "MetaDataID", "DataProvenanceID")
        counted = [item.last for item in status.backfills if item.name == "provenance"]
        assert counted[0] is not None
        assert sum(1 for _, value in provenance if value == 1) == counted[0].changed
        assert archive.digests(LEGACY_TABLES) == before
    assert -signal.SIGKILL in seen
    run(archive)
    expect_provenance(archive)
    expect_routes(archive)
    assert archive.differences(LABELS[-1]) == []
    assert {name: row[1] for name, row in run(archive, "provenance", "routing").items()} == {
        "provenance": 0,
        "routing": 0,
    }


CASES: dict[str, tuple[dict[str, object], list[str]]] = {
    # columns of MetaData, by the names of what they point at, and the reasons
    "sensor": ({"EquipmentID": "probe", "PurposeID": "Measurement", "ProcedureID": "Measurement"}, []),
    "bare": ({"EquipmentID": "bare"}, []),
    "calibrated": ({"EquipmentID": "probe", "ProcedureID": "Calibration"}, []),
    "untyped": ({"EquipmentID": "probe", "ProcedureID": None}, []),
    "none": ({}, ["NO_INSTRUMENT"]),
    "purpose": ({"EquipmentID": "probe", "PurposeID": "Lab_analysis"}, ["LAB_PURPOSE"]),
    "words": ({"EquipmentID": "probe", "PurposeID": "lab analysis"}, ["LAB_PURPOSE"]),
    "sop": ({"EquipmentID": "probe", "ProcedureID": "SOP"}, ["HAND_PROCEDURE"]),
    "iso": ({"EquipmentID": "probe", "ProcedureID": "ISO method"}, ["HAND_PROCEDURE"]),
    "bottle": ({"EquipmentID": "probe", "ProcedureID": "Sampling"}, ["HAND_PROCEDURE"]),
    "odd": ({"EquipmentID": "probe", "ProcedureID": "Étalonnage"}, ["UNKNOWN_PROCEDURE"]),
    "method": ({"EquipmentID": "by method"}, ["SAMPLER"]),
    "function": ({"EquipmentID": "by function"}, ["SAMPLER"]),
    "model": ({"EquipmentID": "by procedure"}, ["SAMPLER"]),
    "asset": ({"EquipmentID": "ISCO-009"}, ["SAMPLER"]),
    "sampled": ({"EquipmentID": "probe", "SampleID": "sample"}, ["LAB_CONTEXT"]),
    "analysed": ({"EquipmentID": "probe", "LaboratoryID": "lab"}, ["LAB_CONTEXT"]),
    "analyst": ({"EquipmentID": "probe", "AnalystPersonID": "person"}, ["LAB_CONTEXT"]),
    "both": (
        {"EquipmentID": "by method", "PurposeID": "Lab_analysis"}, ["LAB_PURPOSE", "SAMPLER"]
    ),
}  # fmt: skip


def test_every_rule_of_evidence_on_rows(desk: Desk) -> None:
    known = context(desk)
    expected: dict[int, str] = {}
    sensors: set[int] = set()
    for columns, reasons in CASES.values():
        values = {name: known.get(word) for name, word in columns.items() if isinstance(word, str)}
        key = desk.insert("MetaData", **values)
        if reasons:
            expected[key] = "; ".join(rules("provenance")[word] for word in reasons)
        else:
            sensors.add(key)
    decided = desk.insert("MetaData", DataProvenanceID=LABORATORY, EquipmentID=known["probe"])
    if desk.database.url.startswith("duckdb"):
        desk.connection.close()
    counts = run(desk.database, "provenance")["provenance"]
    assert counts == (len(CASES) + 1, len(sensors), len(expected), len(expected))
    found = dict(desk.database.select("MetaData", "MetaDataID", "DataProvenanceID"))
    assert {key for key, value in found.items() if value == 1} == sensors
    assert found[decided] == LABORATORY
    assert doubts(desk.database, "provenance") == expected


def context(desk: Desk) -> dict[object, int]:
    """Rows that the cases point at, by the words that the cases use."""
    known: dict[object, int] = {}
    for word in ("Measurement", "Lab_analysis", "lab analysis"):
        known[word] = desk.insert("Purpose", Name=word)
    purposes = dict(known)
    for word in ("Measurement", "Calibration", "SOP", "ISO method", "Sampling", "Étalonnage"):
        key = desk.insert("Procedures", Name=f"by {word}", ProcedureType=word)
        known[word if word not in purposes else f"{word} procedure"] = key
    models = {
        "probe": desk.insert("EquipmentModel", Name="Solitax sc", Method="Infrared scattering"),
        "by method": desk.insert("EquipmentModel", Name="6712", Method="Peristaltic autosampler"),
        "by function": desk.insert("EquipmentModel", Name="X", Functions="A sampler of 24 bottles"),
        "by procedure": desk.insert("EquipmentModel", Name="Y"),
    }
    desk.insert(
        "EquipmentModelHasProcedure",
        EquipmentModelID=models["by procedure"],
        ProcedureID=known["Sampling"],
    )
    for word in (*models, "bare", "ISCO-009"):
        known[word] = desk.insert("Equipment", Identifier=word, EquipmentModelID=models.get(word))
    site = desk.insert("Site", Name="Here")
    place = desk.insert("SamplingLocation", SiteID=site, Name="Inlet")
    known["sample"] = desk.insert(
        "Sample", SamplingLocationID=place, SampleDateTime=at("2025-03-01")
    )
    known["lab"] = desk.insert("Laboratory", Name="Lab")
    known["person"] = desk.insert("Person", FullName="Marie Example")
    return known


def test_provenance_runs_where_the_lab_columns_are_still_to_come(database: WaterDatabase) -> None:
    database.apply("1.2.0")
    assert api.status(database.project, url=database.url).backfills == ("provenance",)
    with database.connect() as connection:
        for table, columns, rows in thinned_archive():
            if table != "Value":
                insert_many(database, connection, table, columns, rows)
    assert run(database) == {"provenance": (63, 36, 27, 27)}
    database.apply()
    assert api.status(database.project, url=database.url).backfills == ("routing",)


def test_a_new_overlap_is_reported_and_never_made(desk: Desk) -> None:
    sensor = desk.insert("Equipment", Identifier="TSS_09")
    variable = desk.insert("Variable", Name="TSS")
    own = {"EquipmentID": sensor, "VariableID": variable, "DataProvenanceID": 1}
    first = desk.insert("MetaData", **own)
    desk.insert_rows("Value", "MetaDataID tstamp Value", [(first, at("2025-01-01"), 1.0)])
    if desk.database.url.startswith("duckdb"):
        desk.connection.close()
    run(desk.database)
    with desk.database.connect() as connection:
        again = Desk(desk.database, connection)
        second = again.insert("MetaData", **own)
        again.insert_rows("Value", "MetaDataID tstamp Value", [(second, at("2025-02-01"), 1.0)])
    assert run(desk.database, "routing")["routing"] == (2, 0, 1, 1)
    assert doubts(desk.database, "routing") == {second: rules("routing")["COVERED"]}
    assert len(desk.database.select("IngestionRoute", "MetaDataID")) == 1


@pytest.mark.slow
def test_what_they_wrote_survives_a_rollback(archive: WaterDatabase) -> None:
    """The archive brings the values back; the backfills are pending again and change nothing."""
    run(archive)
    columns = ("IngestionRoute", "IngestionRouteID", "MetaDataID", "ValidFrom", "ValidTo")
    provenance = archive.select("MetaData", "MetaDataID", "DataProvenanceID")
    routes = archive.select(*columns)
    archive.rollback("1.1.0")
    archive.apply()
    assert archive.select("MetaData", "MetaDataID", "DataProvenanceID") == provenance
    assert archive.select(*columns) == routes
    assert api.status(archive.project, url=archive.url).backfills == ("provenance", "routing")
    assert run(archive) == {"provenance": (63, 0, 27, 27), "routing": (39, 0, 8, 8)}
    assert archive.differences(LABELS[-1]) == []
