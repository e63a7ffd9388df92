"""Annotations on both databases: written, read by series and window, changed, deleted."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from packs.water.api.world import World

API = "/api/v1/annotations"


@pytest.fixture
def series(world: World) -> int:
    return world.series(SamplingLocationID=world.location(world.site()))


def note(client: TestClient, series: int, start: str, end: str | None, **more: Any) -> int:
    body = {"metadata_id": series, "annotation_type": "Anomaly", "start": start, "title": "Spike"}
    answer = client.post(API, json={**body, "end": end, **more})
    assert answer.status_code == 201, answer.json()
    assert client.get(answer.headers["Location"]).json() == answer.json()
    key: int = answer.json()["annotation_id"]
    return key


def test_a_window_finds_what_overlaps_it(client: TestClient, series: int) -> None:
    hour = note(client, series, "2025-03-01T10:00:00Z", "2025-03-01T11:00:00Z")
    going_on = note(client, series, "2025-03-01T12:00:00Z", None, annotation_type="fault")
    for since, before, found in (
        (None, None, [hour, going_on]),
        ("2025-03-01T10:59:59Z", "2025-03-01T12:00:00Z", [hour]),
        ("2025-03-01T11:00:00Z", "2025-03-01T12:00:00Z", []),
        ("2025-03-01T09:00:00Z", "2025-03-01T10:00:00Z", []),
        ("2030-01-01", None, [going_on]),
        ("2025-03-01T11:30:00+01:00", "2025-03-01T10:31:00Z", [hour]),
    ):
        window = {name: value for name, value in (("from", since), ("to", before)) if value}
        page = client.get(API, params={**window, "metadata_id": series}).json()
        assert [row["annotation_id"] for row in page["items"]] == found, window
    by_type = client.get(API, params={"type": "FAULT"}).json()["items"]
    assert [row["annotation_id"] for row in by_type] == [going_on]
    assert client.get(API, params={"metadata_id": [series + 1, series + 2]}).json()["total"] == 0


def test_an_annotation_is_changed_and_deleted(client: TestClient, series: int) -> None:
    key = note(client, series, "2025-03-01", "2025-03-02", comment="first look")
    before = client.get(f"{API}/{key}").json()
    body = {
        "metadata_id": series,
        "annotation_type": 10,
        "start": "2025-03-01",
        "title": "Checked against the laboratory",
    }
    changed = client.put(f"{API}/{key}", json=body).json()
    assert (changed["annotation_type"], changed["comment"], changed["end"]) == (
        "Validated",
        None,
        None,
    )
    assert changed["created_at"] == before["created_at"]
    assert client.delete(f"{API}/{key}").status_code == 204
    for method in ("get", "delete"):
        assert client.request(method, f"{API}/{key}").json()["code"] == "W001"


def test_what_is_wrong_is_refused(client: TestClient, series: int, world: World) -> None:
    right = {
        "metadata_id": series,
        "annotation_type": "Note",
        "start": "2025-03-01",
        "title": "x",
    }
    for change, status, code in (
        ({"end": "2025-03-01"}, 422, "W166"),
        ({"end": "2025-02-01"}, 422, "W166"),
        ({"metadata_id": 77}, 404, "W167"),
        ({"event_id": 77}, 404, "W167"),
        ({"annotation_type": "Gossip"}, 404, "W161"),
        ({"title": "  "}, 422, None),
        ({"title": "x" * 201}, 422, None),
        ({"start": "yesterday"}, 422, None),
        ({"created_at": "2025-01-01"}, 422, None),
    ):
        answer = client.post(API, json={**right, **change})
        assert answer.status_code == status, change
        assert code is None or answer.json()["code"] == code
    assert world.count("Annotation") == 0
