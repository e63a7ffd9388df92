"""Files into series on both databases: routes, watermarks, policies, and imports that were killed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from packs.water.api.world import World, utc
from packs.water.importing.samples import WAVELENGTHS, csv_text, fp_text, par_text
from strandline import api
from strandline.errors import StrandlineError
from strandline.packs.water.services import importing

MAPPING = """\
zone: UTC
time: {column: time}
equipment: TSS_01
columns:
  - {column: TSS, variable: TSS, unit: mg/L}
"""


@dataclass
class Plant:
    """An instrument that measures TSS, with a series for each place it stood at."""

    world: World
    folder: Path
    url: str
    equipment: int
    variable: int
    series: list[int]

    def write(self, name: str, text: str) -> Path:
        (self.folder / name).write_text(text, encoding="utf-8")
        return Path(name)

    def load(self, *files: str, mapping: str = MAPPING, **options: object) -> Any:
        """Import as the command line does; the result's document, with the exit code."""
        self.write("mapping.yaml", mapping)
        values = {"files": files, "mapping": "mapping.yaml", **options}
        result = api.run_pack_command(self.folder, "water", "import", values, url=self.url)
        assert result.lines(), "a person reads something too"
        return {**json.loads(json.dumps(result.as_json())), "exit": result.exit_code}

    def stored(self, table: str = "Value") -> list[tuple[int, str, object]]:
        rows = [
            (row["MetaDataID"], f"{row['tstamp']:%Y-%m-%dT%H:%M}", row["Value"])
            for row in self.world.rows(table)
        ]
        return sorted(rows)


@pytest.fixture
def plant(world: World, water_url: str, tmp_path: Path) -> Plant:
    """TSS_01 was at the first place until 15 March and at the second one from 16 March on."""
    unit, site = world.unit(), world.site()
    variable, equipment = world.variable(unit=unit), world.equipment()
    series = [
        world.series(
            SamplingLocationID=world.location(site, name),
            VariableID=variable,
            EquipmentID=equipment,
            DataProvenanceID=1,
        )
        for name in ("Primary Effluent", "Final Effluent")
    ]
    world.route(
        equipment, variable, series[0], utc("2025-01-01"), ValidTo=utc("2025-03-15T00:00:00")
    )
    world.route(equipment, variable, series[1], utc("2025-03-16"))
    folder = tmp_path / "files"
    folder.mkdir()
    return Plant(world, folder, water_url, equipment, variable, series)


def test_each_value_takes_the_route_of_its_own_moment(plant: Plant) -> None:
    times = ("14T23:59", "15T00:00", "15T12:00", "15T23:59", "16T00:00")
    text = "time,TSS\n" + "".join(f"2025-03-{t},{n}\n" for n, t in enumerate(times))
    plant.write("a.csv", text)
    done = plant.load("a.csv")
    assert plant.stored() == [
        (plant.series[0], "2025-03-14T23:59", 0.0),
        (plant.series[1], "2025-03-16T00:00", 4.0),
    ]
    (problem,) = done["files"][0]["problems"]
    assert (problem["code"], problem["lines"], done["exit"]) == ("W127", [[3, 5]], 1)
    assert "No route for equipment" in problem["details"][0]


def test_a_dry_run_tells_what_would_be_and_writes_nothing(plant: Plant) -> None:
    plant.write("a.csv", csv_text(100))
    dry = plant.load("a.csv", dry_run=True)
    assert plant.stored() == []
    real = plant.load("a.csv")
    (one,), (other,) = dry["series"], real["series"]
    same = ("metadata_id", "readings", "first", "last", "location", "unit")
    assert {key: one[key] for key in same} == {key: other[key] for key in same}
    assert (one["readings"], one["inserted"], other["inserted"]) == (100, 0, 100)
    assert (dry["exit"], real["exit"]) == (0, 0)


def test_what_is_stored_is_not_sent_again(plant: Plant) -> None:
    plant.write("a.csv", csv_text(100))
    plant.load("a.csv")
    plant.write("a.csv", csv_text(110))
    again = plant.load("a.csv")["series"][0]
    assert (again["readings"], again["inserted"], again["not_after_watermark"]) == (10, 10, 100)
    everything = plant.load("a.csv", from_watermark=False)["series"][0]
    assert (everything["inserted"], everything["unchanged"]) == (0, 110)
    assert len(plant.stored()) == 110


