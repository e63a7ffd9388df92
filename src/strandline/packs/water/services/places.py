"""Where things are measured."""

from __future__ import annotations

from datetime import datetime

from strandline.packs.water import kinds
from strandline.packs.water.context import Water
from strandline.packs.water.context_records import Location, Site
from strandline.packs.water.repositories import rows
from strandline.packs.water.repositories.rows import Wanted
from strandline.packs.water.services import entries
from strandline.packs.water.services.times import in_utc
from strandline.rest.pages import PageRequest


def list_sites(water: Water, *, offset: int, limit: int) -> tuple[list[Site], int]:
    """Return some sites by name, and how many there are in all."""
    with water.database.read() as session:
        return rows.list_rows(session, kinds.SITES, offset=offset, limit=limit)


def list_locations(
    water: Water,
    page: PageRequest,
    *,
    site: str | None = None,
    name: str | None = None,
    at: datetime | None = None,
) -> tuple[list[Location], int]:
    """Return a page of locations by name; `at` keeps to those that exist at a moment."""
    moment = None if at is None else in_utc(water, at, parameter="at")
    return entries.list_entries(
        water,
        kinds.LOCATIONS,
        page,
        references={"site": site},
        wanted=Wanted(at=moment),
        name=name,
    )


def list_site_locations(
    water: Water, site_id: int, page: PageRequest, *, at: datetime | None = None
) -> tuple[list[Location], int]:
    """Return a page of a site's locations by name; NotFound for a site that is not there."""
    moment = None if at is None else in_utc(water, at, parameter="at")
    with water.database.read() as session:
        entries.found_row(session, kinds.SITES, site_id)
        wanted = Wanted(equal={"site_id": site_id}, at=moment)
        return rows.list_rows(
            session, kinds.LOCATIONS, wanted, offset=page.offset, limit=page.page_size
        )
