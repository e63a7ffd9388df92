"""Rows of the context made, read, listed and replaced through the API, kind by kind."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from packs.water.api.world import World, utc
from strandline.packs.water.context import Water

API = "/api/v1"
# Each row may refer to the rows above it, by id or by name.
ROWS: list[tuple[str, dict[str, Any]]] = [
    ("watersheds", {"name": "Upper Fern", "surface_area": 550, "impervious_surface": 35.5}),
    ("sites", {"name": "Rivermead works", "site_type": "WWTP", "watershed": "upper fern"}),
    ("units", {"name": "mg/L"}),
    ("variables", {"name": "TSS", "unit": "MG/L"}),
    ("procedures", {"name": "SM 2540 D", "procedure_type": "Measurement"}),
    ("purposes", {"name": "Measurement"}),
    ("projects", {"name": "Long-term archive"}),
    ("persons", {"full_name": "Marie Dupont", "email": "marie@example.org"}),
    ("laboratories", {"name": "ModelEAU Water Quality Lab", "site": "1"}),
    ("equipment-models", {"name": "spectro::lyser V2", "method": "UV-Vis"}),
    ("equipment", {"identifier": "TSS_01", "equipment_model": 1, "purchase_date": "2024-02-29"}),
    (
        "campaigns",
        {
            "name": "TSS Validation Study",
            "campaign_type": "experiment",
            "site": "Rivermead works",
            "start_date": "2025-01-01T00:00:00-05:00",
        },
    ),
    ("sampling-locations", {"name": "Primary Effluent", "site": 1, "latitude": 46.8}),
    (
        "samples",
        {
            "location": "primary effluent",
            "sampled_at": "2025-03-01T09:30:00",
            "sample_type": "Grab",
            "sampled_by": "marie dupont",
            "campaign": "tss validation study",
        },
    ),
]
WRONG: list[tuple[str, dict[str, Any], int, str | None]] = [
    ("sites", {"name": "RIVERMEAD WORKS"}, 409, "W168"),
    ("sampling-locations", {"name": "primary EFFLUENT", "site": 1}, 409, "W168"),
    ("variables", {"name": "COD", "unit": "furlong"}, 404, "W161"),
    ("variables", {"name": "COD", "unit": 999}, 404, "W161"),
    ("variables", {"name": "COD", "unit": 2**31}, 422, None),
    ("sites", {"name": "12"}, 422, None),
    ("sites", {"name": ""}, 422, None),
    ("sites", {"name": " x"}, 422, None),
    ("sites", {"name": "a\x00b"}, 400, None),
    ("sites", {"name": "x" * 101}, 422, None),
    ("sites", {"name": "x", "colour": "red"}, 422, None),
    ("sites", {}, 422, None),
    ("sampling-locations", {"name": "Far", "site": 1, "latitude": 91}, 422, None),
    (
        "sampling-locations",
        {"name": "Late", "site": 1, "valid_from": "2025-01-02", "valid_to": "2025-01-01"},
        422,
        "W166",
    ),
    ("samples", {"location": 1, "sampled_at": "2025"}, 422, None),
    ("samples", {"location": 1, "sampled_at": 1740821400}, 422, None),
    ("samples", {"location": 1, "sampled_at": "9999-12-31T23:59:59-05:00"}, 422, "W061"),
    ("samples", {"location": 1, "sampled_at": "0001-01-01T00:00:00+05:00"}, 422, "W061"),
]


@pytest.fixture
def made(client: TestClient) -> list[dict[str, Any]]:
    answers = []
    for path, body in ROWS:
        answer = client.post(f"{API}/{path}", json=body)
        assert answer.status_code == 201, (path, answer.json())
        answers.append(answer.json())
        assert client.get(answer.headers["Location"]).json() == answer.json()
    return answers


def test_every_kind_is_made_read_listed_and_replaced(
    client: TestClient, made: list[dict[str, Any]]
) -> None:
    for (path, body), row in zip(ROWS, made, strict=True):
        listed = client.get(f"{API}/{path}").json()
        assert listed["total"] == 1
        assert listed["items"] == [row]
        again = client.put(f"{API}/{path}/1", json=body)
        assert again.status_code == 200, (path, again.json())
        assert again.json() == row
        missing = client.put(f"{API}/{path}/77", json=body)
        assert missing.status_code == 404, path
        assert client.get(f"{API}/{path}/77").json()["code"] in {"W001"}
    names = dict(zip((path for path, _ in ROWS), made, strict=True))
    assert names["campaigns"]["start_date"] == "2025-01-01T05:00:00Z"
    assert names["samples"]["sampled_by"] == "Marie Dupont"
    assert names["samples"]["sampled_at"] == "2025-03-01T09:30:00Z"
    assert names["variables"]["unit"] == "mg/L"


def test_what_is_wrong_changes_nothing(
    client: TestClient, made: list[dict[str, Any]], world: World
) -> None:
    for path, body, status, code in WRONG:
        answer = client.post(f"{API}/{path}", json=body)
        assert answer.status_code == status, (path, body, answer.json())
        if code:
            assert answer.json()["code"] == code, (path, body)
    for table in ("Site", "Variable", "SamplingLocation", "Sample"):
        assert world.count(table) == 1


def test_a_replacement_may_keep_its_name_and_empties_what_it_leaves_out(
    client: TestClient, made: list[dict[str, Any]]
) -> None:
    changed = client.put(f"{API}/sites/1", json={"name": "Rivermead Works"}).json()
    assert (changed["name"], changed["site_type"], changed["watershed"]) == (
        "Rivermead Works",
        None,
        None,
    )
    other = client.post(f"{API}/sites", json={"name": "Lagoon"}).json()["site_id"]
    taken = client.put(f"{API}/sites/{other}", json={"name": "rivermead works"})
    assert taken.json()["code"] == "W168"


def test_locations_at_a_moment(client: TestClient, world: World) -> None:
    site = world.site()
    world.location(site, "Always")
    world.add(
        "SamplingLocation",
        SiteID=site,
        Name="In 2025",
        ValidFrom=utc("2025-01-01"),
        ValidTo=utc("2026-01-01"),
    )
    for at, names in (
        ("2024-12-31T23:59:59.999999Z", ["Always"]),
        ("2025-01-01T00:00:00Z", ["Always", "In 2025"]),
        ("2025-12-31T23:59:59Z", ["Always", "In 2025"]),
        ("2026-01-01T00:00:00Z", ["Always"]),
        ("2026-01-01T00:00:00+01:00", ["Always", "In 2025"]),
    ):
        for path in (f"sites/{site}/sampling-locations", "sampling-locations"):
            found = client.get(f"{API}/{path}", params={"at": at}).json()["items"]
            assert [row["name"] for row in found] == names, (at, path)
    assert client.get(f"{API}/sites/99/sampling-locations").status_code == 404


def test_fixed_words_are_listed(client: TestClient) -> None:
    for path, names in (
        (
            "provenances",
            ["Sensor", "Laboratory", "Manual Entry", "Model Output", "External Source"],
        ),
        ("campaign-types", ["Experiment", "Operations", "Commissioning", "Audit"]),
        ("shapes", ["Scalar", "Spectrum", "Image", "Array"]),
        ("quality-codes", ["Accepted", "Suspect", "Rejected", "BelowLoD", "AboveLoQ", "Outlier"]),
    ):
        found = client.get(f"{API}/{path}").json()["items"]
        assert [row["name"] for row in found] == names
    codes = client.get(f"{API}/quality-codes").json()["items"]
    assert [code["usable"] for code in codes] == [True, True, False, False, False, True]
    assert client.get(f"{API}/annotation-types").json()["total"] == 10
    suspect = client.get(f"{API}/quality-codes", params={"name": "SUSPECT"}).json()["items"]
    assert [code["quality"] for code in suspect] == [2]
    assert client.get(f"{API}/wavelength-axes", params={"name": "none"}).json()["total"] == 0
    assert client.get(f"{API}/equipment-event-types", params={"name": "repair"}).json()[
        "items"
    ] == [{"id": 8, "name": "Repair"}]


def test_samples_in_a_window(client: TestClient, water: Water, world: World) -> None:
    location = world.location(world.site())
    for day in ("2025-03-01", "2025-03-02", "2025-03-03"):
        world.add("Sample", SamplingLocationID=location, SampleDateTime=utc(day))
    params = {"from": "2025-03-01", "to": "2025-03-03", "location": "PRIMARY effluent"}
    found = client.get(f"{API}/samples", params=params).json()
    assert [row["sampled_at"] for row in found["items"]] == [
        "2025-03-01T00:00:00Z",
        "2025-03-02T00:00:00Z",
    ]
    assert client.get(f"{API}/samples", params={"location": "elsewhere"}).json()["total"] == 0
    turned = client.get(f"{API}/samples", params={"from": "2025-03-02", "to": "2025-03-02"})
    assert turned.json()["code"] == "W166"
