"""Task 2c.3 and the move of an instrument, through the API on both databases."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from packs.water.api.world import World, utc
from strandline.packs.water.context import Water
from strandline.packs.water.move_records import MoveRequest
from strandline.packs.water.routing_records import RouteKey
from strandline.packs.water.services import moving, routing
from strandline.rest.errors import Conflict

NOT_YET = {"installation_id", "metadata_id", "route_id", "event_id"}


class Plant:
    """TSS_01 at Primary since 1 January, with a route for TSS and one for turbidity."""

    def __init__(self, world: World, client: TestClient) -> None:
        self.world, self.client = world, client
        self.site = world.site()
        self.primary = world.location(self.site, "Primary Effluent")
        self.secondary = world.location(self.site, "Secondary Effluent")
        self.unit = world.unit()
        self.tss = world.variable("TSS", self.unit)
        self.turbidity = world.variable("Turbidity", world.unit("NTU"))
        self.equipment = world.equipment()

    def install(self, at: str = "2025-01-01") -> None:
        done = self.move(self.primary, at, variables=[self.tss, self.turbidity])
        assert done["routes_opened"][0]["creates_series"]

    def ask(self, place: int | None, at: str, what: str = "move", **more: object) -> Any:
        body = {"to_location_id": place, "at": at, **more}
        return self.client.post(f"/api/v1/equipment/{self.equipment}/{what}", json=body)

    def move(self, place: int | None, at: str, **more: object) -> dict[str, Any]:
        answer = self.ask(place, at, **more)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def preview(self, place: int | None, at: str, **more: object) -> dict[str, Any]:
        answer = self.ask(place, at, "move/preview", **more)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def place_at(self, at: str) -> str | None:
        answer = self.client.get(f"/api/v1/equipment/{self.equipment}/location", params={"at": at})
        stays = answer.json()["installations"]
        assert answer.json()["installed"] == bool(stays)
        return stays[0]["location"] if stays else None

    def goes_to(self, at: str, variable: int | None = None) -> int | str:
        asked = {
            "equipment_id": self.equipment,
            "variable_id": variable or self.tss,
            "at": at,
        }
        answer = self.client.get("/api/v1/routes/resolve", params=asked).json()
        return answer.get("location") or answer["code"]

    def faults(self) -> list[str]:
        return [one["kind"] for one in self.client.get("/api/v1/routes/coherence").json()["items"]]

    def counts(self) -> tuple[int, ...]:
        tables = ("EquipmentInstallation", "IngestionRoute", "EquipmentEvent", "MetaData")
        return tuple(self.world.count(table) for table in tables)


@pytest.fixture
def plant(world: World, client: TestClient) -> Plant:
    return Plant(world, client)


def test_where_an_instrument_was(plant: Plant) -> None:
    """Task 2c.3: removed on 15 March, installed elsewhere a day later, nowhere in between."""
    plant.install()
    plant.move(None, "2025-03-15")
    plant.move(plant.secondary, "2025-03-16")
    assert plant.place_at("2025-02-01") == "Primary Effluent"
    assert plant.place_at("2025-03-15T12:00:00") is None
    assert plant.place_at("2025-04-01") == "Secondary Effluent"
    assert plant.place_at("2024-12-31T23:59:59.999999") is None
    assert plant.place_at("2025-01-01") == "Primary Effluent"
    page = plant.client.get(
        f"/api/v1/sampling-locations/{plant.primary}/equipment", params={"at": "2025-02-01"}
    ).json()
    assert [one["equipment"] for one in page["items"]] == ["TSS_01"]
    late = plant.client.get(f"/api/v1/sampling-locations/{plant.primary}/equipment").json()
    assert late["total"] == 0
    gap = plant.client.get(
        f"/api/v1/equipment/{plant.equipment}/location", params={"at": "2025-03-15"}
    ).json()
    assert (gap["previous"]["location"], gap["following"]["location"]) == (
        "Primary Effluent",
        "Secondary Effluent",
    )
    assert [plant.goes_to(at) for at in ("2025-03-14", "2025-03-15", "2025-03-16")] == [
        "Primary Effluent",
        "W040",
        "Secondary Effluent",
    ]
    assert plant.faults() == []
    kinds = [row["EquipmentEventTypeID"] for row in plant.world.rows("EquipmentEvent")]
    assert kinds == [4, 5, 4]


def test_the_move_does_what_the_preview_shows(plant: Plant) -> None:
    plant.install()
    before = plant.counts()
    asked = {"notes": "Spring", "variables": [plant.tss]}
    preview = plant.preview(plant.secondary, "2025-03-15", **asked)
    assert plant.counts() == before
    assert preview == plant.preview(plant.secondary, "2025-03-15", **asked)
    token = preview["preview_token"]
    done = plant.move(plant.secondary, "2025-03-15", preview_token=token, **asked)
    assert done == _written(preview, done)
    assert plant.counts() == (2, 3, 3, 3)
    assert [one["code"] for one in done["warnings"]] == ["W064"]
    (opened,) = done["routes_opened"]
    route = plant.client.get(f"/api/v1/routes/{opened['route_id']}").json()
    assert (route["location"], route["variable"], route["metadata_id"], route["notes"]) == (
        "Secondary Effluent",
        "TSS",
        opened["metadata_id"],
        "Spring",
    )
    series = plant.world.rows("MetaData")[-1]
    assert (series["UnitID"], series["ValueTypeID"], series["DataProvenanceID"]) == (
        plant.unit,
        1,
        1,
    )
    assert plant.goes_to("2025-03-14T23:59:59.999999") == "Primary Effluent"
    assert plant.goes_to("2025-03-15") == "Secondary Effluent"
    assert plant.goes_to("2025-03-15", plant.turbidity) == "W040"
    assert plant.faults() == []


def test_the_same_move_again_changes_nothing(plant: Plant) -> None:
    plant.install()
    first = plant.preview(plant.secondary, "2025-03-15T08:00:00+01:00")
    token = first["preview_token"]
    assert not plant.move(plant.secondary, "2025-03-15T08:00:00+01:00")["already_done"]
    after = plant.counts()
    again = plant.move(plant.secondary, "2025-03-15T07:00:00Z", preview_token=token)
    assert again["already_done"]
    assert (again["routes_opened"], again["warnings"], plant.counts()) == ([], [], after)
    plant.move(None, "2025-04-01")
    assert plant.move(None, "2025-04-01")["already_done"]


def test_a_return_finds_its_series_again(plant: Plant) -> None:
    plant.install()
    plant.move(plant.secondary, "2025-02-01")
    back = plant.move(plant.primary, "2025-03-01")
    assert [one["creates_series"] for one in back["routes_opened"]] == [False, False]
    assert plant.counts()[3] == 4
    assert plant.goes_to("2025-03-02") == "Primary Effluent"


def test_a_changed_preview_is_refused(plant: Plant) -> None:
    plant.install()
    token = plant.preview(plant.secondary, "2025-03-15")["preview_token"]
    route = plant.world.rows("IngestionRoute")[0]["IngestionRouteID"]
    closed = {"valid_to": "2025-03-01"}
    assert plant.client.post(f"/api/v1/routes/{route}/close", json=closed).status_code == 200
    before = plant.counts()
    answer = plant.ask(plant.secondary, "2025-03-15", preview_token=token)
    assert (answer.status_code, answer.json()["code"]) == (409, "W067")
    assert plant.counts() == before
    now = answer.json()["details"]["preview_token"]
    assert now == plant.preview(plant.secondary, "2025-03-15")["preview_token"]


def test_values_after_the_move_are_told_and_do_not_change_the_token(plant: Plant) -> None:
    plant.install()
    token = plant.preview(plant.secondary, "2025-03-15")["preview_token"]
    series = plant.world.rows("IngestionRoute")[0]["MetaDataID"]
    plant.world.scalars(int(str(series)), utc("2025-03-14T23:59:00"), [1.0, 2.0, None])
    done = plant.move(plant.secondary, "2025-03-15", preview_token=token)
    (notice,) = done["warnings"]
    assert notice["code"] == "W051"
    assert f"series {series} holds 2 instants at or after 2025-03-15T00:00:00Z" in notice["message"]


def test_moves_that_are_refused_write_nothing(plant: Plant) -> None:
    plant.install("2025-02-01")
    gone = plant.world.add(
        "SamplingLocation", SiteID=plant.site, Name="Old weir", ValidTo=utc("2025-03-01")
    )
    spare = plant.world.equipment("SPARE")
    before = plant.counts()
    cases: tuple[tuple[int | None, str, dict[str, object], int, str], ...] = (
        (plant.primary, "2025-03-15", {}, 409, "W054"),
        (plant.secondary, "2025-02-01", {}, 409, "W057"),
        (plant.secondary, "2025-01-15", {}, 409, "W057"),
        (None, "2025-01-15", {}, 409, "W057"),
        (gone, "2025-03-01", {}, 409, "W055"),
        (999, "2025-03-15", {}, 404, "W042"),
        (plant.secondary, "2025-03-15", {"campaign_id": 9}, 404, "W042"),
        (plant.secondary, "2025-03-15", {"moved_by_person_id": 9}, 404, "W042"),
        (plant.secondary, "2025-03-15", {"variables": [9]}, 404, "W042"),
        (plant.secondary, "2025-03-15", {"preview_token": "other"}, 409, "W067"),
        (plant.secondary, "0001-01-01T00:00:00+10:00", {}, 422, "W061"),
        (plant.secondary, "12345", {}, 422, ""),
        (plant.secondary, "2025-03-15", {"notes": "a\x00"}, 400, "H007"),
        (plant.secondary, "2025-03-15", {"more": 1}, 422, ""),
    )
    for place, at, more, status, code in cases:
        for what in ("move", "move/preview"):
            if code == "W067" and what == "move/preview":
                continue
            answer = plant.ask(place, at, what, **more)
            assert answer.status_code == status, (at, more, answer.text)
            assert code in ("", answer.json().get("code")), answer.text
    nowhere = {"to_location_id": None, "at": "2025-03-15"}
    answer = plant.client.post(f"/api/v1/equipment/{spare}/move", json=nowhere)
    assert answer.json()["code"] == "W056"
    answer = plant.client.post("/api/v1/equipment/999/move", json=nowhere)
    assert (answer.status_code, answer.json()["code"]) == (404, "W042")
    assert plant.counts() == before


def test_routes_in_the_way_are_named(plant: Plant) -> None:
    plant.install()
    first = plant.world.rows("IngestionRoute")[0]
    series = int(str(first["MetaDataID"]))
    twin = plant.world.route(plant.equipment, plant.tss, series, utc("2025-02-01"))
    answer = plant.ask(plant.secondary, "2025-03-15")
    assert answer.json()["code"] == "W059"
    assert "several of its key" in answer.json()["detail"]
    answer = plant.ask(plant.secondary, "2025-01-15")
    assert answer.json()["details"] == {"route_id": twin}
    assert "begins after the move" in answer.json()["detail"]


def test_campaigns_go_along_or_change(plant: Plant) -> None:
    world = plant.world
    routine, storms = (
        world.add("Campaign", CampaignTypeID=1, SiteID=plant.site, Name=name, EndDate=end)
        for name, end in (("Routine", None), ("Storms", utc("2025-03-01")))
    )
    plant.move(plant.primary, "2025-01-01", variables=[plant.tss], campaign_id=routine)
    kept = plant.preview(plant.secondary, "2025-03-15")
    assert (kept["campaign_id"], kept["routes_opened"][0]["campaign_id"]) == (routine, routine)
    none = plant.preview(plant.secondary, "2025-03-15", campaign_id=None)
    assert (none["campaign_id"], none["routes_opened"][0]["campaign_id"]) == (None, None)
    done = plant.move(plant.secondary, "2025-03-15", campaign_id=storms)
    assert [one["code"] for one in done["warnings"]] == ["W062"]
    series = world.rows("MetaData")[-1]
    assert series["CampaignID"] == storms
    assert [event["campaign_id"] for event in done["events"]] == [routine, storms]


def test_a_route_with_a_planned_end_keeps_it(plant: Plant) -> None:
    plant.install()
    route = plant.world.rows("IngestionRoute")[0]["IngestionRouteID"]
    plant.client.post(f"/api/v1/routes/{route}/close", json={"valid_to": "2025-06-01"})
    opened = plant.move(plant.secondary, "2025-03-15")["routes_opened"]
    assert [one["valid_to"] for one in opened] == ["2025-06-01T00:00:00Z", None]


def test_a_move_mends_what_another_door_left(plant: Plant) -> None:
    """Somebody recorded the stay and not the routes: the move does what is missing."""
    plant.install()
    stay = plant.world.rows("EquipmentInstallation")[0]["InstallationID"]
    with plant.world.water.database.write() as session:
        table = session.tables["EquipmentInstallation"]
        session.connection.execute(
            table.update()
            .where(table.c.InstallationID == stay)
            .values(RemovedDate=utc("2025-03-15"))
        )
    plant.world.add(
        "EquipmentInstallation",
        EquipmentID=plant.equipment,
        SamplingLocationID=plant.secondary,
        InstalledDate=utc("2025-03-15"),
    )
    assert "route_elsewhere" in plant.faults()
    done = plant.move(plant.secondary, "2025-03-15")
    assert (done["installation_opened"], done["events"]) == (False, [])
    assert len(done["routes_closed"]) == len(done["routes_opened"]) == 2
    assert plant.faults() == []


def test_of_two_moves_at_once_one_wins(plant: Plant, water: Water) -> None:
    plant.install()
    third = plant.world.location(plant.site, "Outlet")

    def move(place: int) -> bool:
        asked = MoveRequest(
            equipment_id=plant.equipment, to_location_id=place, at=utc("2025-03-15")
        )
        try:
            return not moving.move(water, asked).already_done
        except Conflict as error:
            assert error.code == "W057"
            return False

    with ThreadPoolExecutor(4) as pool:
        won = list(pool.map(move, (plant.secondary, third) * 4))
    assert sum(won) == 1
    assert plant.counts() == (2, 4, 3, 4)
    assert plant.faults() == []


def test_a_move_waits_for_readings_that_are_being_stored(plant: Plant, water: Water) -> None:
    """A reading of the moment of the move never comes to the place that was left."""
    plant.install()
    key = RouteKey(
        equipment_id=plant.equipment,
        variable_id=plant.tss,
        provenance_id=1,
        processing_degree="Raw",
    )
    asked = MoveRequest(
        equipment_id=plant.equipment, to_location_id=plant.secondary, at=utc("2025-03-15")
    )
    with ThreadPoolExecutor(1) as pool:
        with water.database.write() as session:
            (route,) = routing.routes_to_write(session, key)
            move = pool.submit(moving.move, water, asked)
            with pytest.raises(TimeoutError):
                move.result(timeout=0.3)
            rows = {"MetaDataID": route.metadata_id, "tstamp": utc("2025-03-16"), "Value": 1.0}
            session.connection.execute(session.tables["Value"].insert(), rows)
        told = [one.code for one in move.result(timeout=30).warnings]
    assert told == ["W051"]


def test_whatever_moves_are_made_routes_and_stays_agree(plant: Plant) -> None:
    """Random moves, some back-dated or twice: what is accepted leaves nothing that disagrees."""
    chance = random.Random(11)
    third = plant.world.location(plant.site, "Outlet")
    names = {
        plant.primary: "Primary Effluent",
        plant.secondary: "Secondary Effluent",
        third: "Outlet",
        None: None,
    }
    accepted, latest = 0, utc("2025-01-01")
    for _ in range(25):
        place = chance.choice((plant.primary, plant.secondary, third, None))
        at = latest + timedelta(days=chance.randrange(-3, 12))
        more: dict[str, object] = {}
        if chance.random() < 0.3 or not accepted:
            more["variables"] = chance.choice(([plant.tss], [plant.tss, plant.turbidity]))
        before = plant.ask(place, at.isoformat(), "move/preview", **more)
        answer = plant.ask(place, at.isoformat(), **more)
        assert answer.status_code == before.status_code
        if answer.status_code != 200:
            assert (answer.status_code, before.json()["code"]) == (409, answer.json()["code"])
            continue
        assert answer.json() == _written(before.json(), answer.json())
        accepted, latest = accepted + 1, at
        assert plant.faults() == [], (place, at, more)
        assert plant.move(place, at.isoformat(), **more)["already_done"]
        assert plant.place_at(at.isoformat()) == names[place]
    assert accepted > 8


def _written(preview: Any, done: Any, key: str = "") -> Any:
    """The preview with the ids that only the move could know, each of which must be there."""
    if isinstance(preview, dict):
        known = "" if preview.get("installation_opened", True) else "installation_id"
        return {
            name: value if name == known else _written(value, done[name], name)
            for name, value in preview.items()
        }
    if isinstance(preview, list):
        assert len(preview) == len(done)
        return [_written(one, other) for one, other in zip(preview, done, strict=True)]
    if preview is None and key in NOT_YET:
        assert isinstance(done, int)
        return done
    return preview
