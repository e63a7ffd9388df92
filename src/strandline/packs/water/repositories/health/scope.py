"""Which series and equipment a check looks at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from strandline.bridge.database import Session
from strandline.packs.water.records import Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """All of the database, or one site; the moment of the check and the window before it."""

    at: datetime
    window: Window
    site_id: int | None = None


def locations_in(session: Session, scope: Scope) -> sa.Select[int]:
    """Return the query of the locations in a scope."""
    location = session.tables["SamplingLocation"].c
    query = sa.select(location.SamplingLocationID)
    return query if scope.site_id is None else query.where(location.SiteID == scope.site_id)


def series_in(session: Session, scope: Scope) -> list[sa.ColumnElement[bool]]:
    """Return the conditions on MetaData of a scope; a series without a place is at no site."""
    if scope.site_id is None:
        return []
    column = session.tables["MetaData"].c.SamplingLocationID
    return [column.in_(locations_in(session, scope))]


def equipment_in(session: Session, scope: Scope) -> list[sa.ColumnElement[bool]]:
    """Return the conditions on Equipment of a scope: it has a series or a stay at the site."""
    if scope.site_id is None:
        return []
    t = session.tables
    series, stay = t["MetaData"].c, t["EquipmentInstallation"].c
    places = locations_in(session, scope)
    key = t["Equipment"].c.EquipmentID
    by_series = sa.select(series.EquipmentID).where(
        series.SamplingLocationID.in_(places), series.EquipmentID.is_not(None)
    )
    by_stay = sa.select(stay.EquipmentID).where(stay.SamplingLocationID.in_(places))
    return [sa.or_(key.in_(by_series), key.in_(by_stay))]


def equipment_in_scope(session: Session, scope: Scope) -> set[int] | None:
    """Return the equipment of a scope; None where that is all of it."""
    conditions = equipment_in(session, scope)
    if not conditions:
        return None
    key = session.tables["Equipment"].c.EquipmentID
    return set(session.connection.scalars(sa.select(key).where(*conditions)))
