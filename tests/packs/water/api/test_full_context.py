"""Task 4.4 of the plan: what explains a series in a window, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from packs.water.api.world import World, utc
from strandline.packs.water.context import Water

API = "/api/v1"
MARCH = {"from": "2025-03-01", "to": "2025-04-01"}


@contextmanager
def counted(water: Water) -> Iterator[list[str]]:
    """The statements that run inside."""
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        statements.append(statement)

    engine = water.database.engine
    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)


@pytest.fixture
def plant(world: World) -> World:
    """TSS at one place: a sensor raw and cleaned, lab work of two samples, and another place."""
    site = world.site()
    here, there = world.location(site), world.location(site, "Basin A")
    tss, cod = world.variable(), world.variable("COD")
    sensor, spare, far = (world.equipment(name) for name in ("TSS_01", "TSS_02", "FAR_01"))
    world.add("Campaign", CampaignTypeID=2, SiteID=site, Name="Operations")
    world.add("Laboratory", Name="Works laboratory")
    context = {"SamplingLocationID": here, "VariableID": tss}
    raw = world.series(**context, EquipmentID=sensor, DataProvenanceID=1, CampaignID=1)
    cleaned = world.series(**context, DataProvenanceID=1, ProcessingDegree="Cleaned")
    world.scalars(raw, utc("2025-02-28T23:59:00"), [1.0, 2.0, 3.0])
    world.scalars(cleaned, utc("2025-03-01"), [2.5])
    for day in ("2025-03-05", "2025-04-05"):
        sample = world.add("Sample", SamplingLocationID=here, SampleDateTime=utc(day))
        lab = world.series(**context, DataProvenanceID=2, SampleID=sample, LaboratoryID=1)
        world.scalars(lab, utc(day), [24.5])
    world.series(SamplingLocationID=there, VariableID=tss)
    world.series(SamplingLocationID=here, VariableID=cod)
    step = world.add("ProcessingStep", Name="Outlier removal", MethodName="ewma")
    for series, role in ((raw, "Input"), (cleaned, "Output")):
        world.add("DataLineage", ProcessingStepID=step, MetaDataID=series, Role=role)
    for equipment, location, start, end in (
        (spare, here, "2025-03-20", None),
        (far, here, "2025-01-01", "2025-03-01"),
        (sensor, there, "2025-03-10", "2025-03-11"),
    ):
        world.add(
            "EquipmentInstallation",
            EquipmentID=equipment,
            SamplingLocationID=location,
            InstalledDate=utc(start),
            RemovedDate=None if end is None else utc(end),
        )
    for equipment, at in (
        (sensor, "2025-03-02"),
        (sensor, "2025-04-01"),
        (spare, "2025-03-03"),
        (far, "2025-03-04"),
    ):
        world.add(
            "EquipmentEvent",
            EquipmentID=equipment,
            EquipmentEventTypeID=1,
            EventDateTime=utc(at),
            CampaignID=1,
        )
    for series, start, end in (
        (raw, "2025-02-01", "2025-03-01"),
        (cleaned, "2025-02-01", "2025-03-02"),
        (raw, "2025-03-31", None),
        (raw, "2025-04-01", None),
    ):
        world.add(
            "Annotation",
            MetaDataID=series,
            AnnotationTypeID=4,
            Title="seen",
            StartTime=utc(start),
            EndTime=None if end is None else utc(end),
        )
    return world


def test_task_4_4_full_context(client: TestClient, plant: World) -> None:
    found = client.get(f"{API}/timeseries/1/full-context", params=MARCH).json()
    assert (found["metadata"]["metadata_id"], found["metadata"]["equipment"]) == (1, "TSS_01")
    degrees = {
        one["metadata_id"]: (
            one["provenance"],
            one["processing_degree"],
            one["value_count"],
            one["first_timestamp"],
        )
        for one in found["all_processing_degrees"]
    }
    assert degrees == {
        1: ("Sensor", "Raw", 2, "2025-03-01T00:00:00Z"),
        2: ("Sensor", "Cleaned", 1, "2025-03-01T00:00:00Z"),
        3: ("Laboratory", "Raw", 1, "2025-03-05T00:00:00Z"),
    }
    assert found["all_processing_degrees"][0]["values"] == (
        "/api/v1/timeseries/1?from=2025-03-01T00%3A00%3A00Z&to=2025-04-01T00%3A00%3A00Z"
    )
    events = [(one["equipment"], one["occurred_at"][:10]) for one in found["equipment_events"]]
    assert events == [("TSS_01", "2025-03-02"), ("TSS_02", "2025-03-03")]
    stays = [(one["equipment"], one["location"]) for one in found["installations"]]
    assert stays == [("TSS_01", "Basin A"), ("TSS_02", "Primary Effluent")]
    assert found["campaign"]["name"] == "Operations"
    assert [use["name"] for use in found["campaigns"]] == ["Operations"]
    assert [one["annotation_id"] for one in found["annotations"]] == [2, 3]
    assert [one["sampled_at"] for one in found["samples"]] == ["2025-03-05T00:00:00Z"]
    assert [step["method"] for step in found["lineage"]["steps"]] == ["ewma"]
    assert found["truncated"] == {}


def test_without_a_window_everything_counts(client: TestClient, plant: World) -> None:
    found = client.get(f"{API}/timeseries/2/full-context").json()
    counts = [one["value_count"] for one in found["all_processing_degrees"]]
    # The series asked for comes first.
    assert counts == [1, 3, 1, 1]
    assert found["campaign"] is None
    assert len(found["equipment_events"]) == 4


def test_a_series_without_a_place_stands_alone(client: TestClient, plant: World) -> None:
    bare = plant.series()
    found = client.get(f"{API}/timeseries/{bare}/full-context").json()
    assert [one["metadata_id"] for one in found["all_processing_degrees"]] == [bare]
    assert (found["equipment_events"], found["samples"], found["installations"]) == ([], [], [])
    assert client.get(f"{API}/timeseries/99/full-context").json()["code"] == "W170"
    turned = client.get(f"{API}/timeseries/1/full-context", params={"from": "2025", "to": "2024"})
    assert turned.status_code == 422


def test_the_number_of_statements_does_not_grow(
    client: TestClient, water: Water, plant: World
) -> None:
    paths = (
        "timeseries/1/full-context",
        "metadata?include=coverage",
        "campaigns/1/context",
        "equipment/1/lifecycle",
        "equipment/1/events",
        "annotations",
        "sampling-locations",
    )

    def costs() -> list[int]:
        found = []
        for path in paths:
            with counted(water) as statements:
                assert client.get(f"{API}/{path}").status_code == 200
            found.append(len(statements))
        return found

    before = costs()
    for at in range(20):
        series = plant.series(SamplingLocationID=1, VariableID=1, CampaignID=1)
        plant.scalars(series, utc("2025-03-01"), [1.0])
        event = plant.add(
            "EquipmentEvent",
            EquipmentID=1,
            EquipmentEventTypeID=2,
            EventDateTime=utc("2025-03-01"),
            CampaignID=1,
        )
        plant.add("EquipmentEventMetaData", EquipmentEventID=event, MetaDataID=series)
        plant.location(1, f"place {at}")
        plant.add(
            "Annotation",
            MetaDataID=series,
            AnnotationTypeID=1,
            Title="x",
            StartTime=utc("2025-03-01"),
        )
    assert costs() == before
    assert max(before) < 40