@pytest.mark.parametrize(
    ("policy", "stored", "exit_code", "counts"),
    [
        ("overwrite", 9.0, 0, {"changed": 1, "unchanged": 1, "inserted": 1, "kept": 0}),
        ("keep", 2.0, 0, {"changed": 0, "unchanged": 1, "inserted": 1, "kept": 1}),
        ("reject", 2.0, 1, {"changed": 0, "unchanged": 1, "inserted": 1, "kept": 0}),
    ],
)
def test_conflicts_follow_the_policy(
    plant: Plant, policy: str, stored: float, exit_code: int, counts: dict[str, int]
) -> None:
    plant.write("a.csv", "time,TSS\n2025-02-01T00:00,1\n2025-02-01T00:01,2\n")
    plant.load("a.csv")
    plant.write("b.csv", "time,TSS\n2025-02-01T00:00,1\n2025-02-01T00:01,9\n2025-02-01T00:02,3\n")
    done = plant.load("b.csv", conflict=policy, from_watermark=False)
    assert [row[2] for row in plant.stored()] == [1.0, stored, 3.0]
    assert done["exit"] == exit_code
    assert {key: done["series"][0][key] for key in counts} == counts
    refused = [(one["code"], one["lines"]) for one in done["files"][0]["problems"]]
    assert refused == ([("W128", [[3, 3]])] if policy == "reject" else [])


def test_since_leaves_earlier_rows_alone(plant: Plant) -> None:
    plant.write("a.csv", csv_text(10))
    done = plant.load("a.csv", since="2025-05-05T10:07:00+00:00")
    assert done["files"][0]["before_since"] == 7
    assert len(plant.stored()) == 3


def test_local_times_and_the_command_lines_zone(plant: Plant) -> None:
    plant.write("a.csv", "time,TSS\n2025-03-09T01:59,1\n2025-03-09T02:30,2\n2025-03-09T03:00,3\n")
    done = plant.load("a.csv", zone="America/Toronto")
    assert [row[1:] for row in plant.stored()] == [
        ("2025-03-09T06:59", 1.0),
        ("2025-03-09T07:00", 3.0),
    ]
    assert [(one["code"], one["lines"]) for one in done["files"][0]["problems"]] == [
        ("W121", [[3, 3]])
    ]
    assert done["zone"] == "America/Toronto"


def test_files_are_read_in_order_of_their_beginning(plant: Plant) -> None:
    plant.write("new.csv", csv_text(5, start="2025.06.01 00:00:00"))
    plant.write("old.csv", csv_text(5, start="2025.05.01 00:00:00"))
    done = plant.load("new.csv", "old.csv", "old.csv")
    assert [one["file"] for one in done["files"]] == ["old.csv", "new.csv"]
    assert len(plant.stored()) == 10


class _Killed(Exception):
    """Stands for the end of the process between two transactions."""


