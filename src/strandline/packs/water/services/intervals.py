"""Half-open intervals of time: the beginning is in, the end is out, no end means for ever."""

from __future__ import annotations

from datetime import datetime


def meet(
    start: datetime, end: datetime | None, other_start: datetime, other_end: datetime | None
) -> bool:
    """Say whether two intervals share an instant."""
    return (other_end is None or start < other_end) and (end is None or other_start < end)


def iso(moment: datetime) -> str:
    """Return a moment as messages write it."""
    return moment.replace(tzinfo=None).isoformat() + "Z"


def span(start: datetime, end: datetime | None) -> str:
    """Return an interval as messages write it."""
    return f"{iso(start)} to {'open' if end is None else iso(end)}"
