"""What a move of an instrument reads and writes beside installations and routes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa

from strandline.bridge.database import Session
from strandline.packs.water.move_records import CampaignTime, Measured, Place, SeriesContext
from strandline.packs.water.repositories.batches import in_batches

_CONTEXT = {
    "equipment_id": "EquipmentID",
    "location_id": "SamplingLocationID",
    "variable_id": "VariableID",
    "unit_id": "UnitID",
    "provenance_id": "DataProvenanceID",
    "processing_degree": "ProcessingDegree",
    "value_type_id": "ValueTypeID",
    "wavelength_axis_id": "WavelengthAxisID",
    "campaign_id": "CampaignID",
    "project_id": "ProjectID",
    "procedure_id": "ProcedureID",
    "purpose_id": "PurposeID",
    "condition_id": "ConditionID",
}


def find_place(session: Session, location_id: int) -> Place | None:
    """Return a location with the time in which it exists."""
    location, site = session.tables["SamplingLocation"], session.tables["Site"]
    query = (
        sa.select(
            location.c.SamplingLocationID.label("location_id"),
            location.c.Name.label("location"),
            site.c.SiteID.label("site_id"),
            site.c.Name.label("site"),
            location.c.ValidFrom.label("valid_from"),
            location.c.ValidTo.label("valid_to"),
        )
        .select_from(location.join(site, site.c.SiteID == location.c.SiteID))
        .where(location.c.SamplingLocationID == location_id)
    )
    row = session.connection.execute(query).mappings().first()
    return None if row is None else Place(**row)


def find_campaign(session: Session, campaign_id: int) -> CampaignTime | None:
    """Return a campaign with its time."""
    campaign = session.tables["Campaign"].c
    query = sa.select(
        campaign.CampaignID.label("campaign_id"),
        campaign.Name.label("campaign"),
        campaign.StartDate.label("start"),
        campaign.EndDate.label("end"),
    ).where(campaign.CampaignID == campaign_id)
    row = session.connection.execute(query).mappings().first()
    return None if row is None else CampaignTime(**row)


def variables(session: Session, ids: Iterable[int]) -> dict[int, Measured]:
    """Return the variables with these ids that exist."""
    variable = session.tables["Variable"].c
    found: dict[int, Measured] = {}
    for batch in in_batches(sorted(set(ids))):
        query = sa.select(variable.VariableID, variable.Name, variable.UnitID)
        for row in session.connection.execute(query.where(variable.VariableID.in_(batch))):
            found[row[0]] = Measured(variable_id=row[0], variable=row[1], unit_id=row[2])
    return found


def contexts(
    session: Session, metadata_ids: Iterable[int]
) -> dict[int, tuple[SeriesContext, int | None]]:
    """Return what these series are told apart by, and their contacts."""
    key = session.tables["MetaData"].c.MetaDataID
    found: dict[int, tuple[SeriesContext, int | None]] = {}
    for batch in in_batches(sorted(set(metadata_ids))):
        found.update(_contexts(session, key.in_(batch)))
    return found


def series_there(
    session: Session, equipment_id: int, location_id: int
) -> list[tuple[int, SeriesContext]]:
    """Return the series of an instrument at a place that are of no sample, in order of id."""
    series = session.tables["MetaData"].c
    found = _contexts(
        session,
        series.EquipmentID == equipment_id,
        series.SamplingLocationID == location_id,
        series.SampleID.is_(None),
        series.LaboratoryID.is_(None),
        series.AnalystPersonID.is_(None),
    )
    return sorted((key, context) for key, (context, _) in found.items())


def add_series(session: Session, context: SeriesContext, contact_id: int | None) -> int:
    """Write a series and return its id."""
    values = {column: getattr(context, field) for field, column in _CONTEXT.items()}
    done = session.connection.execute(
        sa.insert(session.tables["MetaData"]).values(ContactID=contact_id, **values)
    )
    return int(done.inserted_primary_key[0])  # type: ignore[index]


def add_event(
    session: Session,
    *,
    equipment_id: int,
    event_type_id: int,
    at: datetime,
    person_id: int | None,
    campaign_id: int | None,
    notes: str | None,
) -> int:
    """Write an event of an instrument and return its id."""
    done = session.connection.execute(
        sa.insert(session.tables["EquipmentEvent"]).values(
            EquipmentID=equipment_id,
            EquipmentEventTypeID=event_type_id,
            EventDateTime=at,
            PerformedByPersonID=person_id,
            CampaignID=campaign_id,
            Notes=notes,
        )
    )
    return int(done.inserted_primary_key[0])  # type: ignore[index]


def _contexts(
    session: Session, *where: sa.ColumnElement[bool]
) -> dict[int, tuple[SeriesContext, int | None]]:
    series = session.tables["MetaData"].c
    query = sa.select(
        series.MetaDataID,
        series.ContactID,
        *(series[column].label(field) for field, column in _CONTEXT.items()),
    ).where(*where)
    found = {}
    for row in session.connection.execute(query).mappings():
        context = SeriesContext(**{field: row[field] for field in _CONTEXT})
        found[int(row["MetaDataID"])] = (context, row["ContactID"])
    return found