@pytest.mark.parametrize("order", ["rising", "falling", "mixed"])
def test_a_killed_import_goes_on_where_it_stopped(
    plant: Plant, order: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    header, *rows = csv_text(40).splitlines()
    if order == "falling":
        rows.reverse()
    if order == "mixed":
        rows = rows[20:30] + rows[:20] + rows[30:]
    plant.write("a.csv", "\n".join([header, *rows]) + "\n")
    monkeypatch.setattr(importing, "BATCH_CELLS", 7)
    for batches in (1, 2, 3):
        told = []

        def kill(done: int, total: int, step: str, /, told: list[str] = told, most: int = batches) -> None:  # fmt: skip
            told.append(step)
            if len(told) == most:
                raise _Killed

        values = {"files": ("a.csv",), "mapping": str(plant.write("mapping.yaml", MAPPING))}
        with pytest.raises(_Killed):
            api.run_pack_command(
                plant.folder, "water", "import", values, url=plant.url, progress=kill
            )
    before = len(plant.stored())
    assert 0 < before < 40
    done = plant.load("a.csv")
    moments = [row[1] for row in plant.stored()]
    assert len(moments) == len(set(moments)) == 40
    assert done["series"][0]["inserted"] == 40 - before


def test_a_probe_sends_numbers_and_spectra(plant: Plant) -> None:
    world = plant.world
    spec = world.equipment("SPEC-001")
    names = {"TSSeq": "TSS", "NH4-N": "NH4-N"}
    ammonium = world.variable("NH4-N", 1)
    absorbance = world.variable("Absorbance", world.unit("1/m"))
    axis = world.add(
        "WavelengthAxis",
        Name="200-750 nm",
        NumberOfChannels=len(WAVELENGTHS),
        MinWavelength_nm=200,
        MaxWavelength_nm=750,
    )
    world.add_all(
        "WavelengthBin",
        [
            {"WavelengthAxisID": axis, "BinIndex": at, "Wavelength_nm": nm}
            for at, nm in enumerate(WAVELENGTHS)
        ],
    )
    found = {}
    for variable, more in (
        (plant.variable, {}),
        (ammonium, {}),
        (absorbance, {"ValueTypeID": 2, "WavelengthAxisID": axis}),
    ):
        found[variable] = world.series(
            VariableID=variable, EquipmentID=spec, DataProvenanceID=1, **more
        )
        world.route(spec, variable, found[variable], utc("2025-01-01"))
    columns = "".join(f"  - {{column: {k}, variable: {v}, unit: mg/L}}\n" for k, v in names.items())
    plant.write("probe.par", par_text(rows=3))
    done = plant.load(
        "probe.par", mapping=f"format: scan_par\nequipment: SPEC-001\ncolumns:\n{columns}"
    )
    assert done["exit"] == 0
    assert {row["MetaDataID"]: row["QualityCode"] for row in world.rows("Value")} == {
        found[plant.variable]: 1,
        found[ammonium]: 5,
    }
    plant.write("probe.fp", fp_text(rows=2))
    spectra = "format: scan_fp\nequipment: SPEC-001\nspectra: [{variable: Absorbance, unit: 1/m}]\n"
    first = plant.load("probe.fp", mapping=spectra)
    assert first["series"][0]["inserted"] == 2
    rows = world.rows("ValueSpectrum")
    assert len(rows) == 2 * 221
    assert sum(row["Value"] is None for row in rows) == 10, "bins without a value are kept as such"
    again = plant.load("probe.fp", mapping=spectra, from_watermark=False)["series"][0]
    assert (again["inserted"], again["unchanged"]) == (0, 2)
    plant.write("probe.fp", fp_text(rows=2).replace("495.0000", "1.0000"))
    kept = plant.load("probe.fp", mapping=spectra, from_watermark=False, conflict="reject")
    assert kept["files"][0]["problems"][0]["lines"] == [[3, 3]]
    changed = plant.load("probe.fp", mapping=spectra, from_watermark=False)["series"][0]
    assert (changed["changed"], changed["unchanged"]) == (1, 1)
    part = spectra.replace("unit: 1/m", "unit: 1/m, first: 300")
    assert plant.load("probe.fp", mapping=part)["files"][0]["stopped"]["code"] == "W131"


TSS = "  - {column: TSS, variable: TSS, unit: mg/L}\n"
REFUSED: dict[str, tuple[str, str]] = {
    "no such equipment": ("equipment: TSS_01", "equipment: TSS_99"),
    "no such equipment id": ("equipment: TSS_01", "equipment: 4711"),
    "an id no row can have": ("equipment: TSS_01", "equipment: 99999999999"),
    "no such variable": ("variable: TSS", "variable: Turbidity"),
    "one series twice": (TSS, TSS + TSS),
}


def test_names_that_lead_nowhere_stop_it_before_it_begins(plant: Plant) -> None:
    plant.write("a.csv", csv_text(3))
    for what, change in REFUSED.items():
        with pytest.raises(StrandlineError) as caught:
            plant.load("a.csv", mapping=MAPPING.replace(*change))
        assert caught.value.code == "W117", what
    assert plant.stored() == []


UNFIT: dict[str, tuple[str, str]] = {
    "another unit": (MAPPING.replace("unit: mg/L", "unit: g/L"), "W116"),
    "converted into another unit": (
        MAPPING.replace("unit: mg/L", "unit: g/L, factor: 1000, into: kg/L"),
        "W116",
    ),
    "spectra into numbers": (
        "time: time\nspectra: [{equipment: TSS_01, variable: TSS}]\n",
        "W130",
    ),
}


def test_a_series_that_does_not_fit_stops_the_file(plant: Plant) -> None:
    plant.write("a.csv", csv_text(3).replace("TSS", "200"))
    for what, (mapping, code) in UNFIT.items():
        done = plant.load("a.csv", mapping=mapping.replace("column: TSS", "column: '200'"))
        assert done["files"][0]["stopped"]["code"] == code, what
        assert done["exit"] == 1
    assert plant.stored() == []


def test_a_factor_converts(plant: Plant) -> None:
    plant.write("a.csv", "time,TSS\n2025-02-01,0.25\n")
    changed = MAPPING.replace("unit: mg/L", "unit: g/L, factor: 1000, into: mg/L")
    assert plant.load("a.csv", mapping=changed)["exit"] == 0
    assert plant.stored()[0][2] == 250.0


def test_no_value_is_ever_shown(plant: Plant) -> None:
    mapping = MAPPING.replace("unit: mg/L", "unit: mg/L, quality: {column: status, map: {Ok: 1}}")
    rows = ("2025-02-01T00:00,hidden-1,Ok", "2025-02-01T00:01,1.25125,hidden-2", "hidden-3,1,Ok",
            "2025-02-01T00:02,4.75475,Ok", "2025-02-01T00:02,8.25825,Ok", "2025-03-15T12:00,6.5,Ok")  # fmt: skip
    plant.write("a.csv", "\n".join(("time,TSS,status", *rows)) + "\n")
    done = plant.load("a.csv", mapping=mapping)
    codes = {one["code"] for one in done["files"][0]["problems"]}
    assert codes == {"W120", "W123", "W124", "W126", "W127"}
    shown = json.dumps(done)
    assert not [word for word in ("hidden", "1.25125", "4.75475", "8.25825") if word in shown]


def test_two_imports_at_once_store_every_row_once(plant: Plant) -> None:
    plant.write("a.csv", csv_text(3_000))
    plant.write("mapping.yaml", MAPPING)
    values = {"files": ("a.csv",), "mapping": "mapping.yaml"}

    def run(_: int) -> int:
        done = api.run_pack_command(plant.folder, "water", "import", values, url=plant.url)
        return done.exit_code

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(run, range(4))) == [0] * 4
    assert plant.world.count("Value") == 3_000


