"""How pages write moments, spans and numbers."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from html import escape

from strandline.console.html import Html

_UNITS = ((86_400 * 365.25, "year"), (86_400, "day"), (3600, "hour"), (60, "minute"), (1, "second"))


def moment(when: datetime | None) -> Html | None:
    """Return a moment in UTC, to the minute unless its seconds say more."""
    if when is None:
        return None
    return Html(
        f'<time class="sl-moment" datetime="{escape(iso(when))}">{escape(short(when))}</time>'
    )


def short(when: datetime) -> str:
    """Return `2025-03-16 08:30`: UTC, which the bar of every page says."""
    utc = when.astimezone(UTC)
    return utc.strftime("%Y-%m-%d %H:%M:%S" if utc.second else "%Y-%m-%d %H:%M")


def iso(when: datetime) -> str:
    return when.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def day(when: date | None) -> str | None:
    return None if when is None else when.isoformat()


def until(start: datetime | None, end: datetime | None, *, open_end: str = "now") -> Html:
    """Return a half-open span; a side that is open is said in words."""
    first = "always" if start is None else str(_text(moment(start)))
    last = open_end if end is None else str(_text(moment(end)))
    return Html(f"{first} – {last}")


def length(span: timedelta) -> str:
    """Return a duration in its largest fitting unit: `3 days`."""
    seconds = max(span.total_seconds(), 0)
    for size, name in _UNITS:
        if seconds >= size:
            count = int(seconds // size)
            return f"{count:,} {name}{'' if count == 1 else 's'}"
    return "0 seconds"


def count(number: int | None) -> str | None:
    return None if number is None else f"{number:,}"


def sentence(text: str) -> str:
    """Return a message as a page shows it: it begins with a capital."""
    return text[:1].upper() + text[1:]


def some(number: int, thing: str) -> str:
    """Return `1 site`, `2 sites`."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def _text(value: Html | None) -> str:
    return "" if value is None else value.text
