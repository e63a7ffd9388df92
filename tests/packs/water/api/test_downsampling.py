"""Downsampled reads against references written out plainly, on both databases."""

from __future__ import annotations

import math
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pytest
from fastapi.testclient import TestClient

from packs.water.api.test_shapes import add_arrays, add_images, add_spectra
from packs.water.api.test_timeseries import DAY, read, refused
from packs.water.api.world import World
from strandline.packs.water.services import downsampling
from strandline.packs.water.services.downsampling import extremes_by_interval, lttb
from strandline.packs.water.values_records import Frame

Point = tuple[datetime, float | None]


def signal(count: int, *, gaps: bool = True) -> list[float | None]:
    """A daily wave with noise, and now and then no value."""
    noise = np.random.default_rng(7).normal(size=count)
    wave = 50 + 20 * np.sin(np.arange(count) / 229) + noise
    return [
        None if gaps and at % 97 == 0 else float(value) for at, value in enumerate(wave.tolist())
    ]


@pytest.fixture
def week(world: World) -> int:
    """A value every 7 minutes, from half past six: intervals begin and end within the series."""
    series = world.series()
    world.scalars(series, DAY + timedelta(hours=6, minutes=30), signal(1500), step=420)
    return series


def stored(world: World) -> list[Point]:
    return [(row["tstamp"], row["Value"]) for row in world.rows("Value")]  # type: ignore[misc]


def points_of(document: dict[str, Any]) -> list[Point]:
    return [(datetime.fromisoformat(row["timestamp"]), row["value"]) for row in document["data"]]


def by_interval(points: list[Point], seconds: int) -> dict[datetime, list[float | None]]:
    origin = datetime(1, 1, 1, tzinfo=UTC)
    found: dict[datetime, list[float | None]] = defaultdict(list)
    for moment, value in points:
        whole = (moment - origin) // timedelta(seconds=seconds)
        found[origin + whole * timedelta(seconds=seconds)].append(value)
    return found


REFERENCES = {"min": min, "max": max, "mean": lambda numbers: math.fsum(numbers) / len(numbers)}


def test_aggregates_are_those_of_each_interval(client: TestClient, world: World, week: int) -> None:
    points = stored(world)
    for interval, seconds in (("1h", 3600), ("45min", 2700), ("1d", 86400), ("1w", 604800)):
        for method, reference in REFERENCES.items():
            answer = read(client, week, downsample=method, interval=interval)
            expected = [
                (start, reference([number for number in numbers if number is not None]))  # type: ignore[operator]
                for start, numbers in sorted(by_interval(points, seconds).items())
            ]
            found = points_of(answer)
            assert [moment for moment, _ in found] == [moment for moment, _ in expected]
            assert [value for _, value in found] == pytest.approx([v for _, v in expected])
            assert answer["downsampling"] == {
                "method": method,
                "points": None,
                "interval_seconds": seconds,
                "source_rows": 1500,
            }


def test_an_interval_without_numbers_is_null_and_quality_is_what_all_share(
    client: TestClient, world: World
) -> None:
    series = world.series()
    rows = [(0, None, 1), (1, math.nan, 1), (60, 5.0, 2), (61, 7.0, 3), (120, 1.0, None)]
    for minute, value, quality in rows:
        moment = DAY + timedelta(minutes=minute)
        world.add("Value", MetaDataID=series, tstamp=moment, Value=value, QualityCode=quality)
    answer = read(client, series, downsample="mean", interval="1h")
    assert [(row["value"], row["quality"]) for row in answer["data"]] == [
        (None, 1),
        (6.0, None),
        (1.0, None),
    ]


def test_moments_before_1970_lie_in_the_interval_that_holds_them(
    client: TestClient, world: World
) -> None:
    series = world.series()
    world.scalars(series, datetime(1969, 12, 31, 23, 30, tzinfo=UTC), [1.0, 3.0], step=3600)
    answer = read(client, series, downsample="max", interval="1d")
    assert [row["timestamp"] for row in answer["data"]] == [
        "1969-12-31T00:00:00Z",
        "1970-01-01T00:00:00Z",
    ]


@pytest.mark.parametrize("method", ["mean", "minmax"])
def test_pages_of_intervals_make_up_the_whole(client: TestClient, week: int, method: str) -> None:
    whole = read(client, week, downsample=method, interval="1h")["data"]
    for limit in (1, 50, 174, 175, 176):
        if limit == 1:
            # One page is enough to see where the next begins.
            page = read(client, week, downsample=method, interval="1h", limit=1)
            assert page["data"] == whole[: len(page["data"])]
            continue
        seen, cursor = [], None
        while True:
            more = {"cursor": cursor} if cursor else {}
            page = read(client, week, downsample=method, interval="1h", limit=limit, **more)
            seen += page["data"]
            cursor = page["next_cursor"]
            if cursor is None:
                break
        assert seen == whole, limit


