"""Values as columns: what the repositories of values give."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np

from strandline.bridge.columns import ColumnArray
from strandline.packs.water.records import Window

LAST_MOMENT = datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=UTC)
TICK = timedelta(microseconds=1)
"""The databases keep microseconds: what comes after a moment starts here at the soonest."""


class Aggregate(enum.Enum):
    """What an interval's values become, computed by the database."""

    MIN = "min"
    MAX = "max"
    MEAN = "mean"


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

    def first_moments(self, count: int) -> Frame:
        """Return the rows of the first moments."""
        starts = self.starts()
        return self if len(starts) <= count else self.take(slice(0, int(starts[count])))


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


def after(window: Window, moment: datetime, step: timedelta = TICK) -> Window:
    """Return what is left of a window when all that begins up to a moment has been read."""
    # Beyond the last moment there is nothing: an empty window says so.
    beyond = moment > LAST_MOMENT - step
    return (
        Window(start=LAST_MOMENT, end=LAST_MOMENT)
        if beyond
        else Window(start=moment + step, end=window.end)
    )
