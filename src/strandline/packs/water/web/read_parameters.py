"""The parameters of a read: parsed, checked, and put together as a request to the services."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Annotated, TypeGuard

from fastapi import Query

from strandline.packs.water.context import Water
from strandline.packs.water.services.by_context import ContextRequest, Place
from strandline.packs.water.services.downsampling import (
    FEWEST_POINTS,
    MOST_POINTS,
    Method,
    asked_for,
)
from strandline.packs.water.services.reading import ReadRequest
from strandline.packs.water.services.times import window_of
from strandline.packs.water.services.units import LONGEST_UNIT
from strandline.packs.water.things import Thing
from strandline.packs.water.values_records import after
from strandline.packs.water.web.schemas.moments import GivenMoment
from strandline.rest.errors import Invalid
from strandline.rest.pages import decode_cursor

USUAL_ROWS = 10_000
MOST_ROWS = 100_000

From = Annotated[
    GivenMoment | None, Query(alias="from", description="First moment; open if left out.")
]
To = Annotated[
    GivenMoment | None, Query(description="The window ends just before it; open if left out.")
]
Limit = Annotated[
    int | None,
    Query(
        ge=1,
        le=MOST_ROWS,
        description=f"Most rows (moments or intervals) in an answer; {USUAL_ROWS} of JSON, "
        "all of an export.",
    ),
]
Cursor = Annotated[
    str | None, Query(max_length=500, description="next_cursor of the answer before.")
]
Quality = Annotated[
    str | None,
    Query(
        max_length=200,
        pattern=r"^-?\d{1,9}(,-?\d{1,9})*$",
        description="Only values with these quality codes: `1` or `1,2`.",
    ),
]
Downsample = Annotated[
    Method | None,
    Query(
        description="lttb and minmax keep stored points, the others give one number an interval."
    ),
]
Points = Annotated[
    int | None,
    Query(ge=FEWEST_POINTS, le=MOST_POINTS, description="Most points for the whole window."),
]
Interval = Annotated[
    str | None,
    Query(max_length=20, description="Length of an interval: 30s, 15min, 1h, 1d, 1w."),
]
Name = Annotated[
    str | None,
    Query(max_length=200, description="Id (digits only), or the whole name in any case."),
]
UnitName = Annotated[
    str | None,
    Query(max_length=LONGEST_UNIT, description="Unit to give the values in, such as g/m³."),
]


class ReadQuery:
    """What the query of a read says; a dependency of its endpoints."""

    def __init__(
        self,
        start: From = None,
        to: To = None,
        limit: Limit = None,
        cursor: Cursor = None,
        quality: Quality = None,
        downsample: Downsample = None,
        points: Points = None,
        interval: Interval = None,
        unit: UnitName = None,
    ) -> None:
        self.start, self.to, self.limit, self.cursor = start, to, limit, cursor
        self.quality, self.unit = quality, unit
        self.downsampling = asked_for(downsample, points, interval)

    def request(self, water: Water, *, usual: int | None) -> ReadRequest:
        """Return the request; Invalid for what cannot be read. `usual` is the limit if none is given."""
        window = window_of(water, self.start, self.to)
        thinned = self.downsampling
        whole = thinned is not None and thinned.seconds is None
        if whole and (self.cursor or self.limit):
            raise Invalid(
                "W013",
                "points spans the whole window: such an answer is not cut into pages",
                hint="leave limit and cursor out, or pass an interval instead of points",
            )
        if self.cursor:
            window = after(window, _moment_in(self.cursor))
        if window.start and window.end and window.start > window.end:
            window = replace(window, start=window.end)
        return ReadRequest(
            window=window,
            limit=None if whole else self.limit or usual,
            quality=quality_codes(self.quality),
            unit=self.unit,
            downsampling=thinned,
        )


class SidecarQuery(ReadQuery):
    """What the query of a sidecar says: that of the read that it describes, without pages."""

    def __init__(
        self,
        start: From = None,
        to: To = None,
        quality: Quality = None,
        downsample: Downsample = None,
        points: Points = None,
        interval: Interval = None,
        unit: UnitName = None,
    ) -> None:
        super().__init__(
            start=start,
            to=to,
            quality=quality,
            downsample=downsample,
            points=points,
            interval=interval,
            unit=unit,
        )

    def request(self, water: Water, *, usual: int | None = None) -> ReadRequest:
        return super().request(water, usual=usual)


class ContextQuery:
    """What the query of a search by context says; a dependency of its endpoint."""

    def __init__(
        self,
        location: Name = None,
        variable: Name = None,
        site: Name = None,
        equipment: Name = None,
        campaign: Name = None,
        provenance: Name = None,
        degree: Annotated[
            str | None, Query(max_length=50, description="Processing degree, in any case.")
        ] = None,
        start: From = None,
        to: To = None,
        limit: Limit = None,
        cursor: Cursor = None,
        quality: Quality = None,
        unit: UnitName = None,
    ) -> None:
        self.things = {
            Thing.SITE: site,
            Thing.LOCATION: location,
            Thing.VARIABLE: variable,
            Thing.EQUIPMENT: equipment,
            Thing.CAMPAIGN: campaign,
            Thing.PROVENANCE: provenance,
        }
        self.degree, self.start, self.to, self.limit = degree, start, to, limit
        self.cursor, self.quality, self.unit = cursor, quality, unit

    def request(self, water: Water) -> ContextRequest:
        return ContextRequest(
            things=self.things,
            degree=self.degree,
            window=window_of(water, self.start, self.to),
            limit=self.limit or USUAL_ROWS,
            quality=quality_codes(self.quality),
            unit=self.unit,
        )

    def place(self) -> Place | None:
        """Return where the page begins; Invalid for a cursor that was never given out."""
        if not self.cursor:
            return None
        offset, metadata_id, moment = decode_cursor(self.cursor, parts=3)
        numbers = [part for part in (offset, metadata_id) if _is_count(part)]
        if len(numbers) != 2:
            raise _no_cursor()
        behind = None if moment is None else moment_of_cursor(moment)
        return Place(offset=numbers[0], metadata_id=numbers[1], moment=behind)


def quality_codes(text: str | None) -> tuple[int, ...]:
    return tuple(sorted({int(code) for code in text.split(",")})) if text else ()


def moment_of_cursor(part: str | int | None) -> datetime:
    """Return a moment that a cursor carries; Invalid for anything else."""
    try:
        found = datetime.fromisoformat(str(part))
        zone = found.utcoffset()
    except ValueError:
        zone = None
    if zone is None or zone:
        raise _no_cursor()
    return found


def _is_count(part: object) -> TypeGuard[int]:
    return type(part) is int and 0 <= part < 2**31


def _no_cursor() -> Invalid:
    return Invalid(
        "W012",
        "the cursor is none that this endpoint gave out",
        hint="pass next_cursor of the last answer unchanged, or leave cursor out",
    )


def _moment_in(cursor: str) -> datetime:
    (part,) = decode_cursor(cursor, parts=1)
    return moment_of_cursor(part)
