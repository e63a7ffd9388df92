"""The plan's acceptance lines for phases 0 and 1: the dictionary, the tool, the shapes of data."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from packs.water.conftest import BASELINE, DICTIONARY
from packs.water.databases import LABELS, STEPS, Desk, WaterDatabase
from strandline import api
from strandline.apply.chain import read_sealed
from strandline.diagnostics import Severity
from strandline.dictionary.types import TypeKind
from strandline.errors import NotFound
from strandline.plan.script import read_script
from strandline.platforms.registry import get_platform
from strandline.services.component import ComponentFolder
from support.repository import ROOT, tracked_files

ALL_PLATFORMS = ("postgres", "mssql", "sqlite", "duckdb")
both = pytest.mark.parametrize("platform_name", ["sqlite", "postgres"], indirect=False)
NOON = datetime(2025, 3, 1, 12, 0, 0, tzinfo=UTC).replace(tzinfo=None)


@pytest.fixture
def own_project(water_project: Path, tmp_path: Path) -> Path:
    """A copy of the project that a test may edit."""
    return Path(shutil.copytree(water_project, tmp_path / "own"))


def strandline(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    program = "from strandline.cli.main import main; main()"
    command = [sys.executable, "-c", program, "-C", str(project), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def committed(name: str) -> str:
    return (DICTIONARY / "migrations" / name).read_text(encoding="utf-8")


# ---- 0.2 the format -----------------------------------------------------------------------------


def test_task_0_2_the_format_is_specified() -> None:
    page = (ROOT / "docs/reference/dictionary-format.md").read_text(encoding="utf-8")
    for word in ("_format_version", "logical_type", "foreign_key", "primary_key", "seed_data"):
        assert f"`{word}" in page or f"{word}:" in page, word


def test_task_0_2_a_complex_table_with_foreign_keys_is_defined_in_the_format() -> None:
    loaded = api.load(DICTIONARY)
    assert [one for one in loaded.findings if one.severity.value == "error"] == []
    tables = {name.name: table for name, table in loaded.dictionary.tables.items()}
    assert len(tables["MetaData"].foreign_keys) == 16
    assert len(tables["MetaData"].indexes) == 5


def test_task_0_2_the_format_holds_every_feature_of_the_first_schema() -> None:
    tables = ComponentFolder(DICTIONARY).version("1.0.0").dictionary.tables.values()
    kinds = {column.type.kind for table in tables for column in table.columns}
    assert kinds == {
        TypeKind.INTEGER,
        TypeKind.FLOAT32,
        TypeKind.FLOAT64,
        TypeKind.STRING,
        TypeKind.TEXT,
        TypeKind.DATE,
        TypeKind.TIMESTAMP,
        TypeKind.BINARY_LARGE,
    }
    assert all(table.primary_key and table.description for table in tables)
    assert any(len(table.primary_key.columns) > 1 for table in tables if table.primary_key)
    assert any(column.identity for table in tables for column in table.columns)
    for feature in ("foreign_keys", "uniques", "checks", "indexes"):
        assert any(getattr(table, feature) for table in tables), feature


# ---- 0.3 the dictionary -------------------------------------------------------------------------


def test_task_0_3_every_existing_table_has_a_definition(head: dict[str, dict[str, Any]]) -> None:
    for table, columns in BASELINE.items():
        found = [column["name"] for column in head[table]["columns"]]
        assert found[: len(columns.split())] == columns.split(), table
    assert len(BASELINE) == 23


@pytest.mark.parametrize("platform", ALL_PLATFORMS)
def test_task_0_3_the_definitions_give_the_same_ddl_again(
    water_project: Path, tmp_path: Path, platform: str
) -> None:
    (tmp_path / "nothing").mkdir()
    plan = api.plan(water_project, str(tmp_path / "nothing"), "1.0.0", platform)
    name = f"v1.0.0_create_{platform}.sql"
    planned = read_script(plan.script(), name="planned")
    assert planned.steps == read_script(committed(name), name=name).steps


def test_task_0_3_the_definitions_are_version_controlled() -> None:
    kept = set(tracked_files())
    assert {DICTIONARY / "tables" / f"{table}.yaml" for table in BASELINE} <= kept


# ---- 0.4 the generator --------------------------------------------------------------------------


@pytest.mark.parametrize("platform", ALL_PLATFORMS)
def test_task_0_4_a_create_script_for_the_whole_first_schema(platform: str) -> None:
    script = committed(f"v1.0.0_create_{platform}.sql")
    made = re.findall(r'^CREATE TABLE (?:["\[]dbo["\]]\.)?["\[](\w+)["\]]', script, re.MULTILINE)
    assert sorted(made) == sorted(BASELINE)


@pytest.mark.parametrize("platform", ALL_PLATFORMS)
def test_task_0_4_a_migration_and_its_rollback_between_two_test_versions(
    tmp_path: Path, platform: str
) -> None:
    table = (DICTIONARY / "tables/Unit.yaml").read_text(encoding="utf-8")
    for state in ("old", "new"):
        (tmp_path / state).mkdir()
        (tmp_path / state / "Unit.yaml").write_text(table, encoding="utf-8")
    column = "    - {name: Symbol, logical_type: string, max_length: 20}\n"
    edit(tmp_path / "new/Unit.yaml", "  primary_key:", f"{column}  primary_key:")
    plan = api.plan(tmp_path, "old", "new", platform)
    described = [operation.describe() for operation in plan.plan().operations]
    assert len(described) == 2
    assert "add column" in described[0]
    assert "restore column" in described[1]
    assert "ADD" in plan.script()
    assert "DROP COLUMN" in plan.script(rollback=True) or "RENAME TO" in plan.script(rollback=True)


@pytest.mark.parametrize("platform", ALL_PLATFORMS)
def test_task_0_4_a_rollback_for_every_migration(platform: str) -> None:
    for start, end in STEPS:
        name = f"v{end}_to_v{start}_{platform}_rollback.sql"
        assert read_sealed(DICTIONARY / "migrations", name).script.statement_count > 0


def test_task_0_4_validation_catches_a_missing_foreign_key_target(own_project: Path) -> None:
    site = own_project / "water/tables/Site.yaml"
    edit(site, "{table: Watershed,", "{table: Wotershed,")
    errors = [one for one in api.check(own_project).findings if one.code == "D101"]
    assert len(errors) == 1
    assert errors[0].span is not None
    assert errors[0].span.file.endswith("Site.yaml")
    assert "Watershed" in (errors[0].fix or "")


def test_task_0_4_the_command_line_works_end_to_end(own_project: Path) -> None:
    printed = strandline(
        own_project, "plan", "--from", "1.0.0", "--to", "1.1.0", "--platform", "mssql", "--sql"
    )
    assert printed.returncode == 0, printed.stderr
    assert "CREATE TABLE [dbo].[ValueType]" in printed.stdout

    edit(own_project / "water/component.yaml", 'version: "1.7.0"', 'version: "1.8.0"')
    unit = own_project / "water/tables/Unit.yaml"
    edit(unit, "  primary_key:", "    - {name: Symbol, logical_type: text}\n  primary_key:")
    released = strandline(own_project, "release", "1.8.0")
    assert released.returncode == 0, released.stderr
    written = {path.name for path in (own_project / "water/migrations").glob("*1.8.0*")}
    assert {"v1.7.0_to_v1.8.0_mssql.sql", "v1.8.0_to_v1.7.0_mssql_rollback.sql"} <= written
    url = f"sqlite:///{own_project / 'try.db'}"
    for command in (["apply"], ["rollback"], ["apply"]):
        done = strandline(own_project, *command, "--url", url, "--yes")
        assert done.returncode == 0, done.stderr
    assert api.status(own_project, url=url).version == "1.8.0"


# ---- 0.5 the version table ----------------------------------------------------------------------


def test_task_0_5_schema_version_is_defined(head: dict[str, dict[str, Any]]) -> None:
    columns = {column["name"]: column for column in head["SchemaVersion"]["columns"]}
    assert list(columns) == ["VersionID", "Version", "AppliedAt", "Description", "MigrationScript"]
    assert columns["VersionID"]["identity"] is True
    assert columns["AppliedAt"]["default"] == "CURRENT_TIMESTAMP"
    assert (columns["Version"]["max_length"], columns["Version"]["nullable"]) == (20, False)


@both
def test_task_0_5_the_first_migration_makes_it_and_its_rollback_takes_it_away(
    database: WaterDatabase,
) -> None:
    database.apply("1.0.0")
    assert len(database.apply("1.0.1")) == 1
    # The plan speaks of one row: the baseline's. The migration that brings the table is itself a
    # version, so there are two.
    rows = database.select("SchemaVersion", "VersionID", "Version", "MigrationScript")
    script = f"v1.0.0_to_v1.0.1_{database.platform.name}.sql"
    assert rows == [(1, "1.0.0", None), (2, "1.0.1", script)]
    assert [at for (at,) in database.select("SchemaVersion", "AppliedAt") if at is None] == []
    database.rollback("1.0.0")
    assert database.differences("1.0.0") == []


# ---- 0.6 continuous integration -----------------------------------------------------------------


def test_task_0_6_a_broken_foreign_key_fails_the_build(own_project: Path) -> None:
    edit(own_project / "water/tables/Site.yaml", "{table: Watershed,", "{table: Wotershed,")
    done = strandline(own_project, "check")
    assert done.returncode != 0
    assert "D101" in done.stdout + done.stderr


def test_task_0_6_a_migration_without_its_rollback_fails(own_project: Path) -> None:
    rollback = "v1.7.0_to_v1.6.0_sqlite_rollback.sql"
    (own_project / "water/migrations" / rollback).unlink()
    errors = [one for one in api.check(own_project).findings if one.severity is Severity.ERROR]
    assert [(one.code, one.subject) for one in errors] == [("A030", f"migrations/{rollback}")]
    assert strandline(own_project, "check").returncode != 0
    url = f"sqlite:///{own_project / 'try.db'}"
    api.apply(own_project, url=url)
    with pytest.raises(NotFound) as refusal:
        api.rollback(own_project, url=url)
    assert refusal.value.code == "A030"
    assert api.status(own_project, url=url).version == LABELS[-1]


def test_task_0_6_a_script_changed_after_its_release_fails(own_project: Path) -> None:
    name = "v1.5.0_to_v1.6.0_mssql.sql"
    edit(own_project / "water/migrations" / name, "N'Raw'", "N'raw'")
    errors = [one for one in api.check(own_project).findings if one.severity is Severity.ERROR]
    assert [(one.code, one.subject) for one in errors] == [("P021", f"migrations/{name}")]


def test_task_0_6_the_build_passes_on_the_committed_dictionary(own_project: Path) -> None:
    done = strandline(own_project, "check")
    assert done.returncode == 0, done.stderr


@both
def test_task_0_6_the_chain_gives_what_the_definitions_give(database: WaterDatabase) -> None:
    database.apply(walk=True)
    drift = api.drift(database.project, url=database.url, against="HEAD")
    assert drift.as_json()["differences"] == []


# ---- 1.1 value types ----------------------------------------------------------------------------


@both
def test_task_1_1_value_types_are_there_and_every_old_series_is_scalar(legacy: Desk) -> None:
    types = legacy.ask('SELECT * FROM {ValueType} ORDER BY "ValueTypeID"')
    assert types == [
        (1, "Scalar", "Value"),
        (2, "Spectrum", "ValueSpectrum"),
        (3, "Image", "ValueImage"),
        (4, "Array", "ValueArray"),
    ]
    assert legacy.column('SELECT count(*) FROM {MetaData} WHERE "ValueTypeID" <> 1') == [0]
    assert legacy.column("SELECT count(*) FROM {MetaData}") != [0]


@pytest.mark.parametrize("platform", ["postgres", "mssql"])
def test_task_1_1_the_rollback_drops_the_key_then_the_column_then_the_table(platform: str) -> None:
    name = f"v1.1.0_to_v1.0.1_{platform}_rollback.sql"
    steps = read_script(committed(name), name=name).steps
    statements = [statement for step in steps for statement in step.statements]

    def place(*words: str) -> int:
        return next(
            number
            for number, statement in enumerate(statements)
            if all(re.search(rf"\b({word})\b", statement) for word in words)
        )

    key = place("DROP CONSTRAINT", "FK_MetaData_ValueType")
    column = place("DROP COLUMN", "ValueTypeID")
    # The table is not dropped: it goes into the archive as it is.
    gone = place("RENAME TO|sp_rename", "ValueType")
    assert key < column < gone


@both
def test_task_1_1_a_series_needs_a_known_value_type(desk: Desk) -> None:
    series = desk.insert("MetaData", ValueTypeID=2)
    assert desk.column('SELECT "ValueTypeID" FROM {MetaData} WHERE "MetaDataID" = ?', series) == [2]
    desk.refuses("MetaData", ValueTypeID=5)
    desk.refuses("MetaData", ValueTypeID=None)


# ---- 1.2 wavelengths ----------------------------------------------------------------------------


def axis_of(desk: Desk, bins: int) -> tuple[int, list[int]]:
    """An axis of so many bins, 2.5 nm apart from 200 nm; the bins' keys in order."""
    axis = desk.insert(
        "WavelengthAxis",
        Name=f"{bins} bins",
        NumberOfChannels=bins,
        MinWavelength_nm=200.0,
        MaxWavelength_nm=200.0 + 2.5 * (bins - 1),
    )
    keys = [
        desk.insert(
            "WavelengthBin",
            WavelengthAxisID=axis,
            BinIndex=index,
            Wavelength_nm=200.0 + 2.5 * index,
        )
        for index in range(bins)
    ]
    return axis, keys


