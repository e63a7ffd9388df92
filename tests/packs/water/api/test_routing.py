"""Task 2d.2: which series a reading belongs to, by service, by SQL and over HTTP."""

from __future__ import annotations

import random
import re
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from packs.water.api.world import World, utc
from strandline.errors import NotFound
from strandline.packs.water.context import Water
from strandline.packs.water.repositories import routes as repository
from strandline.packs.water.routing_records import Route, RouteKey
from strandline.packs.water.services import routing
from strandline.rest.errors import Invalid
from support.repository import ROOT

MOVE = utc("2025-03-15")


class Sensor:
    """One instrument with two series, at two places."""

    def __init__(self, world: World) -> None:
        site = world.site()
        self.world = world
        self.equipment = world.equipment()
        self.unit = world.unit()
        self.variable = world.variable(unit=self.unit)
        self.inlet = world.location(site, "Inlet")
        self.outlet = world.location(site, "Outlet")
        self.here = self.series(self.inlet)
        self.there = self.series(self.outlet)

    def series(self, location: int, **more: object) -> int:
        return self.world.series(
            **{
                "EquipmentID": self.equipment,
                "VariableID": self.variable,
                "UnitID": self.unit,
                "SamplingLocationID": location,
                "DataProvenanceID": 1,
                **more,
            }
        )

    def route(self, series: int, start: str, end: str | None = None, **more: object) -> int:
        return self.world.route(
            self.equipment,
            self.variable,
            series,
            utc(start),
            ValidTo=None if end is None else utc(end),
            **more,
        )

    @property
    def key(self) -> RouteKey:
        return RouteKey(
            equipment_id=self.equipment,
            variable_id=self.variable,
            provenance_id=1,
            processing_degree="Raw",
        )


@pytest.fixture
def sensor(world: World) -> Sensor:
    return Sensor(world)


def _resolve(water: Water, sensor: Sensor, at: datetime, **more: object) -> int:
    return routing.resolve(water, sensor.equipment, sensor.variable, at, **more).metadata_id  # type: ignore[arg-type]


def test_one_active_route_is_found(water: Water, sensor: Sensor) -> None:
    sensor.route(sensor.here, "2025-01-01")
    assert _resolve(water, sensor, utc("2030-01-01")) == sensor.here


def test_no_route_says_what_there_is(water: Water, sensor: Sensor) -> None:
    with pytest.raises(Invalid) as caught:
        _resolve(water, sensor, utc("2025-03-16"))
    assert caught.value.code == "W040"
    assert caught.value.message.startswith(
        f"No route for equipment {sensor.equipment} (TSS_01), variable {sensor.variable} (TSS)"
        " at 2025-03-16T00:00:00Z"
    )
    assert "no route at all" in caught.value.message
    assert "POST /api/v1/routes" in caught.value.hint


def test_an_expired_route_is_listed_and_not_taken(water: Water, sensor: Sensor) -> None:
    site = sensor.world.rows("Site")[0]["SiteID"]
    campaign = sensor.world.add("Campaign", CampaignTypeID=1, SiteID=site, Name="Spring")
    route = sensor.route(sensor.here, "2025-01-01", "2025-03-15", CampaignID=campaign)
    with pytest.raises(Invalid) as caught:
        _resolve(water, sensor, MOVE)
    assert "2025-01-01T00:00:00Z to 2025-03-15T00:00:00Z" in caught.value.message
    (told,) = caught.value.details["candidates"]  # type: ignore[misc]
    assert (told["route_id"], told["campaign"], told["location"]) == (route, "Spring", "Inlet")


def test_a_transition_is_half_open(water: Water, sensor: Sensor) -> None:
    sensor.route(sensor.here, "2025-01-01", "2025-03-15")
    sensor.route(sensor.there, "2025-03-15")
    assert _resolve(water, sensor, MOVE - timedelta(microseconds=1)) == sensor.here
    assert _resolve(water, sensor, MOVE) == sensor.there


def test_ambiguous_routes_are_listed_with_their_campaigns(water: Water, sensor: Sensor) -> None:
    site = sensor.world.rows("Site")[0]["SiteID"]
    names = ("Routine", "Storms")
    for series, name in zip((sensor.here, sensor.there), names, strict=True):
        campaign = sensor.world.add("Campaign", CampaignTypeID=1, SiteID=site, Name=name)
        sensor.route(series, "2025-01-01", CampaignID=campaign)
    with pytest.raises(Invalid) as caught:
        _resolve(water, sensor, MOVE)
    assert caught.value.code == "W041"
    assert all(name in caught.value.message for name in names)
    assert [one["campaign"] for one in caught.value.details["candidates"]] == list(names)  # type: ignore[attr-defined]


