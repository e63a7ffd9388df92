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


def test_what_does_not_exist_is_not_found(water: Water, sensor: Sensor) -> None:
    for what in ("equipment", "variable"):
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
        chosen = {
            at: (one.route_id, one.metadata_id)
            for one, places in assignment.groups
            for at in places
        }
        for place, moment in enumerate(moments):
            by_rule = repository.routes_by_rule(session, sensor.key, moment)
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
            )
            assert sorted(tuple(row) for row in by_page) == by_rule
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


def _body(sensor: Sensor, series: int, start: str, **more: object) -> dict[str, object]:
    return {
        "equipment_id": sensor.equipment,
        "variable_id": sensor.variable,
        "metadata_id": series,
        "valid_from": start,
        **more,
    }


def test_a_gap_between_routes_is_told(client: TestClient, sensor: Sensor) -> None:
    sensor.route(sensor.here, "2025-01-01", "2025-03-15")
    answer = client.post("/api/v1/routes", json=_body(sensor, sensor.there, "2025-03-16"))
    assert answer.status_code == 201, answer.text
    codes = {one["code"]: one["message"] for one in answer.json()["warnings"]}
    assert "2025-03-15T00:00:00Z to 2025-03-16T00:00:00Z" in codes["W049"]
    assert "installed nowhere" in codes["W053"]
    assert answer.json()["route"]["valid_to"] is None


REFUSED: tuple[tuple[dict[str, object], int, str | None], ...] = (
    ({"valid_from": "2025-02-01"}, 409, "W045"),
    ({"valid_from": "2024-01-01"}, 409, "W045"),
    ({"valid_from": "2024-01-01", "valid_to": "2024-01-01"}, 422, "W044"),
    ({"valid_from": "2024-01-01", "valid_to": "2023-01-01"}, 422, "W044"),
    ({"equipment_id": 999}, 404, "W042"),
    ({"variable_id": 999}, 404, "W042"),
    ({"metadata_id": 999}, 404, "W042"),
    ({"campaign_id": 999}, 404, "W042"),
    ({"created_by_person_id": 999}, 404, "W042"),
    ({"provenance_id": 999}, 404, "W042"),
    ({"processing_degree": "Cleaned"}, 422, "W048"),
    ({"provenance_id": 4}, 422, "W048"),
    ({"valid_from": 2025}, 422, None),
    ({"valid_from": "0001-01-01T00:00:00+10:00"}, 422, "W061"),
    ({"processing_degree": "a\x00"}, 400, "H007"),
    ({"metadata_id": 2**31}, 422, None),
    ({"unknown": 1}, 422, None),
)


def test_routes_that_are_refused_write_nothing(client: TestClient, sensor: Sensor) -> None:
    sensor.route(sensor.here, "2025-01-01", "2025-03-15")
    for change, status, code in REFUSED:
        body = {**_body(sensor, sensor.there, "2025-03-15"), **change}
        answer = client.post("/api/v1/routes", json=body)
        assert answer.status_code == status, (change, answer.text)
        assert code in (None, answer.json().get("code")), change
    assert sensor.world.count("IngestionRoute") == 1


def test_a_route_is_closed_and_never_longer_or_inverted(client: TestClient, sensor: Sensor) -> None:
    route = sensor.route(sensor.here, "2025-01-01")
    sensor.world.scalars(sensor.here, utc("2025-03-14T23:59:00"), [1.0, 2.0, 3.0])

    def close(at: str) -> tuple[int, dict[str, object]]:
        answer = client.post(f"/api/v1/routes/{route}/close", json={"valid_to": at})
        return answer.status_code, answer.json()

    assert close("2025-01-01")[1]["code"] == "W047"
    status, body = close("2025-03-15")
    assert (status, body["route"]["valid_to"]) == (200, "2025-03-15T00:00:00Z")  # type: ignore[index]
    assert "holds 2 instants" in str(body["warnings"])
    assert close("2025-03-15")[0] == 200
    assert close("2025-03-16")[1]["code"] == "W050"
    assert close("2025-02-01")[0] == 200
    assert (
        client.post("/api/v1/routes/999/close", json={"valid_to": "2025-01-01"}).status_code == 404
    )


