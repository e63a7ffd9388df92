"""What the explorer shows of a choice: chart, spectra, lineage, events, series with exports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from html import escape

from nicegui import background_tasks, events, ui

from strandline.console import states
from strandline.console.frame import card
from strandline.console.html import Content, Html, address, joined, link, link_or_text, tag
from strandline.console.states import attempt
from strandline.console.tables import Column, table_html
from strandline.console.visits import Visit
from strandline.errors import StrandlineError
from strandline.packs.water import kinds
from strandline.packs.water.context import Water
from strandline.packs.water.context_records import FullContext
from strandline.packs.water.pages import charts, lineage, words
from strandline.packs.water.pages.charts import Band, Point, milliseconds, moment_of
from strandline.packs.water.pages.choices import Choice, iso
from strandline.packs.water.pages.plots import (
    MOST_LINES,
    MOST_SAMPLES,
    Gallery,
    Heat,
    Plotted,
    bands_of,
    is_laboratory,
    read_gallery,
    read_heat,
    read_lines,
    read_points,
    with_detail,
)
from strandline.packs.water.records import Series, Window
from strandline.packs.water.services import entries, full_context
from strandline.rest.pages import PageRequest
from strandline.rest.principals import Action

MOST_HEATS = 3
_SHAPES_OF_BINS = ("Spectrum", "Array")
_MOST_ROWS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """Everything that is drawn, read in one go."""

    start: datetime
    end: datetime
    lines: Sequence[Plotted]
    heats: Sequence[Heat]
    galleries: Sequence[Gallery]
    context: FullContext | None
    bands: Sequence[Band]


def read_values(water: Water, choice: Choice) -> Values:
    window, main = choice.window, choice.main
    start, end = window.start, window.end
    if start is None or end is None:
        raise ValueError("the window of a choice with values has both sides")
    listed = _within(choice, start, end)
    context = (
        None if main is None else full_context.full_context(water, main.metadata_id, start, end)
    )
    types, _ = entries.list_entries(water, kinds.ANNOTATION_TYPES, PageRequest(page_size=1000))
    colours = {one.annotation_type_id: one.color for one in types}
    bands = (
        []
        if context is None
        else bands_of(context.events, context.annotations, colours, start=start, end=end)
    )
    binned = [one for one in listed if one.shape in _SHAPES_OF_BINS][:MOST_HEATS]
    return Values(
        start=start,
        end=end,
        lines=read_lines(water, listed, window),
        heats=[read_heat(water, one, window) for one in binned],
        galleries=[read_gallery(water, one, window) for one in listed if one.shape == "Image"][
            :MOST_HEATS
        ],
        context=context,
        bands=bands,
    )


def _within(choice: Choice, start: datetime, end: datetime) -> list[Series]:
    """Return the series that have values in the window; of thousands of samples a few have."""
    return [
        one.series
        for one in choice.listed
        if one.coverage is not None
        and one.coverage.first is not None
        and one.coverage.last is not None
        and one.coverage.first < end
        and one.coverage.last >= start
    ]


def draw_values(water: Water, visit: Visit, choice: Choice, values: Values) -> None:
    with ui.element("div").classes("sl-grid two explorer"):
        with ui.element("div").classes("sl-section"):
            _charts(water, visit, choice, values)
            if values.context is not None:
                _happened(values.context)
        with ui.element("div").classes("sl-section"):
            _lineage(values)
    _series(choice, values)


def _charts(water: Water, visit: Visit, choice: Choice, values: Values) -> None:
    unit = next((one.line.unit for one in values.lines), "")
    name = choice.variables.get(choice.chosen.variable or 0, "Values")
    if not (values.lines or values.heats or values.galleries):
        with card(name):
            states.empty("There are no values in this range", "Choose a longer one.")
    if values.lines:
        with card(f"{name} ({unit})" if unit else name, "Drag on the chart's slider to zoom in."):
            _chart(water, visit, choice, values)
            _legend(values.bands)
    for gallery in values.galleries:
        with card(f"{name}: {lineage.series_name(gallery.series)}"):
            _gallery(gallery)
    for heat in values.heats:
        with card(f"{name}: {lineage.series_name(heat.series)}"):
            if not heat.cells:
                states.empty("There are no values in this range")
                continue
            options = charts.heat_map(heat.moments, heat.bins, heat.cells, heat.series.unit or "")
            ui.echart(options).classes("sl-chart small").props(
                f'role="img" aria-label="Heat map over time and bins of series'
                f' {heat.series.metadata_id}"'
            )


def _gallery(gallery: Gallery) -> None:
    """Draw previews as the API gives them; each leads to its file."""
    base = f"/api/v1/timeseries/{gallery.series.metadata_id}/images"
    items = "".join(
        f'<li><a href="{base}/{iso(at)}Z"><img loading="lazy" src="{base}/{iso(at)}Z/thumbnail" '
        f'alt="Picture of {words.short(at)}"><span>{words.short(at)}</span></a></li>'
        for at in gallery.moments
    )
    ui.html(f'<ul class="sl-gallery">{items}</ul>', sanitize=False)
    if gallery.more:
        ui.label("The first pictures of the range; a shorter range shows others.").classes(
            "sl-note"
        )


def _chart(water: Water, visit: Visit, choice: Choice, values: Values) -> None:
    start, end = milliseconds(values.start), milliseconds(values.end)
    lines = [one.line for one in values.lines]
    zoomed = choice.chosen.zoom
    zoom = None if zoomed is None else (milliseconds(zoomed[0]), milliseconds(zoomed[1]))
    options = charts.time_chart(lines, values.bands, start=start, end=end, zoom=zoom)
    chart = ui.echart(options).classes("sl-chart").props('role="img"')
    chart.props(f'aria-label="{_spoken(values)}"')
    said = ui.label(_count(lines)).classes("sl-note").props('aria-live="polite"')
    detail = Zoom(water, visit, choice, values, chart, said)
    chart.on(
        "chart:datazoom",
        detail.moved,
        js_handler=f"() => {{const z = getElement({chart.id}).chart.getOption().dataZoom[0];"
        " emit(z.startValue, z.endValue);}",
        throttle=0.35,
        leading_events=False,
    )
    if zoom is not None:
        detail.read(*zoom)


class Zoom:
    """Reads a stretch of the lines anew, finely, when somebody zooms into it."""

    def __init__(
        self,
        water: Water,
        visit: Visit,
        choice: Choice,
        values: Values,
        chart: ui.echart,
        said: ui.label,
    ) -> None:
        self._water, self._visit, self._choice = water, visit, choice
        self._values, self._chart, self._said = values, chart, said
        self._turn = 0

    def moved(self, event: events.GenericEventArguments) -> None:
        first, last = event.args
        if isinstance(first, int | float) and isinstance(last, int | float) and first < last:
            self.read(float(first), float(last))

    def read(self, first: float, last: float) -> None:
        self._turn += 1
        background_tasks.create(self._draw(self._turn, first, last), context=self._said)

    async def _draw(self, turn: int, first: float, last: float) -> None:
        window = Window(start=moment_of(first), end=moment_of(last))
        done = await attempt(self._visit, Action.READ, partial(self._points, window))
        if turn != self._turn or self._chart.is_deleted:
            return
        if isinstance(done, StrandlineError):
            self._said.set_text(f"{done.message} ({done.code})")
            return
        lines = [
            replace(one.line, points=with_detail(one.line.points, points, window))
            for one, points in zip(self._values.lines, done, strict=True)
        ]
        for place, line in enumerate(lines):
            self._chart.options["series"][place]["data"] = [list(point) for point in line.points]
        for part in self._chart.options["dataZoom"]:
            part.update(startValue=first, endValue=last)
        self._chart.update()
        shown = sum(len(points) for points in done)
        self._said.set_text(
            f"{words.short(moment_of(first))} – {words.short(moment_of(last))}:"
            f" {shown:,} points drawn"
        )
        zoomed = replace(self._choice.chosen, zoom=(moment_of(first), moment_of(last)))
        ui.navigate.history.replace(zoomed.path)

    def _points(self, window: Window) -> list[list[Point]]:
        return [
            [point for point in one.line.points if _inside(point, window)]
            if one.line.dots
            else read_points(self._water, one.series[0].metadata_id, window)
            for one in self._values.lines
        ]


def _inside(point: Point, window: Window) -> bool:
    moment = moment_of(point[0])
    return (window.start is None or moment >= window.start) and (
        window.end is None or moment < window.end
    )


def _count(lines: Sequence[charts.Line]) -> str:
    shown = sum(len(line.points) for line in lines)
    return f"{words.some(len(lines), 'line')}, {shown:,} points drawn; zooming in reads more."


def _spoken(values: Values) -> str:
    names = "; ".join(one.line.name for one in values.lines).replace('"', "'")
    span = f"{words.short(values.start)} to {words.short(values.end)}"
    return f"Chart over time from {span}. Lines: {names}. The tables below list the series."


def _legend(bands: Sequence[Band]) -> None:
    named = {band.label: band.colour for band in bands}
    if not named:
        return
    items = "".join(
        f'<li><i style="background:{_css(colour)};opacity:.55"></i>{joined([label]).text}</li>'
        for label, colour in named.items()
    )
    ui.html(f'<ul class="sl-legend" aria-label="Bands in the chart">{items}</ul>', sanitize=False)


def _css(colour: str) -> str:
    safe = "".join(letter for letter in colour if letter.isalnum() or letter in "#-")
    return f"var({safe})" if safe.startswith("--") else safe


def _lineage(values: Values) -> None:
    with card("Lineage", "What the values were made from, and processed into."):
        graph = None if values.context is None else values.context.lineage
        if graph is None or not graph.steps:
            states.empty("Nothing was processed", "These are values as they were recorded.")
            return
        text = lineage.picture(graph)
        if text is not None:
            ui.mermaid(text).classes("sl-mermaid").props('role="img" aria-label="Lineage graph"')
        ui.html(lineage.told(graph), sanitize=False)
        if graph.truncated:
            ui.label("The graph goes on beyond what is shown.").classes("sl-note")


def _series(choice: Choice, values: Values) -> None:
    span = {"from": iso(values.start), "to": iso(values.end)}
    rows = [_series_row(one.series, one.coverage, span) for one in choice.listed[:_MOST_ROWS]]
    columns = (
        Column("Series"),
        Column("From"),
        Column("Equipment or sample"),
        Column("First – last value"),
        Column("Values", number=True),
        Column("Export"),
    )
    note = "Exports hold every value of the range above, not the thinned ones of the chart."
    with card("Series", note):
        ui.html(table_html("Series", columns, rows), sanitize=False)
        _left_out(choice)


def _left_out(choice: Choice) -> None:
    said = []
    more = len(choice.listed) - _MOST_ROWS
    if more > 0:
        said.append(f"{words.some(more, 'series')} more are not listed here")
    sensors = [one for one in choice.series if not is_laboratory(one)]
    if len(sensors) > MOST_LINES:
        said.append(f"only {MOST_LINES} lines are drawn")
    if len(choice.series) - len(sensors) > MOST_SAMPLES:
        said.append(f"only {MOST_SAMPLES} samples are drawn")
    if said:
        ui.label(f"{'; '.join(said)}. The API gives all of them.").classes("sl-note")


def _series_row(one: Series, coverage: object, span: dict[str, str | None]) -> list[Content]:
    first = getattr(coverage, "first", None)
    last = getattr(coverage, "last", None)
    count = getattr(coverage, "row_count", None)
    base = f"/api/v1/timeseries/{one.metadata_id}"
    exports: list[Content] = [
        _download(label, address(base, format=form, **span), one.metadata_id)
        for label, form in (("CSV", "csv"), ("Parquet", "parquet"))
    ]
    exports += [
        _download(
            "ZIP with sidecar", address(base, format="csv", bundle="zip", **span), one.metadata_id
        ),
        _download("Sidecar", address(f"{base}/metadata-sidecar", **span), one.metadata_id),
    ]
    sample = None if one.sample_id is None else f"sample {one.sample_id}"
    return [
        link(
            f"{one.metadata_id} · {one.processing_degree or 'Raw'}",
            "/explore",
            series=one.metadata_id,
        ),
        tag(one.provenance, "accent" if one.equipment_id else ""),
        link_or_text(one.equipment, f"/equipment/{one.equipment_id}") if one.equipment else sample,
        words.until(first, last) if first else None,
        words.count(count),
        joined(exports, " · "),
    ]


def _download(label: str, path: str, key: int) -> Html:
    return Html(
        f'<a href="{escape(path)}" download aria-label="{escape(label)} of series {key}">'
        f"{escape(label)}</a>"
    )


def _happened(context: FullContext) -> None:
    with card("Equipment events in this range"):
        if not context.events:
            states.empty("Nothing was done to the instruments")
        else:
            rows: list[list[Content]] = [
                [
                    words.moment(one.event.occurred_at),
                    tag(one.event.event_type, "bad" if one.event.event_type == "Failure" else ""),
                    link(one.event.equipment, f"/equipment/{one.event.equipment_id}"),
                    one.event.notes,
                ]
                for one in context.events[:_MOST_ROWS]
            ]
            columns = (Column("When"), Column("What"), Column("Equipment"), Column("Notes"))
            ui.html(table_html("Equipment events", columns, rows), sanitize=False)
    with card("Annotations in this range"):
        if not context.annotations:
            states.empty("Nobody annotated these values")
        else:
            notes: list[list[Content]] = [
                [
                    words.until(one.start, one.end),
                    tag(one.annotation_type),
                    one.title,
                    one.author,
                ]
                for one in context.annotations[:_MOST_ROWS]
            ]
            columns = (Column("When"), Column("Kind"), Column("Title"), Column("By"))
            ui.html(table_html("Annotations", columns, notes), sanitize=False)
