"""Tasks 2a.5, 2b.3 and 2b.4 of the plan through the API: campaigns, what they share, lab data."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from fastapi.testclient import TestClient

from packs.water.api.world import World, utc

API = "/api/v1"


class Caller:
    """Asks the API and takes the answer apart."""

    def __init__(self, client: TestClient) -> None:
        self.client = client

    def post(self, path: str, **body: Any) -> dict[str, Any]:
        answer = self.client.post(f"{API}/{path}", json=body)
        assert answer.status_code == 201, (path, answer.json())
        found: dict[str, Any] = answer.json()
        return found

    def get(self, path: str, /, **params: Any) -> dict[str, Any]:
        answer = self.client.get(f"{API}/{path}", params=params)
        assert answer.status_code == 200, (path, answer.json())
        found: dict[str, Any] = answer.json()
        return found

    def column(self, field: str, path: str, /, **params: Any) -> list[Any]:
        return [row[field] for row in self.get(path, **params)["items"]]


@pytest.fixture
def api(client: TestClient) -> Caller:
    return Caller(client)


@pytest.fixture
def plant(api: Caller) -> Caller:
    """A works with three locations and two variables."""
    api.post("sites", name="Rivermead works")
    api.post("sites", name="Lagoon")
    for name in ("Primary Influent", "Basin A", "Basin B", "Primary Effluent"):
        api.post("sampling-locations", name=name, site="Rivermead works")
    api.post("sampling-locations", name="Pond", site="Lagoon")
    api.post("units", name="mg/L")
    api.post("variables", name="TSS", unit="mg/L")
    api.post("variables", name="COD", unit="mg/L")
    return api


def test_task_2a_5_series_of_a_campaign_and_of_a_site(plant: Caller) -> None:
    plant.post("campaigns", name="Storms", campaign_type="Experiment", site="Rivermead works")
    plant.post("campaigns", name="Operations", campaign_type="Operations", site="Rivermead works")
    series = [
        plant.post("metadata", variable=variable, location=location, provenance=how, **more)
        for variable, location, how, more in (
            ("TSS", "Basin A", "Sensor", {"campaign": "Storms"}),
            ("TSS", "Basin B", "Manual Entry", {"campaign": "Storms"}),
            ("TSS", "Basin A", "Sensor", {"campaign": "Operations"}),
            ("COD", "Basin A", "Sensor", {}),
            ("TSS", "Pond", "Sensor", {}),
        )
    ]
    ids = [one["metadata_id"] for one in series]
    assert plant.column("metadata_id", "metadata", campaign="storms") == ids[:2]
    assert plant.column("metadata_id", "metadata", campaign="OPERATIONS") == ids[2:3]
    assert plant.column("metadata_id", "metadata", site="Rivermead works") == ids[:4]
    assert plant.column("campaign", "metadata", site="1") == [
        "Storms",
        "Storms",
        "Operations",
        None,
    ]
    assert plant.column("metadata_id", "metadata", provenance="manual entry") == ids[1:2]
    assert plant.column("metadata_id", "metadata", provenance="1", variable="tss") == [
        ids[0],
        ids[2],
        ids[4],
    ]
    assert plant.column("metadata_id", "metadata", unit="mg/l", variable="COD") == ids[3:4]
    assert plant.column("metadata_id", "metadata", degree="RAW", shape="scalar") == ids
    assert plant.get("metadata", campaign="Storms", site="Lagoon")["total"] == 0
    assert plant.get("metadata", provenance="Oracle")["total"] == 0
    assert plant.get(f"metadata/{ids[0]}") == series[0]


def test_a_series_of_the_same_context_is_not_made_twice(plant: Caller) -> None:
    body = {"variable": "TSS", "location": "Pond", "provenance": "Sensor"}
    first = plant.post("metadata", **body)
    again = plant.client.post(f"{API}/metadata", json=body)
    assert (again.status_code, again.json()["code"]) == (409, "W174")
    assert again.json()["details"] == {"metadata_id": first["metadata_id"]}
    plant.post("metadata", **body, processing_degree="Cleaned")
    for wrong, code in (
        ({**body, "provenance": "Laboratory"}, "W175"),
        ({**body, "sample_id": 9}, "W167"),
        ({**body, "equipment": "none such"}, "W161"),
        ({**body, "location": 99}, "W161"),
    ):
        assert plant.client.post(f"{API}/metadata", json=wrong).json()["code"] == code


def test_many_who_ask_for_one_row_make_one(plant: Caller, world: World) -> None:
    series = {"variable": "TSS", "location": "Pond", "provenance": "Sensor"}
    campaign = {"name": "Storms", "campaign_type": "Experiment", "site": "Lagoon"}
    for path, body, table in (
        ("metadata", series, "MetaData"),
        ("campaigns", campaign, "Campaign"),
    ):

        def ask(_: int, path: str = path, body: dict[str, str] = body) -> int:
            return plant.client.post(f"{API}/{path}", json=body).status_code

        with ThreadPoolExecutor(8) as pool:
            answers = sorted(pool.map(ask, range(16)))
        assert answers == [201, *[409] * 15], path
        assert world.count(table) == 1


def test_a_series_is_completed_and_never_contradicted(plant: Caller, world: World) -> None:
    plant.post("units", name="g/L")
    bare = world.series(VariableID=1)
    for body, status, code in (
        ({"location": "Pond", "provenance": "Sensor"}, 200, None),
        ({"location": "Pond", "site": "Lagoon", "unit": "mg/L"}, 200, None),
        ({}, 200, None),
        ({"location": "Basin A"}, 409, "W179"),
        ({"variable": "COD", "equipment": "none such"}, 404, "W161"),
        ({"unit": "g/L"}, 409, "W179"),
        ({"sample_id": 7}, 404, "W167"),
        ({"shape": "Image"}, 422, None),
    ):
        answer = plant.client.patch(f"{API}/metadata/{bare}", json=body)
        assert answer.status_code == status, (body, answer.json())
        assert code is None or answer.json()["code"] == code
    found = plant.get(f"metadata/{bare}")
    assert (found["location"], found["provenance"], found["variable"], found["unit"]) == (
        "Pond",
        "Sensor",
        "TSS",
        "mg/L",
    )
    assert plant.client.patch(f"{API}/metadata/99", json={}).json()["code"] == "W170"


def test_task_2b_3_campaigns_that_share_locations(plant: Caller) -> None:
    keys = {
        name: plant.post("campaigns", name=name, campaign_type=kind, site=1, **dates)["campaign_id"]
        for name, kind, dates in (
            ("Operations", "Operations", {}),
            ("Experiment A", "Experiment", {"start_date": "2025-01-01", "end_date": "2025-02-01"}),
            ("Experiment B", "Experiment", {"start_date": "2025-02-01"}),
        )
    }
    used = {
        "Operations": [1, 2, 3],
        "Experiment A": [1, 2],
        "Experiment B": [1, 3],
    }
    for name, locations in used.items():
        for location in locations:
            url = f"{API}/campaigns/{keys[name]}/locations/{location}"
            assert plant.client.put(url, json={"role": "Inlet"}).status_code == 201
            assert plant.client.put(url, json={"role": "Tank"}).status_code == 200
    mine = plant.get(f"campaigns/{keys['Experiment A']}/locations")["items"]
    assert [(row["name"], row["role"]) for row in mine] == [
        ("Basin A", "Tank"),
        ("Primary Influent", "Tank"),
    ]
    users = plant.get("sampling-locations/1/campaigns")["items"]
    assert [row["name"] for row in users] == ["Experiment A", "Experiment B", "Operations"]
    overlaps = plant.get(f"campaigns/{keys['Experiment A']}/overlaps")["items"]
    # Operations shares both locations; Experiment B only the influent, and not at the same time.
    assert [
        (one["campaign"]["name"], [place["name"] for place in one["locations"]], one["in_time"])
        for one in overlaps
    ] == [
        ("Operations", ["Basin A", "Primary Influent"], True),
        ("Experiment B", ["Primary Influent"], False),
    ]
    second = plant.get(f"campaigns/{keys['Experiment A']}/overlaps", page=2, page_size=1)
    assert (second["total"], second["has_next"]) == (2, False)
    assert [one["campaign"]["name"] for one in second["items"]] == ["Experiment B"]
    url = f"{API}/campaigns/{keys['Experiment A']}/locations/1"
    assert plant.client.delete(url).status_code == 204
    assert plant.client.delete(url).json()["code"] == "W177"


def test_campaigns_are_narrowed_by_type_site_and_time(plant: Caller) -> None:
    for name, start, end in (
        ("Always", None, None),
        ("January", "2025-01-01", "2025-02-01"),
        ("From February", "2025-02-01", None),
    ):
        plant.post(
            "campaigns", name=name, campaign_type="Audit", site=1, start_date=start, end_date=end
        )
    plant.post("campaigns", name="Elsewhere", campaign_type="Experiment", site="Lagoon")
    for params, names in (
        ({"type": "audit"}, ["Always", "From February", "January"]),
        ({"site": "lagoon"}, ["Elsewhere"]),
        ({"name": "JANUARY"}, ["January"]),
        ({"active_at": "2025-01-31T23:59:59Z", "site": 1}, ["Always", "January"]),
        ({"active_at": "2025-02-01", "site": 1}, ["Always", "From February"]),
        ({"from": "2025-01-31", "to": "2025-02-01", "site": 1}, ["Always", "January"]),
        ({"from": "2025-02-01", "site": 1}, ["Always", "From February"]),
        ({"type": "no such type"}, []),
    ):
        assert plant.column("name", "campaigns", **params) == names, params


def test_task_2b_4_lab_and_sensor_data_side_by_side(plant: Caller, world: World) -> None:
    plant.post("laboratories", name="ModelEAU Water Quality Lab")
    plant.post("persons", full_name="Marie Dupont")
    study = plant.post(
        "campaigns", name="TSS Validation Study", campaign_type="Experiment", site=1
    )["campaign_id"]
    plant.post("equipment", identifier="TSS_01")
    sample = plant.post(
        "samples",
        location="Primary Effluent",
        sampled_at="2025-03-03T08:00:00Z",
        sample_type="Grab",
        sampled_by="Marie Dupont",
        campaign="TSS Validation Study",
    )["sample_id"]
    lab = plant.post(
        "metadata",
        variable="TSS",
        location="Primary Effluent",
        provenance="Laboratory",
        sample_id=sample,
        laboratory="ModelEAU Water Quality Lab",
        analyst="Marie Dupont",
        campaign="TSS Validation Study",
    )["metadata_id"]
    sensor = plant.post(
        "metadata",
        variable="TSS",
        location="Primary Effluent",
        provenance="Sensor",
        equipment="TSS_01",
    )["metadata_id"]
    empty = plant.post(
        "metadata", variable="TSS", location="Primary Effluent", provenance="Model Output"
    )["metadata_id"]
    world.scalars(lab, utc("2025-03-03T08:00:00"), [24.5])
    world.scalars(sensor, utc("2025-03-03T07:00:00"), [20.0, None, 26.0])
    here = {"location": "primary effluent", "variable": "TSS"}
    assert plant.column("metadata_id", "metadata", **here) == [lab, sensor, empty]
    assert plant.column("metadata_id", "metadata", **here, has_values=True) == [lab, sensor]
    assert plant.column("metadata_id", "metadata", **here, has_values=False) == [empty]
    assert plant.column("metadata_id", "metadata", **here, provenance="Laboratory") == [lab]
    assert plant.column("metadata_id", "metadata", sample_id=sample) == [lab]
    assert plant.column("metadata_id", "metadata", analyst="marie dupont") == [lab]
    covered = plant.get("metadata", **here, include="coverage")["items"]
    assert [(row["from_timestamp"], row["to_timestamp"], row["row_count"]) for row in covered] == [
        ("2025-03-03T08:00:00Z", "2025-03-03T08:00:00Z", 1),
        ("2025-03-03T07:00:00Z", "2025-03-03T07:02:00Z", 3),
        (None, None, 0),
    ]
    context = plant.get(f"campaigns/{study}/context")
    assert [row["metadata_id"] for row in context["metadata"]] == [lab]
    assert [(row["name"], row["listed"]) for row in context["locations"]] == [
        ("Primary Effluent", False)
    ]
    assert [row["name"] for row in context["variables"]] == ["TSS"]
    assert [row["sampled_by"] for row in context["samples"]] == ["Marie Dupont"]
    assert context["time_range"] == {
        "start_date": None,
        "end_date": None,
        "first_value": "2025-03-03T08:00:00Z",
        "last_value": "2025-03-03T08:00:00Z",
    }
    assert context["counts"] == {
        "locations": 1,
        "equipment": 0,
        "variables": 1,
        "metadata": 1,
        "samples": 1,
        "events": 0,
    }
    assert context["truncated"] == {}


def test_what_is_not_there(plant: Caller) -> None:
    for method, path, code in (
        ("get", "campaigns/9", "W001"),
        ("get", "campaigns/9/context", "W001"),
        ("get", "campaigns/9/overlaps", "W001"),
        ("get", "campaigns/9/equipment", "W001"),
        ("put", "campaigns/9/variables/1", "W001"),
        ("get", "sampling-locations/9/campaigns", "W001"),
        ("get", "metadata/9", "W170"),
    ):
        answer = plant.client.request(method, f"{API}/{path}")
        assert (answer.status_code, answer.json()["code"]) == (404, code), path
    for path in ("campaigns/0", "metadata/99999999999", "metadata/x", "metadata?page=0"):
        assert plant.client.get(f"{API}/{path}").status_code == 422
