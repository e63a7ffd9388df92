"""How the values of a legacy series come about: rhythm, storms, noise, spikes, gaps and grades."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from random import Random
from typing import Final, TypeAlias

from strandline.packs.water import legacy_people as people
from strandline.packs.water.legacy_weather import ARCHIVE_START, DAY, HOUR, WEEK, Weather
from strandline.packs.water.legacy_weather import daily as daily_at
from strandline.packs.water.legacy_weather import yearly as yearly_at

ValueRow: TypeAlias = tuple[int, datetime, float | None, int | None, int | None]
"""MetaDataID, tstamp, Value, QualityCode, CommentID."""

_ACCEPTED, _SUSPECT, _REJECTED, _BELOW_LIMIT, _ABOVE_RANGE, _OUTLIER = 1, 2, 3, 4, 5, 6

_TURN: Final = 2 * DAY
_CLEANING_BEGINS: Final = 3 * DAY + 7 * HOUR  # Thursdays, 14:00 local time
_CLEANING_LASTS: Final = HOUR // 2
_WET: Final = 0.05

# Chances per reading; the rarer ones still occur in an archive of 100,000 values.
_SPIKE: Final = 1 / 700
_GAP: Final = 1 / 1_500
_FAULT: Final = 1 / 4_000
_REMARK: Final = 1 / 2_500


class Presence(Enum):
    """When a station records."""

    ALWAYS = "always"
    EVEN_TURNS = "even turns"
    """Two days here, two days elsewhere: one instrument serves two places."""
    ODD_TURNS = "odd turns"
    STORMS = "storms"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """One variable of a station. Effects are shares of `base`; `yearly` is in the signal's unit.

    `script` replaces the model by fixed values, repeated in order.
    """

    variable: str
    base: float = 0.0
    low: float = 0.0
    high: float = 1e6
    daily: float = 0.0
    yearly: float = 0.0
    flush: float = 0.0
    storm: float = 0.0
    noise: float = 0.02
    spike: float = 0.0
    decimals: int | None = 2
    detection: float = 0.0
    unit: str | None = None
    script: tuple[float | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """Signals that are read at the same instants, `every` so many seconds, by one instrument.

    `first` (included) and `last` (excluded) are archive seconds. A sparse station is one of the
    archive's early ones: its metadata name little more than place and variable.
    """

    site: str
    location: str
    signals: tuple[Signal, ...]
    every: int
    equipment: str | None = None
    project: str | None = None
    contact: str | None = None
    procedure: str | None = "Online measurement"
    purpose: str | None = "Measurement"
    condition: str | None = None
    presence: Presence = Presence.ALWAYS
    first: int = 0
    last: int | None = None
    graded: bool = True
    jitter: bool = False
    by_hand: bool = False
    sparse: bool = False


class StationRun:
    """One pass over a station's readings; asked for instants in order of time."""

    def __init__(self, station: Station, keys: tuple[int, ...], seed: int) -> None:
        self.station = station
        self._keys = keys
        self._random = Random(f"{seed}/{keys[0]}")  # noqa: S311 - sample data, no secret
        self._drift = [0.0] * len(keys)
        self._gap = 0
        self._count = 0

    def rows(self, second: int, weather: Weather) -> Iterator[ValueRow]:
        """The rows of one instant: one per signal, or none while the station is silent."""
        flush, flow = weather.at(second)
        if not self._records(second, flow):
            return
        tstamp = ARCHIVE_START + timedelta(seconds=second)
        if self.station.jitter:
            tstamp += timedelta(microseconds=self._random.randrange(1_000_000))
        cleaning = self._cleaning(second)
        spike = self._spike() if not cleaning else 0.0
        for index, (key, signal) in enumerate(zip(self._keys, self.station.signals, strict=True)):
            if signal.script:
                value = signal.script[self._count % len(signal.script)]
                yield (key, tstamp, value, None, None)
                continue
            level = self._level(index, signal, second, flush, flow)
            if cleaning:
                yield self._cleaned(key, tstamp, signal, level)
            else:
                yield self._graded(key, tstamp, signal, level * (1 + signal.spike * spike), spike)
        self._count += 1

    def _records(self, second: int, flow: float) -> bool:
        match self.station.presence:
            case Presence.STORMS:
                here = flow > _WET
            case Presence.EVEN_TURNS:
                here = second // _TURN % 2 == 0
            case Presence.ODD_TURNS:
                here = second // _TURN % 2 == 1
            case Presence.ALWAYS:
                here = True
        if not here or self.station.by_hand:
            return here
        if self._gap:
            self._gap -= 1
            return False
        if self._random.random() < _GAP:
            self._gap = self._random.randrange(3, 60)
            return False
        return True

    def _cleaning(self, second: int) -> bool:
        if self.station.by_hand or not self.station.graded:
            return False
        return (second - _CLEANING_BEGINS) % WEEK < _CLEANING_LASTS

    def _spike(self) -> float:
        """Strength of the spike that all signals of a probe share: 0, or 0.5 to 1."""
        random = self._random
        return random.uniform(0.5, 1.0) if random.random() < _SPIKE else 0.0

    def _level(self, index: int, signal: Signal, second: int, flush: float, flow: float) -> float:
        drift = 0.85 * self._drift[index] + 0.527 * self._random.gauss(0.0, signal.noise)
        self._drift[index] = drift
        share = 1 + signal.daily * daily_at(second) + drift
        wet = 1 + signal.flush * flush + signal.storm * flow
        return signal.base * share * wet + signal.yearly * yearly_at(second)

    def _cleaned(self, key: int, tstamp: datetime, signal: Signal, level: float) -> ValueRow:
        level *= self._random.uniform(0.7, 1.1)
        value = _rounded(min(max(level, signal.low), signal.high), signal.decimals)
        return (key, tstamp, value, _REJECTED, people.CLEANING_COMMENT)

    def _graded(
        self, key: int, tstamp: datetime, signal: Signal, level: float, spike: float
    ) -> ValueRow:
        random = self._random
        comment = random.choice(people.COMMENT_IDS) if random.random() < _REMARK else None
        if not self.station.by_hand and random.random() < _FAULT:
            grade = _REJECTED if self.station.graded else None
            return (key, tstamp, None, grade, people.FAULT_COMMENT)
        value = _rounded(
            min(max(level, signal.low, signal.detection), signal.high), signal.decimals
        )
        if not self.station.graded:
            return (key, tstamp, value, None, comment)
        if level > signal.high:
            return (key, tstamp, value, _ABOVE_RANGE, comment)
        if level < signal.detection:
            return (key, tstamp, value, _BELOW_LIMIT, people.DETECTION_COMMENT)
        if spike and signal.spike:
            # Reviewers see most spikes, not all: the rest stay accepted, as in any archive.
            grade = random.choice((_OUTLIER, _OUTLIER, _SUSPECT, _ACCEPTED))
            flagged = people.SPIKE_COMMENT if grade == _OUTLIER else comment
            return (key, tstamp, value, grade, flagged)
        return (key, tstamp, value, _ACCEPTED, comment)


def _rounded(value: float, decimals: int | None) -> float:
    return value if decimals is None else round(value, decimals)
