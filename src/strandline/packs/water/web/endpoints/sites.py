"""GET /sites."""

from __future__ import annotations

from fastapi import APIRouter

from strandline.packs.water.services import places
from strandline.packs.water.web.schemas.common import RowId
from strandline.packs.water.web.schemas.sites import SiteAnswer
from strandline.packs.water.web.services import READ, WaterServices
from strandline.rest.pages import Page, Paging

router = APIRouter(prefix="/sites", tags=["places"])


@router.get("", dependencies=[READ])
def list_sites(water: WaterServices, paging: Paging) -> Page[SiteAnswer]:
    """All sites, by name."""
    found, total = places.list_sites(water, offset=paging.offset, limit=paging.page_size)
    return paging.page_of([SiteAnswer.model_validate(site) for site in found], total)


@router.get("/{site_id}", dependencies=[READ])
def get_site(water: WaterServices, site_id: RowId) -> SiteAnswer:
    """One site."""
    return SiteAnswer.model_validate(places.get_site(water, site_id))
