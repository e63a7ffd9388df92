"""/routes: which series readings go to."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from strandline.packs.water.routing_records import RouteFilter
from strandline.packs.water.services import moments, routing
from strandline.packs.water.vocabulary import RAW, Provenance
from strandline.packs.water.web.schemas.common import RowId
from strandline.packs.water.web.schemas.moments import AskedMoment
from strandline.packs.water.web.schemas.routes import Degree, RouteAnswer
from strandline.packs.water.web.services import READ, WaterServices
from strandline.rest.pages import Page, Paging

router = APIRouter(prefix="/routes", tags=["routing"])


@router.get("", dependencies=[READ])
def list_routes(
    water: WaterServices,
    paging: Paging,
    equipment_id: RowId | None = None,
    variable_id: RowId | None = None,
    metadata_id: RowId | None = None,
    campaign_id: RowId | None = None,
    location_id: RowId | None = None,
    provenance_id: RowId | None = None,
    processing_degree: Degree | None = None,
    active_at: AskedMoment | None = None,
) -> Page[RouteAnswer]:
    """Routes by instrument, variable and beginning."""
    wanted = RouteFilter(
        equipment_id=equipment_id,
        variable_id=variable_id,
        metadata_id=metadata_id,
        campaign_id=campaign_id,
        location_id=location_id,
        provenance_id=provenance_id,
        processing_degree=processing_degree,
        active_at=active_at and moments.utc_of(water, active_at, name="active_at"),
    )
    found, total = routing.list_routes(water, wanted, offset=paging.offset, limit=paging.page_size)
    return paging.page_of([RouteAnswer.model_validate(route) for route in found], total)


@router.get("/resolve", dependencies=[READ])
def resolve_route(
    water: WaterServices,
    equipment_id: RowId,
    variable_id: RowId,
    at: Annotated[AskedMoment, Query(description="Instant of the reading.")],
    provenance_id: RowId = int(Provenance.SENSOR),
    processing_degree: Degree = RAW,
) -> RouteAnswer:
    """The route that a reading would take: a dry run of ingestion."""
    moment = moments.utc_of(water, at)
    found = routing.resolve(
        water, equipment_id, variable_id, moment, provenance_id, processing_degree
    )
    return RouteAnswer.model_validate(found)


@router.get("/{route_id}", dependencies=[READ])
def get_route(water: WaterServices, route_id: RowId) -> RouteAnswer:
    """One route."""
    return RouteAnswer.model_validate(routing.get_route(water, route_id))
