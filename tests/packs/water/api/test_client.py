"""Datasets of the real metEAUdata package, written through the API on both databases."""

from __future__ import annotations

import copy
import warnings
from datetime import UTC, datetime
from importlib import import_module
from typing import Any
from zoneinfo import ZoneInfo

import httpx2
import pytest
from fastapi.testclient import TestClient

from packs.water.api.world import World
from strandline.errors import PlatformFailure, Refused, StrandlineError
from strandline.packs.water import client as client_module
from strandline.packs.water.client import WaterClient
from strandline.packs.water.dataset_steps import Choices, plain, plan_steps

meteaudata: Any = pytest.importorskip("meteaudata", reason="metEAUdata is not installed")
np: Any = pytest.importorskip("numpy")
pd: Any = pytest.importorskip("pandas")

START = "2025-01-01"
TSS, TURBIDITY = "TSS#1", "Turbidity#1"


def _dataset(raw_id: object = 1, *, zone: str | None = None, size: int = 40) -> Any:
    """A signal of one series, every second value missing at the start."""
    index = pd.date_range(START, periods=size, freq="1min", tz=zone)
    values = pd.Series([float(at) for at in range(size)], index=index, name="RAW")
    values.iloc[1] = np.nan
    return meteaudata.Dataset(name="d", signals={"TSS": _signal("TSS", values, raw_id)})


def _signal(name: str, values: Any, raw_id: object) -> Any:
    provenance = meteaudata.DataProvenance(
        source_repository="plant",
        project="p",
        location="Primary",
        equipment="TSS_01",
        parameter=name,
        purpose="test",
        metadata_id=str(raw_id),
    )
    return meteaudata.Signal(input_data=values, name=name, units="mg/L", provenance=provenance)


@pytest.fixture
def raw(world: World) -> int:
    """The stored series that the dataset's raw series is."""
    return world.series(
        SamplingLocationID=world.location(world.site()),
        VariableID=world.variable(unit=world.unit()),
        EquipmentID=world.equipment(),
        DataProvenanceID=1,
    )


@pytest.fixture
def water_client(client: TestClient) -> WaterClient:
    return WaterClient(http=client)


def _chain(dataset: Any) -> Any:
    """RAW -> RESAMPLED -> LIN-INT."""
    signal = dataset.signals[TSS]
    signal.process([f"{TSS}_RAW#1"], meteaudata.resample, "5min")
    signal.process([f"{TSS}_RESAMPLED#1"], meteaudata.linear_interpolation)
    return dataset


def _tree(client: TestClient, metadata_id: int) -> dict[str, Any]:
    return dict(client.get(f"/api/v1/lineage/{metadata_id}/tree").json())


def test_a_chain_is_written_step_by_step(
    client: TestClient, water_client: WaterClient, world: World, raw: int
) -> None:
    dataset = _chain(_dataset(raw))
    done = water_client.write_dataset(dataset)
    assert [(one.name, one.created, one.rows_written) for one in done.series] == [
        (f"{TSS}_RESAMPLED#1", True, 8),
        (f"{TSS}_LIN-INT#1", True, 8),
    ]
    final = done.metadata_ids[f"{TSS}_LIN-INT#1"]
    tree = _tree(client, raw)
    degrees = {one["processing_degree"]: one["depth"] for one in tree["series"]}
    assert degrees == {"Raw": 0, "Aggregated": 1, "Interpolated": 2}
    first, second = tree["steps"]
    assert (first["method"], second["method"]) == ("resample", "linear interpolation")
    assert first["method_version"] == "metEAUdata 0.12.1 / resample 0.1"
    assert first["parameters"]["parameters"] == {"frequency": "5min"}
    assert first["parameters"]["suffix"] == "RESAMPLED"
    ran = dataset.signals[TSS].time_series[f"{TSS}_RESAMPLED#1"].processing_steps[0].run_datetime
    assert first["executed_at"] == ran.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"
    assert second["output_metadata_ids"] == [final]
    values = [row for row in world.rows("Value") if row["MetaDataID"] == final]
    assert [row["Value"] for row in values][:2] == [(0 + 2 + 3 + 4) / 4, 7.0]


