"""The plan's acceptance lines for phases 2 and 3: campaigns, lab, sensors, routes, lineage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest

from packs.water.databases import Desk, WaterDatabase

both = pytest.mark.parametrize("platform_name", ["sqlite", "postgres"], indirect=False)

EXPERIMENT, OPERATIONS = 1, 2
SENSOR, LABORATORY = 1, 2
CALIBRATION = 1


def at(text: str) -> datetime:
    """An instant in UTC, without a zone as the database keeps it."""
    return datetime.fromisoformat(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plant:
    """A small treatment plant: keys of rows that the plan's scenarios start from."""

    site: int
    influent: int
    basin_a: int
    basin_b: int
    effluent: int
    tss: int
    sensor: int


@pytest.fixture
def plant(desk: Desk) -> Plant:
    site = desk.insert("Site", Name="Pilot plant", SiteType="WWTP")
    influent, basin_a, basin_b, effluent = (
        desk.insert("SamplingLocation", SiteID=site, Name=name)
        for name in ("Primary Influent", "Basin A", "Basin B", "Primary Effluent")
    )
    unit = desk.insert("Unit", Name="mg/L")
    return Plant(
        site=site,
        influent=influent,
        basin_a=basin_a,
        basin_b=basin_b,
        effluent=effluent,
        tss=desk.insert("Variable", Name="TSS", UnitID=unit),
        sensor=desk.insert("Equipment", Identifier="TSS_01"),
    )


def campaign(desk: Desk, plant: Plant, name: str, kind: int = EXPERIMENT, **more: Any) -> int:
    return desk.insert("Campaign", CampaignTypeID=kind, SiteID=plant.site, Name=name, **more)


# ---- 2a.1 persons -------------------------------------------------------------------------------


@both
def test_task_2a_1_persons_can_be_inserted_and_queried(desk: Desk) -> None:
    key = desk.insert("Person", FullName="Marie Example", Email="marie@example.org")
    assert desk.ask(
        'SELECT "FullName", "Email", "Affiliation" FROM {Person} WHERE "PersonID" = ?', key
    ) == [("Marie Example", "marie@example.org", None)]
    desk.refuses("Person", FullName=None)


# ---- 2a.2 campaigns -----------------------------------------------------------------------------


@both
def test_task_2a_2_campaign_types_are_seeded(desk: Desk) -> None:
    assert desk.ask('SELECT * FROM {CampaignType} ORDER BY "CampaignTypeID"') == [
        (1, "Experiment"),
        (2, "Operations"),
        (3, "Commissioning"),
        (4, "Audit"),
    ]


@both
def test_task_2a_2_a_campaign_has_a_site_and_may_have_an_old_project(
    desk: Desk, plant: Plant
) -> None:
    project = desk.insert("Project", Name="A project from before")
    with_project = campaign(desk, plant, "Mapped", OPERATIONS, ProjectID=project)
    without = campaign(desk, plant, "New")
    found = desk.ask(
        'SELECT c."CampaignID", t."CampaignTypeName", s."Name", p."Name" FROM {Campaign} c '
        'JOIN {CampaignType} t ON t."CampaignTypeID" = c."CampaignTypeID" '
        'JOIN {Site} s ON s."SiteID" = c."SiteID" '
        'LEFT JOIN {Project} p ON p."ProjectID" = c."ProjectID" ORDER BY c."CampaignID"'
    )
    assert found == [
        (with_project, "Operations", "Pilot plant", "A project from before"),
        (without, "Experiment", "Pilot plant", None),
    ]
    good = {"CampaignTypeID": EXPERIMENT, "SiteID": plant.site, "Name": "x"}
    for column in ("CampaignTypeID", "SiteID", "ProjectID"):
        desk.refuses("Campaign", **{**good, column: 999})
    for column in good:
        desk.refuses("Campaign", **{**good, column: None})


# ---- 2a.3 provenance ----------------------------------------------------------------------------


@both
def test_task_2a_3_provenances_are_seeded_and_old_series_have_none(legacy: Desk) -> None:
    assert legacy.ask('SELECT * FROM {DataProvenance} ORDER BY "DataProvenanceID"') == [
        (1, "Sensor"),
        (2, "Laboratory"),
        (3, "Manual Entry"),
        (4, "Model Output"),
        (5, "External Source"),
    ]
    assert legacy.ask('SELECT DISTINCT "DataProvenanceID", "CampaignID" FROM {MetaData}') == [
        (None, None)
    ]


