"""POST /ingest/sensor on both databases."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from packs.water.api.world import World, utc
from strandline.packs.water.context import Water

URL = "/api/v1/ingest/sensor"
Rows = list[dict[str, Any]]


def at(text: str, value: float | None = 1.0, **more: object) -> dict[str, Any]:
    return {"tstamp": text, "value": value, **more}


class Plant:
    """An instrument with a route, and the words to send its values."""

    def __init__(self, client: TestClient, world: World) -> None:
        self.client, self.world = client, world
        self.location = world.location(world.site())
        self.variable = world.variable(unit=world.unit())
        self.equipment = world.equipment()
        self.series = self.make_series()
        self.route = world.route(self.equipment, self.variable, self.series, utc("2025-01-01"))

    def make_series(self, **more: object) -> int:
        return self.world.series(
            EquipmentID=self.equipment,
            VariableID=self.variable,
            SamplingLocationID=self.location,
            DataProvenanceID=1,
            **more,
        )

    def body(self, rows: Rows, **more: object) -> dict[str, Any]:
        return {
            "equipment_id": self.equipment,
            "variable_id": self.variable,
            "values": rows,
            **more,
        }

    def send(self, rows: Rows, headers: dict[str, str] | None = None, **more: object) -> Any:
        return self.client.post(URL, json=self.body(rows, **more), headers=headers)

    def stored(self, series: int | None = None) -> dict[str, object]:
        wanted = series or self.series
        return {
            row["tstamp"].strftime("%d %H:%M"): row["Value"]  # type: ignore[attr-defined]
            for row in sorted(self.world.rows("Value"), key=lambda row: str(row["tstamp"]))
            if row["MetaDataID"] == wanted
        }


@pytest.fixture
def plant(client: TestClient, world: World) -> Plant:
    return Plant(client, world)


def test_values_are_written_to_the_series_of_their_route(plant: Plant) -> None:
    rows = [at("2025-03-01T10:00:00Z", 24.5, quality=1), at("2025-03-01T10:01:00Z", None)]
    answer = plant.send(rows)
    assert answer.status_code == 201, answer.text
    assert answer.json() == {
        "metadata_id": plant.series,
        "rows_written": 2,
        "inserted": 2,
        "changed": 0,
        "unchanged": 0,
        "kept": 0,
        "refused": 0,
        "routes": [
            {
                "route_id": plant.route,
                "metadata_id": plant.series,
                "rows_written": 2,
                "inserted": 2,
                "changed": 0,
                "unchanged": 0,
                "kept": 0,
            }
        ],
        "warnings": [],
        "results": None,
    }
    assert plant.stored() == {"01 10:00": 24.5, "01 10:01": None}


TIMES = [
    ("2025-03-01T10:00:00Z", "01 10:00"),
    ("2025-03-01T10:00:00+00:00", "01 10:00"),
    ("2025-03-01T10:00:00", "01 10:00"),
    ("2025-03-01 10:00:00.000", "01 10:00"),
    ("2025-03-01T05:00:00-05:00", "01 10:00"),
    ("2025-03-01T23:30:00-02:00", "02 01:30"),
    ("20250301T100000Z", "01 10:00"),
]


def test_times_are_kept_in_utc(plant: Plant) -> None:
    for value, (text, stored) in enumerate(TIMES):
        assert plant.send([at(text, value)]).status_code == 201
        assert plant.stored()[stored] == value, text


def test_a_batch_that_crosses_a_change_of_route_is_split_at_the_instant(
    plant: Plant, world: World
) -> None:
    moved = plant.make_series()
    equipment, variable = world.equipment("TSS_02"), plant.variable
    first = world.route(
        equipment, variable, plant.series, utc("2025-03-01"), ValidTo=utc("2025-03-15")
    )
    second = world.route(equipment, variable, moved, utc("2025-03-15"))
    rows = [
        at("2025-03-15T00:00:00Z", 3.0),
        at("2025-03-14T23:59:59.999999Z", 2.0),
        at("2025-03-15T00:01:00Z", 4.0),
    ]
    answer = plant.client.post(URL, json={**plant.body(rows), "equipment_id": equipment}).json()
    assert answer["metadata_id"] is None
    assert answer["rows_written"] == 3
    assert [(one["route_id"], one["metadata_id"], one["inserted"]) for one in answer["routes"]] == [
        (first, plant.series, 1),
        (second, moved, 2),
    ]
    assert list(plant.stored(moved).values()) == [3.0, 4.0]


HELD = [at("2025-03-01T10:00:00Z", 1.0, quality=1), at("2025-03-01T10:01:00Z", 2.0)]
SENT = [
    at("2025-03-01T10:00:00Z", 9.0, quality=1),
    at("2025-03-01T10:01:00Z", 2.0),
    at("2025-03-01T10:02:00Z", 3.0),
]
POLICIES: list[tuple[str, dict[str, int], list[float]]] = [
    ("overwrite", {"inserted": 1, "changed": 1, "unchanged": 1, "kept": 0}, [9.0, 2.0, 3.0]),
    ("keep", {"inserted": 1, "changed": 0, "unchanged": 1, "kept": 1}, [1.0, 2.0, 3.0]),
]


def test_a_value_that_is_stored_otherwise_is_treated_as_asked(plant: Plant) -> None:
    for day, (policy, counts, left) in enumerate(POLICIES, 10):
        held, sent = (on_day(day, rows) for rows in (HELD, SENT))
        plant.send(held)
        answer = plant.send(sent, conflict=policy).json()
        assert {name: answer[name] for name in counts} == counts, policy
        assert answer["rows_written"] == counts["inserted"] + counts["changed"]
        stored = plant.stored().items()
        assert [value for when, value in stored if when.startswith(str(day))] == left


def on_day(day: int, rows: Rows) -> Rows:
    return [{**row, "tstamp": row["tstamp"].replace("-01T", f"-{day}T")} for row in rows]


def test_rejected_conflicts_name_the_rows_and_change_nothing(plant: Plant) -> None:
    plant.send(HELD)
    answer = plant.send(SENT, conflict="reject")
    assert (answer.status_code, answer.json()["code"]) == (409, "W072")
    assert answer.json()["details"]["rows"] == [
        {
            "row": 0,
            "code": "W072",
            "message": "another value is stored for this instant",
        }
    ]
    assert "9.0" not in answer.text
    assert list(plant.stored().values()) == [1.0, 2.0]


def test_the_same_request_twice_leaves_the_same_rows(plant: Plant) -> None:
    plant.send(SENT)
    again = plant.send(SENT).json()
    assert (again["rows_written"], again["unchanged"]) == (0, 3)
    assert list(plant.stored().values()) == [9.0, 2.0, 3.0]


def test_two_values_for_one_instant_are_refused_by_position(plant: Plant) -> None:
    rows = [
        at("2025-03-01T10:00:00Z"),
        at("2025-03-01T11:00:00Z"),
        at("2025-03-01T05:00:00-05:00", 2.0),
    ]
    answer = plant.send(rows)
    assert (answer.status_code, answer.json()["code"]) == (422, "W071")
    assert answer.json()["detail"] == "values[2]: tstamp is the same as that of values[0]"
    assert plant.stored() == {}


def test_partial_writes_what_it_can_and_tells_the_rest_row_by_row(plant: Plant) -> None:
    plant.send(HELD)
    rows = [
        at("2025-03-01T10:00:00Z", 9.0),
        at("not a time"),
        at("2024-12-31T23:59:59Z"),
        at("2025-03-01T12:00:00Z", 4.0),
        at("2025-03-01T12:00:00Z", 5.0),
        at("0001-01-01T00:00:00+10:00"),
    ]
    answer = plant.send(rows, partial=True, conflict="reject")
    assert answer.status_code == 201, answer.text
    document = answer.json()
    assert [(one["row"], one["status"], one["code"]) for one in document["results"]] == [
        (0, "refused", "W072"),
        (1, "refused", "W070"),
        (2, "refused", "W040"),
        (3, "stored", None),
        (4, "refused", "W071"),
        (5, "refused", "W061"),
    ]
    assert (document["rows_written"], document["refused"]) == (1, 5)
    assert any("No route for equipment" in text for text in document["warnings"])
    assert list(plant.stored().values()) == [1.0, 2.0, 4.0]


def test_partial_with_keep_says_what_was_kept(plant: Plant) -> None:
    plant.send(HELD)
    document = plant.send(SENT, partial=True, conflict="keep").json()
    assert [one["status"] for one in document["results"]] == ["kept", "stored", "stored"]


REFUSED: list[tuple[str, dict[str, Any], int, str]] = [
    ("no such equipment", {"equipment_id": 999_999}, 404, "W042"),
    ("no such variable", {"variable_id": 999_999}, 404, "W042"),
    ("no route then", {"values": [at("2024-01-01T00:00:00Z")]}, 422, "W040"),
    ("no time", {"values": [at("yesterday")]}, 422, "W070"),
    ("no year", {"values": [at("9999-12-31T23:59:59-01:00")]}, 422, "W061"),
]


def test_what_cannot_be_stored_is_refused_before_anything_is_written(plant: Plant) -> None:
    for name, change, status, code in REFUSED:
        answer = plant.client.post(URL, json={**plant.body([at("2025-03-01T10:00:00Z")]), **change})
        assert (answer.status_code, answer.json()["code"]) == (status, code), (name, answer.text)
        assert answer.json()["hint"]
    assert plant.stored() == {}


MALFORMED = [
    '{"equipment_id": 1',
    "[]",
    '{"equipment_id": 1, "variable_id": 1, "values": []}',
    '{"equipment_id": 1, "variable_id": 1, "values": [{"tstamp": "2025-01-01", "value": NaN}]}',
    '{"equipment_id": 1, "variable_id": 1, "values": [{"tstamp": "2025-01-01", "value": 1e999}]}',
    '{"equipment_id": 1, "variable_id": 1, "values": [{"tstamp": "2025-01-01", "value": "1"}]}',
    '{"equipment_id": 1, "variable_id": 1, "values": [{"tstamp": "2025-01-01", "value": true}]}',
    '{"equipment_id": 1, "variable_id": 1, "values": [{"tstamp": 1735689600, "value": 1}]}',
    '{"equipment_id": 1, "variable_id": 1, "values": [{"tstamp": "2025-01-01"}]}',
    '{"equipment_id": 1, "variable_id": 1, "values":'
    ' [{"tstamp": "2025-01-01", "value": 1, "quality": 4294967296}]}',
    '{"equipment_id": 1, "variable_id": 1, "values":'
    ' [{"tstamp": "2025-01-01", "value": 1, "qualty": 1}]}',
    '{"equipment_id": 99999999999, "variable_id": 1, "values":'
    ' [{"tstamp": "2025-01-01", "value": 1}]}',
    '{"equipment_id": 1, "variable_id": 1, "values": [{"tstamp": "\\ud800", "value": 1}]}',
]


def test_a_malformed_body_is_refused(plant: Plant) -> None:
    for text in MALFORMED:
        answer = plant.client.post(URL, content=text, headers={"Content-Type": "application/json"})
        assert answer.status_code in (400, 422), (text, answer.text)
        assert answer.json()["code"] in ("H004", "H005", "H007"), (text, answer.text)


def test_a_body_that_is_no_json_is_refused(plant: Plant) -> None:
    answer = plant.client.post(URL, content="a,b", headers={"Content-Type": "text/csv"})
    assert (answer.status_code, answer.json()["code"]) == (415, "W078")


def test_two_routes_at_once_are_told_with_their_campaigns(plant: Plant, world: World) -> None:
    other = plant.make_series()
    world.route(plant.equipment, plant.variable, other, utc("2025-02-01"))
    answer = plant.send([at("2025-03-01T10:00:00Z")])
    assert (answer.status_code, answer.json()["code"]) == (422, "W041")
    assert len(answer.json()["details"]["candidates"]) == 2


SHAPES = [(2, "/ingest/spectra"), (3, "/ingest/images"), (4, "/ingest/arrays")]


def test_a_series_of_another_shape_is_refused_with_the_right_endpoint(
    plant: Plant, world: World
) -> None:
    for value_type, endpoint in SHAPES:
        equipment = world.equipment(f"UV_0{value_type}")
        series = plant.make_series(ValueTypeID=value_type)
        world.route(equipment, plant.variable, series, utc("2025-01-01"))
        body = {**plant.body([at("2025-03-01T10:00:00Z")]), "equipment_id": equipment}
        answer = plant.client.post(URL, json=body)
        assert (answer.status_code, answer.json()["code"]) == (422, "W073")
        assert endpoint in answer.json()["hint"]


def test_quality_codes_that_nobody_described_are_stored_and_told(plant: Plant) -> None:
    rows = [at("2025-03-01T10:00:00Z", quality=6), at("2025-03-01T10:01:00Z", quality=-7)]
    answer = plant.send(rows).json()
    assert answer["rows_written"] == 2
    assert [text.rpartition(": ")[2] for text in answer["warnings"]] == ["-7"]


def test_more_rows_than_the_server_takes_are_refused(
    plant: Plant, water: Water, monkeypatch: pytest.MonkeyPatch
) -> None:
    object.__setattr__(water.settings, "most_rows", 2)
    answer = plant.send([at(f"2025-03-01T10:0{minute}:00Z") for minute in range(3)])
    assert (answer.status_code, answer.json()["code"]) == (413, "W074")


def test_ten_clients_that_send_overlapping_values_store_each_once(plant: Plant) -> None:
    start = utc("2025-03-01")
    rows = [at((start + timedelta(seconds=one)).isoformat(), float(one)) for one in range(400)]
    answers: list[Any] = []

    def run(first: int) -> None:
        for part in range(0, 200, 50):
            chosen = rows[first * 20 + part : first * 20 + part + 100]
            answers.append(plant.send(chosen))

    threads = [threading.Thread(target=run, args=(number,)) for number in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {answer.status_code for answer in answers} == {201}
    held = {row["tstamp"]: row["Value"] for row in plant.world.rows("Value")}
    assert len(held) == plant.world.count("Value")
    assert sum(answer.json()["inserted"] for answer in answers) == len(held)
    assert sum(answer.json()["changed"] for answer in answers) == 0
