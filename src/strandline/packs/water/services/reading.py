"""One read of one series: what was asked for, and the values as they come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import numpy as np

from strandline.bridge.database import Session
from strandline.packs.water.context import Water
from strandline.packs.water.records import Series, Window
from strandline.packs.water.repositories import values
from strandline.packs.water.repositories.shapes.shape import VALUE, Shape
from strandline.packs.water.services import downsampling
from strandline.packs.water.services.downsampling import Downsampling, Method
from strandline.packs.water.services.units import Conversion
from strandline.packs.water.values_records import TICK, Aggregate, Frame, to_datetime
from strandline.rest.errors import Invalid


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRequest:
    """What is to be read of a series.

    `limit` is the most moments (or intervals) of one answer, None for all of the window; `unit`
    None leaves the values as they are stored.
    """

    window: Window = field(default_factory=Window)
    limit: int | None = None
    quality: tuple[int, ...] = ()
    unit: str | None = None
    downsampling: Downsampling | None = None


@dataclass(slots=True)
class Progress:
    """What has come so far: complete once the frames are at their end.

    `rows` counts moments. `next_after` is the moment to go on behind, None where nothing is left.
    `source_rows` counts the stored rows that the answer was made of; None where it is the rows.
    """

    rows: int = 0
    first: datetime | None = None
    last: datetime | None = None
    next_after: datetime | None = None
    source_rows: int | None = None
    seconds: int | None = None

    def note(self, frame: Frame) -> None:
        if not len(frame):
            return
        self.rows += len(frame.starts())
        self.first = self.first or to_datetime(frame.moments[0])
        self.last = to_datetime(frame.moments[-1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A series, the unit that its values come in, and the values; `frames` can be read once."""

    series: Series
    shape: Shape
    request: ReadRequest
    conversion: Conversion
    progress: Progress
    frames: Iterator[Frame]


def start_reading(
    water: Water, series: Series, shape: Shape, request: ReadRequest, conversion: Conversion
) -> Reading:
    """Return a reading; nothing is read before its frames are asked for."""
    progress = Progress()
    return Reading(
        series=series,
        shape=shape,
        request=request,
        conversion=conversion,
        progress=progress,
        frames=_frames(water, series, shape, request, conversion, progress),
    )


def _frames(
    water: Water,
    series: Series,
    shape: Shape,
    request: ReadRequest,
    conversion: Conversion,
    progress: Progress,
) -> Iterator[Frame]:
    converts = request.unit is not None and conversion.source != conversion.target
    with water.database.read() as session:
        for frame in _stored(session, series, shape, request, progress):
            progress.note(frame)
            if converts:
                changed = conversion.convert(frame.fields[VALUE])
                yield replace(frame, fields={**frame.fields, VALUE: changed})
            else:
                yield frame


def _stored(
    session: Session, series: Series, shape: Shape, request: ReadRequest, progress: Progress
) -> Iterator[Frame]:
    wanted = values.Wanted(
        metadata_id=series.metadata_id, window=request.window, quality=request.quality
    )
    thinned = request.downsampling
    if thinned is None:
        more = None if request.limit is None else request.limit + 1
        frames = values.read_frames(session, shape, wanted, most_moments=more)
        return _limited(frames, request.limit, progress, TICK)
    if thinned.seconds is not None:
        progress.seconds = thinned.seconds
        return _by_interval(session, shape, wanted, thinned, request.limit, progress)
    return _whole_window(session, shape, wanted, thinned, progress)


def _limited(
    frames: Iterator[Frame], limit: int | None, progress: Progress, step: timedelta
) -> Iterator[Frame]:
    """Cut after so many moments and note where to go on, where there is more."""
    left = limit
    for frame in frames:
        count = len(frame.starts())
        if left is not None and count > left:
            kept = frame.first_moments(left)
            if len(kept):
                progress.next_after = to_datetime(kept.moments[-1]) + (step - TICK)
                yield kept
            elif progress.last is not None:
                progress.next_after = progress.last + (step - TICK)
            return
        left = None if left is None else left - count
        yield frame