def test_minmax_keeps_the_first_lowest_and_highest_point_of_each_interval(
    client: TestClient, world: World, week: int
) -> None:
    expected: list[Point] = []
    points = [(moment, value) for moment, value in stored(world) if value is not None]
    origin = datetime(1, 1, 1, tzinfo=UTC)
    groups: dict[int, list[Point]] = defaultdict(list)
    for point in points:
        groups[(point[0] - origin) // timedelta(hours=1)].append(point)
    for group in groups.values():
        lowest = min(group, key=lambda point: (point[1], point[0]))
        highest = min(group, key=lambda point: (-(point[1] or 0), point[0]))
        expected += sorted({lowest, highest})
    answer = read(client, week, downsample="minmax", interval="1h")
    assert points_of(answer) == expected
    few = read(client, week, downsample="minmax", points=40)
    assert 20 <= few["row_count"] <= 40
    assert set(points_of(few)) <= set(points)
    values = [value for _, value in points]
    assert {min(values), max(values)} <= {value for _, value in points_of(few)}  # type: ignore[type-var]


def test_aggregates_of_a_number_of_points_never_give_more(client: TestClient, week: int) -> None:
    for points in (3, 4, 10, 999):
        answer = read(client, week, downsample="mean", points=points)
        assert points / 2 <= answer["row_count"] <= points
        assert answer["downsampling"]["source_rows"] == 1500
        assert answer["next_cursor"] is None


def reference_lttb(times: list[float], numbers: list[float], points: int) -> list[int]:
    """Largest triangle three buckets, as its author describes it."""
    every = (len(numbers) - 2) / (points - 2)
    chosen, at = [0], 0
    for bucket in range(points - 2):
        start, end = int(bucket * every) + 1, int((bucket + 1) * every) + 1
        after = slice(end, min(int((bucket + 2) * every) + 1, len(numbers)))
        mean_time = sum(times[after]) / len(times[after])
        mean_number = sum(numbers[after]) / len(numbers[after])

        def area(i: int, at: int = at, time: float = mean_time, mean: float = mean_number) -> float:
            return abs(
                (times[at] - time) * (numbers[i] - numbers[at])
                - (times[at] - times[i]) * (mean - numbers[at])
            )

        at = max(range(start, end), key=area)
        chosen.append(at)
    return [*chosen, len(numbers) - 1]


def test_lttb_chooses_the_points_of_the_reference(
    client: TestClient, world: World, week: int
) -> None:
    points = [(moment, value) for moment, value in stored(world) if value is not None]
    times = [(moment - DAY).total_seconds() for moment, _ in points]
    numbers = [value for _, value in points if value is not None]
    for wanted in (3, 10, 150, 1400):
        answer = read(client, week, downsample="lttb", points=wanted)
        expected = [points[at] for at in reference_lttb(times, numbers, wanted)]
        found = points_of(answer)
        same = len(set(found) & set(expected)) / wanted
        assert len(found) == wanted
        assert same == 1.0, (wanted, same)
        assert answer["downsampling"]["source_rows"] == 1500
    assert len(points_of(read(client, week, downsample="lttb", points=5000))) == len(points)


def test_nothing_to_draw_is_no_point(client: TestClient, world: World) -> None:
    empty, nothing = world.series(), world.series()
    world.scalars(nothing, DAY, [None, math.nan])
    for method in ("lttb", "minmax"):
        for series in (empty, nothing):
            assert read(client, series, downsample=method)["data"] == []
    for method in ("mean", "min", "max"):
        assert read(client, empty, downsample=method)["data"] == []
        assert [row["value"] for row in read(client, nothing, downsample=method)["data"]] == [
            None, None,
        ]  # fmt: skip


def test_one_point_and_two_are_kept(client: TestClient, world: World) -> None:
    series = world.series()
    world.scalars(series, DAY, [4.0])
    for method in ("lttb", "minmax", "mean"):
        assert [row["value"] for row in read(client, series, downsample=method)["data"]] == [4.0]


def test_spectra_and_arrays_are_aggregated_by_bin_and_position(
    client: TestClient, world: World
) -> None:
    spectrum, array, image = add_spectra(world), add_arrays(world), add_images(world)
    answer = read(client, spectrum, downsample="mean", interval="1h")
    assert [(cell["bin_index"], cell["value"]) for cell in answer["data"][0]["bins"]] == [
        (0, 11.0),
        (1, 11.0),
    ]
    assert answer["row_count"] == 1
    assert read(client, array, downsample="max", interval="1d")["data"][0]["values"] == [3.0, 2.0]
    assert refused(client, spectrum, downsample="lttb")["code"] == "W017"
    assert refused(client, array, downsample="minmax")["code"] == "W017"
    assert refused(client, image, downsample="mean")["code"] == "W017"
    assert refused(client, image, unit="mg/L")["code"] == "W016"


def frames(count: int, size: int) -> list[Frame]:
    numbers = np.array(signal(count, gaps=False), dtype=np.float64)
    moments = np.datetime64("2020-01-01", "us") + np.arange(count) * np.timedelta64(60, "s")
    return [
        Frame(moments[at : at + size], {"value": numbers[at : at + size]})
        for at in range(0, count, size)
    ]


def test_beyond_the_bound_only_extremes_are_kept_and_the_picture_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = datetime(2020, 1, 1, tzinfo=UTC)
    last = first + timedelta(minutes=49_999)
    whole = lttb(frames(50_000, 50_000), 500, first=first, last=last)
    monkeypatch.setattr(downsampling, "WHOLE_ROWS", 5_000)
    thinned = lttb(frames(50_000, 999), 500, first=first, last=last)
    assert whole is not None
    assert thinned is not None
    assert 450 <= len(thinned) <= 500
    assert (thinned.moments[[0, -1]] == whole.moments[[0, -1]]).all()
    drawn = [
        np.interp(
            np.arange(50_000), (f.moments - f.moments[0]).astype(int) / 6e7, f.fields["value"]
        )
        for f in (whole, thinned)
    ]
    # The noise is of 1 and the wave of 20: the two lines differ by which noise they show.
    assert np.abs(drawn[0] - drawn[1]).mean() < 2.0


def test_an_interval_that_frames_share_is_taken_as_one() -> None:
    (whole,) = picked(1000)
    for size in (1, 7, 59, 60, 61, 999):
        assert [moment for piece in picked(size) for moment in piece] == whole


def picked(size: int) -> list[list[datetime]]:
    found = list(extremes_by_interval(frames(1000, size), 3600))
    moments = [frame.moments.tolist() for frame in found]
    return moments if size < 1000 else [[moment for piece in moments for moment in piece]]
