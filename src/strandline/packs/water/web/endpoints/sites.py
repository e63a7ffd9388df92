"""Sites, sampling locations and watersheds."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from strandline.packs.water import kinds
from strandline.packs.water.services import places
from strandline.packs.water.web.entry_routes import (
    NameFilter,
    Reference,
    add_list,
    add_one,
    add_writes,
)
from strandline.packs.water.web.schemas.context import (
    LocationAnswer,
    LocationBody,
    WatershedAnswer,
    WatershedBody,
)
from strandline.packs.water.web.schemas.models import RowId
from strandline.packs.water.web.schemas.moments import GivenMoment
from strandline.packs.water.web.schemas.sites import SiteAnswer, SiteBody
from strandline.packs.water.web.services import READ, WaterServices
from strandline.rest.pages import Page, Paging

router = APIRouter(tags=["places"])
ValidAt = Annotated[
    GivenMoment | None, Query(alias="at", description="Only locations that exist at this moment.")
]

add_list(router, kinds.SITES, SiteAnswer)
add_one(router, kinds.SITES, SiteAnswer)
add_writes(router, kinds.SITES, SiteAnswer, SiteBody)


@router.get("/sites/{site_id}/sampling-locations", dependencies=[READ])
def list_site_locations(
    water: WaterServices, site_id: RowId, paging: Paging, at: ValidAt = None
) -> Page[LocationAnswer]:
    """The sampling locations of a site, by name."""
    found, total = places.list_site_locations(water, site_id, paging, at=at)
    return paging.page_of([LocationAnswer.model_validate(row) for row in found], total)


@router.get("/sampling-locations", dependencies=[READ])
def list_locations(
    water: WaterServices,
    paging: Paging,
    site: Reference = None,
    name: NameFilter = None,
    at: ValidAt = None,
) -> Page[LocationAnswer]:
    """Sampling locations of all sites, by name."""
    found, total = places.list_locations(water, paging, site=site, name=name, at=at)
    return paging.page_of([LocationAnswer.model_validate(row) for row in found], total)


add_one(router, kinds.LOCATIONS, LocationAnswer)
add_writes(router, kinds.LOCATIONS, LocationAnswer, LocationBody)
add_list(router, kinds.WATERSHEDS, WatershedAnswer)
add_one(router, kinds.WATERSHEDS, WatershedAnswer)
add_writes(router, kinds.WATERSHEDS, WatershedAnswer, WatershedBody)
