"""/routes: which series readings go to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query

from strandline.packs.water.placement_records import Notice
from strandline.packs.water.routing_records import NewRoute, Route, RouteFilter, RouteKey
from strandline.packs.water.services import coherence, route_changes, routing, times
from strandline.packs.water.things import Thing
from strandline.packs.water.vocabulary import RAW, Provenance
from strandline.packs.water.web.entry_routes import Reference
from strandline.packs.water.web.schemas.models import RowId
from strandline.packs.water.web.schemas.moments import GivenMoment
from strandline.packs.water.web.schemas.routes import (
    CloseRouteRequest,
    Degree,
    IncoherenceAnswer,
    NewRouteRequest,
    NoticeAnswer,
    RouteAnswer,
    Severity,
    WrittenRouteAnswer,
)
from strandline.packs.water.web.services import READ, WRITE, WaterServices
from strandline.rest.pages import Page, Paging

router = APIRouter(prefix="/routes", tags=["routing"])


@router.get("", dependencies=[READ])
def list_routes(
    water: WaterServices,
    paging: Paging,
    equipment: Reference = None,
    variable: Reference = None,
    location: Reference = None,
    campaign: Reference = None,
    provenance: Reference = None,
    metadata_id: RowId | None = None,
    processing_degree: Degree | None = None,
    active_at: GivenMoment | None = None,
) -> Page[RouteAnswer]:
    """Routes by instrument, variable and beginning; filters take an id or a name."""
    words = {
        Thing.EQUIPMENT: equipment,
        Thing.VARIABLE: variable,
        Thing.LOCATION: location,
        Thing.CAMPAIGN: campaign,
        Thing.PROVENANCE: provenance,
    }
    wanted = RouteFilter(
        metadata_id=metadata_id,
        processing_degree=processing_degree,
        active_at=active_at and times.in_utc(water, active_at, parameter="active_at"),
    )
    found, total = routing.list_routes(
        water, wanted, words, offset=paging.offset, limit=paging.page_size
    )
    return paging.page_of([RouteAnswer.model_validate(route) for route in found], total)


@router.post("", dependencies=[WRITE], status_code=201)
def add_route(water: WaterServices, asked: NewRouteRequest) -> WrittenRouteAnswer:
    """Add a route; one that overlaps another of its key is refused, a gap is told."""
    new = NewRoute(
        key=RouteKey(
            equipment_id=asked.equipment_id,
            variable_id=asked.variable_id,
            provenance_id=asked.provenance_id,
            processing_degree=asked.processing_degree,
        ),
        metadata_id=asked.metadata_id,
        valid_from=times.in_utc(water, asked.valid_from, parameter="valid_from"),
        valid_to=asked.valid_to and times.in_utc(water, asked.valid_to, parameter="valid_to"),
        campaign_id=asked.campaign_id,
        created_by_person_id=asked.created_by_person_id,
        notes=asked.notes,
    )
    return _written(*route_changes.add_route(water, new))


@router.get("/resolve", dependencies=[READ])
def resolve_route(
    water: WaterServices,
    equipment_id: RowId,
    variable_id: RowId,
    at: Annotated[GivenMoment, Query(description="Instant of the reading.")],
    provenance_id: RowId = int(Provenance.SENSOR),
    processing_degree: Degree = RAW,
) -> RouteAnswer:
    """The route that a reading would take: a dry run of ingestion."""
    moment = times.in_utc(water, at, parameter="at")
    found = routing.resolve(
        water, equipment_id, variable_id, moment, provenance_id, processing_degree
    )
    return RouteAnswer.model_validate(found)


@router.get("/coherence", dependencies=[READ])
def list_incoherences(
    water: WaterServices,
    paging: Paging,
    equipment: Reference = None,
    severity: Severity | None = None,
) -> Page[IncoherenceAnswer]:
    """Where routes and installations disagree, by instrument and time; best is an empty list."""
    found = coherence.incoherences(water, equipment=equipment)
    wanted = [one for one in found if severity in (None, one.severity)]
    shown = wanted[paging.offset : paging.offset + paging.page_size]
    return paging.page_of([IncoherenceAnswer.model_validate(one) for one in shown], len(wanted))


@router.get("/{route_id}", dependencies=[READ])
def get_route(water: WaterServices, route_id: RowId) -> RouteAnswer:
    """One route."""
    return RouteAnswer.model_validate(routing.get_route(water, route_id))


@router.post("/{route_id}/close", dependencies=[WRITE])
def close_route(
    water: WaterServices, route_id: RowId, asked: CloseRouteRequest
) -> WrittenRouteAnswer:
    """Let a route end; values that are stored after its end stay where they are, and are told."""
    valid_to = times.in_utc(water, asked.valid_to, parameter="valid_to")
    return _written(*route_changes.close_route(water, route_id, valid_to))


def _written(route: Route, warnings: Sequence[Notice]) -> WrittenRouteAnswer:
    return WrittenRouteAnswer(
        route=RouteAnswer.model_validate(route),
        warnings=[NoticeAnswer.model_validate(one) for one in warnings],
    )
