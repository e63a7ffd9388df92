"""Values of every series that fits a context: each by itself, page by page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from strandline.bridge.database import Session
from strandline.packs.water.context import Water
from strandline.packs.water.records import Series, Window
from strandline.packs.water.repositories import metadata
from strandline.packs.water.repositories.metadata import SeriesFilter
from strandline.packs.water.repositories.shapes.registry import shape_of
from strandline.packs.water.repositories.shapes.shape import VALUE, Shape
from strandline.packs.water.repositories.values_many import Behind, WantedOfMany, read_many
from strandline.packs.water.services.names import require_all
from strandline.packs.water.services.timeseries import unit_for
from strandline.packs.water.services.units import Conversion
from strandline.packs.water.things import Thing
from strandline.packs.water.values_records import Frame, to_datetime
from strandline.rest.errors import Invalid

# Series on one page, whether or not they have rows.
MOST_SERIES = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextRequest:
    """Which series, and what of them; `limit` counts moments of all series together."""

    things: Mapping[Thing, str | None]
    degree: str | None
    window: Window
    limit: int
    quality: tuple[int, ...] = ()
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a page begins: at the series that is so many behind the first, behind a moment of it.

    `metadata_id` is the series that stood there when the place was given out.
    """

    offset: int
    metadata_id: int
    moment: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One series and its rows on this page; `frame` is None where it has none."""

    series: Series
    shape: Shape
    conversion: Conversion
    frame: Frame | None

    @property
    def rows(self) -> int:
        return 0 if self.frame is None else len(self.frame.starts())


def read_by_context(
    water: Water, request: ContextRequest, place: Place | None
) -> tuple[list[Entry], Place | None]:
    """Return the entries of a page, and where the next one begins; None behind the last.

    NotFound for a name or id that nothing has; a context that no series stands in is an empty
    page.
    """
    offset = 0 if place is None else place.offset
    with water.database.read() as session:
        wanted = SeriesFilter(things=require_all(session, request.things), degree=request.degree)
        found, _ = metadata.find_matching(session, wanted, offset=offset, limit=MOST_SERIES + 1)
        listed, ahead = found[:MOST_SERIES], found[MOST_SERIES:]
        if place is not None and (not listed or listed[0].metadata_id != place.metadata_id):
            raise Invalid(
                "W018",
                "the cursor belongs to another question, or the series have changed since",
                hint="pass it with the same parameters, or start again without cursor",
            )
        frames = _frames(session, request, listed, place)
    entries, after = _page(request, listed, frames, offset=offset)
    if after is None and ahead:
        after = Place(offset=offset + MOST_SERIES, metadata_id=ahead[0].metadata_id, moment=None)
    return entries, after


def _frames(
    session: Session, request: ContextRequest, listed: Sequence[Series], place: Place | None
) -> dict[int, Frame]:
    """Read the first rows of each shape's series: enough for the page, whichever has them."""
    behind = None if place is None else Behind(metadata_id=place.metadata_id, moment=place.moment)
    frames: dict[int, Frame] = {}
    for value_type_id in sorted({series.value_type_id for series in listed}):
        ids = [each.metadata_id for each in listed if each.value_type_id == value_type_id]
        of_many = WantedOfMany(metadata_ids=ids, window=request.window, quality=request.quality)
        frames |= read_many(
            session,
            shape_of(value_type_id),
            of_many,
            behind=behind,
            most_moments=request.limit + 1,
        )
    return frames


def _page(
    request: ContextRequest,
    listed: Sequence[Series],
    frames: Mapping[int, Frame],
    *,
    offset: int,
) -> tuple[list[Entry], Place | None]:
    entries: list[Entry] = []
    left = request.limit
    for at, series in enumerate(listed):
        entry = _entry(request, series, frames.get(series.metadata_id))
        if left == 0 and entry.rows:
            return entries, Place(offset=offset + at, metadata_id=series.metadata_id, moment=None)
        if entry.frame is not None and entry.rows > left:
            kept = entry.frame.first_moments(left)
            last = to_datetime(kept.moments[-1])
            here = Place(offset=offset + at, metadata_id=series.metadata_id, moment=last)
            return [*entries, replace(entry, frame=kept)], here
        left -= entry.rows
        entries.append(entry)
    return entries, None


def _entry(request: ContextRequest, series: Series, frame: Frame | None) -> Entry:
    shape = shape_of(series.value_type_id)
    conversion = unit_for(series, shape, request.unit)
    if frame is not None and conversion.source != conversion.target:
        changed = conversion.convert(frame.fields[VALUE])
        frame = replace(frame, fields={**frame.fields, VALUE: changed})
    return Entry(series=series, shape=shape, conversion=conversion, frame=frame)
