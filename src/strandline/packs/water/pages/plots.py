"""What the explorer draws: series read for a window, thinned out by the server."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from strandline.packs.water.context import Water
from strandline.packs.water.context_records import Annotation, EventWithMeasurements
from strandline.packs.water.pages.charts import (
    COLOURS,
    LAB_COLOUR,
    Band,
    Line,
    Point,
    milliseconds,
)
from strandline.packs.water.pages.lineage import series_name
from strandline.packs.water.records import Series, Window
from strandline.packs.water.services import timeseries
from strandline.packs.water.services.downsampling import Downsampling, Method
from strandline.packs.water.services.reading import ReadRequest
from strandline.packs.water.values_records import Frame, to_datetime
from strandline.packs.water.vocabulary import Provenance

POINTS = 1500
MOST_LINES = 12
MOST_SAMPLES = 300
MOST_PICTURES = 24
_MOST_TIMES, _MOST_BINS = 160, 64
_GAP = 5
_STRIPE = 0.004
"""The width of an instant's stripe, as a part of the window: it has no length of its own."""

# What lasts until something else happens to the same equipment.
_LASTS_UNTIL = {"Failure": "Repair", "Removal": "Installation"}
_EVENT_COLOURS = {"Failure": "--bad", "Removal": "--bad", "Calibration": "--good"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plotted:
    """One line and the series that its points come from."""

    line: Line
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heat:
    """Values by moment and bin, thinned out to what a screen can show."""

    series: Series
    moments: list[str]
    bins: list[str]
    cells: list[tuple[int, int, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gallery:
    """Pictures of one series: the first ones of a window, and whether there are more."""

    series: Series
    moments: list[datetime]
    more: bool


def is_laboratory(series: Series) -> bool:
    return series.provenance_id == Provenance.LABORATORY


def read_lines(water: Water, listed: Sequence[Series], window: Window) -> list[Plotted]:
    """Return a line for each series of numbers; a laboratory's samples are dots of one line."""
    scalars = [one for one in listed if one.shape == "Scalar"]
    sensors = [one for one in scalars if not is_laboratory(one)][:MOST_LINES]
    lines = []
    for place, one in enumerate(sensors):
        points = read_points(water, one.metadata_id, window)
        line = Line(
            name=series_name(one),
            unit=one.unit or "",
            points=points,
            colour=COLOURS[place % len(COLOURS)],
        )
        lines.append(Plotted(line=line, series=(one,)))
    return [*_told_apart(lines), *_laboratories(water, scalars, window)]


def read_points(water: Water, metadata_id: int, window: Window) -> list[Point]:
    """Return at most POINTS points through which a line looks as it would through all."""
    thinned = Downsampling(method=Method.LTTB, points=POINTS)
    reading = timeseries.read_series(
        water, metadata_id, ReadRequest(window=window, downsampling=thinned)
    )
    return with_gaps([point for frame in reading.frames for point in _points(frame)])


def with_gaps(points: Sequence[Point]) -> list[Point]:
    """Break the line where nothing was recorded for several times the usual distance.

    Rows without a number are left out when a series is thinned, and a line would bridge them.
    """
    if len(points) < 3:
        return list(points)
    times = np.array([point[0] for point in points])
    distances = np.diff(times)
    usual = float(np.median(distances))
    broken: list[Point] = [points[0]]
    for distance, point in zip(distances.tolist(), points[1:], strict=True):
        if usual > 0 and distance > _GAP * usual:
            broken.append((point[0] - distance / 2, None))
        broken.append(point)
    return broken


def with_detail(overview: Sequence[Point], detail: Sequence[Point], zoom: Window) -> list[Point]:
    """Return the overview with the zoomed stretch drawn finely."""
    first = -np.inf if zoom.start is None else milliseconds(zoom.start)
    last = np.inf if zoom.end is None else milliseconds(zoom.end)
    before = [point for point in overview if point[0] < first]
    after = [point for point in overview if point[0] >= last]
    return [*before, *detail, *after]


def read_heat(water: Water, series: Series, window: Window) -> Heat:
    """Return a spectrum or an array over time: means of short stretches, neighbours together."""
    thinned = Downsampling(method=Method.MEAN, points=_MOST_TIMES)
    reading = timeseries.read_series(
        water, series.metadata_id, ReadRequest(window=window, downsampling=thinned)
    )
    within = reading.shape.within[-1] if reading.shape.within else "array_index"
    frames = [frame for frame in reading.frames if len(frame)]
    return heat_of(series, frames, within)


def heat_of(series: Series, frames: Iterable[Frame], within: str) -> Heat:
    """Return the map of frames; bins beyond what fits are joined with their neighbours."""
    moments, places, numbers = [], [], []
    for frame in frames:
        moments.append(frame.moments)
        places.append(np.asarray(frame.fields[within], dtype=float))
        numbers.append(frame.fields["value"])
    if not moments:
        return Heat(series=series, moments=[], bins=[], cells=[])
    times, time_at = np.unique(np.concatenate(moments), return_inverse=True)
    bins, bin_at = np.unique(np.concatenate(places), return_inverse=True)
    values = np.concatenate(numbers)
    step = max(1, -(-len(bins) // _MOST_BINS))
    rows = bin_at // step
    sums = np.zeros((len(times), rows.max() + 1))
    counts = np.zeros_like(sums)
    there = np.isfinite(values)
    np.add.at(sums, (time_at[there], rows[there]), values[there])
    np.add.at(counts, (time_at[there], rows[there]), 1)
    where = np.argwhere(counts > 0)
    return Heat(
        series=series,
        moments=[str(time)[:16].replace("T", " ") for time in times.astype("datetime64[s]")],
        bins=[f"{place:g}" for place in bins[::step]],
        cells=[(int(at), int(row), float(sums[at, row] / counts[at, row])) for at, row in where],
    )


def read_gallery(water: Water, series: Series, window: Window) -> Gallery:
    reading = timeseries.read_series(
        water, series.metadata_id, ReadRequest(window=window, limit=MOST_PICTURES)
    )
    moments = [to_datetime(moment) for frame in reading.frames for moment in frame.moments]
    return Gallery(series=series, moments=moments, more=reading.progress.next_after is not None)


def bands_of(
    events: Sequence[EventWithMeasurements],
    annotations: Sequence[Annotation],
    colours: dict[int, str],
    *,
    start: datetime,
    end: datetime,
) -> list[Band]:
    """Return events and annotations as stretches of the window; pure.

    A failure lasts until the equipment's repair, a removal until its installation; what happened
    at an instant is a narrow stripe.
    """
    first, last = milliseconds(start), milliseconds(end)
    stripe = (last - first) * _STRIPE
    bands = []
    happened = sorted((one.event for one in events), key=lambda event: event.occurred_at)
    for place, event in enumerate(happened):
        begins = milliseconds(event.occurred_at)
        ender = _LASTS_UNTIL.get(event.event_type)
        ends = begins + stripe
        if ender is not None:
            later = (
                other.occurred_at
                for other in happened[place + 1 :]
                if other.equipment_id == event.equipment_id and other.event_type == ender
            )
            until = next(later, None)
            ends = last if until is None else milliseconds(until)
        colour = _EVENT_COLOURS.get(event.event_type, "--accent")
        bands.append(Band(label=event.event_type, start=begins, end=ends, colour=colour))
    for note in annotations:
        bands.append(
            Band(
                label=note.title or note.annotation_type,
                start=milliseconds(note.start),
                end=last if note.end is None else milliseconds(note.end),
                colour=colours.get(note.annotation_type_id, "--warn"),
            )
        )
    return [
        Band(label=b.label, start=max(b.start, first), end=min(b.end, last), colour=b.colour)
        for b in bands
        if b.end > first and b.start < last
    ]


def _laboratories(water: Water, scalars: Sequence[Series], window: Window) -> list[Plotted]:
    grouped: dict[str, list[Series]] = {}
    for one in [one for one in scalars if is_laboratory(one)][:MOST_SAMPLES]:
        grouped.setdefault(one.laboratory or "Laboratory", []).append(one)
    lines = []
    for name, some in grouped.items():
        points = [
            point
            for one in some
            for frame in timeseries.read_series(
                water, one.metadata_id, ReadRequest(window=window)
            ).frames
            for point in _points(frame)
        ]
        line = Line(
            name=f"{name} (laboratory)",
            unit=some[0].unit or "",
            points=sorted(points),
            colour=LAB_COLOUR,
            dots=True,
        )
        lines.append(Plotted(line=line, series=tuple(some)))
    return lines


def _points(frame: Frame) -> list[Point]:
    times = frame.moments.astype("datetime64[us]").astype(np.int64) / 1000
    values = frame.fields["value"]
    return [
        (time, value if np.isfinite(value) else None)
        for time, value in zip(times.tolist(), values.tolist(), strict=True)
    ]


def _told_apart(lines: list[Plotted]) -> list[Plotted]:
    """Return the lines with their series' numbers where names alone would not do."""
    names = [one.line.name for one in lines]
    return [
        one
        if names.count(one.line.name) == 1
        else Plotted(
            line=Line(
                name=f"{one.line.name} ({one.series[0].metadata_id})",
                unit=one.line.unit,
                points=one.line.points,
                colour=one.line.colour,
            ),
            series=one.series,
        )
        for one in lines
    ]
