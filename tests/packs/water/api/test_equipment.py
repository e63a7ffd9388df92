"""Task 2c.2 of the plan and the story of a sensor, through the API."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from packs.water.api.world import World, utc

API = "/api/v1"


@pytest.fixture
def sensor(client: TestClient, world: World) -> int:
    """TSS_01, a month at one place and then at another, and two series measured with it."""
    site = world.site()
    first, second = world.location(site), world.location(site, "Secondary Effluent")
    equipment = world.equipment()
    variable = world.variable()
    world.add("Person", FullName="Jean Tremblay")
    world.add(
        "Campaign", CampaignTypeID=2, SiteID=site, Name="Operations", StartDate=utc("2025-01-01")
    )
    world.add(
        "EquipmentInstallation",
        EquipmentID=equipment,
        SamplingLocationID=first,
        InstalledDate=utc("2025-01-01"),
        RemovedDate=utc("2025-03-15"),
        CampaignID=1,
    )
    world.add(
        "EquipmentInstallation",
        EquipmentID=equipment,
        SamplingLocationID=second,
        InstalledDate=utc("2025-03-16"),
    )
    world.series(EquipmentID=equipment, VariableID=variable, SamplingLocationID=first)
    world.series(VariableID=variable, SamplingLocationID=first, DataProvenanceID=2)
    return equipment


def record(client: TestClient, equipment: int, **body: object) -> dict[str, object]:
    answer = client.post(f"{API}/equipment/{equipment}/events", json=body)
    assert answer.status_code == 201, answer.json()
    found: dict[str, object] = answer.json()
    assert client.get(answer.headers["Location"]).json() == found
    return found


def test_task_2c_2_a_calibration_and_its_measurements(client: TestClient, sensor: int) -> None:
    calibration = record(
        client,
        sensor,
        event_type="calibration",
        occurred_at="2025-03-01T09:00:00-05:00",
        performed_by="Jean Tremblay",
        campaign="Operations",
        notes="two points",
        measurements=[
            {"metadata_id": 2, "role": "Reference Standard"},
            {"metadata_id": 1, "role": "Sensor Under Test"},
        ],
    )
    assert calibration["occurred_at"] == "2025-03-01T14:00:00Z"
    url = f"{API}/equipment-events/{calibration['event_id']}/measurements"
    measured = client.get(url).json()["items"]
    assert [(one["metadata_id"], one["role"], one["provenance"]) for one in measured] == [
        (1, "Sensor Under Test", None),
        (2, "Reference Standard", "Laboratory"),
    ]
    involved = client.get(f"{API}/metadata/1/events", params={"type": "Calibration"}).json()
    assert [event["event_id"] for event in involved["items"]] == [calibration["event_id"]]
    for role, count in (("sensor under test", 1), ("Reference Standard", 0)):
        found = client.get(f"{API}/metadata/1/events", params={"role": role}).json()
        assert found["total"] == count
    assert client.get(f"{API}/metadata/77/events").json()["code"] == "W170"
    assert client.get(f"{API}/metadata/1/events?type=Party").json()["total"] == 0


def test_the_last_calibration_before_a_moment(client: TestClient, sensor: int) -> None:
    for kind, at in (
        ("Calibration", "2025-01-10"),
        ("Calibration", "2025-02-10"),
        ("Maintenance", "2025-02-20"),
        ("Calibration", "2025-03-03"),
    ):
        record(client, sensor, event_type=kind, occurred_at=at)
    url = f"{API}/equipment/{sensor}/events"
    last = client.get(url, params={"type": "Calibration", "before": "2025-03-03", "limit": 1})
    assert [event["occurred_at"] for event in last.json()["items"]] == ["2025-02-10T00:00:00Z"]
    assert (last.json()["total"], last.json()["has_next"]) == (2, True)
    window = client.get(url, params={"from": "2025-02-10", "to": "2025-03-03"}).json()["items"]
    assert [event["event_type"] for event in window] == ["Calibration", "Maintenance"]
    everywhere = client.get(f"{API}/equipment-events", params={"equipment": "tss_01"}).json()
    assert everywhere["total"] == 4


def test_an_event_is_all_or_nothing(client: TestClient, sensor: int, world: World) -> None:
    right = {"event_type": "Repair", "occurred_at": "2025-03-01"}
    twice = [{"metadata_id": 1}, {"metadata_id": 1}]
    for body, status, code in (
        ({**right, "measurements": [{"metadata_id": 1}, {"metadata_id": 77}]}, 404, "W170"),
        ({**right, "measurements": twice}, 422, "W171"),
        ({**right, "event_type": "Party"}, 404, "W161"),
        ({**right, "performed_by": "Nobody"}, 404, "W161"),
        ({**right, "notes": "x" * 2001}, 422, None),
        ({**right, "measurements": [{"metadata_id": 1, "role": "x" * 51}]}, 422, None),
        ({"event_type": "Repair"}, 422, None),
    ):
        answer = client.post(f"{API}/equipment/{sensor}/events", json=body)
        assert answer.status_code == status, answer.json()
        assert code is None or answer.json()["code"] == code
    assert client.post(f"{API}/equipment/77/events", json=right).json()["code"] == "W001"
    assert world.count("EquipmentEvent") == 0
    event = record(client, sensor, **right, measurements=[{"metadata_id": 1}])
    url = f"{API}/equipment-events/{event['event_id']}"
    changed = client.put(url, json={**right, "measurements": [{"metadata_id": 2, "role": "R"}]})
    assert [one["metadata_id"] for one in changed.json()["measurements"]] == [2]


def test_the_story_of_a_sensor_is_told_in_order(client: TestClient, sensor: int) -> None:
    record(
        client,
        sensor,
        event_type="Calibration",
        occurred_at="2025-03-01",
        performed_by="Jean Tremblay",
        measurements=[{"metadata_id": 1, "role": "Sensor Under Test"}],
    )
    story = client.get(f"{API}/equipment/{sensor}/lifecycle").json()
    assert [(line["at"], line["text"]) for line in story["narrative"]] == [
        ("2025-01-01T00:00:00Z", "Operations started (Operations)"),
        ("2025-01-01T00:00:00Z", "Installed at Primary Effluent for Operations"),
        (
            "2025-03-01T00:00:00Z",
            "Calibration by Jean Tremblay with series 1 as Sensor Under Test",
        ),
        ("2025-03-15T00:00:00Z", "Removed from Primary Effluent"),
        ("2025-03-16T00:00:00Z", "Installed at Secondary Effluent"),
    ]
    assert [(use["name"], use["listed"]) for use in story["campaigns"]] == [("Operations", False)]
    assert story["truncated"] == {}
    assert client.get(f"{API}/equipment/77/lifecycle").json()["code"] == "W001"


def test_a_window_keeps_what_overlaps_it(client: TestClient, sensor: int) -> None:
    for since, before, places in (
        ("2025-03-15", "2025-03-16", []),  # removed before it begins, installed when it ends
        ("2025-03-14", "2025-03-16", ["Primary Effluent"]),
        ("2025-03-15", "2025-03-16T00:00:01", ["Secondary Effluent"]),
        ("2026-01-01", None, ["Secondary Effluent"]),
        (None, "2025-01-01", []),
    ):
        window = {"from": since, "to": before}
        params = {name: value for name, value in window.items() if value}
        story = client.get(f"{API}/equipment/{sensor}/lifecycle", params=params).json()
        assert [place["location"] for place in story["installations"]] == places, params
