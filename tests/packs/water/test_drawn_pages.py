"""What pages draw, made from plain values: charts, stories, lineage, addresses."""

from __future__ import annotations

import json
import math
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from strandline.packs.water.context_records import (
    Annotation,
    Event,
    EventWithMeasurements,
    Location,
    Site,
)
from strandline.packs.water.lineage_records import (
    Direction,
    Graph,
    Link,
    SeriesNode,
    Step,
    StepNode,
)
from strandline.packs.water.pages import charts, lineage
from strandline.packs.water.pages.charts import Band, Line, milliseconds
from strandline.packs.water.pages.choices import Chosen, read_moment, window_for
from strandline.packs.water.pages.home import Places, matching
from strandline.packs.water.pages.plots import bands_of, heat_of, with_detail, with_gaps
from strandline.packs.water.pages.stories import Mark, Stay, story, strip
from strandline.packs.water.records import Series, Window
from strandline.packs.water.repositories.coverage import Coverage
from strandline.packs.water.services.metadata import SeriesWithCoverage
from strandline.packs.water.values_records import Frame
from strandline.packs.water.vocabulary import Role
from strandline.rest.errors import Invalid

NOON = datetime(2025, 3, 16, 12, tzinfo=UTC)


def series(metadata_id: int = 1, **values: object) -> Series:
    given = dict.fromkeys(Series.__dataclass_fields__)
    known = {"metadata_id": metadata_id, "value_type_id": 1, "shape": "Scalar"}
    return Series(**{**given, **known, **values})  # type: ignore[arg-type]


def event(kind: str, hours: float, equipment: int = 1) -> EventWithMeasurements:
    given = dict.fromkeys(Event.__dataclass_fields__)
    known = {
        "event_id": 1,
        "equipment_id": equipment,
        "event_type": kind,
        "occurred_at": NOON + timedelta(hours=hours),
    }
    return EventWithMeasurements(event=Event(**{**given, **known}), measurements=())  # type: ignore[arg-type]


class TestBands:
    def spans(self, *events: EventWithMeasurements) -> list[tuple[str, float, float]]:
        bands = bands_of(events, [], {}, start=NOON, end=NOON + timedelta(hours=100))
        hour = 3_600_000
        first = milliseconds(NOON)
        return [
            (band.label, (band.start - first) / hour, (band.end - first) / hour) for band in bands
        ]

    @pytest.mark.parametrize(
        ("events", "expected"),
        [
            (
                [event("Failure", 10), event("Repair", 20)],
                [("Failure", 10, 20), ("Repair", 20, 20.4)],
            ),
            ([event("Failure", 10), event("Repair", 20, equipment=2)], [("Failure", 10, 100)]),
            ([event("Removal", 10)], [("Removal", 10, 100)]),
            ([event("Calibration", 50)], [("Calibration", 50, 50.4)]),
            ([event("Failure", -10), event("Repair", 5)], [("Failure", 0, 5), ("Repair", 5, 5.4)]),
            ([event("Calibration", 200)], []),
        ],
    )
    def test_what_lasts_is_a_band_and_what_happens_a_stripe(
        self, events: list[EventWithMeasurements], expected: list[tuple[str, float, float]]
    ) -> None:
        found = self.spans(*events)
        for want in expected:
            assert any(
                one[0] == want[0]
                and math.isclose(one[1], want[1])
                and math.isclose(one[2], want[2], abs_tol=0.01)
                for one in found
            ), (want, found)
        assert bool(found) == bool(expected)

    def test_an_annotation_has_the_colour_of_its_kind(self) -> None:
        given = dict.fromkeys(Annotation.__dataclass_fields__)
        known = {
            "annotation_type_id": 4,
            "title": "Rag",
            "start": NOON + timedelta(hours=1),
            "end": None,
        }
        note = Annotation(**{**given, **known})  # type: ignore[arg-type]
        (band,) = bands_of([], [note], {4: "#b00"}, start=NOON, end=NOON + timedelta(hours=2))
        assert (band.label, band.colour) == ("Rag", "#b00")
        assert band.end == milliseconds(NOON + timedelta(hours=2))


