"""POST /ingest/spectra and /ingest/arrays on both databases."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from fastapi.testclient import TestClient

from packs.water.api.world import World, utc

GRID = [200.0, 202.5, 205.0]
T1, T2 = "2025-03-01T10:00:00Z", "2025-03-01T10:02:00Z"


class Probe:
    """A spectrophotometer and an array counter with routes."""

    def __init__(self, client: TestClient, world: World) -> None:
        self.client, self.world = client, world
        self.variable = world.variable("Absorbance", unit=world.unit("1/m"))
        self.location = world.location(world.site())
        self.equipment = world.equipment("UV_01")
        self.counter = world.equipment("PSD_01")
        self.spectra = self.series(self.equipment, 2)
        self.arrays = self.series(self.counter, 4)
        self.route = world.route(self.equipment, self.variable, self.spectra, utc("2025-01-01"))
        world.route(self.counter, self.variable, self.arrays, utc("2025-01-01"))

    def series(self, equipment: int, shape: int, **more: object) -> int:
        return self.world.series(
            EquipmentID=equipment,
            VariableID=self.variable,
            SamplingLocationID=self.location,
            DataProvenanceID=1,
            ValueTypeID=shape,
            **more,
        )

    def send(self, kind: str, *rows: dict[str, Any], **more: object) -> Any:
        equipment = self.equipment if kind == "spectra" else self.counter
        target: dict[str, object] = {"equipment_id": equipment, "variable_id": self.variable}
        if "metadata_id" in more:
            target = {}
        body = {**target, "values": list(rows), **more}
        return self.client.post(f"/api/v1/ingest/{kind}", json=body)

    def cells(self, table: str) -> list[tuple[object, ...]]:
        place = "WavelengthBinID" if table == "ValueSpectrum" else "ArrayIndex"
        rows = self.world.rows(table)
        return sorted(
            ((str(r["tstamp"])[11:16], r[place], r["Value"], r["QualityCode"]) for r in rows),
            key=str,
        )


@pytest.fixture
def probe(client: TestClient, world: World) -> Probe:
    return Probe(client, world)


def row(time: str, *values: float | None, **more: object) -> dict[str, Any]:
    return {"tstamp": time, "values": list(values), **more}


def test_the_first_spectra_make_the_axis_and_later_ones_find_it(probe: Probe) -> None:
    answer = probe.send("spectra", row(T1, 1.0, None, 3.0, quality=1), wavelengths=GRID)
    assert answer.status_code == 201, answer.text
    assert (answer.json()["rows_written"], answer.json()["metadata_id"]) == (1, probe.spectra)
    (axis,) = probe.world.rows("WavelengthAxis")
    assert (axis["NumberOfChannels"], axis["MinWavelength_nm"]) == (3, 200.0)
    bins = probe.world.rows("WavelengthBin")
    assert [(one["BinIndex"], one["Wavelength_nm"]) for one in bins] == list(enumerate(GRID))
    ids = [one["WavelengthBinID"] for one in bins]
    assert probe.cells("ValueSpectrum") == [
        ("10:00", ids[0], 1.0, 1),
        ("10:00", ids[1], None, 1),
        ("10:00", ids[2], 3.0, 1),
    ]
    assert probe.send("spectra", row(T2, 4.0, 5.0, 6.0)).json()["inserted"] == 1
    assert probe.send("spectra", row(T2, 4.0, 5.0, 6.0), wavelengths=GRID).json()["unchanged"] == 1
    other = probe.series(probe.equipment, 2)
    probe.send("spectra", row(T1, 1.0, 2.0, 3.0), wavelengths=GRID, metadata_id=other)
    assert probe.world.count("WavelengthAxis") == 1


GRIDS = [[202.5, 200.0, 205.0], [200.0, 205.0], [200.0, 202.6, 205.0]]


def test_another_grid_is_another_axis_and_not_for_this_series(probe: Probe) -> None:
    probe.send("spectra", row(T1, 1.0, 2.0, 3.0), wavelengths=GRID)
    for grid in GRIDS:
        values = [1.0] * len(grid)
        refused = probe.send("spectra", row(T2, *values), wavelengths=grid)
        assert (refused.status_code, refused.json()["code"]) == (422, "W082")
        assert probe.world.count("WavelengthAxis") == 1
    for number, grid in enumerate(GRIDS, 2):
        other = probe.series(probe.equipment, 2)
        values = [1.0] * len(grid)
        done = probe.send("spectra", row(T2, *values), wavelengths=grid, metadata_id=other)
        assert done.status_code == 201, done.text
        assert probe.world.count("WavelengthAxis") == number


def test_ten_at_once_make_one_axis(probe: Probe) -> None:
    series = [probe.series(probe.equipment, 2) for _ in range(10)]
    answers: list[Any] = []

    def run(metadata_id: int) -> None:
        spectrum = row(T1, 1.0, 2.0, 3.0)
        answers.append(probe.send("spectra", spectrum, wavelengths=GRID, metadata_id=metadata_id))

    threads = [threading.Thread(target=run, args=(one,)) for one in series]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {answer.status_code for answer in answers} == {201}
    assert (probe.world.count("WavelengthAxis"), probe.world.count("ValueSpectrum")) == (1, 30)


REFUSED: list[tuple[str, list[dict[str, Any]], dict[str, Any], int, str]] = [
    ("spectra", [row(T1, 1.0, 2.0, 3.0)], {}, 422, "W083"),
    ("spectra", [row(T1, 1.0)], {"wavelength_axis_id": 999}, 404, "W081"),
    ("spectra", [row(T1, 1.0, 2.0)], {"wavelengths": GRID}, 422, "W084"),
    ("spectra", [row(T1, 1.0, 2.0)], {"wavelengths": [1.0, 1.0]}, 422, "H004"),
    ("spectra", [row(T1, 1.0)], {"wavelengths": [-1.0]}, 422, "H004"),
    ("spectra", [row(T1, 1.0)], {"wavelengths": [2.0], "wavelength_axis_id": 1}, 422, "H004"),
    ("spectra", [row(T1, 1.0), row(T1, 1.0)], {"wavelengths": [2.0]}, 422, "W071"),
    ("spectra", [row(T1, 1.0, quality=1, qualities=[1])], {"wavelengths": [2.0]}, 422, "H004"),
    ("spectra", [row(T1, 1.0, qualities=[1, 2])], {"wavelengths": [2.0]}, 422, "H004"),
    ("spectra", [row(T1)], {"wavelengths": [2.0]}, 422, "H004"),
    ("arrays", [row(T1)], {}, 422, "H004"),
    ("arrays", [row("1999-01-01", 1.0)], {}, 422, "W040"),
    ("arrays", [row(T1, 1.0)], {"metadata_id": 999_999}, 404, "W140"),
    ("arrays", [row(T1, 1.0)], {"wavelengths": [1.0]}, 422, "H004"),
]


def test_what_cannot_be_stored_is_refused(probe: Probe) -> None:
    for kind, rows, more, status, code in REFUSED:
        answer = probe.send(kind, *rows, **more)
        assert (answer.status_code, answer.json()["code"]) == (status, code), (more, answer.text)
    both = {"equipment_id": probe.counter, "metadata_id": probe.arrays, "values": [row(T1, 1.0)]}
    assert probe.client.post("/api/v1/ingest/arrays", json=both).status_code == 422
    wrong = probe.send("arrays", row(T1, 1.0), metadata_id=probe.spectra)
    assert (wrong.status_code, wrong.json()["code"]) == (422, "W073")
    for table in ("ValueSpectrum", "ValueArray", "WavelengthAxis"):
        assert probe.world.count(table) == 0


def test_an_array_is_replaced_kept_or_refused_as_a_whole(probe: Probe) -> None:
    probe.send("arrays", row(T1, 1.0, 2.0, 3.0, qualities=[1, None, 2]), row(T2, 5.0))
    first = [("10:00", 0, 1.0, 1), ("10:00", 1, 2.0, None), ("10:00", 2, 3.0, 2)]
    assert probe.cells("ValueArray") == [*first, ("10:02", 0, 5.0, None)]
    shorter = [row(T1, 1.0, 9.0, quality=1), row(T2, 5.0)]
    kept = probe.send("arrays", *shorter, conflict="keep").json()
    assert (kept["kept"], kept["unchanged"], kept["rows_written"]) == (1, 1, 0)
    refused = probe.send("arrays", *shorter, conflict="reject")
    assert (refused.status_code, refused.json()["details"]["rows_refused"]) == (409, 1)
    assert probe.cells("ValueArray") == [*first, ("10:02", 0, 5.0, None)]
    done = probe.send("arrays", *shorter).json()
    assert (done["changed"], done["unchanged"]) == (1, 1)
    assert probe.cells("ValueArray") == [
        ("10:00", 0, 1.0, 1),
        ("10:00", 1, 9.0, 1),
        ("10:02", 0, 5.0, None),
    ]


def test_partial_tells_row_by_row(probe: Probe) -> None:
    probe.send("spectra", row(T1, 1.0, 2.0, 3.0), wavelengths=GRID)
    rows = [row(T1, 1.0, 2.0, 9.0), row(T2, 1.0), row("2025-03-01T11:00:00Z", 1.0, 2.0, 3.0)]
    done = probe.send("spectra", *rows, partial=True, conflict="reject").json()
    found = [(one["status"], one["code"]) for one in done["results"]]
    assert found == [("refused", "W072"), ("refused", "W084"), ("stored", None)]
