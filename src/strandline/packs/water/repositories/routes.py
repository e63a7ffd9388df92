"""Ingestion routes: the one place where the rule of resolution stands as SQL."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa

from strandline.bridge.database import Session
from strandline.packs.water.repositories.batches import in_batches
from strandline.packs.water.routing_records import NewRoute, Route, RouteFilter, RouteKey


def rule_query(session: Session, key: RouteKey, at: datetime) -> sa.Select[int, int]:
    """Return the rule as a query: the route and the series of a reading; two rows are ambiguous.

    The page about ingestion routing shows this query; a test runs both. Services read the routes
    of a key once instead and decide for all readings of a batch.
    """
    route = session.tables["IngestionRoute"].c
    return (
        sa.select(route.IngestionRouteID, route.MetaDataID)
        .where(_of_key(session, key), route.ValidFrom <= at)
        .where(sa.or_(route.ValidTo.is_(None), route.ValidTo > at))
        .order_by(route.IngestionRouteID)
    )


def routes_by_rule(session: Session, key: RouteKey, at: datetime) -> list[tuple[int, int]]:
    """Return what the rule's query finds: routes, each with its series."""
    return [(row[0], row[1]) for row in session.connection.execute(rule_query(session, key, at))]


def routes_for(
    session: Session, equipment_id: int, variable_id: int, provenance_id: int, degree: str
) -> list[Route]:
    """Return every route of one key, in order of its beginning."""
    key = RouteKey(
        equipment_id=equipment_id,
        variable_id=variable_id,
        provenance_id=provenance_id,
        processing_degree=degree,
    )
    return _read(session, _of_key(session, key))


def routes_of_pair(session: Session, equipment_id: int, variable_id: int) -> list[Route]:
    """Return the routes of an instrument and a variable, whatever else they ask for."""
    route = session.tables["IngestionRoute"].c
    return _read(
        session, sa.and_(route.EquipmentID == equipment_id, route.VariableID == variable_id)
    )


def routes_of_equipment(session: Session, equipment_ids: Iterable[int]) -> list[Route]:
    """Return every route of some instruments."""
    column = session.tables["IngestionRoute"].c.EquipmentID
    found: list[Route] = []
    for batch in in_batches(sorted(set(equipment_ids))):
        found.extend(_read(session, column.in_(batch)))
    return found


def all_routes(session: Session) -> list[Route]:
    """Return every route; there are few beside the values that they route."""
    return _read(session)


def find_route(session: Session, route_id: int) -> Route | None:
    """Return one route, None when there is none of this id."""
    column = session.tables["IngestionRoute"].c.IngestionRouteID
    return next(iter(_read(session, column == route_id)), None)


def list_routes(
    session: Session, wanted: RouteFilter, *, offset: int, limit: int
) -> tuple[list[Route], int]:
    """Return some routes by instrument, variable and beginning, and how many there are in all."""
    route = session.tables["IngestionRoute"].c
    where = _narrowed(session, wanted)
    query = (
        _query(session)
        .where(*where)
        .order_by(route.EquipmentID, route.VariableID, route.ValidFrom, route.IngestionRouteID)
        .offset(offset)
        .limit(limit)
    )
    counted = sa.select(sa.func.count()).select_from(_source(session)).where(*where)
    total = session.connection.execute(counted).scalar_one()
    return [Route(**row) for row in session.connection.execute(query).mappings()], total


def add_route(session: Session, new: NewRoute) -> int:
    """Write a route and return its id; who calls it has looked for overlaps under a lock."""
    done = session.connection.execute(
        sa.insert(session.tables["IngestionRoute"]).values(
            EquipmentID=new.key.equipment_id,
            VariableID=new.key.variable_id,
            DataProvenanceID=new.key.provenance_id,
            ProcessingDegree=new.key.processing_degree,
            MetaDataID=new.metadata_id,
            CampaignID=new.campaign_id,
            ValidFrom=new.valid_from,
            ValidTo=new.valid_to,
            CreatedByPersonID=new.created_by_person_id,
            Notes=new.notes,
        )
    )
    return int(done.inserted_primary_key[0])  # type: ignore[index]


