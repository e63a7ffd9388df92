"""GET /data-health: each check finds what it is for, and nothing in data that are well."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from packs.water.api.test_full_context import counted
from packs.water.api.world import World, utc
from strandline.packs.water.context import Water

URL = "/api/v1/data-health"
AT = "2025-03-08T00:00:00Z"


def health(client: TestClient, **params: Any) -> dict[str, Any]:
    answer = client.get(URL, params={"at": AT, **params})
    assert answer.status_code == 200, answer.json()
    found: dict[str, Any] = answer.json()
    return found


def codes(client: TestClient, **params: Any) -> list[tuple[str, str, int]]:
    return [(one["code"], one["kind"], one["id"]) for one in health(client, **params)["items"]]


@pytest.fixture
def well(world: World) -> World:
    """A plant where all is well: a sensor that has sent a value every minute until now."""
    site = world.site()
    place = world.location(site)
    unit = world.unit()
    tss = world.variable(unit=unit)
    model = world.add("EquipmentModel", Name="Solitax")
    world.add(
        "EquipmentModelHasVariable",
        EquipmentModelID=model,
        VariableID=tss,
        RangeMin=0.0,
        RangeMax=500.0,
        UnitID=unit,
    )
    sensor = world.add("Equipment", Identifier="TSS_01", EquipmentModelID=model)
    series = world.series(
        SamplingLocationID=place, VariableID=tss, EquipmentID=sensor, DataProvenanceID=1
    )
    world.scalars(series, utc("2025-03-07T23:00:00"), [100.0] * 60)
    world.route(sensor, tss, series, utc("2025-01-01"))
    world.add(
        "EquipmentInstallation",
        EquipmentID=sensor,
        SamplingLocationID=place,
        InstalledDate=utc("2025-01-01"),
    )
    return world


def change(world: World, table: str, **values: object) -> None:
    """Change every row of a table."""
    import sqlalchemy as sa

    with world.water.database.write() as session:
        session.connection.execute(sa.update(session.tables[table]).values(**values))


def test_nothing_is_found_where_all_is_well(client: TestClient, well: World) -> None:
    found = health(client)
    assert (found["items"], found["total"], found["has_next"]) == ([], 0, False)
    assert len(found["checks"]) == 11
    assert (found["from_timestamp"], found["to_timestamp"]) == ("2025-03-01T00:00:00Z", AT)


def test_a_route_that_went_quiet_and_one_that_never_spoke(client: TestClient, well: World) -> None:
    assert codes(client, at="2025-03-08T23:59:00Z") == []
    assert codes(client, at="2025-03-09T00:00:00Z") == [("W180", "series", 1)]
    (finding,) = health(client, at="2025-03-10T00:00:00Z")["items"]
    assert finding["message"] == (
        "route 1 is open, and its newest value is of 2025-03-07T23:59:00Z, 48.0 hours ago"
    )
    assert finding["name"] == "TSS at Primary Effluent (TSS_01, Raw)"
    assert codes(client, at="2025-03-10T00:00:00Z", stale_hours=48.5) == []
    silent = well.series(
        SamplingLocationID=1, VariableID=1, DataProvenanceID=1, ProcessingDegree="Cleaned"
    )
    well.route(1, 1, silent, utc("2025-02-01"), ProcessingDegree="Cleaned")
    assert codes(client, code="W181") == [("W181", "series", silent)]
    change(well, "IngestionRoute", ValidTo=utc("2025-03-01"))
    assert codes(client, code=["W180", "W181"], at="2026-01-01") == []


def test_gaps_are_measured_by_what_is_usual(client: TestClient, well: World) -> None:
    well.scalars(1, utc("2025-03-07T20:00:00"), [1.0] * 30)  # until 20:29, then 23:00
    well.scalars(1, utc("2025-03-07T18:00:00"), [1.0])  # two hours before
    (finding,) = health(client, code="W182")["items"]
    assert finding["details"] == {
        "count": 2,
        "usual_seconds": 60.0,
        "longest_seconds": 9060.0,
        "longest_from": "2025-03-07T20:29:00Z",
        "longest_to": "2025-03-07T23:00:00Z",
    }
    assert health(client, code="W182", gap_factor=151)["total"] == 0
    assert health(client, code="W182", gap_factor=150.9)["total"] == 1
    # A window that begins after the hole does not know of it.
    assert health(client, code="W182", at="2025-03-14T22:00:00Z")["total"] == 0


def test_gaps_of_a_series_that_breathes(client: TestClient, well: World) -> None:
    """Milliseconds of jitter, and spectra of several rows a moment, are no gaps."""
    well.add(
        "WavelengthAxis", Name="two", NumberOfChannels=2, MinWavelength_nm=200, MaxWavelength_nm=300
    )
    for at in (0, 1):
        well.add("WavelengthBin", WavelengthAxisID=1, BinIndex=at, Wavelength_nm=200.0 + at)
    spectra = well.series(
        ValueTypeID=2, SamplingLocationID=1, VariableID=1, DataProvenanceID=4, WavelengthAxisID=1
    )
    moments = [f"2025-03-07T0{hour}:00:00.{hour}5" for hour in range(8)]
    well.add_all(
        "ValueSpectrum",
        [
            {"MetaDataID": spectra, "tstamp": utc(at), "WavelengthBinID": bin_id, "Value": 1.0}
            for at in [*moments, "2025-03-07T20:00:00"]
            for bin_id in (1, 2)
        ],
    )
    assert codes(client, code="W182", gap_factor=13) == []
    (finding,) = health(client, code="W182", gap_factor=12)["items"]
    assert (finding["id"], finding["details"]["count"]) == (spectra, 1)
    assert finding["details"]["usual_seconds"] == 3600.1


def test_series_without_route_source_or_context(client: TestClient, well: World) -> None:
    unrouted = well.series(
        SamplingLocationID=1, VariableID=1, EquipmentID=1, ProcessingDegree="Raw"
    )
    well.scalars(unrouted, utc("2025-01-01"), [1.0])
    empty = well.series(SamplingLocationID=1, VariableID=1, EquipmentID=1, DataProvenanceID=1)
    assert codes(client, code="W183") == [("W183", "series", unrouted)]
    lab = well.series(SamplingLocationID=1, VariableID=1, DataProvenanceID=2)
    (finding,) = health(client, code="W184")["items"]
    assert (finding["id"], finding["severity"]) == (lab, "error")
    assert finding["message"].endswith("does not name: sample, laboratory")
    bare = well.series()
    assert codes(client, code="W190") == [("W190", "series", unrouted), ("W190", "series", bare)]
    assert codes(client, code="W190", site="Rivermead works") == [("W190", "series", unrouted)]
    assert empty not in {key for _, _, key in codes(client)}


def test_what_has_ended_and_is_still_in_use(client: TestClient, well: World) -> None:
    change(well, "SamplingLocation", ValidTo=utc("2025-03-08"))
    assert codes(client, code=["W186", "W187"]) == [
        ("W186", "route", 1),
        ("W187", "installation", 1),
    ]
    change(well, "SamplingLocation", ValidTo=utc("2025-03-08T00:00:01"))
    assert codes(client, code=["W186", "W187"]) == []
    well.add("Campaign", CampaignTypeID=1, SiteID=1, Name="Storms", EndDate=utc("2025-03-01"))
    change(well, "MetaData", CampaignID=1)
    (finding,) = health(client, code="W186")["items"]
    assert finding["message"] == (
        "the route is open, and its campaign Storms has ended at 2025-03-01T00:00:00Z"
    )


def test_routes_that_disagree_with_installations(client: TestClient, well: World) -> None:
    elsewhere = well.location(1, "Basin A")
    change(well, "EquipmentInstallation", SamplingLocationID=elsewhere)
    found = health(client, code="W185")["items"]
    assert [(one["severity"], one["details"]["fault"]) for one in found] == [
        ("error", "route_elsewhere")
    ]
    other = well.site("Lagoon")
    assert health(client, code="W185", site=other)["total"] == 0


def test_values_that_the_instrument_cannot_measure(client: TestClient, well: World) -> None:
    well.scalars(1, utc("2025-03-07T22:00:00"), [-0.1, 0.0, 500.0, 500.1, None, float("nan")])
    (finding,) = health(client, code="W189")["items"]
    assert finding["details"] == {
        "count": 2,
        "first": "2025-03-07T22:00:00Z",
        "last": "2025-03-07T22:03:00Z",
        "range_min": 0.0,
        "range_max": 500.0,
    }
    other = well.unit("g/L")
    change(well, "MetaData", UnitID=other)
    assert codes(client, code="W189") == []


def test_equipment_without_a_model_at_a_site(client: TestClient, well: World) -> None:
    nowhere = well.equipment("SPARE")
    assert codes(client) == [("W188", "equipment", nowhere)]
    assert codes(client, site="rivermead works") == []
    assert codes(client, site="no such site") == []
    assert codes(client, severity="error") == []


def test_findings_are_paged_and_the_worst_come_first(client: TestClient, well: World) -> None:
    for name in ("A", "B", "C"):
        well.equipment(name)
    lab = well.series(SamplingLocationID=1, VariableID=1, DataProvenanceID=2)
    first = health(client, page_size=2)
    assert [one["id"] for one in first["items"]] == [lab, 2]
    assert (first["total"], first["has_next"]) == (4, True)
    second = health(client, page_size=2, page=2)
    assert [one["id"] for one in second["items"]] == [3, 4]
    counts = {one["code"]: one["count"] for one in first["checks"] if one["count"]}
    assert counts == {"W184": 1, "W188": 3}


def test_the_number_of_statements_does_not_grow(
    client: TestClient, water: Water, well: World
) -> None:
    with counted(water) as before:
        health(client)
    for at in range(5):
        key = well.series(
            SamplingLocationID=1, VariableID=1, DataProvenanceID=1, ProcessingDegree=f"D{at}"
        )
        well.scalars(key, utc("2025-03-07"), [1.0] * 10)
        well.route(1, 1, key, utc("2025-01-01"), ProcessingDegree=f"D{at}")
    with counted(water) as after:
        health(client)
    # The series that were found are read by name, in one statement each.
    assert len(after) - len(before) <= 2
    assert len(before) < 25


def test_what_is_wrong_is_refused(client: TestClient) -> None:
    for params in (
        {"code": "W999"},
        {"days": 0},
        {"days": 367},
        {"gap_factor": "nan"},
        {"gap_factor": 1},
        {"stale_hours": "inf"},
        {"severity": "fatal"},
        {"at": "9999-12-31T23:59:59-10:00"},
    ):
        assert client.get(URL, params={"at": AT, **params}).status_code == 422, params
    assert client.get(URL, params={"at": "0001-01-03T00:00:00Z"}).status_code == 200
    assert client.get(URL).status_code == 200
