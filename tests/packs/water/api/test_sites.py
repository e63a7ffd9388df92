"""GET /sites on both databases."""

from __future__ import annotations

from fastapi.testclient import TestClient

from packs.water.api.world import World, utc
from strandline.packs.water.context import Water
from strandline.packs.water.repositories.series import find_series


def test_sites_are_listed_by_name_in_pages(client: TestClient, world: World) -> None:
    for name in ("Lagoon", "Airedale", "Works"):
        world.site(name)
    page = client.get("/api/v1/sites", params={"page_size": 2}).json()
    assert [site["name"] for site in page["items"]] == ["Airedale", "Lagoon"]
    assert (page["total"], page["has_next"]) == (3, True)


def test_an_unknown_site_is_a_problem_document(client: TestClient) -> None:
    answer = client.get("/api/v1/sites/7")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "W001"


def test_a_series_names_what_it_points_at(water: Water, world: World) -> None:
    location = world.location(world.site())
    variable = world.variable(unit=world.unit())
    key = world.series(SamplingLocationID=location, VariableID=variable, DataProvenanceID=1)
    world.scalars(key, utc("2025-01-01"), [1.0, None])
    with water.database.read() as session:
        found = find_series(session, key)
    assert found is not None
    assert (found.site, found.location, found.variable) == (
        "Rivermead works",
        "Primary Effluent",
        "TSS",
    )
    assert (found.unit, found.shape, found.provenance) == ("mg/L", "Scalar", "Sensor")
    assert [row["tstamp"].isoformat() for row in world.rows("Value")] == [
        "2025-01-01T00:00:00+00:00",
        "2025-01-01T00:01:00+00:00",
    ]
