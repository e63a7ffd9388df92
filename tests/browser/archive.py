"""A small plant with everything that the pages show, in a new SQLite database."""

from __future__ import annotations

import io
import json
import math
import shutil
import sqlite3
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PIL import Image

from packs.water.api.world import World
from packs.water.databases import WaterDatabase
from strandline import api
from strandline.packs.water.context import Water
from strandline.packs.water.database import open_water_database

START = datetime(2025, 3, 1, tzinfo=UTC)
DAYS = 14
BIG = 1_000_000
"""Values of the long series, one each minute: almost two years."""
BIG_START = datetime(2023, 1, 1, tzinfo=UTC)
# A name that would be a script if it were not text.
HOSTILE = "<img src=x onerror=alert(1)> & co"


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """Where the database is, and the ids that tests go to."""

    project: Path
    database: Path
    empty: Path
    site: int
    effluent: int
    aerobic: int
    tss: int
    absorbance: int
    flow: int
    sensor: int
    spare: int
    raw: int
    cleaned: int
    spectra: int
    long: int
    odd: int
    campaign: int

    def copy_to(self, folder: Path) -> Archive:
        """The same project and database once more, to be changed."""
        project = folder / "project"
        shutil.copytree(self.project, project)
        return replace(self, project=project, database=project / self.database.name)


def make_archive(folder: Path) -> Archive:
    """Make the project, bring its database to the newest version and fill it."""
    project = folder / "project"
    api.init(project, pack="water")
    database = project / "water.db"
    WaterDatabase(project=project, url=f"sqlite:///{database}").apply()
    empty = folder / "empty"
    shutil.copytree(project, empty)
    archive = _filled(f"sqlite:///{database}", project, database, empty)
    _fill_long(database, archive.long)
    return archive


def fill_elsewhere(archive: Archive, url: str) -> Archive:
    """Write the same plant, without the long series' values, into another empty database."""
    WaterDatabase(project=archive.empty, url=url).apply()
    return _filled(url, archive.project, archive.database, archive.empty)


def _filled(url: str, project: Path, database: Path, empty: Path) -> Archive:
    opened = open_water_database(url)
    try:
        return _fill(World(Water(database=opened)), project, database, empty)
    finally:
        opened.close()


def _fill(world: World, project: Path, database: Path, empty: Path) -> Archive:
    mg, per_metre, hourly = world.unit("mg/L"), world.unit("1/m"), world.unit("m³/h")
    tss, absorbance = world.variable("TSS", mg), world.variable("Absorbance", per_metre)
    flow = world.variable("Flow", hourly)
    site = world.site("Rivermead works")
    river = world.add("Site", Name=HOSTILE, SiteType="River", City="Otterford")
    bridge = world.location(river, HOSTILE)
    probe = world.equipment(HOSTILE)
    effluent = world.location(site, "Primary effluent")
    aerobic = world.location(site, "Aerobic tank")
    inlet = world.location(site, "Inlet")
    model = world.add("EquipmentModel", Name="spectro::lyser", Manufacturer="s::can")
    sensor = world.add(
        "Equipment", Identifier="TSS_01", EquipmentModelID=model, SerialNumber="SN-7"
    )
    spare = world.equipment("TSS_02")
    meter = world.equipment("FLOW_01")
    person = world.add("Person", FullName="Ines Corvo")
    laboratory = world.add("Laboratory", Name="Wet lab")
    campaign = world.add(
        "Campaign",
        CampaignTypeID=1,
        SiteID=site,
        Name="Spring bioaugmentation",
        Description="Does the second dose settle better?",
        StartDate=START,
        EndDate=START + timedelta(days=DAYS),
    )
    raw = _sensor_series(world, effluent, tss, mg, sensor, campaign)
    _samples(world, effluent, tss, mg, laboratory, person, campaign)
    cleaned, resampled = _processed(world, raw, effluent, tss, mg, campaign, person)
    spectra = _spectra(world, effluent, absorbance, per_metre, sensor, campaign)
    _life(world, sensor, effluent, aerobic, person, campaign, raw)
    for location, role in ((effluent, "Outlet"), (aerobic, "Reactor")):
        world.add(
            "CampaignSamplingLocation",
            CampaignID=campaign,
            SamplingLocationID=location,
            Role=role,
        )
    world.add("CampaignEquipment", CampaignID=campaign, EquipmentID=sensor, Role="Probe")
    world.add("CampaignVariable", CampaignID=campaign, VariableID=tss)
    world.add(
        "Annotation",
        MetaDataID=raw,
        AnnotationTypeID=1,
        StartTime=START + timedelta(days=6),
        EndTime=START + timedelta(days=6, hours=9),
        AuthorPersonID=person,
        Title="Rag on the probe",
        CreatedAt=START + timedelta(days=7),
    )
    long = world.series(
        SamplingLocationID=inlet,
        VariableID=flow,
        UnitID=hourly,
        EquipmentID=meter,
        DataProvenanceID=1,
    )
    world.route(meter, flow, long, BIG_START)
    odd = world.series(SamplingLocationID=bridge, VariableID=flow, UnitID=hourly, EquipmentID=probe)
    world.scalars(odd, START, [1.0, 2.0, 3.0])
    _pictures(world, aerobic, campaign)
    del resampled
    return Archive(
        project=project,
        database=database,
        empty=empty,
        site=site,
        effluent=effluent,
        aerobic=aerobic,
        tss=tss,
        absorbance=absorbance,
        flow=flow,
        sensor=sensor,
        spare=spare,
        raw=raw,
        cleaned=cleaned,
        spectra=spectra,
        long=long,
        odd=odd,
        campaign=campaign,
    )


