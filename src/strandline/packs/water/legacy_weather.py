"""The clock and the weather of the legacy archive: daily and yearly rhythms, and storms.

Time is counted in whole seconds from ARCHIVE_START; negative seconds are older records.
"""

import math
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random
from typing import Final

ARCHIVE_START: Final = datetime(2007, 5, 14, 12, tzinfo=UTC).replace(tzinfo=None)
"""A Monday at 07:00 local standard time (UTC - 5 h), when the night's composites are collected."""

HOUR: Final = 3_600
DAY: Final = 86_400
WEEK: Final = 7 * DAY
_LOCAL_HOUR_AT_START: Final = 7
_DAY_OF_YEAR_AT_START: Final = 134
_WARMEST_DAY: Final = 205
_SLOT: Final = 300
_FIRST_FLUSH: Final = 90 * 60


def _bump(hour: float, centre: float, width: float) -> float:
    distance = min(abs(hour - centre), 24 - abs(hour - centre))
    return math.exp(-((distance / width) ** 2))


def _daily_curve() -> tuple[float, ...]:
    hours = [slot * _SLOT / HOUR for slot in range(DAY // _SLOT)]
    raw = [_bump(h, 9, 2.5) + 0.9 * _bump(h, 20, 3) - 0.8 * _bump(h, 5, 2.5) for h in hours]
    mean = sum(raw) / len(raw)
    top = max(raw) - mean
    return tuple((value - mean) / top for value in raw)


_DAILY: Final = _daily_curve()
_YEARLY: Final = tuple(
    math.cos(2 * math.pi * (day + _DAY_OF_YEAR_AT_START - _WARMEST_DAY) / 365) for day in range(365)
)


def daily(second: int) -> float:
    """Load of the hour: mean 0 over a day, 1 at the 9 o'clock peak, lowest near 5 o'clock."""
    return _DAILY[(second + _LOCAL_HOUR_AT_START * HOUR) % DAY // _SLOT]


def yearly(second: int) -> float:
    """Warmth of the season: 1 in late July, -1 in late January."""
    return _YEARLY[second // DAY % 365]


@dataclass(frozen=True, slots=True, kw_only=True)
class Storm:
    """One rain event; `begin`, `peak` and `end` in archive seconds, `size` from 0.3 to 1."""

    begin: int
    peak: int
    end: int
    size: float
    dry_days: float


class Weather:
    """Storms in order of time; asked with seconds that never go back, it keeps one storm only."""

    def __init__(self, seed: int) -> None:
        self._random = Random(f"{seed}/weather")  # noqa: S311 - sample data, no secret
        # The first storm comes in the second day, so that a small archive has one too.
        self._storm = self._after(0, wait=30 * HOUR)
        self._second: int | None = None
        self._answer = (0.0, 0.0)

    def _after(self, second: int, wait: int | None = None) -> Storm:
        random = self._random
        if wait is None:
            wait = int(12 * HOUR + random.expovariate(1 / (4 * DAY)))
        begin = second + wait + random.randrange(6 * HOUR)
        peak = begin + random.randrange(HOUR, 3 * HOUR)
        end = peak + random.randrange(3 * HOUR, 12 * HOUR)
        size = random.uniform(0.3, 1.0)
        return Storm(begin=begin, peak=peak, end=end, size=size, dry_days=(begin - second) / DAY)

    def at(self, second: int) -> tuple[float, float]:
        """First flush and storm flow at a second, each from 0 (none) to 1."""
        if second != self._second:
            self._second = second
            while second >= self._storm.end:
                self._storm = self._after(self._storm.end)
            self._answer = self._strength(second)
        return self._answer

    def _strength(self, second: int) -> tuple[float, float]:
        storm = self._storm
        age = second - storm.begin
        if age < 0:
            return (0.0, 0.0)
        if second < storm.peak:
            flow = storm.size * age / (storm.peak - storm.begin)
        else:
            flow = storm.size * (storm.end - second) / (storm.end - storm.peak)
        # Sewers fill with deposits in dry weather; three days fill them.
        deposits = min(1.0, storm.dry_days / 3)
        pulse = max(0.0, 1 - abs(2 * age / _FIRST_FLUSH - 1))
        return (storm.size * deposits * pulse, flow)