@both
def test_task_2a_3_a_series_names_its_provenance_and_campaign(desk: Desk, plant: Plant) -> None:
    own = campaign(desk, plant, "Experiment A")
    series = desk.insert("MetaData", DataProvenanceID=SENSOR, CampaignID=own)
    plain = desk.insert("MetaData", VariableID=plant.tss)
    asked = 'SELECT "MetaDataID" FROM {MetaData} WHERE "CampaignID" = ?'
    assert desk.column(asked, own) == [series]
    # Nothing is assumed of a series that does not say where it came from.
    asked = 'SELECT "DataProvenanceID" FROM {MetaData} WHERE "MetaDataID" = ?'
    assert desk.column(asked, plain) == [None]
    desk.refuses("MetaData", DataProvenanceID=6)
    desk.refuses("MetaData", CampaignID=own + 1)


# ---- 2a.6 the version ---------------------------------------------------------------------------


@both
def test_task_2a_6_the_migration_to_1_2_0_is_clean(database: WaterDatabase) -> None:
    database.apply("1.1.0")
    tables = database.load_archive(200)
    before = database.digests(tables)
    database.apply("1.2.0")
    assert database.differences("1.2.0") == []
    assert database.digests(tables) == before
    database.rollback("1.1.0")
    assert database.differences("1.1.0") == []
    assert database.digests(tables) == before


# ---- 2b.1 laboratories and samples --------------------------------------------------------------


@both
def test_task_2b_1_marie_took_a_grab_sample_for_experiment_a(desk: Desk, plant: Plant) -> None:
    marie = desk.insert("Person", FullName="Marie Example")
    own = campaign(desk, plant, "Experiment A")
    sample = {
        "SamplingLocationID": plant.effluent,
        "SampledByPersonID": marie,
        "CampaignID": own,
        "SampleDateTime": at("2025-03-01 08:00:00"),
        "SampleType": "Grab",
    }
    desk.insert("Sample", **sample)
    found = desk.ask(
        'SELECT p."FullName", s."SampleType", l."Name", c."Name" FROM {Sample} s '
        'JOIN {Person} p ON p."PersonID" = s."SampledByPersonID" '
        'JOIN {SamplingLocation} l ON l."SamplingLocationID" = s."SamplingLocationID" '
        'JOIN {Campaign} c ON c."CampaignID" = s."CampaignID" WHERE s."SampleDateTime" = ?',
        at("2025-03-01 08:00:00"),
    )
    assert found == [("Marie Example", "Grab", "Primary Effluent", "Experiment A")]
    for column in ("SamplingLocationID", "SampledByPersonID", "CampaignID"):
        desk.refuses("Sample", **{**sample, column: 999})
    for column in ("SamplingLocationID", "SampleDateTime"):
        desk.refuses("Sample", **{**sample, column: None})


@both
def test_task_2b_1_a_laboratory_may_be_on_a_site(desk: Desk, plant: Plant) -> None:
    desk.insert("Laboratory", Name="On site", SiteID=plant.site)
    desk.insert("Laboratory", Name="Elsewhere")
    found = desk.ask('SELECT "Name", "SiteID" FROM {Laboratory} ORDER BY "LaboratoryID"')
    assert found == [("On site", plant.site), ("Elsewhere", None)]
    desk.refuses("Laboratory", Name="Nowhere", SiteID=plant.site + 1)


# ---- 2b.2 lab columns ---------------------------------------------------------------------------


@both
def test_task_2b_2_old_series_have_no_lab_context(legacy: Desk) -> None:
    asked = 'SELECT DISTINCT "SampleID", "LaboratoryID", "AnalystPersonID" FROM {MetaData}'
    assert legacy.ask(asked) == [(None, None, None)]