def _wave(minute: int) -> float:
    """Suspended solids in a day's double peak, with spikes."""
    day = minute / 1440 * 2 * math.pi
    spike = 90.0 if minute % 997 == 0 else 0.0
    return round(95 + 22 * math.sin(2 * day - 1.2) + 9 * math.sin(day) + spike, 2)


def _sensor_series(
    world: World, location: int, variable: int, unit: int, sensor: int, campaign: int
) -> int:
    raw = world.series(
        SamplingLocationID=location,
        VariableID=variable,
        UnitID=unit,
        EquipmentID=sensor,
        DataProvenanceID=1,
        CampaignID=campaign,
    )
    values: list[float | None] = [_wave(minute) for minute in range(0, DAYS * 1440, 5)]
    # A morning without readings.
    values[1000:1080] = [None] * 80
    world.scalars(raw, START, values, step=300)
    world.route(sensor, variable, raw, START, CampaignID=campaign)
    return raw


def _samples(
    world: World,
    location: int,
    variable: int,
    unit: int,
    laboratory: int,
    person: int,
    campaign: int,
) -> None:
    for day in range(0, DAYS, 2):
        taken = START + timedelta(days=day, hours=9)
        sample = world.add(
            "Sample",
            SamplingLocationID=location,
            SampledByPersonID=person,
            CampaignID=campaign,
            SampleDateTime=taken,
            SampleType="Grab",
        )
        series = world.series(
            SamplingLocationID=location,
            VariableID=variable,
            UnitID=unit,
            DataProvenanceID=2,
            CampaignID=campaign,
            SampleID=sample,
            LaboratoryID=laboratory,
            AnalystPersonID=person,
        )
        world.scalars(series, taken, [90.0 + 3 * day])


def _processed(
    world: World,
    raw: int,
    location: int,
    variable: int,
    unit: int,
    campaign: int,
    person: int,
) -> tuple[int, int]:
    common = {
        "SamplingLocationID": location,
        "VariableID": variable,
        "UnitID": unit,
        "DataProvenanceID": 1,
        "CampaignID": campaign,
    }
    cleaned = world.series(**common, ProcessingDegree="Cleaned")
    hourly = world.series(**common, ProcessingDegree="Aggregated")
    world.scalars(cleaned, START, [min(_wave(m), 135.0) for m in range(0, DAYS * 1440, 15)], 900)
    world.scalars(hourly, START, [min(_wave(m), 130.0) for m in range(0, DAYS * 1440, 60)], 3600)
    for name, method, source, output in (
        ("Outlier removal", "alferes_filter", raw, cleaned),
        ("Hourly means", "resample", cleaned, hourly),
    ):
        step = world.add(
            "ProcessingStep",
            Name=name,
            MethodName=method,
            MethodVersion="0.12.1",
            Parameters=json.dumps({"window": 5}),
            ExecutedAt=START + timedelta(days=20),
            ExecutedByPersonID=person,
        )
        world.add("DataLineage", ProcessingStepID=step, MetaDataID=source, Role="Input")
        world.add("DataLineage", ProcessingStepID=step, MetaDataID=output, Role="Output")
    return cleaned, hourly


