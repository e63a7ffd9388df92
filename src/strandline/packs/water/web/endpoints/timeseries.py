"""GET /timeseries: values of series, by id."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Annotated

from fastapi import APIRouter, Depends, Response
from fastapi.responses import StreamingResponse

from strandline.packs.water.services import by_context, timeseries
from strandline.packs.water.web.read_parameters import USUAL_ROWS, ContextQuery, ReadQuery
from strandline.packs.water.web.schemas.common import RowId
from strandline.packs.water.web.schemas.timeseries import ByContextAnswer, TimeSeriesAnswer
from strandline.packs.water.web.series_json import context_document, write_json
from strandline.packs.water.web.services import READ, WaterServices

router = APIRouter(prefix="/timeseries", tags=["timeseries"])
Reads = Annotated[ReadQuery, Depends()]
# A document of so many pieces at most is sent whole: with its length, and an ETag.
_SHORT = 4


# Before /{metadata_id}, which would take its name for an id.
@router.get("/by-context", dependencies=[READ], response_model=ByContextAnswer)
def read_by_context(water: WaterServices, query: Annotated[ContextQuery, Depends()]) -> Response:
    """Values of every series that stands in a context: by place, variable, origin and more.

    Series are never merged: a sensor's and a laboratory's, raw and cleaned, each come by itself.
    """
    entries, after = by_context.read_by_context(water, query.request(water), query.place())
    return Response(context_document(entries, after), media_type="application/json")


@router.get("/{metadata_id}", dependencies=[READ], response_model=TimeSeriesAnswer)
def read_series(water: WaterServices, metadata_id: RowId, query: Reads) -> Response:
    """Values of one series in order of time, whatever its shape."""
    reading = timeseries.read_series(water, metadata_id, query.request(water, usual=USUAL_ROWS))
    return _sent(write_json(reading), "application/json")


def _sent(pieces: Iterator[bytes], media_type: str) -> Response:
    """Send what is short whole, and what is long as it is read."""
    first = [piece for _, piece in zip(range(_SHORT), pieces, strict=False)]
    if len(first) < _SHORT:
        return Response(b"".join(first), media_type=media_type)
    return StreamingResponse(chain(first, pieces), media_type=media_type)
