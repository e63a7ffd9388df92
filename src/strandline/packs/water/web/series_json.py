"""A reading as JSON, written while it is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import orjson

from strandline.packs.water.records import Series
from strandline.packs.water.repositories.shapes.shape import Shape
from strandline.packs.water.services.by_context import Entry, Place
from strandline.packs.water.services.documents import documents_of
from strandline.packs.water.services.reading import Progress, Reading, ReadRequest
from strandline.packs.water.services.units import Conversion
from strandline.packs.water.values_records import to_datetime
from strandline.packs.water.web.schemas.models import iso_utc
from strandline.rest.pages import encode_cursor


def write_json(reading: Reading) -> Iterator[bytes]:
    """Give the document of a reading piece by piece: context, rows, and what only the end knows."""
    head = orjson.dumps(context_of(reading.series, reading.shape, reading.conversion))
    yield head[:-1] + b',"data":['
    comma = b""
    for frame in reading.frames:
        if len(frame):
            yield comma + orjson.dumps(documents_of(frame, reading.shape))[1:-1]
            comma = b","
    yield b"]," + orjson.dumps(_end_of(reading.progress, reading.request))[1:]


def context_document(entries: Sequence[Entry], after: Place | None) -> bytes:
    """Return the document of one page of a context's series."""
    items = [_entry(entry) for entry in entries]
    place = None
    if after is not None:
        moment = None if after.moment is None else after.moment.isoformat()
        place = encode_cursor(after.offset, after.metadata_id, moment)
    return orjson.dumps({"items": items, "next_cursor": place})


def _entry(entry: Entry) -> dict[str, Any]:
    frame = entry.frame
    ends = (None, None) if frame is None else (frame.moments[0], frame.moments[-1])
    first, last = (None if end is None else iso_utc(to_datetime(end)) for end in ends)
    return {
        **context_of(entry.series, entry.shape, entry.conversion),
        "data": [] if frame is None else documents_of(frame, entry.shape),
        "from_timestamp": first,
        "to_timestamp": last,
        "row_count": entry.rows,
    }


def context_of(series: Series, shape: Shape, conversion: Conversion) -> dict[str, Any]:
    """Return the fields of a series that stand before its rows."""
    return {
        "metadata_id": series.metadata_id,
        "site": series.site,
        "location": series.location,
        "variable": series.variable,
        "unit": conversion.target,
        "stored_unit": conversion.source,
        "data_shape": shape.name,
        "provenance": series.provenance,
        "processing_degree": series.processing_degree,
        "campaign": series.campaign,
        "equipment": series.equipment,
    }


def moment_or_null(moment: datetime | None) -> str | None:
    return None if moment is None else iso_utc(moment)


def _end_of(progress: Progress, request: ReadRequest) -> dict[str, Any]:
    thinned = request.downsampling
    return {
        "from_timestamp": moment_or_null(progress.first),
        "to_timestamp": moment_or_null(progress.last),
        "row_count": progress.rows,
        "next_cursor": None
        if progress.next_after is None
        else encode_cursor(progress.next_after.isoformat()),
        "downsampling": None
        if thinned is None
        else {
            "method": thinned.method.value,
            "points": thinned.points,
            "interval_seconds": progress.seconds,
            "source_rows": progress.source_rows,
        },
    }