@both
def test_task_2b_2_a_lab_series_with_all_its_context(desk: Desk, plant: Plant) -> None:
    when = at("2025-03-01 08:00:00")
    context = {
        "SampleID": desk.insert("Sample", SamplingLocationID=plant.effluent, SampleDateTime=when),
        "LaboratoryID": desk.insert("Laboratory", Name="Lab"),
        "AnalystPersonID": desk.insert("Person", FullName="Ana Example"),
    }
    series = desk.insert("MetaData", DataProvenanceID=LABORATORY, VariableID=plant.tss, **context)
    desk.insert("Value", MetaDataID=series, tstamp=when, Value=24.5)
    found = desk.ask(
        'SELECT p."FullName", l."Name", v."Value" FROM {MetaData} m '
        'JOIN {Person} p ON p."PersonID" = m."AnalystPersonID" '
        'JOIN {Laboratory} l ON l."LaboratoryID" = m."LaboratoryID" '
        'JOIN {Value} v ON v."MetaDataID" = m."MetaDataID" WHERE m."SampleID" = ?',
        context["SampleID"],
    )
    assert found == [("Ana Example", "Lab", 24.5)]
    for column in context:
        desk.refuses("MetaData", **{**context, column: 999})
    # The plan leaves a rule "lab series have a sample" to the team; the schema does not force it.
    assert desk.insert("MetaData", DataProvenanceID=LABORATORY) != series


# ---- 2b.3 what a campaign uses ------------------------------------------------------------------


@both
def test_task_2b_3_campaigns_share_locations(desk: Desk, plant: Plant) -> None:
    uses = {
        "Operations": [plant.influent, plant.basin_a, plant.basin_b],
        "Experiment A": [plant.influent, plant.basin_a],
        "Experiment B": [plant.influent, plant.basin_b],
        "Elsewhere": [plant.effluent],
    }
    keys = {name: campaign(desk, plant, name) for name in uses}
    for name, locations in uses.items():
        for location in locations:
            desk.insert(
                "CampaignSamplingLocation", CampaignID=keys[name], SamplingLocationID=location
            )
    used = (
        'SELECT l."Name" FROM {CampaignSamplingLocation} u JOIN {SamplingLocation} l '
        'ON l."SamplingLocationID" = u."SamplingLocationID" WHERE u."CampaignID" = ? '
        'ORDER BY l."SamplingLocationID"'
    )
    assert desk.column(used, keys["Experiment A"]) == ["Primary Influent", "Basin A"]
    using = (
        'SELECT c."Name" FROM {CampaignSamplingLocation} u JOIN {Campaign} c '
        'ON c."CampaignID" = u."CampaignID" WHERE u."SamplingLocationID" = ? ORDER BY c."Name"'
    )
    assert desk.column(using, plant.influent) == ["Experiment A", "Experiment B", "Operations"]
    overlap = (
        'SELECT c."Name", count(*) FROM {CampaignSamplingLocation} mine '
        "JOIN {CampaignSamplingLocation} other "
        'ON other."SamplingLocationID" = mine."SamplingLocationID" '
        'AND other."CampaignID" <> mine."CampaignID" '
        'JOIN {Campaign} c ON c."CampaignID" = other."CampaignID" '
        'WHERE mine."CampaignID" = ? GROUP BY c."Name" ORDER BY count(*) DESC'
    )
    # Operations shares both of its locations; Experiment B only the influent, which all three use.
    found = desk.ask(overlap, keys["Experiment A"])
    assert found == [("Operations", 2), ("Experiment B", 1)]


JUNCTIONS = {
    "CampaignSamplingLocation": "SamplingLocationID",
    "CampaignEquipment": "EquipmentID",
    "CampaignVariable": "VariableID",
}


@both
@pytest.mark.parametrize("table", JUNCTIONS)
def test_task_2b_3_a_junction_holds_each_pair_once(desk: Desk, plant: Plant, table: str) -> None:
    target = {
        "SamplingLocationID": plant.influent,
        "EquipmentID": plant.sensor,
        "VariableID": plant.tss,
    }[JUNCTIONS[table]]
    pair = {"CampaignID": campaign(desk, plant, "A"), JUNCTIONS[table]: target}
    desk.insert(table, **pair)
    desk.refuses(table, **pair)
    for column in pair:
        desk.refuses(table, **{**pair, column: 999})
        desk.refuses(table, **{**pair, column: None})


# ---- 2c.1 equipment events ----------------------------------------------------------------------