def test_a_file_that_breaks_off_keeps_what_was_read(
    plant: Plant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "BATCH_CELLS", 10)
    text = csv_text(3000).encode() + b"2025-06-01T00:00:00,\xff\xff\n"
    (plant.folder / "a.csv").write_bytes(text)
    done = plant.load("a.csv")
    assert done["files"][0]["stopped"]["code"] == "W112"
    assert (done["exit"], len(plant.stored()) > 2000) == (1, True)


@pytest.mark.slow
def test_a_process_that_is_killed_leaves_whole_batches(plant: Plant) -> None:
    plant.write("a.csv", csv_text(20_000))
    plant.write("mapping.yaml", MAPPING)
    program = (
        "import sys; from strandline.packs.water.services import importing; "
        "importing.BATCH_CELLS = 100; from strandline.cli.main import main; main()"
    )
    arguments = ("water", "import", "a.csv", "--mapping", "mapping.yaml", "--url", plant.url)
    running = subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        cwd=plant.folder,
        env={**os.environ, "PYTHONPATH": str(Path(api.__file__).parents[2])},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while plant.world.count("Value") < 500:
            assert running.poll() is None, "it ended before it was killed"
            time.sleep(0.02)
    finally:
        running.kill()
        running.wait()
    stored = plant.world.count("Value")
    assert stored % 100 == 0
    assert stored < 20_000
    done = plant.load("a.csv")["series"][0]
    assert (done["inserted"], done["not_after_watermark"]) == (20_000 - stored, stored)