class TestCharts:
    def options(self, colour: str = "--series-1") -> charts.Options:
        line = Line(name="a", unit="mg/L", points=[(0, 1.0), (60_000, None)], colour=colour)
        band = Band(label="b", start=0, end=1, colour=colour)
        return charts.time_chart([line], [band], start=0, end=60_000)

    def test_options_are_json(self) -> None:
        assert json.loads(json.dumps(self.options(), allow_nan=False))

    @pytest.mark.parametrize("colour", ["#fff'); alert(1); ('", "red;}<script>", "javascript:x()"])
    def test_a_stored_colour_is_never_code(self, colour: str) -> None:
        text = json.dumps(self.options(colour))
        assert "alert(" not in text
        assert "<script" not in text
        assert "x()" not in text

    def test_lines_of_two_units_have_two_axes_and_a_third_shares(self) -> None:
        lines = [
            Line(name=unit, unit=unit, points=[(0, 1.0)], colour="--series-1")
            for unit in ("mg/L", "NTU", "m")
        ]
        options = charts.time_chart(lines, [], start=0, end=1)
        assert [axis["name"] for axis in options["yAxis"]] == ["mg/L", "NTU"]
        assert [one["yAxisIndex"] for one in options["series"][:3]] == [0, 1, 1]


def test_a_hole_in_a_series_breaks_its_line() -> None:
    points = [(float(at), 1.0) for at in (0, 1, 2, 3, 30, 31)]
    found = with_gaps(points)
    assert [value for _, value in found].count(None) == 1
    assert (16.5, None) in found
    assert with_gaps(points[:2]) == points[:2]


def test_a_zoomed_stretch_takes_the_place_of_the_overview() -> None:
    overview = [(milliseconds(NOON + timedelta(hours=at)), float(at)) for at in range(5)]
    zoom = Window(start=NOON + timedelta(hours=1), end=NOON + timedelta(hours=3))
    detail = [(milliseconds(NOON + timedelta(hours=2, minutes=5)), 9.0)]
    assert [value for _, value in with_detail(overview, detail, zoom)] == [0.0, 9.0, 3.0, 4.0]


def test_neighbouring_bins_are_joined_where_there_are_too_many() -> None:
    bins = np.arange(200, dtype=float)
    moments = np.repeat(np.array(["2025-03-01", "2025-03-02"], dtype="datetime64[us]"), 200)
    values = np.concatenate([bins, np.full(200, np.nan)])
    frame = Frame(moments, {"wavelength_nm": np.tile(bins, 2), "value": values})
    heat = heat_of(series(), [frame], "wavelength_nm")
    assert len(heat.bins) == 50
    assert heat.cells[0] == (0, 0, 1.5)
    assert {at for at, _, _ in heat.cells} == {0}
    assert len(heat.moments) == 2
    assert heat_of(series(), [], "wavelength_nm").cells == []


class TestLineage:
    def graph(self, name: str, steps: int = 1) -> Graph:
        listed = tuple(
            StepNode(
                step=Step(
                    step_id=at,
                    name=name,
                    description=None,
                    method=None,
                    method_version=None,
                    parameters=None,
                    executed_at=None,
                    executed_by_person_id=None,
                    executed_by=None,
                ),
                parameters=None,
                inputs=(1,),
                outputs=(2,),
                depth=1,
            )
            for at in range(steps)
        )
        return Graph(
            metadata_id=1,
            direction=Direction.TREE,
            series=tuple(SeriesNode(series=series(key), depth=0) for key in (1, 2)),
            steps=listed,
            links=(Link(0, 1, Role.INPUT), Link(0, 2, Role.OUTPUT)),
            cycles=(),
            truncated=False,
        )

    def test_arrows_lead_from_source_to_output(self) -> None:
        text = lineage.picture(self.graph("Clean"))
        assert text is not None
        assert "s1 --> p0" in text
        assert "p0 --> s2" in text
        assert ":::here" in text

    @pytest.mark.parametrize("name", ['"]; click s1 href "x', "<b>&", "a\nclick s1", "%%{init}"])
    def test_a_stored_name_is_never_read_as_a_picture(self, name: str) -> None:
        text = lineage.picture(self.graph(name)) or ""
        (line,) = [line for line in text.splitlines() if line.startswith("  p0([")]
        label = line.removeprefix('  p0(["').removesuffix('"]):::step')
        assert not set('"<>&%{}[]\n') & set(label)

    def test_what_nobody_could_read_is_not_drawn(self) -> None:
        assert lineage.picture(self.graph("Clean", steps=lineage.MOST_DRAWN)) is None
        assert lineage.picture(self.graph("Clean", steps=0)) is None
        assert "&lt;b&gt;" in lineage.told(self.graph("<b>"))


