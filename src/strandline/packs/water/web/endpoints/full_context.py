"""GET /timeseries/{metadata_id}/full-context."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query

from strandline.packs.water.services import full_context
from strandline.packs.water.web.schemas.full_context import (
    FullContextAnswer,
    full_context_answer,
)
from strandline.packs.water.web.schemas.models import RowId, iso_utc
from strandline.packs.water.web.schemas.moments import GivenMoment
from strandline.packs.water.web.services import READ, WaterServices

router = APIRouter(tags=["timeseries"])


@router.get("/timeseries/{metadata_id}/full-context", dependencies=[READ])
def get_full_context(
    water: WaterServices,
    metadata_id: RowId,
    since: Annotated[GivenMoment | None, Query(alias="from", description="Included.")] = None,
    before: Annotated[GivenMoment | None, Query(alias="to", description="Not included.")] = None,
) -> FullContextAnswer:
    """All that explains a series in a window: its versions, events, places, campaigns, lineage."""
    found = full_context.full_context(water, metadata_id, since, before)
    ends = (("from", found.window.start), ("to", found.window.end))
    query = urlencode([(name, iso_utc(at)) for name, at in ends if at is not None])
    return full_context_answer(found, f"?{query}" if query else "")