@both
def test_task_1_2_an_axis_with_five_bins(desk: Desk) -> None:
    axis, _ = axis_of(desk, 5)
    found = desk.ask(
        'SELECT "BinIndex", "Wavelength_nm" FROM {WavelengthBin} WHERE "WavelengthAxisID" = ? '
        'ORDER BY "BinIndex"',
        axis,
    )
    assert found == [(0, 200.0), (1, 202.5), (2, 205.0), (3, 207.5), (4, 210.0)]
    desk.refuses("WavelengthBin", WavelengthAxisID=axis, BinIndex=0, Wavelength_nm=1.0)
    desk.refuses("WavelengthBin", WavelengthAxisID=axis + 1, BinIndex=0, Wavelength_nm=1.0)


@both
def test_task_1_2_scalar_series_have_no_axis(legacy: Desk) -> None:
    asked = 'SELECT DISTINCT "WavelengthAxisID" FROM {MetaData} WHERE "ValueTypeID" = 1'
    assert legacy.column(asked) == [None]


# ---- 1.3 spectra --------------------------------------------------------------------------------


@both
def test_task_1_3_spectrum_of_ten_bins_comes_back_in_order(desk: Desk) -> None:
    axis, bins = axis_of(desk, 10)
    series = desk.insert("MetaData", ValueTypeID=2, WavelengthAxisID=axis)
    rows = [(series, NOON, key, 0.1 * number) for number, key in enumerate(bins)]
    desk.insert_rows(
        "ValueSpectrum", "MetaDataID tstamp WavelengthBinID Value", list(reversed(rows))
    )
    found = desk.column(
        'SELECT s."Value" FROM {ValueSpectrum} s JOIN {WavelengthBin} b '
        'ON b."WavelengthBinID" = s."WavelengthBinID" '
        'WHERE s."MetaDataID" = ? AND s."tstamp" = ? ORDER BY b."BinIndex"',
        series,
        NOON,
    )
    assert found == [0.1 * number for number in range(10)]