@both
def test_task_2c_1_tss_01_was_calibrated_by_jean(desk: Desk, plant: Plant) -> None:
    types = desk.column(
        'SELECT "EquipmentEventTypeName" FROM {EquipmentEventType} ORDER BY "EquipmentEventTypeID"'
    )
    assert types == [
        "Calibration", "Validation", "Maintenance", "Installation", "Removal", "Firmware Update",
        "Failure", "Repair",
    ]  # fmt: skip
    event = {
        "EquipmentID": plant.sensor,
        "EquipmentEventTypeID": CALIBRATION,
        "EventDateTime": at("2025-03-01 09:30:00"),
        "PerformedByPersonID": desk.insert("Person", FullName="Jean Example"),
        "CampaignID": campaign(desk, plant, "Operations", OPERATIONS),
    }
    key = desk.insert("EquipmentEvent", **event)
    asked = (
        'SELECT "EquipmentEventID" FROM {EquipmentEvent} WHERE "EquipmentID" = ? '
        'AND "EventDateTime" >= ? AND "EventDateTime" < ?'
    )
    march = (at("2025-03-01 00:00:00"), at("2025-04-01 00:00:00"))
    assert desk.column(asked, plant.sensor, *march) == [key]
    assert desk.column(asked, plant.sensor, march[1], at("2025-05-01 00:00:00")) == []
    for column in event:
        if column != "EventDateTime":
            desk.refuses("EquipmentEvent", **{**event, column: 999})


def test_task_2c_1_events_are_found_by_equipment_and_time(head: dict[str, dict[str, Any]]) -> None:
    columns = [index["columns"] for index in head["EquipmentEvent"]["indexes"]]
    assert columns == [["EquipmentID", "EventDateTime"]]


# ---- 2c.2 what a calibration measured -----------------------------------------------------------


@both
def test_task_2c_2_a_calibration_is_linked_to_reference_and_sensor(
    desk: Desk, plant: Plant
) -> None:
    def calibrated(day: str) -> int:
        return desk.insert(
            "EquipmentEvent",
            EquipmentID=plant.sensor,
            EquipmentEventTypeID=CALIBRATION,
            EventDateTime=at(day),
        )

    first, second = calibrated("2025-03-01 09:00:00"), calibrated("2025-06-01 09:00:00")
    reference, reading = desk.insert("MetaData"), desk.insert("MetaData", EquipmentID=plant.sensor)
    for event, series, role in (
        (first, reference, "Reference Standard"),
        (first, reading, "Sensor Under Test"),
        (second, reading, "Sensor Under Test"),
    ):
        desk.insert("EquipmentEventMetaData", EquipmentEventID=event, MetaDataID=series, Role=role)
    measured = (
        'SELECT "MetaDataID", "Role" FROM {EquipmentEventMetaData} WHERE "EquipmentEventID" = ? '
        'ORDER BY "MetaDataID"'
    )
    assert desk.ask(measured, first) == [
        (reference, "Reference Standard"),
        (reading, "Sensor Under Test"),
    ]
    events = (
        'SELECT "EquipmentEventID" FROM {EquipmentEventMetaData} WHERE "MetaDataID" = ? '
        'ORDER BY "EquipmentEventID"'
    )
    assert desk.column(events, reading) == [first, second]
    desk.refuses("EquipmentEventMetaData", EquipmentEventID=first, MetaDataID=reading)
    desk.refuses("EquipmentEventMetaData", EquipmentEventID=first, MetaDataID=999)
    desk.refuses("EquipmentEventMetaData", EquipmentEventID=999, MetaDataID=reading)


# ---- 2c.3 installations -------------------------------------------------------------------------