def _by_interval(
    session: Session,
    shape: Shape,
    wanted: values.Wanted,
    thinned: Downsampling,
    limit: int | None,
    progress: Progress,
) -> Iterator[Frame]:
    seconds = progress.seconds or 1
    if thinned.method is Method.MINMAX:
        counted = _counting(values.read_frames(session, shape, wanted), progress)
        extremes = downsampling.extremes_by_interval(counted, seconds)
        return _limited_intervals(extremes, limit, progress, seconds)
    frames = values.read_aggregates(
        session,
        shape,
        wanted,
        aggregate=Aggregate(thinned.method.value),
        seconds=seconds,
        most_intervals=None if limit is None else limit + 1,
    )
    limited = _limited(frames, limit, progress, timedelta(seconds=seconds))
    return _without_counts(limited, progress)


def _limited_intervals(
    frames: Iterator[Frame], limit: int | None, progress: Progress, seconds: int
) -> Iterator[Frame]:
    """Cut after so many intervals: the next answer starts with the next one."""
    left = limit
    for frame in frames:
        buckets = downsampling.buckets_of(frame.moments, seconds)
        numbers, starts = np.unique(buckets, return_index=True)
        if left is not None and len(numbers) > left:
            ends = np.datetime64("0001-01-01", "us") + np.timedelta64(seconds, "s") * numbers[left]
            progress.next_after = to_datetime(ends) - TICK
            yield frame.take(slice(0, int(starts[left])))
            return
        left = None if left is None else left - len(numbers)
        yield frame


def _whole_window(
    session: Session,
    shape: Shape,
    wanted: values.Wanted,
    thinned: Downsampling,
    progress: Progress,
) -> Iterator[Frame]:
    """Downsample to a number of points: the interval follows from the ends of what is there."""
    points = thinned.points or downsampling.USUAL_POINTS
    found = values.ends(session, shape, wanted)
    progress.source_rows = 0
    if found is None:
        return iter(())
    first, last = found
    if thinned.method is not Method.LTTB:
        # Of two extremes an interval, half as many intervals.
        most = points if thinned.method is not Method.MINMAX else max(2, points // 2)
        progress.seconds = downsampling.seconds_for(first, last, most)
        return _by_interval(session, shape, wanted, thinned, None, progress)
    counted = _counting(values.read_frames(session, shape, wanted), progress)
    frame = downsampling.lttb(counted, points, first=first, last=last)
    return iter(() if frame is None else (frame,))


def _counting(frames: Iterator[Frame], progress: Progress) -> Iterator[Frame]:
    for frame in frames:
        progress.source_rows = (progress.source_rows or 0) + len(frame)
        yield frame


def _without_counts(frames: Iterator[Frame], progress: Progress) -> Iterator[Frame]:
    for frame in frames:
        fields = dict(frame.fields)
        counts = fields.pop(values.COUNT)
        progress.source_rows = (progress.source_rows or 0) + int(counts.sum())
        yield replace(frame, fields=fields)


def check_downsampling(shape: Shape, thinned: Downsampling | None) -> None:
    """Refuse a method that the shape has no numbers, or more than one a moment, for."""
    if thinned is None:
        return
    if not shape.measured:
        raise Invalid(
            "W017",
            f"values of the shape {shape.name} are no numbers and cannot be downsampled",
            hint="leave downsample out and page through the series",
            details={"shape": shape.name},
        )
    if shape.within and thinned.method.keeps_points:
        raise Invalid(
            "W017",
            f"{thinned.method.value} keeps single points, and a moment of the shape {shape.name} "
            "has many numbers",
            hint="use downsample=mean, min or max: each bin or position is taken by itself",
            details={"shape": shape.name, "methods": [each.value for each in Aggregate]},
        )
