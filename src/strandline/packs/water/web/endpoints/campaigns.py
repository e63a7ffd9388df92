"""Campaigns, what belongs to them and what they share."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from strandline.packs.water import kinds
from strandline.packs.water.services import campaigns
from strandline.packs.water.services.campaigns import Resource
from strandline.packs.water.web.entry_routes import NameFilter, Reference, add_one, add_writes
from strandline.packs.water.web.schemas.campaigns import (
    CampaignContextAnswer,
    CampaignEquipmentAnswer,
    CampaignLocationAnswer,
    CampaignVariableAnswer,
    LinkAnswer,
    OverlapAnswer,
    RoleBody,
    context_answer,
    overlap_answer,
    part_answer,
)
from strandline.packs.water.web.schemas.context import CampaignAnswer, CampaignBody
from strandline.packs.water.web.schemas.equipment import CampaignUseAnswer, use_answer
from strandline.packs.water.web.schemas.models import RowId
from strandline.packs.water.web.schemas.moments import GivenMoment
from strandline.packs.water.web.services import READ, WRITE, WaterServices
from strandline.rest.pages import Page, Paging

router = APIRouter(tags=["campaigns"])
From = Annotated[GivenMoment | None, Query(alias="from")]
To = Annotated[GivenMoment | None, Query(alias="to")]


@router.get("/campaigns", dependencies=[READ])
def list_campaigns(
    water: WaterServices,
    paging: Paging,
    site: Reference = None,
    campaign_type: Annotated[str | None, Query(alias="type", max_length=200)] = None,
    project: Reference = None,
    name: NameFilter = None,
    active_at: GivenMoment | None = None,
    since: From = None,
    before: To = None,
) -> Page[CampaignAnswer]:
    """Campaigns by name; `from` and `to` keep to those that run at any moment between."""
    found, total = campaigns.list_campaigns(
        water,
        paging,
        references={"site": site, "campaign_type": campaign_type, "project": project},
        name=name,
        active_at=active_at,
        since=since,
        before=before,
    )
    return paging.page_of([CampaignAnswer.model_validate(row) for row in found], total)


add_one(router, kinds.CAMPAIGNS, CampaignAnswer)
add_writes(router, kinds.CAMPAIGNS, CampaignAnswer, CampaignBody)


@router.get("/campaigns/{campaign_id}/context", dependencies=[READ])
def get_campaign_context(water: WaterServices, campaign_id: RowId) -> CampaignContextAnswer:
    """Everything that belongs to a campaign: places, equipment, variables, series, samples."""
    return context_answer(campaigns.context(water, campaign_id))


@router.get("/campaigns/{campaign_id}/overlaps", dependencies=[READ])
def list_campaign_overlaps(
    water: WaterServices, campaign_id: RowId, paging: Paging
) -> Page[OverlapAnswer]:
    """Campaigns that list the same locations, equipment or variables; most locations first."""
    found, total = campaigns.overlaps(water, campaign_id, paging)
    return paging.page_of([overlap_answer(one) for one in found], total)


@router.get("/sampling-locations/{location_id}/campaigns", dependencies=[READ])
def list_campaigns_of_location(
    water: WaterServices,
    location_id: RowId,
    paging: Paging,
    since: From = None,
    before: To = None,
) -> Page[CampaignUseAnswer]:
    """The campaigns that list a location, or measured or sampled there."""
    found, total = campaigns.list_campaigns_of_location(
        water, location_id, paging, since=since, before=before
    )
    return paging.page_of([use_answer(use) for use in found], total)


@router.get("/campaigns/{campaign_id}/locations", dependencies=[READ])
def list_campaign_locations(
    water: WaterServices, campaign_id: RowId, paging: Paging
) -> Page[CampaignLocationAnswer]:
    """The locations that a campaign lists."""
    found, total = campaigns.list_resources(water, campaign_id, Resource.LOCATIONS, paging)
    return paging.page_of([part_answer(CampaignLocationAnswer, part) for part in found], total)


@router.get("/campaigns/{campaign_id}/equipment", dependencies=[READ])
def list_campaign_equipment(
    water: WaterServices, campaign_id: RowId, paging: Paging
) -> Page[CampaignEquipmentAnswer]:
    """The equipment that a campaign lists."""
    found, total = campaigns.list_resources(water, campaign_id, Resource.EQUIPMENT, paging)
    return paging.page_of([part_answer(CampaignEquipmentAnswer, part) for part in found], total)


@router.get("/campaigns/{campaign_id}/variables", dependencies=[READ])
def list_campaign_variables(
    water: WaterServices, campaign_id: RowId, paging: Paging
) -> Page[CampaignVariableAnswer]:
    """The variables that a campaign lists."""
    found, total = campaigns.list_resources(water, campaign_id, Resource.VARIABLES, paging)
    return paging.page_of([part_answer(CampaignVariableAnswer, part) for part in found], total)


@router.put("/campaigns/{campaign_id}/locations/{row_id}", dependencies=[WRITE])
def link_campaign_location(
    water: WaterServices, campaign_id: RowId, row_id: RowId, body: RoleBody, response: Response
) -> LinkAnswer:
    """List a location, or change its role; 201 where it is new on the list."""
    return _link(water, campaign_id, Resource.LOCATIONS, row_id, body.role, response)


@router.put("/campaigns/{campaign_id}/equipment/{row_id}", dependencies=[WRITE])
def link_campaign_equipment(
    water: WaterServices, campaign_id: RowId, row_id: RowId, body: RoleBody, response: Response
) -> LinkAnswer:
    """List a piece of equipment, or change its role; 201 where it is new on the list."""
    return _link(water, campaign_id, Resource.EQUIPMENT, row_id, body.role, response)


@router.put("/campaigns/{campaign_id}/variables/{row_id}", dependencies=[WRITE])
def link_campaign_variable(
    water: WaterServices, campaign_id: RowId, row_id: RowId, response: Response
) -> LinkAnswer:
    """List a variable; 201 where it is new on the list."""
    return _link(water, campaign_id, Resource.VARIABLES, row_id, None, response)


@router.delete(
    "/campaigns/{campaign_id}/locations/{row_id}",
    status_code=204,
    response_class=Response,
    dependencies=[WRITE],
)
def unlink_campaign_location(water: WaterServices, campaign_id: RowId, row_id: RowId) -> None:
    """Take a location off a campaign's list; its data stay."""
    campaigns.unlink_resource(water, campaign_id, Resource.LOCATIONS, row_id)


@router.delete(
    "/campaigns/{campaign_id}/equipment/{row_id}",
    status_code=204,
    response_class=Response,
    dependencies=[WRITE],
)
def unlink_campaign_equipment(water: WaterServices, campaign_id: RowId, row_id: RowId) -> None:
    """Take equipment off a campaign's list; its data stay."""
    campaigns.unlink_resource(water, campaign_id, Resource.EQUIPMENT, row_id)


@router.delete(
    "/campaigns/{campaign_id}/variables/{row_id}",
    status_code=204,
    response_class=Response,
    dependencies=[WRITE],
)
def unlink_campaign_variable(water: WaterServices, campaign_id: RowId, row_id: RowId) -> None:
    """Take a variable off a campaign's list; its data stay."""
    campaigns.unlink_resource(water, campaign_id, Resource.VARIABLES, row_id)


def _link(
    water: WaterServices,
    campaign_id: int,
    resource: Resource,
    row_id: int,
    role: str | None,
    response: Response,
) -> LinkAnswer:
    if campaigns.link_resource(water, campaign_id, resource, row_id, role):
        response.status_code = 201
    return LinkAnswer(campaign_id=campaign_id, id=row_id, role=role)
