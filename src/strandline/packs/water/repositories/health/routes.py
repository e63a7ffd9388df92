"""Routes that bring no values, and values that no route brought."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from strandline.bridge.database import Session
from strandline.packs.water.records import Series
from strandline.packs.water.repositories.coverage import coverage_of, has_values
from strandline.packs.water.repositories.health.scope import Scope, series_in
from strandline.packs.water.repositories.series import read_series, series_query
from strandline.packs.water.vocabulary import RAW, Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutedSeries:
    """A series into which a route is open, and its newest value until then."""

    series: Series
    route_id: int
    open_since: datetime
    last: datetime | None


def open_routes(session: Session, scope: Scope) -> list[RoutedSeries]:
    """Return every series with an open route, and when its newest value was."""
    route, key = session.tables["IngestionRoute"].c, session.tables["MetaData"].c.MetaDataID
    query = (
        sa.select(
            route.MetaDataID, sa.func.min(route.IngestionRouteID), sa.func.min(route.ValidFrom)
        )
        .where(*_open(session, scope))
        .group_by(route.MetaDataID)
    )
    opened = {row[0]: (row[1], row[2]) for row in session.connection.execute(query)}
    routed = sa.select(route.MetaDataID).where(*_open(session, scope))
    series = read_series(
        session,
        series_query(session.tables)
        .where(key.in_(routed), *series_in(session, scope))
        .order_by(key),
    )
    covered = coverage_of(session, series, count=False)
    return [
        RoutedSeries(
            series=one,
            route_id=opened[one.metadata_id][0],
            open_since=opened[one.metadata_id][1],
            last=covered[one.metadata_id].last,
        )
        for one in series
    ]


def unrouted_series(session: Session, scope: Scope) -> list[Series]:
    """Return raw sensor series that have values and no route at all."""
    t = session.tables
    series, route = t["MetaData"].c, t["IngestionRoute"].c
    routed = sa.exists().where(route.MetaDataID == series.MetaDataID).correlate(t["MetaData"])
    query = (
        series_query(t)
        .where(
            _sensor(session),
            has_values(session),
            sa.not_(routed),
            *series_in(session, scope),
        )
        .order_by(series.MetaDataID)
    )
    return list(read_series(session, query))


def _sensor(session: Session) -> sa.ColumnElement[bool]:
    """Return the condition of raw values of an instrument; one without provenance is one."""
    series = session.tables["MetaData"].c
    provenance = series.DataProvenanceID
    return sa.and_(
        series.EquipmentID.is_not(None),
        sa.or_(provenance == int(Provenance.SENSOR), provenance.is_(None)),
        sa.or_(series.ProcessingDegree == RAW, series.ProcessingDegree.is_(None)),
    )


def _open(session: Session, scope: Scope) -> list[sa.ColumnElement[bool]]:
    route = session.tables["IngestionRoute"].c
    return [
        route.ValidFrom <= scope.at,
        sa.or_(route.ValidTo.is_(None), route.ValidTo > scope.at),
    ]