def test_only_what_is_new_is_written(water_client: WaterClient, world: World, raw: int) -> None:
    dataset = _dataset(raw)
    signal = dataset.signals[TSS]
    signal.process([f"{TSS}_RAW#1"], meteaudata.resample, "5min")
    first = water_client.write_dataset(dataset)
    assert water_client.write_dataset(dataset).series == ()
    signal.process([f"{TSS}_RESAMPLED#1"], meteaudata.linear_interpolation)
    (later,) = water_client.write_dataset(dataset).series
    assert later.name == f"{TSS}_LIN-INT#1"
    assert first.metadata_ids[f"{TSS}_RESAMPLED#1"] in [
        row["MetaDataID"] for row in world.rows("DataLineage") if row["Role"] == "Input"
    ]
    assert (world.count("ProcessingStep"), world.count("MetaData")) == (2, 3)


def test_another_copy_of_the_dataset_duplicates_nothing(
    water_client: WaterClient, world: World, raw: int
) -> None:
    dataset = _chain(_dataset(raw))
    again = copy.deepcopy(dataset)
    first = water_client.write_dataset(dataset)
    second = water_client.write_dataset(again)
    assert second.metadata_ids == first.metadata_ids
    assert [(one.created, one.rows_written) for one in second.series] == [(False, 0)] * 2
    assert (world.count("ProcessingStep"), world.count("MetaData")) == (2, 3)


def test_a_series_that_is_not_kept_is_a_row_without_values(
    client: TestClient, water_client: WaterClient, world: World, raw: int
) -> None:
    dataset = _chain(_dataset(raw))
    del dataset.signals[TSS].time_series[f"{TSS}_RESAMPLED#1"]
    done = water_client.write_dataset(dataset)
    between, final = done.series
    assert between.name.startswith(f"{TSS}_RESAMPLED#1 of ")
    assert (between.rows_written, final.rows_written) == (0, 8)
    tree = _tree(client, final.metadata_id)
    assert [one["depth"] for one in tree["series"]] == [-2, -1, 0]
    assert {row["MetaDataID"] for row in world.rows("Value")} == {final.metadata_id}


def test_signals_come_together_in_one_step(
    client: TestClient, water_client: WaterClient, world: World, raw: int
) -> None:
    dataset = _dataset(raw)
    other = world.series(
        SamplingLocationID=1, VariableID=world.variable("Turbidity"), DataProvenanceID=1
    )
    values = dataset.signals[TSS].time_series[f"{TSS}_RAW#1"].series.copy()
    values.name = "RAW"
    dataset.add(_signal("Turbidity", values, other))
    dataset.process([f"{TSS}_RAW#1", f"{TURBIDITY}_RAW#1"], meteaudata.average_signals)
    with pytest.raises(Refused) as caught:
        water_client.write_dataset(dataset)
    assert caught.value.code == "W086"
    derived = world.variable("Derived")
    outputs = {"AVERAGE#1": {"variable_id": derived, "unit_id": 1}}
    (done,) = water_client.write_dataset(
        dataset, outputs=outputs, degrees={"RAW": "Derived"}
    ).series
    (step,) = _tree(client, done.metadata_id)["steps"]
    assert step["input_metadata_ids"] == sorted([raw, other])
    assert world.rows("MetaData")[-1]["VariableID"] == derived


def test_one_step_with_two_outputs_keeps_them_apart(
    water_client: WaterClient, world: World, raw: int
) -> None:
    dataset = _dataset(raw)
    signal = dataset.signals[TSS]
    signal.process([f"{TSS}_RAW#1"], meteaudata.resample, "5min")
    signal.process([f"{TSS}_RAW#1", f"{TSS}_RESAMPLED#1"], meteaudata.linear_interpolation)
    done = water_client.write_dataset(dataset)
    made = {one.name: one for one in done.series}
    assert sorted(made) == [f"{TSS}_LIN-INT#1", f"{TSS}_LIN-INT#2", f"{TSS}_RESAMPLED#1"]
    assert len({one.metadata_id for one in done.series}) == 3
    assert {made[f"{TSS}_LIN-INT#{n}"].rows_written for n in (1, 2)} == {40, 8}


