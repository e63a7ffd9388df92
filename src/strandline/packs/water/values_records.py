"""Values as columns: what the repositories of values give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np

from strandline.bridge.columns import ColumnArray

FIRST_MOMENT = datetime(1, 1, 1, tzinfo=UTC)
LAST_MOMENT = datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=UTC)
TICK = timedelta(microseconds=1)
"""The databases keep microseconds: what comes after a moment starts here at the soonest."""


@dataclass(frozen=True, slots=True)
class Window:
    """A half-open span of time, `start <= t < end`; None where a side is open."""

    start: datetime | None = None
    end: datetime | None = None

    def after(self, moment: datetime) -> Window:
        """Return what is left of the window once everything up to a moment has been read."""
        # After the last moment there is nothing: an empty window says so.
        if moment >= LAST_MOMENT:
            return Window(LAST_MOMENT, LAST_MOMENT)
        return Window(moment + TICK, self.end)


@dataclass(frozen=True, slots=True)
class Frame:
    """Rows of one series in order of time: their moments, and each field as a column.

    A moment's rows always stand in one frame. Empty numbers are NaN and NO_INTEGER (see
    `bridge.columns`).
    """

    moments: ColumnArray
    fields: Mapping[str, ColumnArray]

    def __len__(self) -> int:
        return len(self.moments)

    def take(self, rows: slice | ColumnArray) -> Frame:
        """Return some of the rows."""
        fields = {name: column[rows] for name, column in self.fields.items()}
        return Frame(self.moments[rows], fields)

    def starts(self) -> ColumnArray:
        """Return the index of each moment's first row."""
        if not len(self):
            return np.array([], dtype=np.intp)
        changed = self.moments[1:] != self.moments[:-1]
        return np.concatenate(([0], np.flatnonzero(changed) + 1))


def to_datetime(moment: np.datetime64) -> datetime:
    """Return a column's moment as every record has it: an aware datetime in UTC."""
    found: datetime = moment.astype("datetime64[us]").item()
    return found.replace(tzinfo=UTC)


def join_frames(frames: list[Frame]) -> Frame:
    """Return frames that follow each other as one; there must be one at least."""
    if len(frames) == 1:
        return frames[0]
    fields = {
        name: np.concatenate([frame.fields[name] for frame in frames]) for name in frames[0].fields
    }
    return Frame(np.concatenate([frame.moments for frame in frames]), fields)
