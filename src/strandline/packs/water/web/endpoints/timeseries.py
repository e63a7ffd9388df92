"""GET /timeseries: values of series by id or context, exports, sidecars and pictures."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response

from strandline.packs.water.services import (
    by_context,
    exports,
    pictures_read,
    sidecars,
    timeseries,
)
from strandline.packs.water.services.exports import Format
from strandline.packs.water.web.formats import Accept, BundleName, FormatName, wanted_format
from strandline.packs.water.web.read_parameters import (
    USUAL_ROWS,
    ContextQuery,
    ReadQuery,
    SidecarQuery,
)
from strandline.packs.water.web.schemas.models import RowId
from strandline.packs.water.web.schemas.moments import GivenMoment
from strandline.packs.water.web.schemas.sidecars import SidecarAnswer
from strandline.packs.water.web.schemas.timeseries import ByContextAnswer, TimeSeriesAnswer
from strandline.packs.water.web.sending import attachment, send
from strandline.packs.water.web.series_json import context_document, write_json
from strandline.packs.water.web.services import READ, WaterServices

router = APIRouter(prefix="/timeseries", tags=["timeseries"])
_BINARY: dict[str, Any] = {"schema": {"type": "string", "format": "binary"}}
_FILES: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {
            "text/csv": {"schema": {"type": "string"}},
            Format.PARQUET.media_type: _BINARY,
            Format.ARROW.media_type: _BINARY,
            "application/zip": _BINARY,
        }
    }
}
_PICTURE: dict[int | str, dict[str, Any]] = {
    200: {"description": "The picture.", "content": {"image/*": _BINARY, "*/*": _BINARY}}
}
# A stored file is nobody's page: it is shown as the type that we say, or saved.
_AS_IT_IS = {"X-Content-Type-Options": "nosniff"}


# Before /{metadata_id}, which would take its name for an id.
@router.get("/by-context", dependencies=[READ], response_model=ByContextAnswer)
def read_by_context(water: WaterServices, query: Annotated[ContextQuery, Depends()]) -> Response:
    """Values of every series that stands in a context: by place, variable, origin and more.

    Series are never merged: a sensor's and a laboratory's, raw and cleaned, each come by itself.
    """
    entries, after = by_context.read_by_context(water, query.request(water), query.place())
    return Response(context_document(entries, after), media_type="application/json")


@router.get(
    "/{metadata_id}", dependencies=[READ], response_model=TimeSeriesAnswer, responses=_FILES
)
def read_series(
    request: Request,
    water: WaterServices,
    metadata_id: RowId,
    query: Annotated[ReadQuery, Depends()],
    form: FormatName = None,
    bundle: BundleName = None,
    accept: Accept = None,
) -> Response:
    """Values of one series in order of time, whatever its shape, as JSON or as a file."""
    wanted = wanted_format(form, bundle, accept)
    if wanted is Format.JSON and bundle is None:
        asked = query.request(water, usual=USUAL_ROWS)
        reading = timeseries.read_series(water, metadata_id, asked)
        return send(write_json(reading), Format.JSON.media_type)
    asked = query.request(water, usual=None)
    export = exports.open_export(
        water, metadata_id, asked, wanted, bundled=bundle is not None, at=datetime.now(UTC)
    )
    sidecar = f"{request.url.path}/metadata-sidecar"
    headers = {**attachment(export.name), "Link": f'<{sidecar}>; rel="describedby"'}
    return send(export.pieces, export.media_type, headers)


@router.get("/{metadata_id}/metadata-sidecar", dependencies=[READ])
def get_sidecar(
    water: WaterServices, metadata_id: RowId, query: Annotated[SidecarQuery, Depends()]
) -> SidecarAnswer:
    """What must be known of the values of a series in a window: context, unit, origin, codes."""
    found = sidecars.make_sidecar(
        water, metadata_id, query.request(water), generated_at=datetime.now(UTC)
    )
    return SidecarAnswer.model_validate(found.document())


@router.get(
    "/{metadata_id}/images/{timestamp}",
    dependencies=[READ],
    response_class=Response,
    responses=_PICTURE,
)
def get_image(water: WaterServices, metadata_id: RowId, timestamp: GivenMoment) -> Response:
    """The file of a picture, as it was stored."""
    file = pictures_read.open_picture(water, metadata_id, timestamp)
    return send(file.pieces, file.media_type, {**attachment(file.name), **_AS_IT_IS})


@router.get(
    "/{metadata_id}/images/{timestamp}/thumbnail",
    dependencies=[READ],
    response_class=Response,
    responses=_PICTURE,
)
def get_thumbnail(water: WaterServices, metadata_id: RowId, timestamp: GivenMoment) -> Response:
    """The preview of a picture."""
    content, media_type = pictures_read.get_thumbnail(water, metadata_id, timestamp)
    return Response(content, media_type=media_type, headers=_AS_IT_IS)