def test_an_input_is_found_by_its_history_where_its_name_is_a_siblings(
    client: TestClient, water_client: WaterClient, raw: int
) -> None:
    """The library writes the youngest number into a step's input names."""
    dataset = _dataset(raw)
    signal = dataset.signals[TSS]
    signal.process([f"{TSS}_RAW#1"], meteaudata.resample, "5min")
    signal.process([f"{TSS}_RAW#1"], meteaudata.resample, "10min")
    signal.process([f"{TSS}_RESAMPLED#1"], meteaudata.linear_interpolation)
    step = signal.time_series[f"{TSS}_LIN-INT#1"].processing_steps[-1]
    assert step.input_series_names == [f"{TSS}_RESAMPLED#2"]
    done = water_client.write_dataset(dataset)
    graph = client.get(f"/api/v1/lineage/{done.metadata_ids[f'{TSS}_LIN-INT#1']}/backward").json()
    depths = {one["metadata_id"]: one["depth"] for one in graph["series"]}
    assert depths[done.metadata_ids[f"{TSS}_RESAMPLED#1"]] == -1
    assert done.metadata_ids[f"{TSS}_RESAMPLED#2"] not in depths


def test_times_zones_and_portions(client: TestClient, world: World, raw: int) -> None:
    dataset = _dataset(raw)
    dataset.signals[TSS].process([f"{TSS}_RAW#1"], meteaudata.linear_interpolation)
    small = WaterClient(http=client, one_request=15)
    (done,) = small.write_dataset(dataset, zone=ZoneInfo("America/Toronto")).series
    assert done.rows_written == 40
    rows = world.rows("Value")
    assert len(rows) == 40
    assert str(rows[0]["tstamp"]) == "2025-01-01 05:00:00+00:00"
    assert world.count("ProcessingStep") == 1


def test_missing_values_become_null(water_client: WaterClient, world: World, raw: int) -> None:
    dataset = _dataset(raw, zone="Europe/Berlin")
    dataset.signals[TSS].process([f"{TSS}_RAW#1"], meteaudata.subset, 0, 3, rank_based=True)
    water_client.write_dataset(dataset, degrees={"SLICE": "Validated"})
    rows = world.rows("Value")
    assert [row["Value"] for row in rows][:2] == [0.0, None]
    assert str(rows[0]["tstamp"]) == "2024-12-31 23:00:00+00:00"


def test_parameters_with_arrays_and_nan_are_kept(
    client: TestClient, water_client: WaterClient, raw: int
) -> None:
    dataset = _dataset(raw)
    pairs = [(datetime(2025, 1, 1, 0, 5), datetime(2025, 1, 1, 0, 10))]
    dataset.signals[TSS].process(
        [f"{TSS}_RAW#1"], meteaudata.replace_ranges, pairs, reason="stuck", replace_with=np.nan
    )
    (done,) = water_client.write_dataset(dataset).series
    (step,) = _tree(client, done.metadata_id)["steps"]
    own = step["parameters"]["parameters"]
    assert own["reason"] == "stuck"
    assert own["replace_with"] == "nan"  # the library has made a text of it
    assert own["index_pairs"] == [["2025-01-01T00:05:00", "2025-01-01T00:10:00"]]


def _refused(dataset: Any, **more: Any) -> str:
    sent: list[str] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        sent.append(str(request.url))
        return httpx2.Response(500)

    http = httpx2.Client(transport=httpx2.MockTransport(answer), base_url="http://plant")
    with pytest.raises(StrandlineError) as caught:
        WaterClient(http=http).write_dataset(dataset, **more)
    assert sent == [], "something was sent before all was checked"
    assert caught.value.hint
    return caught.value.code