@both
def test_task_2c_3_where_a_sensor_was_can_be_asked_by_time(desk: Desk, plant: Plant) -> None:
    place = {"EquipmentID": plant.sensor, "SamplingLocationID": plant.effluent}
    desk.insert(
        "EquipmentInstallation",
        **place,
        InstalledDate=at("2025-01-01 00:00:00"),
        RemovedDate=at("2025-03-15 00:00:00"),
    )
    place["SamplingLocationID"] = plant.basin_b
    desk.insert("EquipmentInstallation", **place, InstalledDate=at("2025-03-16 00:00:00"))
    installed = (
        "FROM {EquipmentInstallation} i "
        'JOIN {SamplingLocation} l ON l."SamplingLocationID" = i."SamplingLocationID" '
        'JOIN {Equipment} e ON e."EquipmentID" = i."EquipmentID" '
        'WHERE i."InstalledDate" <= ? AND (i."RemovedDate" IS NULL OR i."RemovedDate" > ?) AND '
    )
    february, april = at("2025-02-01 00:00:00"), at("2025-04-01 00:00:00")
    where = f'SELECT l."Name" {installed} e."Identifier" = ?'
    assert desk.column(where, february, february, "TSS_01") == ["Primary Effluent"]
    assert desk.column(where, april, april, "TSS_01") == ["Basin B"]
    gap = at("2025-03-15 12:00:00")
    assert desk.column(where, gap, gap, "TSS_01") == []
    what = f'SELECT e."Identifier" {installed} l."Name" = ?'
    assert desk.column(what, february, february, "Primary Effluent") == ["TSS_01"]
    assert desk.column(what, april, april, "Primary Effluent") == []


@both
def test_task_2c_3_old_locations_have_always_been_active(legacy: Desk) -> None:
    found = legacy.ask(
        'SELECT DISTINCT "ValidFrom", "ValidTo", "CreatedByCampaignID" FROM {SamplingLocation}'
    )
    assert found == [(None, None, None)]


@both
def test_task_2c_3_a_location_can_be_made_by_a_campaign_for_a_time(
    desk: Desk, plant: Plant
) -> None:
    own = campaign(desk, plant, "Experiment A")
    location = {"SiteID": plant.site, "Name": "Temporary", "CreatedByCampaignID": own}
    key = desk.insert("SamplingLocation", **location, ValidFrom=at("2025-01-01 00:00:00"))
    active = (
        'SELECT "SamplingLocationID" FROM {SamplingLocation} WHERE "CreatedByCampaignID" = ? '
        'AND "ValidFrom" <= ? AND "ValidTo" IS NULL'
    )
    assert desk.column(active, own, at("2025-02-01 00:00:00")) == [key]
    desk.refuses("SamplingLocation", **{**location, "Name": "b", "CreatedByCampaignID": own + 1})


# ---- 2d.1 routes --------------------------------------------------------------------------------


@both
def test_task_2d_1_the_active_route_of_an_instant(desk: Desk, plant: Plant) -> None:
    old, new = desk.insert("MetaData"), desk.insert("MetaData")
    key = {"EquipmentID": plant.sensor, "VariableID": plant.tss}
    moved = at("2025-03-15 00:00:00")
    start = at("2025-01-01 00:00:00")
    desk.insert("IngestionRoute", **key, MetaDataID=old, ValidFrom=start, ValidTo=moved)
    desk.insert("IngestionRoute", **key, MetaDataID=new, ValidFrom=moved)
    asked = (
        'SELECT "MetaDataID" FROM {IngestionRoute} WHERE "EquipmentID" = ? AND "VariableID" = ? '
        'AND "DataProvenanceID" = 1 AND "ProcessingDegree" = \'Raw\' '
        'AND "ValidFrom" <= ? AND ("ValidTo" IS NULL OR "ValidTo" > ?)'
    )
    for when, expected in (
        ("2024-12-31 23:59:59", []),
        ("2025-01-01 00:00:00", [old]),
        ("2025-03-14 23:59:59", [old]),
        ("2025-03-15 00:00:00", [new]),
        ("2030-01-01 00:00:00", [new]),
    ):
        assert desk.column(asked, *key.values(), at(when), at(when)) == expected, when


@both
def test_task_2d_1_a_route_takes_its_defaults_and_keeps_its_keys(desk: Desk, plant: Plant) -> None:
    route = {
        "EquipmentID": plant.sensor,
        "VariableID": plant.tss,
        "MetaDataID": desk.insert("MetaData"),
        "ValidFrom": at("2025-01-01 00:00:00"),
    }
    key = desk.insert("IngestionRoute", **route)
    found = desk.ask(
        'SELECT "DataProvenanceID", "ProcessingDegree", "ValidTo", "CampaignID" '
        'FROM {IngestionRoute} WHERE "IngestionRouteID" = ? AND "CreatedAt" IS NOT NULL',
        key,
    )
    assert found == [(SENSOR, "Raw", None, None)]
    for column in ("EquipmentID", "VariableID", "MetaDataID", "CampaignID", "DataProvenanceID",
                   "CreatedByPersonID"):  # fmt: skip
        desk.refuses("IngestionRoute", **{**route, column: 999})
    for column in (*route, "ProcessingDegree"):
        desk.refuses("IngestionRoute", **{**route, column: None})