def _spectra(
    world: World, location: int, variable: int, unit: int, sensor: int, campaign: int
) -> int:
    axis = world.add(
        "WavelengthAxis",
        Name="UV-Vis, 40 channels",
        NumberOfChannels=40,
        MinWavelength_nm=200.0,
        MaxWavelength_nm=590.0,
    )
    bins = [
        world.add(
            "WavelengthBin", WavelengthAxisID=axis, BinIndex=place, Wavelength_nm=200.0 + 10 * place
        )
        for place in range(40)
    ]
    series = world.series(
        SamplingLocationID=location,
        VariableID=variable,
        UnitID=unit,
        EquipmentID=sensor,
        DataProvenanceID=1,
        CampaignID=campaign,
        ValueTypeID=2,
        WavelengthAxisID=axis,
    )
    rows: list[dict[str, object]] = []
    for hour in range(0, DAYS * 24, 2):
        for place, key in enumerate(bins):
            value = 400 * math.exp(-place / 9) * (1 + 0.3 * math.sin(hour / 4)) + 20
            rows.append(
                {
                    "MetaDataID": series,
                    "tstamp": START + timedelta(hours=hour),
                    "WavelengthBinID": key,
                    "Value": None if place > 37 else round(value, 3),
                    "QualityCode": 1,
                }
            )
    world.add_all("ValueSpectrum", rows)
    world.route(sensor, variable, series, START, CampaignID=campaign)
    return series


def _pictures(world: World, location: int, campaign: int) -> None:
    variable = world.variable("Surface")
    series = world.series(
        SamplingLocationID=location, VariableID=variable, CampaignID=campaign, ValueTypeID=3
    )
    for hour in range(3):
        content = io.BytesIO()
        Image.new("RGB", (64, 48), (40, 90 + 40 * hour, 120)).save(content, "PNG")
        path = f"surface/{hour}.png"
        world.add(
            "ValueImage",
            MetaDataID=series,
            tstamp=START + timedelta(hours=hour),
            ImageWidth=64,
            ImageHeight=48,
            NumberOfChannels=3,
            ImageFormat="PNG",
            FileSizeBytes=len(content.getvalue()),
            StorageBackend="file",
            StoragePath=path,
            Thumbnail=content.getvalue(),
        )


def _life(
    world: World,
    sensor: int,
    effluent: int,
    aerobic: int,
    person: int,
    campaign: int,
    raw: int,
) -> None:
    early = START - timedelta(days=60)
    world.add(
        "EquipmentInstallation",
        EquipmentID=sensor,
        SamplingLocationID=aerobic,
        InstalledDate=early,
        RemovedDate=START - timedelta(days=2),
    )
    world.add(
        "EquipmentInstallation",
        EquipmentID=sensor,
        SamplingLocationID=effluent,
        InstalledDate=START - timedelta(days=1),
        CampaignID=campaign,
    )
    for day, kind, notes in (
        (-60, 4, "First installation"),
        (-2, 5, "Taken out for the campaign"),
        (-1, 4, None),
        (3, 1, "Two points, slope 0.98"),
        (8, 7, "No signal"),
        (8.4, 8, "Cable replaced"),
        (11, 3, "Window wiped"),
    ):
        event = world.add(
            "EquipmentEvent",
            EquipmentID=sensor,
            EquipmentEventTypeID=kind,
            EventDateTime=START + timedelta(days=day, hours=8),
            PerformedByPersonID=person,
            CampaignID=campaign if day > 0 else None,
            Notes=notes,
        )
        if kind == 1:
            world.add(
                "EquipmentEventMetaData", EquipmentEventID=event, MetaDataID=raw, Role="Sensor"
            )


def _fill_long(database: Path, series: int) -> None:
    """Write the long series in SQL: a wave each twelve hours, and one spike in the middle."""
    connection = sqlite3.connect(database)
    with connection:
        connection.execute(
            """
            WITH RECURSIVE minute(i) AS
                (SELECT 0 UNION ALL SELECT i + 1 FROM minute WHERE i + 1 < :count)
            INSERT INTO "Value" ("MetaDataID", "tstamp", "Value", "QualityCode")
            SELECT :series, datetime(:start + 60 * i, 'unixepoch'),
                900 + abs(i % 720 - 360) * 5.0 / 3 + CASE i WHEN :count / 2 THEN 400 ELSE 0 END, 1
            FROM minute
            """,
            {"count": BIG, "series": series, "start": int(BIG_START.timestamp())},
        )
    connection.close()
