"""POST /ingest/processed on both databases."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from fastapi.testclient import TestClient

from packs.water.api.test_ingest_sensor import at
from packs.water.api.world import World, utc

URL = "/api/v1/ingest/processed"
ROWS = [at("2025-03-01T10:00:00Z", 24.5), at("2025-03-01T10:01:00Z", None, quality=6)]
METHOD: dict[str, Any] = {
    "method": "outlier_removal",
    "method_version": "metEAUdata 0.12.1",
    "parameters": {"method": "zscore", "threshold": 3.0},
}


class Bench:
    """Two raw series of one place, and the words to send what was made of them."""

    def __init__(self, client: TestClient, world: World) -> None:
        self.client, self.world = client, world
        self.location = world.location(world.site())
        self.unit = world.unit()
        self.variable = world.variable(unit=self.unit)
        self.equipment = [world.equipment("TSS_01"), world.equipment("TSS_02")]
        self.sources = [self.raw(equipment) for equipment in self.equipment]

    def raw(self, equipment: int, **more: object) -> int:
        context = {
            "EquipmentID": equipment,
            "VariableID": self.variable,
            "SamplingLocationID": self.location,
            "DataProvenanceID": 1,
        }
        return self.world.series(**{**context, **more})

    def send(
        self,
        sources: list[int] | None = None,
        rows: list[dict[str, Any]] | None = None,
        processing: dict[str, Any] | None = None,
        degree: str = "Cleaned",
        output: dict[str, Any] | None = None,
        **more: object,
    ) -> Any:
        body = {
            "source_metadata_ids": sources or self.sources[:1],
            "processing": processing or METHOD,
            "output": {
                "processing_degree": degree,
                "values": ROWS if rows is None else rows,
                **(output or {}),
            },
            **more,
        }
        return self.client.post(URL, json=body)

    def series(self, metadata_id: int) -> dict[str, object]:
        return next(r for r in self.world.rows("MetaData") if r["MetaDataID"] == metadata_id)


@pytest.fixture
def bench(client: TestClient, world: World) -> Bench:
    return Bench(client, world)


def test_a_step_makes_a_series_with_lineage_and_values(bench: Bench) -> None:
    answer = bench.send()
    assert answer.status_code == 201, answer.text
    done = answer.json()
    assert (done["rows_written"], done["step_created"]) == (2, True)
    made = bench.series(done["metadata_id"])
    expected = {
        "SamplingLocationID": bench.location,
        "VariableID": bench.variable,
        "UnitID": bench.unit,
        "EquipmentID": bench.equipment[0],
        "DataProvenanceID": 1,
        "ValueTypeID": 1,
        "ProcessingDegree": "Cleaned",
    }
    assert {name: made[name] for name in expected} == expected
    (step,) = bench.world.rows("ProcessingStep")
    assert step["ProcessingStepID"] == done["processing_step_id"]
    assert (step["MethodName"], step["Name"]) == ("outlier_removal", "outlier_removal")
    assert step["MethodVersion"] == "metEAUdata 0.12.1"
    assert '"threshold": 3.0' in str(step["Parameters"])
    links = {(row["MetaDataID"], row["Role"]) for row in bench.world.rows("DataLineage")}
    assert links == {(bench.sources[0], "Input"), (done["metadata_id"], "Output")}


def test_the_same_step_again_adds_to_its_series(bench: Bench) -> None:
    first = bench.send(bench.sources).json()
    more = [*ROWS, at("2025-03-01T10:02:00Z", 5.0)]
    same = {**METHOD, "parameters": {"threshold": 3, "method": "zscore"}}
    again = bench.send(bench.sources[::-1], more, same).json()
    assert again["metadata_id"] == first["metadata_id"]
    assert again["processing_step_id"] == first["processing_step_id"]
    assert (again["step_created"], again["inserted"], again["unchanged"]) == (False, 1, 2)
    others = [
        bench.send(bench.sources, degree="Validated"),
        bench.send(bench.sources[:1]),
        bench.send(bench.sources, processing={**METHOD, "method_version": "metEAUdata 0.12.2"}),
        bench.send(bench.sources, processing={**METHOD, "parameters": {"threshold": 4}}),
        bench.send(bench.sources, processing={"method": "outlier_removal"}),
    ]
    made = {answer.json()["metadata_id"] for answer in others}
    assert len(made | {first["metadata_id"]}) == 6


def test_a_step_without_values_is_recorded(bench: Bench) -> None:
    done = bench.send(rows=[]).json()
    assert (done["rows_written"], done["step_created"]) == (0, True)
    assert done["routes"][0]["metadata_id"] == done["metadata_id"]
    chained = bench.send([done["metadata_id"]], degree="Interpolated").json()
    assert chained["rows_written"] == 2


def test_ten_at_once_record_one_step(bench: Bench) -> None:
    answers: list[Any] = []
    threads = [threading.Thread(target=lambda: answers.append(bench.send())) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["metadata_id"] for answer in answers}) == 1
    assert sum(answer.json()["step_created"] for answer in answers) == 1
    counts = [bench.world.count(t) for t in ("ProcessingStep", "DataLineage", "Value")]
    assert counts == [1, 2, 2]


def test_sources_that_differ_ask_for_what_the_result_is(bench: Bench) -> None:
    other = bench.world.variable("COD", unit=bench.world.unit("g/L"))
    sources = [bench.sources[0], bench.raw(bench.equipment[1], VariableID=other)]
    refused = bench.send(sources)
    assert (refused.status_code, refused.json()["code"]) == (422, "W086")
    assert refused.json()["details"]["field"] == "output.variable_id"
    done = bench.send(sources, output={"variable_id": bench.variable})
    assert done.status_code == 201, done.text
    made = bench.series(done.json()["metadata_id"])
    assert (made["UnitID"], made["EquipmentID"]) == (bench.unit, None)
    conflicting = bench.send(sources, output={"variable_id": other})
    assert (conflicting.status_code, conflicting.json()["code"]) == (409, "W088")


REFUSED: list[tuple[dict[str, Any], int, str]] = [
    ({"sources": [999_999]}, 404, "W140"),
    ({"output": {"unit_id": 999_999}}, 404, "W042"),
    ({"output": {"variable_id": 999_999}}, 404, "W042"),
    ({"output": {"sampling_location_id": 999_999}}, 404, "W042"),
    ({"processing": {**METHOD, "executed_by_person_id": 999_999}}, 404, "W042"),
    ({"processing": {**METHOD, "method_version": "x" * 51}}, 422, "H004"),
    ({"rows": [{"tstamp": "2025-03-01T10:00:00Z", "values": [1.0]}]}, 422, "W087"),
    ({"rows": [{"tstamp": "2025-03-01T10:00:00Z"}]}, 422, "H004"),
    (
        {"rows": [ROWS[0], {"tstamp": "2025-03-01T10:00:01Z", "values": [1.0]}]},
        422,
        "H004",
    ),
    ({"rows": [ROWS[0], ROWS[0]]}, 422, "W071"),
    ({"rows": [at("yesterday")]}, 422, "W070"),
    ({"output": {"shape": "Image"}}, 422, "W087"),
]


def test_what_cannot_be_stored_leaves_nothing_behind(bench: Bench) -> None:
    before = bench.world.count("MetaData")
    for change, status, code in REFUSED:
        answer = bench.send(**change)
        assert (answer.status_code, answer.json()["code"]) == (status, code), (change, answer.text)
    counts = [bench.world.count(t) for t in ("ProcessingStep", "DataLineage", "Value")]
    assert (counts, bench.world.count("MetaData")) == ([0, 0, 0], before)


def test_the_result_has_the_shape_of_its_sources(bench: Bench) -> None:
    axis = bench.world.add(
        "WavelengthAxis",
        Name="two",
        NumberOfChannels=2,
        MinWavelength_nm=200.0,
        MaxWavelength_nm=300.0,
    )
    for index, wavelength in enumerate((200.0, 300.0)):
        bench.world.add(
            "WavelengthBin", WavelengthAxisID=axis, BinIndex=index, Wavelength_nm=wavelength
        )
    source = bench.raw(bench.equipment[0], ValueTypeID=2, WavelengthAxisID=axis)
    rows = [{"tstamp": "2025-03-01T10:00:00Z", "values": [0.5, None], "qualities": [1, 2]}]
    spectra = bench.send([source], rows)
    assert spectra.status_code == 201, spectra.text
    made = bench.series(spectra.json()["metadata_id"])
    assert (made["ValueTypeID"], made["WavelengthAxisID"]) == (2, axis)
    assert [row["Value"] for row in bench.world.rows("ValueSpectrum")] == [0.5, None]
    scalar = bench.send([source], degree="Derived", output={"shape": "Scalar"})
    assert scalar.json()["rows_written"] == 2
    arrays = bench.send([source], rows, degree="Histogram", output={"shape": "Array"})
    assert arrays.json()["rows_written"] == 1
    assert [row["ArrayIndex"] for row in bench.world.rows("ValueArray")] == [0, 1]


def test_cleaning_a_cleaned_series_again_is_a_chain_and_never_a_ring(bench: Bench) -> None:
    first = bench.send().json()["metadata_id"]
    second = bench.send([first], degree="Validated").json()["metadata_id"]
    back = bench.send([first, second], degree="Cleaned").json()
    assert back["metadata_id"] not in (first, second)
    tree = bench.client.get(f"/api/v1/lineage/{second}/backward")
    assert tree.status_code == 200, tree.text
    assert {node["metadata_id"] for node in tree.json()["series"]} >= {first, second}
    assert tree.json()["cycles"] == []
    assert bench.world.rows("Value")[0]["tstamp"] == utc("2025-03-01T10:00:00")
