"""/lineage: what was made from what, and every version of a quantity at a place."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Response

from strandline.packs.water.context import Water
from strandline.packs.water.records import Window
from strandline.packs.water.services import lineage, lineage_writing, times
from strandline.packs.water.services.lineage import MOST_DEPTH, USUAL_DEPTH
from strandline.packs.water.web.schemas.lineage import (
    DegreeAnswer,
    LineageAnswer,
    NewStepAnswer,
    NewStepRequest,
)
from strandline.packs.water.web.schemas.models import RowId, iso_utc
from strandline.packs.water.web.schemas.moments import GivenMoment
from strandline.packs.water.web.services import READ, WRITE, WaterServices
from strandline.packs.water.web.steps import new_step
from strandline.rest.pages import Page, PageRequest, Paging

router = APIRouter(prefix="/lineage", tags=["lineage"])
From = Annotated[GivenMoment | None, Query(alias="from", description="First moment, included.")]
To = Annotated[GivenMoment | None, Query(alias="to", description="End, not included.")]
Depth = Annotated[int, Query(ge=1, le=MOST_DEPTH, description="Most steps from the series.")]
Word = Annotated[str, Query(min_length=1, max_length=200, description="An id or a name.")]


@router.get("/degrees", dependencies=[READ])
def list_degrees(
    water: WaterServices,
    paging: Paging,
    location: Word,
    variable: Word,
    site: Word | None = None,
    since: From = None,
    until: To = None,
) -> Page[DegreeAnswer]:
    """Every series of a variable at a place: raw and processed, sensor and laboratory."""
    place, what = lineage.named(water, location=location, variable=variable, site=site)
    return _versions(water, paging, place, what, since, until)


@router.get("/{metadata_id}/forward", dependencies=[READ])
def get_forward(
    water: WaterServices, metadata_id: RowId, depth: Depth = USUAL_DEPTH
) -> LineageAnswer:
    """What the series was processed into."""
    return LineageAnswer.of(lineage.get_forward(water, metadata_id, depth=depth))


@router.get("/{metadata_id}/backward", dependencies=[READ])
def get_backward(
    water: WaterServices, metadata_id: RowId, depth: Depth = USUAL_DEPTH
) -> LineageAnswer:
    """What the series was made from, down to the raw series."""
    return LineageAnswer.of(lineage.get_backward(water, metadata_id, depth=depth))


@router.get("/{metadata_id}/tree", dependencies=[READ])
def get_tree(water: WaterServices, metadata_id: RowId, depth: Depth = USUAL_DEPTH) -> LineageAnswer:
    """The whole chain through the series, from raw to final."""
    return LineageAnswer.of(lineage.get_tree(water, metadata_id, depth=depth))


@router.get("/{metadata_id}/degrees", dependencies=[READ])
def list_degrees_of_series(
    water: WaterServices,
    metadata_id: RowId,
    paging: Paging,
    since: From = None,
    until: To = None,
) -> Page[DegreeAnswer]:
    """Every version of what the series measures: the same location and variable."""
    place, what = lineage.place_and_variable(water, metadata_id)
    return _versions(water, paging, place, what, since, until)


@router.post("/steps", dependencies=[WRITE], status_code=201)
def record_step(water: WaterServices, asked: NewStepRequest, response: Response) -> NewStepAnswer:
    """Record a step between series that exist; the same step again answers 200."""
    done = lineage_writing.record_between(
        water,
        new_step(water, asked.processing),
        asked.source_metadata_ids,
        asked.output_metadata_ids,
    )
    response.status_code = 201 if done.created else 200
    return NewStepAnswer(
        processing_step_id=done.step_id,
        source_metadata_ids=list(done.inputs),
        output_metadata_ids=list(done.outputs),
        created=done.created,
    )


def _versions(
    water: Water,
    paging: PageRequest,
    location_id: int,
    variable_id: int,
    since: datetime | None,
    until: datetime | None,
) -> Page[DegreeAnswer]:
    window = times.window_of(water, since, until)
    found, total = lineage.list_versions(
        water,
        location_id,
        variable_id,
        since=window.start,
        until=window.end,
        offset=paging.offset,
        limit=paging.page_size,
    )
    query = _query(window)
    return paging.page_of([DegreeAnswer.of(one, query) for one in found], total)


def _query(window: Window) -> str:
    ends = {"from": window.start, "to": window.end}
    given = {name: iso_utc(end) for name, end in ends.items() if end is not None}
    return f"?{urlencode(given)}" if given else ""
