"""Where things are measured."""

from __future__ import annotations

from strandline.errors import NotFound
from strandline.packs.water.context import Water
from strandline.packs.water.records import Site
from strandline.packs.water.repositories import sites


def list_sites(water: Water, *, offset: int, limit: int) -> tuple[list[Site], int]:
    """Return some sites by name, and how many there are in all."""
    with water.database.read() as session:
        return sites.list_sites(session, offset=offset, limit=limit)


def get_site(water: Water, site_id: int) -> Site:
    """Return one site; NotFound when there is none of this id."""
    with water.database.read() as session:
        site = sites.find_site(session, site_id)
    if site is None:
        raise NotFound("W001", f"there is no site {site_id}", hint="GET /api/v1/sites lists them")
    return site