@both
def test_task_1_3_a_bin_that_does_not_exist_is_refused(desk: Desk) -> None:
    axis, (only,) = axis_of(desk, 1)
    series = desk.insert("MetaData", ValueTypeID=2, WavelengthAxisID=axis)
    row = {"MetaDataID": series, "tstamp": NOON, "WavelengthBinID": only}
    desk.insert("ValueSpectrum", **row)
    desk.refuses("ValueSpectrum", **row)
    desk.refuses("ValueSpectrum", **{**row, "WavelengthBinID": only + 1})
    desk.refuses("ValueSpectrum", **{**row, "MetaDataID": series + 1})


@both
def test_task_1_3_the_key_is_series_instant_bin_and_rollback_drops_the_table(
    database: WaterDatabase,
) -> None:
    tables = database.folder.head.dictionary.tables
    spectrum = next(table for name, table in tables.items() if name.name == "ValueSpectrum")
    assert spectrum.primary_key is not None
    assert spectrum.primary_key.columns == ("MetaDataID", "tstamp", "WavelengthBinID")
    assert "PRIMARY KEY CLUSTERED ([MetaDataID], [tstamp], [WavelengthBinID])" in committed(
        "v1.0.1_to_v1.1.0_mssql.sql"
    )
    database.apply("1.1.0")
    database.rollback("1.0.1")
    assert database.differences("1.0.1") == []


