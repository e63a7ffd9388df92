"""Windows as callers give them, in UTC as everything else keeps them."""

from __future__ import annotations

from datetime import datetime

from strandline.packs.water.context import Water
from strandline.packs.water.records import Window
from strandline.packs.water.services import moments
from strandline.rest.errors import Invalid


def in_utc(water: Water, moment: datetime, *, parameter: str) -> datetime:
    """Return a moment in UTC; one without an offset is in the zone that the server was given."""
    return moments.in_utc(moment, water.settings.zone, name=parameter)


def window_of(
    water: Water,
    start: datetime | None,
    end: datetime | None,
    *,
    names: tuple[str, str] = ("from", "to"),
) -> Window:
    """Return a half-open window in UTC; Invalid where it would hold nothing."""
    since = None if start is None else in_utc(water, start, parameter=names[0])
    before = None if end is None else in_utc(water, end, parameter=names[1])
    if since is not None and before is not None and since >= before:
        raise Invalid(
            "W166",
            f"{names[0]} must be before {names[1]}",
            hint=f"a window begins with {names[0]} and ends just before {names[1]}",
            details={"parameters": list(names)},
        )
    return Window(start=since, end=before)
