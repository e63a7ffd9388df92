"""Series by their context."""

from __future__ import annotations

import enum
from typing import Annotated

from fastapi import APIRouter, Query, Response

from strandline.packs.water.services import metadata
from strandline.packs.water.things import Thing
from strandline.packs.water.web.entry_routes import Reference
from strandline.packs.water.web.schemas.context import Text50
from strandline.packs.water.web.schemas.metadata import (
    MetadataAnswer,
    MetadataBody,
    MetadataCompletion,
    metadata_answer,
)
from strandline.packs.water.web.schemas.models import RowId
from strandline.packs.water.web.services import READ, WRITE, WaterServices
from strandline.rest.pages import Page, Paging

router = APIRouter(prefix="/metadata", tags=["metadata"])


class Include(enum.StrEnum):
    """What is added to a series on request: it costs a look into the values."""

    COVERAGE = "coverage"


With = Annotated[
    list[Include],
    Query(description="coverage: first and last moment of the values, and how many there are."),
]


@router.get("", dependencies=[READ])
def list_metadata(
    water: WaterServices,
    paging: Paging,
    site: Reference = None,
    location: Reference = None,
    variable: Reference = None,
    unit: Reference = None,
    provenance: Reference = None,
    campaign: Reference = None,
    equipment: Reference = None,
    project: Reference = None,
    purpose: Reference = None,
    procedure: Reference = None,
    laboratory: Reference = None,
    analyst: Reference = None,
    shape: Reference = None,
    degree: Annotated[Text50 | None, Query(description="Processing degree, in any case.")] = None,
    sample_id: RowId | None = None,
    has_values: bool | None = None,
    include: With = [],  # noqa: B006  # FastAPI copies it
) -> Page[MetadataAnswer]:
    """Series of a place, a variable, a campaign... in order of id; filters narrow together."""
    found, total = metadata.list_metadata(
        water,
        paging,
        things={
            Thing.SITE: site,
            Thing.LOCATION: location,
            Thing.VARIABLE: variable,
            Thing.UNIT: unit,
            Thing.PROVENANCE: provenance,
            Thing.CAMPAIGN: campaign,
            Thing.EQUIPMENT: equipment,
            Thing.PROJECT: project,
            Thing.PURPOSE: purpose,
            Thing.PROCEDURE: procedure,
            Thing.LABORATORY: laboratory,
            Thing.PERSON: analyst,
            Thing.SHAPE: shape,
        },
        degree=degree,
        sample_id=sample_id,
        has_values=has_values,
        coverage=Include.COVERAGE in include,
    )
    return paging.page_of([metadata_answer(one) for one in found], total)


@router.post("", status_code=201, dependencies=[WRITE])
def create_metadata(water: WaterServices, body: MetadataBody, response: Response) -> MetadataAnswer:
    """Make a series, so that values can be sent to it or routed into it."""
    made = metadata.create_metadata(
        water,
        things={**_things(body), Thing.SHAPE: str(body.shape)},
        degree=body.processing_degree,
        sample_id=body.sample_id,
        wavelength_axis_id=body.wavelength_axis_id,
    )
    response.headers["Location"] = f"/api/v1/metadata/{made.series.metadata_id}"
    return metadata_answer(made)


@router.get("/{metadata_id}", dependencies=[READ])
def get_metadata(
    water: WaterServices,
    metadata_id: RowId,
    include: With = [],  # noqa: B006  # FastAPI copies it
) -> MetadataAnswer:
    """One series with all its context."""
    found = metadata.get_metadata(water, metadata_id, coverage=Include.COVERAGE in include)
    return metadata_answer(found)


@router.patch("/{metadata_id}", dependencies=[WRITE])
def complete_metadata(
    water: WaterServices, metadata_id: RowId, body: MetadataCompletion
) -> MetadataAnswer:
    """Say what a series does not say yet: an old one's provenance, its location, its laboratory."""
    found = metadata.complete_metadata(
        water, metadata_id, things=_things(body), sample_id=body.sample_id
    )
    return metadata_answer(found)


def _things(body: MetadataBody | MetadataCompletion) -> dict[Thing, str | None]:
    given = {
        Thing.SITE: body.site,
        Thing.VARIABLE: body.variable,
        Thing.LOCATION: body.location,
        Thing.PROVENANCE: body.provenance,
        Thing.UNIT: body.unit,
        Thing.EQUIPMENT: body.equipment,
        Thing.CAMPAIGN: body.campaign,
        Thing.PROJECT: body.project,
        Thing.PURPOSE: body.purpose,
        Thing.PROCEDURE: body.procedure,
        Thing.LABORATORY: body.laboratory,
        Thing.PERSON: body.analyst,
    }
    return {thing: None if value is None else str(value) for thing, value in given.items()}