# ---- 1.4 images ---------------------------------------------------------------------------------


@both
def test_task_1_4_one_image_per_series_and_instant_with_its_path(desk: Desk) -> None:
    series = desk.insert("MetaData", ValueTypeID=3)
    path = "/archive" * 125
    image = {
        "MetaDataID": series,
        "tstamp": NOON,
        "ImageWidth": 640,
        "ImageHeight": 480,
        "ImageFormat": "PNG",
        "StoragePath": path,
    }
    key = desk.insert("ValueImage", **image, FileSizeBytes=5_000_000_000)
    assert len(path) == 1000
    assert desk.ask(
        'SELECT "StoragePath", "NumberOfChannels", "StorageBackend", "FileSizeBytes" '
        'FROM {ValueImage} WHERE "ValueImageID" = ?',
        key,
    ) == [(path, 3, "FileSystem", 5_000_000_000)]
    desk.refuses("ValueImage", **image)
    assert desk.insert("ValueImage", **{**image, "tstamp": NOON + timedelta(seconds=1)}) != key
    desk.refuses("ValueImage", **{**image, "MetaDataID": series + 1})


# ---- 1.5 arrays ---------------------------------------------------------------------------------


@both
def test_task_1_5_an_array_of_a_hundred_elements_comes_back(desk: Desk) -> None:
    series = desk.insert("MetaData", ValueTypeID=4)
    rows = [(series, NOON, index, index / 7) for index in range(100)]
    desk.insert_rows("ValueArray", "MetaDataID tstamp ArrayIndex Value", list(reversed(rows)))
    asked = (
        'SELECT "Value" FROM {ValueArray} WHERE "MetaDataID" = ? AND "tstamp" = ? '
        'ORDER BY "ArrayIndex"'
    )
    assert desk.column(asked, series, NOON) == [index / 7 for index in range(100)]
    desk.refuses("ValueArray", MetaDataID=series, tstamp=NOON, ArrayIndex=99)


# ---- 1.7 the version ----------------------------------------------------------------------------


@both
def test_task_1_7_the_migration_applies_to_1_0_1_and_its_rollback_returns_there(
    database: WaterDatabase,
) -> None:
    database.apply("1.0.1")
    database.load_archive(200)
    assert database.apply("1.1.0") == [f"v1.0.1_to_v1.1.0_{database.platform.name}.sql"]
    assert database.differences("1.1.0") == []
    database.rollback("1.0.1")
    assert database.differences("1.0.1") == []
    assert [row[1] for row in database.version_rows()] == ["1.0.0", "1.0.1"]


@pytest.mark.parametrize("platform", ALL_PLATFORMS)
def test_task_1_7_one_script_brings_all_five_tables_of_the_phase(platform: str) -> None:
    script = committed(f"v1.0.1_to_v1.1.0_{platform}.sql")
    for table in ("ValueType", "WavelengthAxis", "WavelengthBin", "ValueSpectrum", "ValueImage",
                  "ValueArray"):  # fmt: skip
        wanted = rf'^CREATE TABLE (?:["\[]dbo["\]]\.)?["\[]{table}["\]]'
        assert re.search(wanted, script, re.MULTILINE), table
    assert get_platform(platform).name == platform
