"""Moments and windows as callers give them, in UTC as everything else keeps them."""

from __future__ import annotations

from datetime import UTC, datetime

from strandline.packs.water.context import Water
from strandline.packs.water.records import Window
from strandline.rest.errors import Invalid


def in_utc(water: Water, moment: datetime, *, parameter: str) -> datetime:
    """Return a moment in UTC; one without an offset is in the zone that the server was given.

    Invalid for a local time that clocks skipped or showed twice, and for one that UTC's calendar
    does not have.
    """
    try:
        if moment.tzinfo is not None:
            return moment.astimezone(UTC)
        zone = water.settings.zone
        first = moment.replace(tzinfo=zone, fold=0).astimezone(UTC)
        second = moment.replace(tzinfo=zone, fold=1).astimezone(UTC)
    except (OverflowError, ValueError):
        raise Invalid(
            "W164",
            f"{parameter} lies outside the years 1 to 9999 in UTC",
            hint="pass a moment between 0001-01-02T00:00:00Z and 9999-12-30T00:00:00Z",
            details={"parameter": parameter},
        ) from None
    if first == second:
        return first
    skipped = first.astimezone(zone).replace(tzinfo=None) != moment.replace(fold=0)
    happened = "was skipped" if skipped else "was shown twice"
    raise Invalid(
        "W165",
        f"{parameter} {happened} when the clocks of {zone.key} changed",
        hint="pass the moment with its offset, for example 2025-03-09T02:30:00-05:00",
        details={"parameter": parameter, "zone": zone.key},
    )


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
