"""Times as they come in: with an offset, or in the zone that the server was told."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from strandline.rest.errors import Invalid


def in_utc(moment: datetime, zone: ZoneInfo, *, name: str = "at") -> datetime:
    """Return a moment in UTC; refuse a naive one that the zone does not have, or has twice."""
    try:
        if moment.tzinfo is not None:
            return moment.astimezone(UTC)
        return _placed(moment, zone, name)
    except OverflowError:
        raise Invalid(
            "W061",
            f"{name} lies outside the years 1 to 9999 when it is put into UTC",
            hint="send an instant that a database can hold",
            details={"field": name},
        ) from None


def _placed(moment: datetime, zone: ZoneInfo, name: str) -> datetime:
    early, late = (moment.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if early.utcoffset() == late.utcoffset():
        return early.astimezone(UTC)
    back = early.astimezone(UTC).astimezone(zone).replace(tzinfo=None, fold=0)
    happens = "twice" if back == moment else "never"
    raise Invalid(
        "W060",
        f"{name}: {moment.isoformat()} happens {happens} in {zone.key}, where the clocks change",
        hint="send the time with its offset, for example 2025-11-02T01:30:00-04:00",
        details={"field": name, "zone": zone.key},
    )