def close_routes(session: Session, route_ids: Iterable[int], at: datetime) -> None:
    """Let some routes end at an instant."""
    table = session.tables["IngestionRoute"]
    for batch in in_batches(sorted(set(route_ids))):
        session.connection.execute(
            sa.update(table).where(table.c.IngestionRouteID.in_(batch)).values(ValidTo=at)
        )


def _of_key(session: Session, key: RouteKey) -> sa.ColumnElement[bool]:
    route = session.tables["IngestionRoute"].c
    return sa.and_(
        route.EquipmentID == key.equipment_id,
        route.VariableID == key.variable_id,
        route.DataProvenanceID == key.provenance_id,
        route.ProcessingDegree == key.processing_degree,
    )


def _narrowed(session: Session, wanted: RouteFilter) -> list[sa.ColumnElement[bool]]:
    route = session.tables["IngestionRoute"].c
    series = session.tables["MetaData"].c
    pairs: tuple[tuple[sa.ColumnElement[object], object], ...] = (
        (route.EquipmentID, wanted.equipment_id),
        (route.VariableID, wanted.variable_id),
        (route.MetaDataID, wanted.metadata_id),
        (route.CampaignID, wanted.campaign_id),
        (series.SamplingLocationID, wanted.location_id),
        (route.DataProvenanceID, wanted.provenance_id),
        (route.ProcessingDegree, wanted.processing_degree),
    )
    where: list[sa.ColumnElement[bool]] = [
        column == value for column, value in pairs if value is not None
    ]
    if wanted.active_at is not None:
        where.append(route.ValidFrom <= wanted.active_at)
        where.append(sa.or_(route.ValidTo.is_(None), route.ValidTo > wanted.active_at))
    return where


def _read(session: Session, *where: sa.ColumnElement[bool]) -> list[Route]:
    route = session.tables["IngestionRoute"].c
    query = _query(session).where(*where).order_by(route.ValidFrom, route.IngestionRouteID)
    return [Route(**row) for row in session.connection.execute(query).mappings()]


def _source(session: Session) -> sa.FromClause:
    t = session.tables
    route, series = t["IngestionRoute"].c, t["MetaData"]
    return (
        t["IngestionRoute"]
        .join(t["Equipment"], t["Equipment"].c.EquipmentID == route.EquipmentID)
        .join(t["Variable"], t["Variable"].c.VariableID == route.VariableID)
        .join(t["DataProvenance"], t["DataProvenance"].c.DataProvenanceID == route.DataProvenanceID)
        .join(series, series.c.MetaDataID == route.MetaDataID)
        .outerjoin(
            t["SamplingLocation"],
            t["SamplingLocation"].c.SamplingLocationID == series.c.SamplingLocationID,
        )
        .outerjoin(t["Campaign"], t["Campaign"].c.CampaignID == route.CampaignID)
    )


def _query(session: Session) -> sa.Select[tuple[object, ...]]:
    t = session.tables
    route = t["IngestionRoute"].c
    return sa.select(
        route.IngestionRouteID.label("route_id"),
        route.EquipmentID.label("equipment_id"),
        t["Equipment"].c.Identifier.label("equipment"),
        route.VariableID.label("variable_id"),
        t["Variable"].c.Name.label("variable"),
        route.DataProvenanceID.label("provenance_id"),
        t["DataProvenance"].c.DataProvenanceName.label("provenance"),
        route.ProcessingDegree.label("processing_degree"),
        route.MetaDataID.label("metadata_id"),
        t["MetaData"].c.SamplingLocationID.label("location_id"),
        t["SamplingLocation"].c.Name.label("location"),
        route.CampaignID.label("campaign_id"),
        t["Campaign"].c.Name.label("campaign"),
        route.ValidFrom.label("valid_from"),
        route.ValidTo.label("valid_to"),
        route.CreatedAt.label("created_at"),
        route.CreatedByPersonID.label("created_by_person_id"),
        route.Notes.label("notes"),
    ).select_from(_source(session))