def test_stories_and_strips_hold_text_as_text() -> None:
    told = story([(NOON, "<i>x</i>", "bad")])
    assert "&lt;i&gt;" in told
    assert 'datetime="2025-03-16T12:00:00Z"' in told
    stays = [Stay("<A>", NOON, NOON + timedelta(days=1)), Stay("B", NOON + timedelta(days=3), None)]
    drawn = strip(stays, [Mark('"', NOON)], now=NOON + timedelta(days=4))
    assert "<A>" not in drawn
    assert "left:75.000%" in drawn
    assert strip([Stay("A", NOON, NOON)], [], now=NOON)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("", {"Works": 2, "River": 1}),
        ("INLET", {"Works": 1}),
        ("river", {"River": 1}),
        ("wwtp", {"Works": 2}),
        ("nothing", {}),
    ],
)
def test_a_search_finds_sites_by_what_they_hold(word: str, expected: dict[str, int]) -> None:
    def site(key: int, name: str, kind: str | None) -> Site:
        given = dict.fromkeys(Site.__dataclass_fields__)
        return Site(**{**given, "site_id": key, "name": name, "site_type": kind})  # type: ignore[arg-type]

    def location(key: int, site_id: int, name: str) -> Location:
        given = dict.fromkeys(Location.__dataclass_fields__)
        known = {"location_id": key, "site_id": site_id, "name": name}
        return Location(**{**given, **known})  # type: ignore[arg-type]

    found = Places(
        sites=[site(1, "Works", "WWTP"), site(2, "River", None)],
        locations=[location(1, 1, "Inlet"), location(2, 1, "Outlet"), location(3, 2, "Bridge")],
        left_out=0,
    )
    assert {one.name: len(places) for one, places in matching(found, word)} == expected


class TestAddresses:
    def test_what_is_chosen_can_be_shared(self) -> None:
        chosen = Chosen(location=1, variable=2, start=NOON, zoom=(NOON, NOON + timedelta(hours=1)))
        assert chosen.path == (
            "/explore?location=1&variable=2&from=2025-03-16T12%3A00%3A00"
            "&zoom=2025-03-16T12%3A00%3A00~2025-03-16T13%3A00%3A00"
        )
        assert Chosen().path == "/explore"

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("", None),
            ("2025-03-16T12:00", NOON),
            ("2025-03-16T14:00+02:00", NOON),
            ("2025-03-16", NOON.replace(hour=0)),
        ],
    )
    def test_a_moment_is_utc_unless_it_says_otherwise(
        self, text: str, expected: datetime | None
    ) -> None:
        assert read_moment("from", text) == expected

    @pytest.mark.parametrize("text", ["x", "2025-13-01", "9999-12-31T23:59-10:00", "0" * 999])
    def test_what_is_no_moment_is_refused(self, text: str) -> None:
        with pytest.raises(Invalid) as refused:
            read_moment("from", text)
        assert refused.value.code == "H103"
        assert text not in refused.value.message

    def test_a_window_ends_after_the_last_value(self) -> None:
        last = NOON + timedelta(minutes=7, seconds=3)
        covered = SeriesWithCoverage(
            series=series(), coverage=Coverage(first=NOON, last=last, row_count=2)
        )
        window = window_for(Chosen(), [covered])
        assert (window.start, window.end) == (NOON, NOON + timedelta(minutes=8))
        beyond = window_for(Chosen(start=NOON + timedelta(days=9)), [covered])
        assert beyond.start is not None
        assert beyond.end is not None
        assert beyond.start < beyond.end
        assert window_for(Chosen(), []) == Window()
