"""A request with a key of its own is done once, on both databases."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from packs.water.api.test_ingest_sensor import Plant, at
from packs.water.api.world import World

ROWS = [at("2025-03-01T10:00:00Z", 1.5), at("2025-03-01T10:01:00Z", 2.5)]
KEY = {"Idempotency-Key": "8e03978e-40d5-43dd-bc93-6894a57f9324"}


@pytest.fixture
def plant(client: TestClient, world: World) -> Plant:
    return Plant(client, world)


def test_a_repeated_request_is_answered_again_and_done_once(plant: Plant) -> None:
    first = plant.send(ROWS, KEY)
    again = plant.send(ROWS, KEY)
    assert "idempotent-replayed" not in first.headers
    assert again.headers["idempotent-replayed"] == "true"
    assert (again.status_code, again.json()) == (201, first.json())
    assert first.json()["inserted"] == 2
    (row,) = plant.world.rows("IngestRequest")
    assert (row["StatusCode"], row["Endpoint"]) == (201, "POST /api/v1/ingest/sensor")


def test_the_same_key_with_other_content_is_refused(plant: Plant) -> None:
    plant.send(ROWS, KEY)
    answer = plant.send([at("2025-03-01T10:00:00Z", 9.0)], KEY)
    assert (answer.status_code, answer.json()["code"]) == (422, "W077")
    assert list(plant.stored().values()) == [1.5, 2.5]


def test_a_request_that_failed_may_be_sent_again_with_its_key(plant: Plant) -> None:
    assert plant.send([at("1999-01-01T00:00:00Z")], KEY).status_code == 422
    assert plant.world.count("IngestRequest") == 0
    assert plant.send(ROWS, KEY).status_code == 201


def test_ten_at_once_with_one_key_do_the_work_once(plant: Plant) -> None:
    answers: list[Any] = []
    threads = [
        threading.Thread(target=lambda: answers.append(plant.send(ROWS, KEY))) for _ in range(10)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.text for answer in answers}) == 1
    assert sum("idempotent-replayed" in answer.headers for answer in answers) == 9
    assert plant.world.count("IngestRequest") == 1


def test_keys_older_than_thirty_days_are_forgotten(plant: Plant, world: World) -> None:
    for days, key in ((31, KEY["Idempotency-Key"]), (29, "recent")):
        world.add(
            "IngestRequest",
            Caller="local",
            IdempotencyKey=key,
            Endpoint="POST /api/v1/ingest/sensor",
            RequestHash="0" * 64,
            StatusCode=201,
            Response="{}",
            CreatedAt=datetime.now(UTC) - timedelta(days=days),
        )
    assert plant.send(ROWS, KEY).json()["inserted"] == 2
    assert {row["IdempotencyKey"] for row in world.rows("IngestRequest")} == {
        "recent",
        KEY["Idempotency-Key"],
    }


def test_a_key_that_is_none_is_refused(plant: Plant) -> None:
    for key in ("", "x" * 201, "a\tb"):
        answer = plant.send(ROWS, {"Idempotency-Key": key})
        assert (answer.status_code, answer.json()["code"]) == (422, "W076")
    assert plant.stored() == {}
