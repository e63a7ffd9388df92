"""Rows that are in use and point at what has ended, or miss what they should name."""

from __future__ import annotations

import sqlalchemy as sa

from strandline.bridge.database import Session
from strandline.packs.water.health_records import Suspect
from strandline.packs.water.records import Series
from strandline.packs.water.repositories.health.scope import Scope, equipment_in, series_in
from strandline.packs.water.repositories.series import read_series, series_query
from strandline.packs.water.vocabulary import Provenance


def laboratory_series_without_source(session: Session, scope: Scope) -> list[Series]:
    """Return laboratory series that name no sample or no laboratory."""
    series = session.tables["MetaData"].c
    return _series(
        session,
        scope,
        series.DataProvenanceID == int(Provenance.LABORATORY),
        sa.or_(series.SampleID.is_(None), series.LaboratoryID.is_(None)),
    )


def series_without_context(session: Session, scope: Scope) -> list[Series]:
    """Return series that name no variable, no location or no provenance."""
    series = session.tables["MetaData"].c
    return _series(
        session,
        scope,
        sa.or_(
            series.VariableID.is_(None),
            series.SamplingLocationID.is_(None),
            series.DataProvenanceID.is_(None),
        ),
    )


def equipment_without_model(session: Session, scope: Scope) -> list[Suspect]:
    """Return equipment whose model nobody named."""
    equipment = session.tables["Equipment"].c
    query = (
        sa.select(equipment.EquipmentID, equipment.Identifier)
        .where(equipment.EquipmentModelID.is_(None), *equipment_in(session, scope))
        .order_by(equipment.EquipmentID)
    )
    return [
        Suspect(kind="equipment", id=row[0], name=row[1])
        for row in session.connection.execute(query)
    ]


def routes_to_closed_places(session: Session, scope: Scope) -> list[Suspect]:
    """Return open routes into series whose location or campaign has ended."""
    t = session.tables
    route, location, campaign = (
        t["IngestionRoute"].c,
        t["SamplingLocation"].c,
        t["Campaign"].c,
    )
    series = t["MetaData"].c
    campaign_id = sa.func.coalesce(route.CampaignID, series.CampaignID)
    source = (
        t["IngestionRoute"]
        .join(t["MetaData"], series.MetaDataID == route.MetaDataID)
        .join(t["Equipment"], t["Equipment"].c.EquipmentID == route.EquipmentID)
        .join(t["Variable"], t["Variable"].c.VariableID == route.VariableID)
        .outerjoin(t["SamplingLocation"], location.SamplingLocationID == series.SamplingLocationID)
        .outerjoin(t["Campaign"], campaign.CampaignID == campaign_id)
    )
    query = (
        sa.select(
            route.IngestionRouteID,
            t["Equipment"].c.Identifier,
            t["Variable"].c.Name,
            location.Name,
            location.ValidTo,
            campaign.Name,
            campaign.EndDate,
        )
        .select_from(source)
        .where(
            route.ValidFrom <= scope.at,
            sa.or_(route.ValidTo.is_(None), route.ValidTo > scope.at),
            sa.or_(location.ValidTo <= scope.at, campaign.EndDate <= scope.at),
            *series_in(session, scope),
        )
        .order_by(route.IngestionRouteID)
    )
    found = []
    for row in session.connection.execute(query):
        at_place = row[4] is not None and row[4] <= scope.at
        what, name, ended = ("location", *row[3:5]) if at_place else ("campaign", *row[5:7])
        facts = {"parent": what, "parent_name": name, "ended": ended}
        found.append(Suspect(kind="route", id=row[0], name=f"{row[1]}, {row[2]}", facts=facts))
    return found


def stays_at_closed_places(session: Session, scope: Scope) -> list[Suspect]:
    """Return equipment that stands where the location has ended."""
    t = session.tables
    stay, location = t["EquipmentInstallation"].c, t["SamplingLocation"].c
    source = (
        t["EquipmentInstallation"]
        .join(t["SamplingLocation"], location.SamplingLocationID == stay.SamplingLocationID)
        .join(t["Equipment"], t["Equipment"].c.EquipmentID == stay.EquipmentID)
    )
    where = [
        stay.InstalledDate <= scope.at,
        sa.or_(stay.RemovedDate.is_(None), stay.RemovedDate > scope.at),
        location.ValidTo <= scope.at,
    ]
    if scope.site_id is not None:
        where.append(location.SiteID == scope.site_id)
    query = (
        sa.select(stay.InstallationID, t["Equipment"].c.Identifier, location.Name, location.ValidTo)
        .select_from(source)
        .where(*where)
        .order_by(stay.InstallationID)
    )
    return [
        Suspect(
            kind="installation",
            id=row[0],
            name=f"{row[1]} at {row[2]}",
            facts={"location": row[2], "ended": row[3]},
        )
        for row in session.connection.execute(query)
    ]


def _series(session: Session, scope: Scope, *where: sa.ColumnElement[bool]) -> list[Series]:
    key = session.tables["MetaData"].c.MetaDataID
    query = series_query(session.tables).where(*where, *series_in(session, scope))
    return list(read_series(session, query.order_by(key)))
