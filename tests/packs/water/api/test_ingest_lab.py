"""POST /ingest/lab on both databases."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from fastapi.testclient import TestClient

from packs.water.api.test_ingest_sensor import at
from packs.water.api.world import World, utc

URL = "/api/v1/ingest/lab"


class Lab:
    """A laboratory, its analyst and a sample of a campaign."""

    def __init__(self, client: TestClient, world: World) -> None:
        self.client, self.world = client, world
        self.site = world.site()
        self.location = world.location(self.site)
        self.unit = world.unit()
        self.variable = world.variable(unit=self.unit)
        self.laboratory = world.add("Laboratory", Name="ModelEAU Water Quality Lab")
        self.analyst = world.add("Person", FullName="Marie Dupont")
        self.campaign = world.add(
            "Campaign",
            Name="TSS Validation Study",
            CampaignTypeID=1,
            SiteID=self.site,
            StartDate=utc("2025-03-01"),
        )
        self.sample = self.take("2025-03-10T09:30:00")

    def take(self, when: str, kind: str = "Grab") -> int:
        return self.world.add(
            "Sample",
            SamplingLocationID=self.location,
            SampledByPersonID=self.analyst,
            CampaignID=self.campaign,
            SampleDateTime=utc(when),
            SampleType=kind,
        )

    def send(self, *rows: dict[str, Any], **more: object) -> Any:
        body = {
            "sample_id": self.sample,
            "variable_id": self.variable,
            "laboratory_id": self.laboratory,
            "analyst_person_id": self.analyst,
            "values": list(rows),
            **more,
        }
        return self.client.post(URL, json=body)


@pytest.fixture
def lab(client: TestClient, world: World) -> Lab:
    return Lab(client, world)


def test_a_result_makes_the_series_of_its_sample_at_the_time_of_the_sample(lab: Lab) -> None:
    answer = lab.send({"value": 24.5, "quality": 1})
    assert answer.status_code == 201, answer.text
    (series,) = lab.world.rows("MetaData")
    assert answer.json()["metadata_id"] == series["MetaDataID"]
    assert answer.json()["warnings"] == []
    expected = {
        "SampleID": lab.sample,
        "LaboratoryID": lab.laboratory,
        "AnalystPersonID": lab.analyst,
        "VariableID": lab.variable,
        "UnitID": lab.unit,
        "SamplingLocationID": lab.location,
        "CampaignID": lab.campaign,
        "DataProvenanceID": 2,
        "ValueTypeID": 1,
        "ProcessingDegree": "Raw",
        "EquipmentID": None,
    }
    assert {name: series[name] for name in expected} == expected
    (value,) = lab.world.rows("Value")
    assert (value["tstamp"], value["Value"]) == (utc("2025-03-10T09:30:00"), 24.5)


def test_the_same_analysis_is_one_series_and_another_one_is_another(lab: Lab) -> None:
    first = lab.send({"value": 24.5}).json()["metadata_id"]
    again = lab.send({"value": 24.5}).json()
    assert (again["metadata_id"], again["unchanged"], again["rows_written"]) == (first, 1, 0)
    other = lab.world.add("Person", FullName="Ines Okafor")
    changes: list[dict[str, object]] = [
        {"analyst_person_id": other},
        {"analyst_person_id": None},
        {"laboratory_id": lab.world.add("Laboratory", Name="Second lab")},
        {"variable_id": lab.world.variable("COD")},
        {"sample_id": lab.take("2025-03-10T09:30:00", "Duplicate")},
    ]
    made = [lab.send({"value": 25.0}, **change).json()["metadata_id"] for change in changes]
    assert len({first, *made}) == 6
    assert lab.world.count("MetaData") == 6


def test_a_stored_result_is_never_changed_unless_the_request_says_so(lab: Lab) -> None:
    lab.send({"value": 24.5})
    refused = lab.send({"value": 26.0})
    assert (refused.status_code, refused.json()["code"]) == (409, "W072")
    assert refused.json()["details"]["rows"][0]["row"] == 0
    assert [row["Value"] for row in lab.world.rows("Value")] == [24.5]
    assert lab.send({"value": 26.0}, conflict="overwrite").json()["changed"] == 1
    assert [row["Value"] for row in lab.world.rows("Value")] == [26.0]


def test_replicates_in_one_request_are_refused_with_the_way_to_store_them(lab: Lab) -> None:
    answer = lab.send({"value": 24.5}, {"value": 24.9})
    assert (answer.status_code, answer.json()["code"]) == (422, "W071")
    assert "Duplicate" in answer.json()["hint"]
    assert lab.world.count("MetaData") == lab.world.count("Value") == 0


def test_another_time_than_the_samples_is_stored_and_told(lab: Lab) -> None:
    answer = lab.send(at("2025-03-10T11:00:00Z", 24.5), {"value": 20.0}).json()
    assert answer["rows_written"] == 2
    (warning,) = answer["warnings"]
    assert "in values 0;" in warning


UNKNOWN = [
    ("sample_id", "W080"),
    ("variable_id", "W042"),
    ("laboratory_id", "W042"),
    ("analyst_person_id", "W042"),
]


def test_what_no_row_has_is_named_before_anything_is_written(lab: Lab) -> None:
    for field, code in UNKNOWN:
        answer = lab.send({"value": 1.0}, **{field: 424_242})
        assert (answer.status_code, answer.json()["code"]) == (404, code)
        assert "424242" in answer.json()["detail"]
    assert lab.world.count("MetaData") == 0


def test_ten_at_once_make_one_series(lab: Lab) -> None:
    answers: list[Any] = []
    threads = [
        threading.Thread(target=lambda: answers.append(lab.send({"value": 24.5})))
        for _ in range(10)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["metadata_id"] for answer in answers}) == 1
    assert sum(answer.json()["inserted"] for answer in answers) == 1
    assert (lab.world.count("MetaData"), lab.world.count("Value")) == (1, 1)


def test_lab_and_sensor_values_of_a_place_stand_side_by_side(
    client: TestClient, world: World
) -> None:
    """Task 2b.4: from a laboratory to the question that both kinds of series answer."""

    def post(path: str, **body: object) -> Any:
        answer = client.post(f"/api/v1/{path}", json=body)
        assert answer.status_code == 201, answer.text
        return answer.json()

    def ask(**params: object) -> dict[str, list[float]]:
        asked = {"location": "Primary Effluent", "variable": "TSS", **params}
        page = client.get("/api/v1/timeseries/by-context", params=asked).json()
        return {one["provenance"]: [row["value"] for row in one["data"]] for one in page["items"]}

    post("units", name="mg/L")
    variable = post("variables", name="TSS", unit="mg/L")["variable_id"]
    post("sites", name="Rivermead works")
    post("sampling-locations", name="Primary Effluent", site="Rivermead works")
    laboratory = post("laboratories", name="ModelEAU Water Quality Lab")["laboratory_id"]
    marie = post("persons", full_name="Marie Dupont")["person_id"]
    post(
        "campaigns",
        name="TSS Validation Study",
        campaign_type="Experiment",
        site="Rivermead works",
        start_date="2025-03-01",
    )
    sample = post(
        "samples",
        location="Primary Effluent",
        sampled_at="2025-03-10T09:30:00Z",
        sample_type="Grab",
        sampled_by="Marie Dupont",
        campaign="TSS Validation Study",
    )["sample_id"]
    equipment = post("equipment", identifier="TSS_01")["equipment_id"]
    sensor = post(
        "metadata",
        location="Primary Effluent",
        variable="TSS",
        equipment="TSS_01",
        provenance="Sensor",
    )["metadata_id"]
    key = {"equipment_id": equipment, "variable_id": variable}
    post("routes", **key, metadata_id=sensor, valid_from="2025-03-01T00:00:00Z")
    times = [f"2025-03-10T09:{minute}:00Z" for minute in (29, 30, 31)]
    post("ingest/sensor", **key, values=[at(time, 23.5) for time in times])
    result = post(
        "ingest/lab",
        sample_id=sample,
        variable_id=variable,
        laboratory_id=laboratory,
        analyst_person_id=marie,
        values=[{"value": 24.5, "quality": 1}],
    )
    assert ask() == {"Sensor": [23.5, 23.5, 23.5], "Laboratory": [24.5]}
    assert ask(provenance="Laboratory") == {"Laboratory": [24.5]}
    series = client.get(f"/api/v1/metadata/{result['metadata_id']}").json()
    assert (series["campaign"], series["analyst"]) == ("TSS Validation Study", "Marie Dupont")