def test_what_cannot_be_written_is_refused_before_anything_is_sent() -> None:
    assert _refused(_chain(_dataset("unknown"))) == "W147"
    sliced = _dataset()
    sliced.signals[TSS].process([f"{TSS}_RAW#1"], meteaudata.subset, 0, 3, rank_based=True)
    assert _refused(sliced) == "W148"
    assert _refused(_chain(_dataset()), library="l" * 48) == "W149"
    steps = import_module("meteaudata.processing_steps.univariate.normalize_index")
    normalize_index_to_numeric_delta = steps.normalize_index_to_numeric_delta
    numbered = _dataset()
    numbered.signals[TSS].process([f"{TSS}_RAW#1"], normalize_index_to_numeric_delta, unit="s")
    degrees = {"NORM": "Normalised"}
    (step,) = plan_steps(numbered, Choices(degrees=degrees, library="metEAUdata 0.12.1")).steps
    assert step.processing["method_version"] == "metEAUdata 0.12.1 / 0.1"
    assert _refused(numbered, degrees=degrees) == "W150"
    wordy = _chain(_dataset())
    series = wordy.signals[TSS].time_series[f"{TSS}_LIN-INT#1"]
    series.series = series.series.astype(object)
    series.series.iloc[0] = "high"
    assert _refused(wordy) == "W151"
    endless = _chain(_dataset())
    endless.signals[TSS].time_series[f"{TSS}_LIN-INT#1"].series.iloc[0] = np.inf
    assert _refused(endless) == "W151"
    clocks = _dataset()
    signal = clocks.signals[TSS]
    signal.process([f"{TSS}_RAW#1"], meteaudata.linear_interpolation)
    made = signal.time_series[f"{TSS}_LIN-INT#1"]
    made.series.index = pd.date_range("2025-03-09T02:00", periods=40, freq="1min")
    assert _refused(clocks, zone=ZoneInfo("America/Toronto")) == "W156"


def test_plain_parameters() -> None:
    said = plain(
        {
            "array": np.array([1.5, np.inf]),
            "whole": np.int64(3),
            "real": np.float64(2.5),
            "yes": np.bool_(True),
            "time": pd.Timestamp("2025-01-01"),
            "span": pd.Timedelta("5min"),
            "set": {2, 1},
            "nested": [(1, None)],
        }
    )
    assert said == {
        "array": [1.5, {"__float__": "inf"}],
        "whole": 3,
        "real": 2.5,
        "yes": True,
        "time": "2025-01-01T00:00:00",
        "span": {"__seconds__": 300.0},
        "set": [1, 2],
        "nested": [[1, None]],
    }
    with pytest.raises(StrandlineError) as caught:
        plain({"a": [object()]})
    assert caught.value.code == "W152"
    assert "parameters.a[0]" in caught.value.message


def test_a_signal_that_was_renamed_is_followed_by_history() -> None:
    dataset = _chain(_dataset())
    dataset.signals[TSS].rename("Solids#1")
    ids = {f"{TSS}_RAW#1": 1}
    plan = plan_steps(dataset, Choices(metadata_ids=ids))
    assert [step.sources for step in plan.steps] == [(f"{TSS}_RAW#1",), ("Solids#1_RESAMPLED#1",)]


def test_a_server_that_is_away_or_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr(client_module.time, "sleep", waits.append)

    def ask(answer: Any) -> StrandlineError:
        http = httpx2.Client(transport=httpx2.MockTransport(answer), base_url="http://plant")
        with (
            WaterClient(key="secret-key", http=http) as client,
            pytest.raises(StrandlineError) as caught,
        ):
            client.post("/api/v1/ingest/processed", {})
        assert "secret-key" not in f"{caught.value} {caught.value.details} {caught.value.hint}"
        return caught.value

    def away(request: httpx2.Request) -> httpx2.Response:
        raise httpx2.ConnectError("refused", request=request)

    assert ask(away).code == "W154"
    assert len(waits) == 2
    error = ask(lambda _: httpx2.Response(404, text="<html>"))
    assert (error.code, isinstance(error, PlatformFailure)) == ("W155", True)
    problem = {"code": "H001", "detail": "no key", "hint": "send one"}
    error = ask(lambda _: httpx2.Response(401, json=problem))
    assert (error.code, error.hint, error.details["status"]) == ("H001", "send one", 401)
    answers = iter([httpx2.Response(503), httpx2.Response(201, json={"done": 1})])
    http = httpx2.Client(
        transport=httpx2.MockTransport(lambda _: next(answers)), base_url="http://plant"
    )
    assert WaterClient(http=http).post("/x", {}) == {"done": 1}


@pytest.fixture(autouse=True)
def _quiet() -> Any:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="meteaudata")
        yield
