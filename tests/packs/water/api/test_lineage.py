"""Task 3.3: what was made from what, read and recorded, on both databases."""

from __future__ import annotations

import re
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from packs.water.api.world import World, utc
from strandline.packs.water.context import Water
from strandline.packs.water.lineage_records import NewStep
from strandline.packs.water.services import lineage, lineage_writing, parameters
from strandline.packs.water.services.cycles import cycles_in
from strandline.packs.water.vocabulary import Role
from strandline.rest.errors import Invalid
from support.repository import ROOT

OUTLIERS = NewStep(
    name="Outliers out",
    description=None,
    method="outlier_removal",
    method_version="metEAUdata 0.12.1",
    parameters={"method": "zscore", "threshold": 3.0},
    executed_at=utc("2025-02-01T10:00:00"),
    executed_by_person_id=None,
)


class Chains:
    """Series of one location and variable, and steps between them."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.location = world.location(world.site())
        self.variable = world.variable(unit=world.unit())

    def series(self, degree: str = "Raw", **more: object) -> int:
        return self.world.series(
            **{
                "SamplingLocationID": self.location,
                "VariableID": self.variable,
                "ProcessingDegree": degree,
                **more,
            }
        )

    def step(self, inputs: Iterable[int], outputs: Iterable[int], **more: object) -> int:
        """A step as anybody could have stored it: nothing is checked."""
        step = self.world.add("ProcessingStep", **{"Name": "step", "MethodName": "m", **more})
        sides = [("Input", one) for one in inputs] + [("Output", one) for one in outputs]
        self.world.add_all(
            "DataLineage",
            [{"ProcessingStepID": step, "MetaDataID": one, "Role": role} for role, one in sides],
        )
        return step


@pytest.fixture
def chains(world: World) -> Chains:
    return Chains(world)


def _get(client: TestClient, path: str, **params: object) -> dict[str, Any]:
    answer = client.get(f"/api/v1/lineage/{path}", params=params)  # type: ignore[arg-type]
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def _depths(graph: dict[str, Any]) -> dict[int, int | None]:
    return {one["metadata_id"]: one["depth"] for one in graph["series"]}


def test_a_chain_is_followed_both_ways(client: TestClient, chains: Chains) -> None:
    raw, cleaned, valid = (chains.series(one) for one in ("Raw", "Cleaned", "Validated"))
    person = chains.world.add("Person", FullName="Ada Brook")
    first = chains.step(
        [raw],
        [cleaned],
        Name="Outliers out",
        MethodName="outlier_removal",
        MethodVersion="metEAUdata 0.12.1",
        Parameters='{"threshold": 3.0}',
        ExecutedAt=utc("2025-02-01T10:00:00"),
        ExecutedByPersonID=person,
    )
    second = chains.step([cleaned], [valid])
    forward = _get(client, f"{raw}/forward")
    assert _depths(forward) == {raw: 0, cleaned: 1, valid: 2}
    told = forward["steps"][0]
    assert (told["name"], told["parameters"], told["executed_at"], told["executed_by"]) == (
        "Outliers out",
        {"threshold": 3.0},
        "2025-02-01T10:00:00Z",
        "Ada Brook",
    )
    assert [(one["processing_step_id"], one["depth"]) for one in forward["steps"]] == [
        (first, 1),
        (second, 2),
    ]
    assert _depths(_get(client, f"{valid}/backward")) == {valid: 0, cleaned: -1, raw: -2}
    assert _depths(_get(client, f"{cleaned}/tree")) == {raw: -1, cleaned: 0, valid: 1}
    assert _get(client, f"{raw}/backward")["steps"] == []


def test_fan_out_and_fan_in(client: TestClient, chains: Chains) -> None:
    tss, turbidity = chains.series(), chains.series()
    cleaned, hourly, derived = (chains.series(one) for one in ("Cleaned", "Aggregated", "Derived"))
    chains.step([tss], [cleaned])
    chains.step([tss], [hourly])
    both = chains.step([tss, turbidity], [derived])
    forward = _get(client, f"{tss}/forward")
    assert _depths(forward) == {tss: 0, turbidity: None, cleaned: 1, hourly: 1, derived: 1}
    back = _get(client, f"{derived}/backward")
    assert _depths(back) == {tss: -1, turbidity: -1, derived: 0}
    (step,) = back["steps"]
    assert (step["processing_step_id"], step["input_metadata_ids"]) == (both, [tss, turbidity])


def test_a_diamond_is_told_once(client: TestClient, chains: Chains) -> None:
    raw, left, right, final = (chains.series() for _ in range(4))
    chains.step([raw], [left])
    chains.step([raw], [right])
    chains.step([left, right], [final])
    tree = _get(client, f"{final}/tree")
    assert _depths(tree) == {raw: -2, left: -1, right: -1, final: 0}
    assert len(tree["steps"]) == 3
    assert len(tree["edges"]) == 7
    assert tree["cycles"] == []


def test_stored_cycles_end_and_are_told(client: TestClient, chains: Chains) -> None:
    one, two, three, own = (chains.series() for _ in range(4))
    for source, output in ((one, two), (two, three), (three, one)):
        chains.step([source], [output])
    chains.step([three], [own])
    chains.step([own], [own])
    for direction in ("forward", "backward", "tree"):
        graph = _get(client, f"{two}/{direction}")
        assert graph["cycles"][0] == [one, two, three]
        assert not graph["truncated"]
    assert _get(client, f"{own}/forward")["cycles"] == [[own]]


def test_a_walk_that_must_end_says_so(client: TestClient, chains: Chains) -> None:
    series = [chains.series() for _ in range(5)]
    for source, output in pairwise(series):
        chains.step([source], [output])
    cut = _get(client, f"{series[0]}/forward", depth=2)
    assert (_depths(cut), cut["truncated"]) == (dict(zip(series, range(3), strict=False)), True)
    assert not _get(client, f"{series[0]}/forward", depth=4)["truncated"]
    assert client.get(f"/api/v1/lineage/{series[0]}/tree?depth=0").status_code == 422


def test_a_wide_graph_is_cut_aloud(water: Water, chains: Chains) -> None:
    raw, *made = [chains.series() for _ in range(6)]
    steps = [chains.step([raw], [one]) for one in made]
    with water.database.read() as session:
        for most, told in ((3, steps[:3]), (5, steps)):
            found = lineage.walk(session, [raw], Role.INPUT, most=most)
            assert (sorted(found.steps), found.truncated) == (told, most == 3)


def test_whatever_was_stored_as_parameters_can_be_answered(
    client: TestClient, chains: Chains
) -> None:
    raw = chains.series()
    cases: list[tuple[str | None, object]] = [
        ("{not json", "{not json"),
        ('{"a": NaN}', '{"a": NaN}'),
        ('{"a": 1e999}', '{"a": 1e999}'),
        ('{"a": "\\ud800"}', '{"a": "\\ud800"}'),
        ("[" * 5000, "[" * 5000),
        (None, None),
        ("[1]", [1]),
    ]
    for stored, _ in cases:
        chains.step([raw], [chains.series()], Parameters=stored)
    steps = _get(client, f"{raw}/forward")["steps"]
    assert [one["parameters"] for one in steps] == [told for _, told in cases]


def test_the_documented_query_finds_the_same_series(water: Water, chains: Chains) -> None:
    raw, left, right, final, apart = (chains.series() for _ in range(5))
    for sources, output in (([raw], left), ([raw], right), ([left, right], final), ([raw], apart)):
        chains.step(sources, [output])
    chains.step([final], [raw])
    page = ROOT / "docs" / "explanation" / "water" / "processing-lineage.md"
    queries = re.findall(r"```sql\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    query = next(one for one in queries if "RECURSIVE" in one)
    if water.database.dialect.name == "postgres":
        query = re.sub(r'(FROM|JOIN) "', r'\1 dbo."', query)
    with water.database.read() as session:
        by_page = session.connection.execute(sa.text(query), {"series": final})
        found = {row[0] for row in by_page}
    walked = lineage.get_backward(water, final)
    assert found == {node.series.metadata_id for node in walked.series if node.depth is not None}
    assert found == {raw, left, right, final}


def test_every_version_is_told_with_what_is_stored(client: TestClient, chains: Chains) -> None:
    equipment = chains.world.equipment()
    raw = chains.series(EquipmentID=equipment, DataProvenanceID=1)
    cleaned = chains.series("Cleaned", EquipmentID=equipment, DataProvenanceID=1)
    lab = chains.series(DataProvenanceID=2)
    chains.world.scalars(raw, utc("2025-01-01"), [1.0, 2.0, 3.0])
    chains.world.scalars(cleaned, utc("2025-01-01"), [1.0])
    window = {"from": "2025-01-01T00:01:00Z", "to": "2025-01-01T00:03:00Z"}
    by_name = _get(
        client, "degrees", location="primary effluent", variable=chains.variable, **window
    )
    told = {
        one["metadata_id"]: (one["provenance"], one["equipment"], one["value_count"])
        for one in by_name["items"]
    }
    assert told == {
        raw: ("Sensor", "TSS_01", 2),
        cleaned: ("Sensor", "TSS_01", 0),
        lab: ("Laboratory", None, 0),
    }
    assert by_name["items"] == _get(client, f"{raw}/degrees", **window)["items"]
    first = next(one for one in by_name["items"] if one["metadata_id"] == raw)
    assert (first["first_timestamp"], first["last_timestamp"]) == (
        "2025-01-01T00:01:00Z",
        "2025-01-01T00:02:00Z",
    )
    assert first["values"].startswith(f"/api/v1/timeseries/{raw}?from=2025-01-01T00%3A01")
    page = _get(client, f"{raw}/degrees", page_size=2)
    assert (page["total"], page["has_next"]) == (3, True)


def test_what_cannot_be_answered(client: TestClient, world: World) -> None:
    Chains(world)
    assert world.series() == 1
    for path, status, code in (
        ("999/forward", 404, "W140"),
        ("999/degrees", 404, "W140"),
        ("degrees?location=nowhere&variable=TSS", 404, "W161"),
        ("degrees?location=1&variable=nothing", 404, "W161"),
        ("degrees?location=1&variable=1&from=2025-02-01&to=2025-01-01", 422, "W166"),
        ("1/degrees", 422, "W146"),
        ("0/tree", 422, None),
        ("99999999999999999999/tree", 422, None),
    ):
        answer = client.get(f"/api/v1/lineage/{path}")
        assert answer.status_code == status, (path, answer.text)
        assert code in (None, answer.json().get("code")), path


def _body(sources: list[int], outputs: list[int], **more: object) -> dict[str, Any]:
    processing = {"method": "outlier_removal", "method_version": "metEAUdata 0.12.1", **more}
    return {
        "source_metadata_ids": sources,
        "output_metadata_ids": outputs,
        "processing": processing,
    }


def test_a_step_is_recorded_once(client: TestClient, chains: Chains) -> None:
    one, two, made = chains.series(), chains.series(), chains.series("Cleaned")

    def post(sources: list[int], **more: object) -> tuple[int, dict[str, Any]]:
        answer = client.post("/api/v1/lineage/steps", json=_body(sources, [made], **more))
        return answer.status_code, answer.json()

    status, first = post([two, one], parameters={"threshold": 3, "b": [1, {"c": None}]})
    assert (status, first["created"]) == (201, True)
    # The same in other words: sources the other way, 3.0 for 3, keys in another order, run later.
    again = post(
        [one, two],
        parameters={"b": [1.0, {"c": None}], "threshold": 3.0},
        executed_at="2026-01-01T00:00:00Z",
    )
    assert (again[0], again[1]["processing_step_id"]) == (200, first["processing_step_id"])
    for other in (
        {"parameters": {"threshold": 4}},
        {"parameters": {"threshold": True, "b": [1, {"c": None}]}},
        {"parameters": None},
        {"method_version": "metEAUdata 0.12.2"},
        {"method": "smoothing"},
    ):
        assert post([one, two], **other)[0] == 201, other
    assert post([one], parameters={"threshold": 3, "b": [1, {"c": None}]})[0] == 201
    assert _get(client, f"{made}/backward")["steps"][0]["name"] == "outlier_removal"


REFUSED: tuple[tuple[list[int], list[int], dict[str, object], int, str | None], ...] = (
    ([1], [1], {}, 422, "W141"),
    ([3], [1], {}, 422, "W142"),
    ([1, 1], [4], {}, 422, "W143"),
    ([1], [4, 4], {}, 422, "W143"),
    ([], [4], {}, 422, None),
    ([999], [4], {}, 404, "W140"),
    ([1], [999], {}, 404, "W140"),
    ([1], [4], {"executed_by_person_id": 9}, 404, "W042"),
    ([1], [4], {"method_version": "v" * 51}, 422, None),
    ([1], [4], {"method": ""}, 422, None),
    ([1], [4], {"method": "a\x00"}, 400, "H007"),
    ([1], [4], {"parameters": {"a": "x" * 1_000_001}}, 422, "W144"),
    ([1], [4], {"parameters": [1]}, 422, None),
    ([1], [4], {"executed_at": "yesterday"}, 422, None),
    ([1], [4], {"more": 1}, 422, None),
)


def test_steps_that_are_refused_write_nothing(client: TestClient, chains: Chains) -> None:
    series = [chains.series() for _ in range(4)]
    assert series == [1, 2, 3, 4]
    chains.step([1], [2])
    chains.step([2], [3])
    for sources, outputs, change, status, code in REFUSED:
        body = _body(sources, outputs, **change)
        answer = client.post("/api/v1/lineage/steps", json=body)
        assert answer.status_code == status, (code, change, answer.text[:300])
        assert code in (None, answer.json().get("code")), change
    assert chains.world.count("ProcessingStep") == 2
    assert chains.world.count("DataLineage") == 4


def test_parameters_that_no_json_can_say(client: TestClient, chains: Chains) -> None:
    raw, made = chains.series(), chains.series()
    for text in ('{"a": NaN}', '{"a": -Infinity}', '{"a": 1e999}', '{"a": "\\ud800"}'):
        body = (
            f'{{"source_metadata_ids": [{raw}], "output_metadata_ids": [{made}],'
            f' "processing": {{"method": "m", "parameters": {text}}}}}'
        )
        answer = client.post(
            "/api/v1/lineage/steps", content=body, headers={"content-type": "application/json"}
        )
        assert answer.status_code in (400, 422), (text, answer.text)
    assert chains.world.count("ProcessingStep") == 0


def test_the_same_step_from_eight_at_once_is_one(water: Water, chains: Chains) -> None:
    raw, made = chains.series(), chains.series("Cleaned")

    def record(_: int) -> bool:
        return lineage_writing.record_between(water, OUTLIERS, [raw], [made]).created

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(record, range(8))) == [False] * 7 + [True]
    assert chains.world.count("ProcessingStep") == 1


def test_steps_that_close_a_cycle_together_are_not_both_written(
    water: Water, chains: Chains
) -> None:
    """a -> b and c -> d exist; b -> c and d -> a are each harmless alone."""
    a, b, c, d = (chains.series() for _ in range(4))
    chains.step([a], [b])
    chains.step([c], [d])

    def record(pair: tuple[int, int]) -> bool:
        try:
            return lineage_writing.record_between(water, OUTLIERS, [pair[0]], [pair[1]]).created
        except Invalid as error:
            assert error.code == "W142"
            return False

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(record, [(b, c), (d, a)])) == [False, True]
    assert lineage.get_tree(water, a).cycles == ()


def test_an_earlier_output_is_found_by_what_was_done(water: Water, chains: Chains) -> None:
    raw, cleaned, other = chains.series(), chains.series("Cleaned"), chains.series("Validated")
    with water.database.write() as session:
        step = lineage_writing.record_step(session, OUTLIERS, [raw], [cleaned, other]).step_id
    with water.database.write() as session:
        lineage_writing.lock_sources(session, [raw])
        found = lineage_writing.earlier_output(session, OUTLIERS, [raw], "Cleaned")
        assert found is not None
        assert (found[0], found[1].metadata_id) == (step, cleaned)
        assert lineage_writing.earlier_output(session, OUTLIERS, [raw], "Raw") is None
        later = replace(OUTLIERS, parameters={"threshold": 2})
        assert lineage_writing.earlier_output(session, later, [raw], "Cleaned") is None


@pytest.mark.parametrize(
    ("graph", "cycles"),
    [
        ({}, []),
        ({1: [2], 2: [3]}, []),
        ({1: [2, 3], 2: [4], 3: [4]}, []),
        ({1: [1]}, [(1,)]),
        ({1: [2], 2: [1], 3: [4], 4: [5], 5: [3, 1]}, [(1, 2), (3, 4, 5)]),
        ({n: [n + 1] for n in range(20_000)}, []),
        ({n: [(n + 1) % 20_000] for n in range(20_000)}, [tuple(range(20_000))]),
    ],
    ids=["empty", "chain", "diamond", "itself", "two", "long", "round"],
)
def test_cycles(graph: dict[int, list[int]], cycles: list[tuple[int, ...]]) -> None:
    assert cycles_in(graph) == cycles


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "\ud800", object()])
def test_a_caller_in_python_is_refused_what_no_json_can_say(value: object) -> None:
    with pytest.raises(Invalid) as caught:
        parameters.written({"a": [value]})
    assert caught.value.code == "W144"


@pytest.mark.parametrize(
    ("stored", "given", "same"),
    [
        ('{"a": 3}', {"a": 3.0}, True),
        ('{"a": 1}', {"a": True}, False),
        ('{"a": "1"}', {"a": 1}, False),
        ('{"a": null}', {}, False),
        ("{}", None, False),
        (None, None, True),
        ("no json", {}, False),
    ],
)
def test_parameters_are_compared_by_meaning(
    stored: str | None, given: dict[str, object] | None, same: bool
) -> None:
    assert parameters.same(stored, given) is same
