"""Stories in time as HTML: a list of happenings, and stays as bars on one line; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from strandline.packs.water.pages import words

_COLOURS = ("--series-1", "--series-3", "--series-4", "--series-2", "--series-5", "--series-6")


@dataclass(frozen=True, slots=True)
class Stay:
    """A stretch at one place; `end` is None while it lasts."""

    place: str
    start: datetime
    end: datetime | None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    label: str
    at: datetime


def story(happenings: Sequence[tuple[datetime, str, str]]) -> str:
    """Return happenings as a list in order of time; the third part is a mood: '', warn or bad."""
    lines = "".join(
        f'<li class="{escape(mood)}"><time datetime="{escape(words.iso(at))}">'
        f"{escape(words.short(at))}</time>{escape(text)}</li>"
        for at, text, mood in happenings
    )
    return f'<ol class="sl-story">{lines}</ol>'


def strip(stays: Sequence[Stay], marks: Sequence[Mark], *, now: datetime) -> str:
    """Return stays as bars and marks as ticks on one line of time.

    The table beside it says the same in words, so the picture is hidden from screen readers.
    """
    starts = [stay.start for stay in stays] + [mark.at for mark in marks]
    ends = [stay.end or now for stay in stays] + [mark.at for mark in marks]
    first, last = min(starts), max(ends)
    span = max((last - first).total_seconds(), 1.0)

    def place(moment: datetime) -> float:
        return 100 * (moment - first).total_seconds() / span

    places = list(dict.fromkeys(stay.place for stay in stays))
    bars = "".join(
        f'<i class="sl-stay" title="{escape(_title(stay))}" style="left:{place(stay.start):.3f}%;'
        f"width:max(3px,{place(stay.end or now) - place(stay.start):.3f}%);"
        f'background:var({_colour(places, stay.place)})"></i>'
        for stay in stays
    )
    ticks = "".join(
        f'<i class="sl-tick" title="{escape(mark.label)} {escape(words.short(mark.at))}" '
        f'style="left:{place(mark.at):.3f}%"></i>'
        for mark in marks
    )
    legend = "".join(
        f'<li><i style="background:var({_colour(places, name)})"></i>{escape(name)}</li>'
        for name in places
    )
    return (
        f'<div class="sl-strip" aria-hidden="true">{bars}{ticks}</div>'
        f'<div class="sl-strip-ends" aria-hidden="true"><span>{escape(words.short(first))}</span>'
        f"<span>{escape(words.short(last))}</span></div>"
        f'<ul class="sl-legend" aria-hidden="true">{legend}</ul>'
    )


def _title(stay: Stay) -> str:
    end = "now" if stay.end is None else words.short(stay.end)
    note = f" ({stay.note})" if stay.note else ""
    return f"{stay.place}{note}: {words.short(stay.start)} – {end}"


def _colour(places: Sequence[str], name: str) -> str:
    return _COLOURS[places.index(name) % len(_COLOURS)]