# ---- 3.1 lineage --------------------------------------------------------------------------------


def process(desk: Desk, method: str, source: int, result: int) -> int:
    """Record one processing step with its input and output."""
    step = desk.insert("ProcessingStep", Name=method, MethodName=method, Parameters='{"window": 5}')
    for series, role in ((source, "Input"), (result, "Output")):
        desk.insert("DataLineage", ProcessingStepID=step, MetaDataID=series, Role=role)
    return step


@both
def test_task_3_1_raw_to_cleaned_to_interpolated(desk: Desk, plant: Plant) -> None:
    raw, cleaned, interpolated = (
        desk.insert("MetaData", VariableID=plant.tss, ProcessingDegree=degree)
        for degree in ("Raw", "Cleaned", "Interpolated")
    )
    steps = [
        process(desk, "outlier_removal", raw, cleaned),
        process(desk, "interpolation", cleaned, interpolated),
    ]
    chain = desk.ask(
        'WITH RECURSIVE made ("MetaDataID", depth) AS ('
        "SELECT CAST(? AS INTEGER), 0 UNION ALL "
        'SELECT o."MetaDataID", made.depth + 1 FROM made '
        'JOIN {DataLineage} i ON i."MetaDataID" = made."MetaDataID" AND i."Role" = \'Input\' '
        'JOIN {DataLineage} o ON o."ProcessingStepID" = i."ProcessingStepID" '
        "AND o.\"Role\" = 'Output') "
        'SELECT m."ProcessingDegree", made.depth FROM made '
        'JOIN {MetaData} m ON m."MetaDataID" = made."MetaDataID" ORDER BY made.depth',
        raw,
    )
    assert chain == [("Raw", 0), ("Cleaned", 1), ("Interpolated", 2)]
    roles = desk.ask(
        'SELECT "ProcessingStepID", "Role", count(*) FROM {DataLineage} '
        'GROUP BY "ProcessingStepID", "Role" ORDER BY "ProcessingStepID", "Role"'
    )
    assert roles == [(step, role, 1) for step in steps for role in ("Input", "Output")]


@both
def test_task_3_1_a_role_is_input_or_output(desk: Desk) -> None:
    series = desk.insert("MetaData")
    edge = {"ProcessingStepID": process(desk, "a", series, series), "MetaDataID": series}
    desk.refuses("DataLineage", **edge, Role="Both")
    desk.refuses("DataLineage", **edge, Role=None)
    desk.refuses("DataLineage", **{**edge, "MetaDataID": series + 1}, Role="Input")
    desk.refuses("DataLineage", **{**edge, "ProcessingStepID": 999}, Role="Input")


# ---- 3.2 the degree of processing ---------------------------------------------------------------


@both
def test_task_3_2_old_series_are_raw(legacy: Desk) -> None:
    counted = legacy.ask(
        'SELECT "ProcessingDegree", count(*) FROM {MetaData} GROUP BY "ProcessingDegree"'
    )
    assert counted == [("Raw", *legacy.column("SELECT count(*) FROM {MetaData}"))]


@both
def test_task_3_2_series_can_be_filtered_by_degree(desk: Desk) -> None:
    raw = desk.insert("MetaData", ValueTypeID=1)
    cleaned = desk.insert("MetaData", ProcessingDegree="Cleaned")
    unknown = desk.insert("MetaData", ProcessingDegree=None)
    asked = 'SELECT "MetaDataID" FROM {MetaData} WHERE "ProcessingDegree" = ?'
    assert desk.column(asked, "Raw") == [raw]
    assert desk.column(asked, "Cleaned") == [cleaned]
    asked = 'SELECT "MetaDataID" FROM {MetaData} WHERE "ProcessingDegree" IS NULL'
    assert desk.column(asked) == [unknown]
