"""Options of ECharts from plain values; pure. Colours are names of the style sheet.

A key that begins with a colon is evaluated in the browser: `ink` reads a colour from the sheet, so
that charts are dark or light as the page is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

Options = dict[str, Any]
Point = tuple[float, float | None]
COLOURS = ("--series-1", "--series-3", "--series-4", "--series-5", "--series-6")
LAB_COLOUR = "--series-2"
MOST_AXES = 2
_LABEL = 0.1
"""The part of a chart's width that a band's label takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One series of a chart; `dots` for values that belong to no line, such as a laboratory's."""

    name: str
    unit: str
    points: Sequence[Point]
    colour: str
    dots: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A stretch of time behind the lines; `colour` is a CSS colour or a name of the sheet."""

    label: str
    start: float
    end: float
    colour: str = "--warn"


def milliseconds(moment: datetime) -> float:
    """Return a moment as ECharts counts time."""
    return moment.timestamp() * 1000


def moment_of(number: float) -> datetime:
    return datetime.fromtimestamp(number / 1000, UTC)


def time_chart(
    lines: Sequence[Line],
    bands: Sequence[Band],
    *,
    start: float,
    end: float,
    zoom: tuple[float, float] | None = None,
) -> Options:
    """Return a chart of lines over time. Lines of a third unit share the second axis."""
    units = list(dict.fromkeys(line.unit for line in lines)) or [""]
    first, last = zoom or (start, end)
    part = {"startValue": first, "endValue": last}
    return {
        "animation": False,
        "useUTC": True,
        "textStyle": {"fontFamily": "Roboto, sans-serif", ":color": _ink("--ink-2")},
        "grid": {"left": 64, "right": 64 if len(units) > 1 else 24, "top": 40, "bottom": 76},
        "legend": {
            "type": "scroll",
            "itemWidth": 14,
            "itemHeight": 8,
            "data": [
                {"name": line.name, "icon": "circle" if line.dots else "path://M0 3h14v2h-14z"}
                for line in lines
            ],
            "top": 0,
            "left": 0,
            ":textStyle": f"({{color: {_ink('--ink-2')}, fontSize: 13}})",
            ":pageTextStyle": f"({{color: {_ink('--ink-2')}}})",
        },
        "tooltip": _tooltip("axis"),
        "toolbox": {"show": False},
        "xAxis": {
            "type": "time",
            "min": start,
            "max": end,
            **_axis(),
            "splitLine": {"show": False},
        },
        "yAxis": [
            {
                "type": "value",
                "scale": True,
                "name": unit if len(units) > 1 else "",
                "nameLocation": "end",
                "nameGap": 12,
                "position": "left" if place == 0 else "right",
                **_axis(),
                "nameTextStyle": {"align": "right" if place == 0 else "left"},
            }
            for place, unit in enumerate(units[:MOST_AXES])
        ],
        "dataZoom": [
            {"type": "inside", "filterMode": "none", **part},
            {
                "type": "slider",
                "filterMode": "none",
                "height": 28,
                "bottom": 8,
                "brushSelect": False,
                **part,
                ":textStyle": f"({{color: {_ink('--ink-3')}}})",
                ":borderColor": _ink("--line"),
                ":fillerColor": _ink("--band"),
            },
        ],
        "series": [
            *(_series(line, min(units.index(line.unit), MOST_AXES - 1)) for line in lines),
            _bands(bands, end - start),
        ],
    }


def heat_map(
    moments: Sequence[str], bins: Sequence[str], cells: Sequence[tuple[int, int, float]], unit: str
) -> Options:
    """Return a map of values by moment and wavelength."""
    values = [value for _, _, value in cells]
    return {
        "animation": False,
        "textStyle": {"fontFamily": "Roboto, sans-serif", ":color": _ink("--ink-2")},
        "grid": {"left": 64, "right": 96, "top": 32, "bottom": 28},
        "tooltip": _tooltip("item"),
        "xAxis": {"type": "category", "data": list(moments), **_axis()},
        "yAxis": {"type": "category", "data": list(bins), "name": "nm", **_axis()},
        "visualMap": {
            "min": min(values, default=0.0),
            "max": max(values, default=1.0),
            "calculable": True,
            "right": 0,
            "top": "middle",
            "text": [unit, ""],
            "precision": 2,
            ":textStyle": f"({{color: {_ink('--ink-2')}}})",
            # Even in lightness and told apart without red and green (the map called viridis).
            "inRange": {"color": ["#440154", "#3b528b", "#21918c", "#5ec962", "#fde725"]},
        },
        "series": [{"type": "heatmap", "data": [list(cell) for cell in cells], "progressive": 0}],
    }


def _series(line: Line, axis: int) -> Options:
    look: Options = {
        "name": line.name,
        "yAxisIndex": axis,
        "data": [list(point) for point in line.points],
        ":itemStyle": f"({{color: {_ink(line.colour)}}})",
        "emphasis": {"disabled": True},
    }
    if line.dots:
        return {**look, "type": "scatter", "symbolSize": 9, "z": 5}
    # A point without neighbours makes no line: few points show their dots.
    return {
        **look,
        "type": "line",
        "connectNulls": False,
        "showSymbol": len(line.points) < 60,
        "symbolSize": 5,
        ":lineStyle": f"({{color: {_ink(line.colour)}, width: 1.5}})",
    }


def _bands(bands: Sequence[Band], span: float) -> Options:
    """Return a series without values that carries the bands, so that no line hides them.

    Labels that would lie over one another are left out: the legend below has all of them.
    """
    areas, free = [], float("-inf")
    for band in sorted(bands, key=lambda one: one.start):
        label = f"({{show: {str(band.start >= free).lower()}, color: {_ink('--ink-3')}, "
        label += "fontSize: 11, position: 'insideTop', overflow: 'truncate', width: 90})"
        if band.start >= free:
            free = band.start + span * _LABEL
        style = f"({{color: {_ink(band.colour)}, opacity: 0.18}})"
        begin = {"name": band.label, "xAxis": band.start, ":itemStyle": style, ":label": label}
        areas.append([begin, {"xAxis": band.end}])
    return {
        "type": "line",
        "name": "",
        "data": [],
        "silent": True,
        "tooltip": {"show": False},
        "markArea": {"silent": True, "data": areas},
    }


def _axis() -> Options:
    return {
        ":axisLabel": f"({{color: {_ink('--ink-3')}, hideOverlap: true}})",
        ":axisLine": f"({{lineStyle: {{color: {_ink('--line')}}}}})",
        ":splitLine": f"({{lineStyle: {{color: {_ink('--line')}}}}})",
    }


def _tooltip(trigger: str) -> Options:
    return {
        "trigger": trigger,
        "confine": True,
        ":backgroundColor": _ink("--surface"),
        ":borderColor": _ink("--line"),
        ":textStyle": f"({{color: {_ink('--ink')}, fontSize: 13}})",
    }


def _ink(colour: str) -> str:
    """Return the JavaScript that gives a colour; a CSS colour is given as it is."""
    if colour.startswith("--"):
        return f"ink('{colour}')"
    safe = "".join(letter for letter in colour if letter.isalnum() or letter == "#")
    return f"'{safe}'"
