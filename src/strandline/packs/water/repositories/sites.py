"""Sites and their sampling locations."""

from __future__ import annotations

import sqlalchemy as sa

from strandline.bridge.database import Session
from strandline.packs.water.records import Site


def find_site(session: Session, site_id: int) -> Site | None:
    """Return one site, None when there is none of this id."""
    table = session.tables["Site"]
    query = _site_query(session).where(table.c.SiteID == site_id)
    row = session.connection.execute(query).mappings().first()
    return None if row is None else Site(**row)


def list_sites(session: Session, *, offset: int, limit: int) -> tuple[list[Site], int]:
    """Return some sites by name, and how many there are in all."""
    table = session.tables["Site"]
    query = _site_query(session).order_by(table.c.Name, table.c.SiteID)
    rows = session.connection.execute(query.offset(offset).limit(limit)).mappings()
    total = session.connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
    return [Site(**row) for row in rows], total


def _site_query(session: Session) -> sa.Select[tuple[object, ...]]:
    site = session.tables["Site"].c
    return sa.select(
        site.SiteID.label("site_id"),
        site.Name.label("name"),
        site.SiteType.label("site_type"),
        site.Description.label("description"),
        site.City.label("city"),
        site.Province.label("province"),
        site.Country.label("country"),
        site.WatershedID.label("watershed_id"),
    )
