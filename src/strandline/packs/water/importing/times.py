"""Times of a file as moments in UTC: formats, zones, and the hours that clocks skip or repeat."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from strandline.packs.water.importing.layout import Epoch, Fold, TimeColumns
from strandline.packs.water.importing.time_patterns import time_reader

MOST_WAITING = 200_000
"""Rows of one repeated hour that are kept until the order tells which is which."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DIGITS = re.compile(r"[+-]?\d{1,18}(\.\d+)?")

UNREADABLE = "W120"
NEVER = "W121"
TWICE = "W122"


class TimeText:
    """Reads the time of a row from its cells."""

    def __init__(self, columns: TimeColumns, places: Sequence[int]) -> None:
        self._places = tuple(places)
        form = " ".join(columns.format.split())
        self._formatted = time_reader(form) if form else datetime.fromisoformat
        self._epoch = columns.epoch
        self._needed = max(self._places) + 1

    def read(self, cells: Sequence[str]) -> datetime | None:
        """Return the time, naive unless the text names an offset; None where there is none."""
        if len(cells) < self._needed:
            return None
        text = " ".join(" ".join(cells[place] for place in self._places).split())
        try:
            found = self._parse(text)
        except (ValueError, OverflowError):
            return None
        # Years at the ends of the calendar could leave it when a zone shifts them.
        return found if 1 < found.year < 9999 else None

    def _parse(self, text: str) -> datetime:
        if self._epoch is not None:
            if not _DIGITS.fullmatch(text):
                raise ValueError
            scale = 1 if self._epoch is Epoch.SECONDS else 1000
            return _EPOCH + timedelta(seconds=float(text) / scale)
        return self._formatted(text)


@dataclass(frozen=True, slots=True)
class Timed:
    """A row whose moment is known, or the code of why it is not."""

    line: int
    cells: list[str]
    moment: datetime | None
    problem: str = ""


@dataclass(slots=True)
class LocalClock:
    """Gives each row its moment, in the order of the file.

    A row of the repeated hour waits until the rows around it tell which of the two it is: the
    times run one way, and where they jump back (or, newest first, forward) the other hour begins.
    Without such a jump, or in a file whose times run both ways, nothing tells, and it is refused.
    """

    zone: ZoneInfo
    fold: Fold = Fold.INFER
    _waiting: list[tuple[int, list[str], datetime]] = field(default_factory=list)
    _last: datetime | None = None
    _rises: bool = False
    _falls: bool = False

    def rows(self, rows: Iterator[tuple[int, list[str]]], text: TimeText) -> Iterator[Timed]:
        """Yield the rows in the order of the file."""
        zone, utcoffset = self.zone, self.zone.utcoffset
        for line, cells in rows:
            local = text.read(cells)
            if local is not None and local.tzinfo is None:
                early, late = utcoffset(local), utcoffset(local.replace(fold=1))
                if early == late:
                    moment = local.replace(tzinfo=zone).astimezone(UTC)
                elif early is None or late is None or early < late:
                    yield from self._settle(local)
                    yield Timed(line, cells, None, NEVER)
                    continue
                elif self.fold is Fold.INFER:
                    self._waiting.append((line, cells, local))
                    if len(self._waiting) >= MOST_WAITING:
                        yield from self._settle(None)
                    continue
                else:
                    yield self._chosen(line, cells, local)
                    continue
            elif local is not None:
                moment = local.astimezone(UTC)
            else:
                # The row has no place in the order: it neither ends the hour nor belongs to it.
                yield Timed(line, cells, None, UNREADABLE)
                continue
            if self._waiting:
                yield from self._settle(local)
            self._note(moment)
            yield Timed(line, cells, moment)
        if self._waiting:
            yield from self._settle(None)

    def _note(self, moment: datetime) -> None:
        if self._last is not None:
            self._rises |= moment > self._last
            self._falls |= moment < self._last
        self._last = moment

    def _chosen(self, line: int, cells: list[str], local: datetime) -> Timed:
        if self.fold is Fold.REFUSE:
            return Timed(line, cells, None, TWICE)
        fold = 0 if self.fold is Fold.FIRST else 1
        return Timed(line, cells, _utc(local, fold, self.zone))

    def _settle(self, following: datetime | None) -> Iterator[Timed]:
        """Yield the rows that waited; `following` is the local time after them, if any."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        found = self._order([local for _, _, local in waiting], following)
        for at, (line, cells, local) in enumerate(waiting):
            if found is None:
                yield Timed(line, cells, None, TWICE)
                continue
            split, before, after = found
            yield Timed(line, cells, _utc(local, before if at < split else after, self.zone))

    def _order(
        self, times: Sequence[datetime], following: datetime | None
    ) -> tuple[int, int, int] | None:
        """Return where the file's second hour begins and the folds before and after.

        None where nothing tells: no jump or several, no direction, or both.
        """
        if self._rises and self._falls:
            return None
        up, down = _jumps(times, upward=True), _jumps(times, upward=False)
        falls = self._downward(times, following)
        if falls is None:
            # Nothing around them: the one direction that they can have at all, if it is one.
            if (len(up) <= 1) == (len(down) <= 1):
                return None
            falls = len(down) <= 1
        jumps = down if falls else up
        if len(jumps) != 1:
            return None
        return (jumps[0], 1, 0) if falls else (jumps[0], 0, 1)

    def _downward(self, times: Sequence[datetime], following: datetime | None) -> bool | None:
        """Whether the file runs from new to old, by the rows around; None where there are none."""
        if self._rises or self._falls:
            return self._falls
        if self._last is not None:
            return self._last > _utc(times[0], 1, self.zone)
        if following is not None:
            after = following if following.tzinfo else _utc(following, 0, self.zone)
            return after < _utc(min(times), 0, self.zone)
        return None


def _jumps(times: Sequence[datetime], *, upward: bool) -> list[int]:
    """Return the places where times that run one way do not."""
    return [
        at
        for at in range(1, len(times))
        if (times[at] <= times[at - 1] if upward else times[at] >= times[at - 1])
    ]


def _utc(local: datetime, fold: int, zone: ZoneInfo) -> datetime:
    return local.replace(tzinfo=zone, fold=fold).astimezone(UTC)
