"""Fewer points for the same picture: what a caller may ask for, and the points that are kept."""

from __future__ import annotations

import enum
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from strandline.bridge.columns import ColumnArray
from strandline.packs.water.values_records import Frame, join_frames
from strandline.rest.errors import Invalid

FEWEST_POINTS = 3
MOST_POINTS = 100_000
USUAL_POINTS = 1_000
LONGEST_INTERVAL = 366 * 86_400
_UNITS = {"s": 1, "min": 60, "h": 3_600, "d": 86_400, "w": 7 * 86_400}
_INTERVAL = re.compile(r"(\d{1,9})(s|min|h|d|w)", re.ASCII)
# LTTB looks at every point up to here; beyond it, at the extremes of narrow spans (MinMaxLTTB).
WHOLE_ROWS = 1_000_000
# Extremes that are kept for each point of the answer.
_EXTREMES = 4


class Method(enum.Enum):
    """How a series is thinned out.

    LTTB keeps the points that a line through all of them turns at; MINMAX keeps the lowest and the
    highest point of every interval; the others give one aggregate for each interval.
    """

    LTTB = "lttb"
    MIN = "min"
    MAX = "max"
    MEAN = "mean"
    MINMAX = "minmax"

    @property
    def keeps_points(self) -> bool:
        """Whether the answer is made of points as they are stored."""
        return self in (Method.LTTB, Method.MINMAX)


@dataclass(frozen=True, slots=True, kw_only=True)
class Downsampling:
    """A method with either a number of points for the whole window or the length of an interval."""

    method: Method
    points: int | None = None
    seconds: int | None = None


def asked_for(
    method: Method | None, points: int | None, interval: str | None
) -> Downsampling | None:
    """Return what the parameters of a request mean together; Invalid where they mean nothing."""
    if method is None:
        if points is None and interval is None:
            return None
        raise Invalid(
            "W013",
            "points and interval say how finely to downsample, and downsample is missing",
            hint=f"add downsample={'|'.join(each.value for each in Method)}",
        )
    if points is not None and interval is not None:
        raise Invalid(
            "W013",
            "points and interval exclude each other",
            hint="pass points for a plot of the whole window, interval for regular statistics",
        )
    if interval is None:
        return Downsampling(method=method, points=points or USUAL_POINTS)
    if method is Method.LTTB:
        raise Invalid(
            "W013",
            "lttb chooses its points over the whole window and has no interval",
            hint="pass points=1000, or downsample=minmax with an interval",
        )
    return Downsampling(method=method, seconds=parse_interval(interval))


def parse_interval(text: str) -> int:
    """Return the seconds of an interval such as `15min`; Invalid shows how one is written."""
    found = _INTERVAL.fullmatch(text)
    seconds = int(found[1]) * _UNITS[found[2]] if found else 0
    if not 1 <= seconds <= LONGEST_INTERVAL:
        raise Invalid(
            "W014",
            "the interval cannot be read, or is not between one second and 366 days",
            hint="write a whole number and a unit: 30s, 15min, 1h, 1d, 1w",
            details={"parameter": "interval", "units": list(_UNITS)},
        )
    return seconds


def seconds_for(first: datetime, last: datetime, points: int) -> int:
    """Return the shortest interval that cuts a span into at most so many."""
    span = (last - first) / timedelta(seconds=1)
    # An interval is begun at both ends of the span, and neither is whole.
    return max(1, math.ceil(span / (points - 1)))


def whole_numbers(frames: Iterable[Frame]) -> Iterator[Frame]:
    """Leave out rows without a number: there is nothing of them to draw."""
    for frame in frames:
        there = ~np.isnan(frame.fields["value"])
        yield frame if there.all() else frame.take(there)


def buckets_of(moments: ColumnArray, seconds: int) -> ColumnArray:
    """Return the number of the interval that each moment lies in, counted from 0001-01-01."""
    passed: ColumnArray = moments - np.datetime64("0001-01-01", "us")
    counted: ColumnArray = passed // np.timedelta64(seconds, "s")
    return counted.astype(np.int64)


def extremes(frame: Frame, buckets: ColumnArray) -> Frame:
    """Keep the lowest and the highest point of each bucket, in order of time."""
    return frame.take(extreme_rows(frame, buckets)) if len(frame) else frame


def extreme_rows(frame: Frame, buckets: ColumnArray) -> ColumnArray:
    """Mark the first lowest and the first highest point of each bucket; buckets rise with time."""
    numbers = frame.fields["value"]
    starts = np.concatenate(([0], np.flatnonzero(np.diff(buckets)) + 1))
    sizes = np.diff(np.append(starts, len(numbers)))
    rows = np.arange(len(numbers))
    kept: ColumnArray = np.zeros(len(numbers), dtype=bool)
    for extreme in (np.minimum, np.maximum):
        best = np.repeat(extreme.reduceat(numbers, starts), sizes)
        # Rows that are not extreme point beyond the end, so that the first extreme is the least.
        candidates = np.where(numbers == best, rows, len(numbers))
        kept[np.minimum.reduceat(candidates, starts)] = True
    return kept


def extremes_by_interval(frames: Iterable[Frame], seconds: int) -> Iterator[Frame]:
    """Give the extremes of each interval; an interval that two frames share is taken as one."""
    rest: Frame | None = None
    for frame in whole_numbers(frames):
        joined = frame if rest is None else join_frames([rest, frame])
        if not len(joined):
            continue
        buckets = buckets_of(joined.moments, seconds)
        last = int(np.searchsorted(buckets, buckets[-1]))
        if last:
            yield extremes(joined.take(slice(0, last)), buckets[:last])
        tail = joined.take(slice(last, None))
        rest = extremes(tail, buckets[last:])
    if rest is not None:
        yield rest


def lttb(frames: Iterable[Frame], points: int, *, first: datetime, last: datetime) -> Frame | None:
    """Return the points at which a line through all of them turns; None of no points.

    Up to WHOLE_ROWS points are all looked at. Of a longer series only the extremes of narrow spans
    are, so that memory is bounded: what a plot of so many points shows is the same.
    """
    seconds = seconds_for(first, last, points * _EXTREMES // 2)
    kept: list[Frame] = []
    count, narrowed = 0, False
    for frame in whole_numbers(frames):
        kept.append(frame)
        count += len(frame)
        if count > WHOLE_ROWS:
            kept = [_narrowed(join_frames(kept), seconds)]
            count, narrowed = len(kept[0]), True
    if not count:
        return None
    joined = join_frames(kept)
    if narrowed:
        joined = _narrowed(joined, seconds)
    return joined if len(joined) <= points else joined.take(_turning_points(joined, points))


def _narrowed(frame: Frame, seconds: int) -> Frame:
    """Keep the extremes of each interval, and the ends: a line through the points has them too."""
    kept = extreme_rows(frame, buckets_of(frame.moments, seconds))
    kept[[0, -1]] = True
    return frame.take(kept)


def _turning_points(frame: Frame, points: int) -> ColumnArray:
    from tsdownsample import LTTBDownsampler

    numbers = np.nan_to_num(frame.fields["value"], posinf=np.finfo(float).max, neginf=-1e308)
    times = frame.moments.astype(np.int64)
    sampler = LTTBDownsampler()  # type: ignore[no-untyped-call]
    chosen: ColumnArray = sampler.downsample(times, numbers, n_out=points)
    # A bucket without a point gives its neighbour's again.
    return np.unique(chosen)