def test_routes_are_listed_by_filters_in_pages(client: TestClient, sensor: Sensor) -> None:
    sensor.route(sensor.here, "2025-01-01", "2025-03-15")
    sensor.route(sensor.there, "2025-03-15")

    def found(**params: object) -> list[int]:
        page = client.get("/api/v1/routes", params=params).json()  # type: ignore[arg-type]
        assert page["total"] == len(page["items"])
        return [one["metadata_id"] for one in page["items"]]

    assert found() == [sensor.here, sensor.there]
    assert found(active_at="2025-03-15T00:00:00Z") == [sensor.there]
    assert found(location="inlet", equipment="TSS_01", variable=sensor.variable) == [sensor.here]
    assert found(processing_degree="Cleaned") == []
    assert found(equipment="nobody's") == []
    page = client.get("/api/v1/routes", params={"page_size": 1}).json()
    assert (page["total"], page["has_next"], len(page["items"])) == (2, True, 1)


def test_what_disagrees_is_told_for_its_interval(client: TestClient, sensor: Sensor) -> None:
    """Moved on 10 March; the route follows five days later, and is a day late elsewhere."""
    sensor.route(sensor.here, "2025-01-01", "2025-03-15")
    sensor.route(sensor.there, "2025-03-16")
    stay = {"EquipmentID": sensor.equipment}
    for place, start, end in (
        (sensor.inlet, "2025-01-05", "2025-03-10"),
        (sensor.outlet, "2025-03-10", None),
    ):
        sensor.world.add(
            "EquipmentInstallation",
            SamplingLocationID=place,
            InstalledDate=utc(start),
            RemovedDate=end and utc(end),
            **stay,
        )
    items = client.get("/api/v1/routes/coherence").json()["items"]
    told = {(one["kind"], one["valid_from"][:10], (one["valid_to"] or "")[:10]) for one in items}
    assert told == {
        ("route_without_installation", "2025-01-01", "2025-01-05"),
        ("route_elsewhere", "2025-03-10", "2025-03-15"),
        ("route_gap", "2025-03-15", "2025-03-16"),
        ("installation_without_route", "2025-03-15", "2025-03-16"),
    }
    errors = client.get("/api/v1/routes/coherence", params={"severity": "error"}).json()
    assert [one["route_location"] for one in errors["items"]] == ["Inlet"]
    assert [one["installation_location"] for one in errors["items"]] == ["Outlet"]


def test_stored_faults_are_told(client: TestClient, sensor: Sensor) -> None:
    sensor.route(sensor.here, "2025-01-01")
    sensor.route(sensor.there, "2025-02-01")
    sensor.route(sensor.there, "2025-02-01", "2025-01-01")
    nowhere = sensor.world.series(
        EquipmentID=sensor.equipment, VariableID=sensor.variable, ProcessingDegree="Cleaned"
    )
    sensor.route(nowhere, "2025-01-01", ProcessingDegree="Cleaned")
    for place, start in ((sensor.inlet, "2025-01-01"), (sensor.outlet, "2025-02-01")):
        sensor.world.add(
            "EquipmentInstallation",
            EquipmentID=sensor.equipment,
            SamplingLocationID=place,
            InstalledDate=utc(start),
        )
    items = client.get(f"/api/v1/routes/coherence?equipment={sensor.equipment}").json()["items"]
    assert {one["kind"] for one in items} == {
        "inverted_route",
        "overlapping_routes",
        "overlapping_installations",
        "series_without_location",
    }


def test_lists_take_as_many_statements_however_long(
    client: TestClient, water: Water, sensor: Sensor
) -> None:
    def counts() -> list[int]:
        found = []
        for path in ("/routes", "/routes/coherence", f"/lineage/{sensor.here}/degrees"):
            statements: list[str] = []

            def note(*said: object, into: list[str] = statements) -> None:
                into.append(str(said[2]))

            sa.event.listen(water.database.engine, "before_cursor_execute", note)
            assert client.get(f"/api/v1{path}").status_code == 200
            sa.event.remove(water.database.engine, "before_cursor_execute", note)
            found.append(len(statements))
        return found

    sensor.route(sensor.here, "2025-01-01", "2025-01-02")
    few = counts()
    for day in range(2, 12):
        sensor.route(sensor.here, f"2025-01-{day:02}", f"2025-01-{day + 1:02}")
        sensor.series(sensor.inlet)
    assert counts() == few
