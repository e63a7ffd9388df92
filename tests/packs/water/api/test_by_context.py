"""GET /timeseries/by-context on both databases."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from packs.water.api.test_shapes import add_spectra
from packs.water.api.world import World, utc
from strandline.packs.water.context import Water
from strandline.packs.water.web.schemas.timeseries import ByContextAnswer

URL = "/api/v1/timeseries/by-context"
DAY = utc("2025-01-01T00:00:00")


def ask(client: TestClient, **query: object) -> dict[str, Any]:
    answer = client.get(URL, params={k.rstrip("_"): v for k, v in query.items()})  # type: ignore[misc]
    assert answer.status_code == 200, answer.text
    document: dict[str, Any] = answer.json()
    assert ByContextAnswer.model_validate(document).model_dump(mode="json") == document
    return document


def problem(client: TestClient, **query: object) -> tuple[int, dict[str, Any]]:
    answer = client.get(URL, params=query)  # type: ignore[arg-type]
    return answer.status_code, answer.json()


def all_pages(client: TestClient, **query: object) -> list[dict[str, Any]]:
    pages = [ask(client, **query)]
    while pages[-1]["next_cursor"]:
        pages.append(ask(client, **query, cursor=pages[-1]["next_cursor"]))
    return pages


class Plant:
    """TSS at one place by a sensor, raw and cleaned, and by a laboratory."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.site = world.site()
        self.here = world.location(self.site)
        self.tss = world.variable(unit=world.unit())
        self.probe = world.equipment()
        self.sensor = self.series([0.0, 1.0, 2.0], DataProvenanceID=1, EquipmentID=self.probe)
        self.lab = self.series([10.0], DataProvenanceID=2)
        self.empty = self.series([], DataProvenanceID=3)
        self.cleaned = self.series(
            [20.0, 21.0], DataProvenanceID=1, EquipmentID=self.probe, ProcessingDegree="Cleaned"
        )

    def series(self, values: list[float | None], **more: object) -> int:
        context = {"SamplingLocationID": self.here, "VariableID": self.tss, **more}
        key = self.world.series(**context)
        if values:
            self.world.scalars(key, DAY, values)
        return key


@pytest.fixture
def plant(world: World) -> Plant:
    return Plant(world)


def test_series_come_each_by_itself(client: TestClient, plant: Plant) -> None:
    (page,) = all_pages(client, location="primary effluent", variable="tss")
    assert [
        (entry["metadata_id"], entry["provenance"], entry["processing_degree"], entry["equipment"],
         [row["value"] for row in entry["data"]])
        for entry in page["items"]
    ] == [
        (plant.sensor, "Sensor", "Raw", "TSS_01", [0.0, 1.0, 2.0]),
        (plant.lab, "Laboratory", "Raw", None, [10.0]),
        (plant.empty, "Manual Entry", "Raw", None, []),
        (plant.cleaned, "Sensor", "Cleaned", "TSS_01", [20.0, 21.0]),
    ]  # fmt: skip


FILTERS = (
    ({"provenance": "laboratory"}, ["lab"]),
    ({"provenance": "2"}, ["lab"]),
    ({"degree": "cleaned"}, ["cleaned"]),
    ({"equipment": "tss_01"}, ["sensor", "cleaned"]),
    ({"equipment": "tss_01", "degree": "Raw"}, ["sensor"]),
    ({"degree": "Validated"}, []),
)


def test_filters_narrow_the_series(client: TestClient, plant: Plant) -> None:
    for query, names in FILTERS:
        found = [entry["metadata_id"] for entry in ask(client, **query)["items"]]
        assert found == [getattr(plant, name) for name in names], query


def test_window_quality_and_unit_apply_to_every_series(client: TestClient, plant: Plant) -> None:
    page = ask(client, variable="TSS", from_="2025-01-01T00:01:00Z", to="2025-01-01T00:02:00Z")
    assert [entry["row_count"] for entry in page["items"]] == [1, 0, 0, 1]
    assert [entry["row_count"] for entry in ask(client, quality="2")["items"]] == [0, 0, 0, 0]
    converted = ask(client, variable="TSS", unit="g/L", degree="Cleaned")["items"][0]
    assert converted["data"][0]["value"] == pytest.approx(0.02)
    assert converted["unit"] == "g/L"


def test_pages_of_any_size_lose_and_repeat_nothing(client: TestClient, plant: Plant) -> None:
    spectrum = add_spectra(plant.world)
    whole = {entry["metadata_id"]: entry for entry in ask(client)["items"]}
    assert sum(entry["row_count"] for entry in whole.values()) == 8
    assert len(whole[spectrum]["data"][0]["bins"]) == 2
    for limit in (1, 2, 3, 4, 6, 7, 8, 9):
        seen: dict[int, list[object]] = {}
        for page in all_pages(client, limit=limit):
            assert sum(entry["row_count"] for entry in page["items"]) <= limit
            for entry in page["items"]:
                seen.setdefault(entry["metadata_id"], []).extend(entry["data"])
        assert seen == {key: entry["data"] for key, entry in whole.items()}, limit


def test_many_series_are_paged_and_never_cut(client: TestClient, world: World) -> None:
    made = [world.series() for _ in range(53)]
    world.scalars(made[-1], DAY, [1.0])
    first, second = all_pages(client, degree="raw")
    found = [entry["metadata_id"] for page in (first, second) for entry in page["items"]]
    assert found == made
    assert second["items"][-1]["row_count"] == 1


def test_names_that_fit_nothing_or_several(client: TestClient, plant: Plant) -> None:
    assert problem(client, location="Nowhere")[0] == 404
    assert problem(client, variable="999")[0] == 404
    other = plant.world.location(plant.world.site("Lagoon"), "Primary Effluent")
    status, found = problem(client, location="Primary Effluent")
    assert status == 422
    assert found["details"]["ids"] == [plant.here, other]
    assert len(ask(client, location="Primary Effluent", site="Rivermead works")["items"]) == 4


def test_a_cursor_of_another_question_is_refused(client: TestClient, plant: Plant) -> None:
    cursor = ask(client, limit=3)["next_cursor"]
    assert problem(client, degree="Cleaned", cursor=cursor)[1]["code"] == "W018"
    for wrong, code in (("x", "H010"), ("WzEsMl0", "H010"), ("WyIxIiwyLG51bGxd", "W012")):
        status, found = problem(client, cursor=wrong)
        assert (status, found["code"]) == (422, code)


def test_the_number_of_statements_does_not_grow_with_the_series(
    client: TestClient, water: Water, world: World
) -> None:
    counts = []
    for _ in range(2):
        for _ in range(10):
            world.scalars(world.series(), DAY, [1.0])
        seen: list[str] = []

        def note(*args: Any, seen: list[str] = seen) -> None:
            seen.append(args[2])

        sa.event.listen(water.database.engine, "before_cursor_execute", note)
        ask(client)
        sa.event.remove(water.database.engine, "before_cursor_execute", note)
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 5