def test_another_degree_or_provenance_is_another_key(water: Water, sensor: Sensor) -> None:
    sensor.route(sensor.here, "2025-01-01", ProcessingDegree="Cleaned")
    sensor.route(sensor.there, "2025-01-01", DataProvenanceID=4)
    assert _resolve(water, sensor, MOVE, degree="Cleaned") == sensor.here
    assert _resolve(water, sensor, MOVE, provenance=4) == sensor.there
    with pytest.raises(Invalid, match="Routes of other provenance or degree"):
        _resolve(water, sensor, MOVE)


@pytest.mark.parametrize("what", ["equipment", "variable"])
def test_what_does_not_exist_is_not_found(water: Water, sensor: Sensor, what: str) -> None:
    ids = {"equipment": sensor.equipment, "variable": sensor.variable, what: 999}
    with pytest.raises(NotFound, match=f"there is no {what} 999"):
        routing.resolve(water, ids["equipment"], ids["variable"], MOVE)


def _documented(water: Water) -> str:
    page = ROOT / "docs" / "explanation" / "water" / "ingestion-routing.md"
    query = re.findall(r"```sql\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)[0]
    if water.database.dialect.name == "postgres":
        return query.replace('"IngestionRoute" r', 'dbo."IngestionRoute" r')
    return query


def test_the_documented_query_the_repository_and_the_function_agree(
    water: Water, sensor: Sensor
) -> None:
    """Random routes, overlaps and gaps among them, at every edge and beside it."""
    chance = random.Random(7)
    days = [utc("2025-01-01") + timedelta(days=at) for at in range(8)]
    for _ in range(6):
        start, end = sorted(chance.sample(days, 2))
        sensor.route(
            chance.choice((sensor.here, sensor.there)),
            start.isoformat()[:10],
            chance.choice((None, end.isoformat()[:10])),
        )
    moments = [day + timedelta(microseconds=step) for day in days for step in (-1, 0, 1)]
    documented = sa.text(_documented(water))
    with water.database.read() as session:
        found = routing.routes_of(session, sensor.key)
        assignment = routing.assign_moments(found, moments)
        chosen = {at: one.metadata_id for one, places in assignment.groups for at in places}
        for place, moment in enumerate(moments):
            by_rule = repository.series_by_rule(session, sensor.key, moment)
            naive = moment.astimezone(UTC).replace(tzinfo=None)
            at = naive.isoformat(" ") if water.database.dialect.name == "sqlite" else naive
            by_page = session.connection.execute(
                documented,
                {
                    "equipment": sensor.equipment,
                    "variable": sensor.variable,
                    "provenance": 1,
                    "degree": "Raw",
                    "at": at,
                },
            ).scalars()
            assert sorted(by_page) == sorted(by_rule)
            if len(by_rule) == 1:
                assert chosen[place] == by_rule[0]
            else:
                where = assignment.ambiguous if by_rule else assignment.missing
                assert place in where


def test_moments_are_sorted_out_by_place(sensor: Sensor, water: Water) -> None:
    sensor.route(sensor.here, "2025-01-01", "2025-02-01")
    sensor.route(sensor.there, "2025-03-01")
    moments = [utc(day) for day in ("2025-03-02", "2025-01-02", "2025-02-15", "2025-01-03")]
    with water.database.read() as session:
        assignment = routing.assign_moments(routing.routes_of(session, sensor.key), moments)
    groups = {route.metadata_id: list(places) for route, places in assignment.groups}
    assert groups == {sensor.there: [0], sensor.here: [1, 3]}
    assert (list(assignment.missing), list(assignment.ambiguous)) == ([2], [])


def test_no_moments_need_no_route() -> None:
    nothing: list[Route] = []
    assert routing.assign_moments(nothing, []).complete
    assert list(routing.assign_moments(nothing, [MOVE, MOVE]).missing) == [0, 1]


def test_dry_run_over_http(client: TestClient, sensor: Sensor) -> None:
    sensor.route(sensor.here, "2025-01-01")
    asked = {"equipment_id": sensor.equipment, "variable_id": sensor.variable}
    answer = client.get(
        "/api/v1/routes/resolve", params={**asked, "at": "2025-01-01T01:00:00+01:00"}
    )
    assert answer.status_code == 200, answer.text
    assert answer.json()["metadata_id"] == sensor.here
    late = client.get("/api/v1/routes/resolve", params={**asked, "at": "2024-12-31T23:59:59"})
    assert (late.status_code, late.json()["code"]) == (422, "W040")
