"""Values of several series of one shape, in one order: by series, then by time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import sqlalchemy as sa

from strandline.bridge.columns import ColumnArray, ColumnKind
from strandline.bridge.database import Session
from strandline.packs.water.records import Window
from strandline.packs.water.repositories.shapes.shape import Shape
from strandline.packs.water.repositories.values import BATCH_ROWS
from strandline.packs.water.values_records import Frame, join_frames, to_datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """A place in several series: behind a moment of one; with None before its first."""

    metadata_id: int
    moment: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedOfMany:
    """Which values are read: of some series, in a window, with certain quality codes or any."""

    metadata_ids: Sequence[int]
    window: Window
    quality: tuple[int, ...] = ()


def read_many(
    session: Session,
    shape: Shape,
    wanted: WantedOfMany,
    *,
    behind: Behind | None,
    most_moments: int,
) -> dict[int, Frame]:
    """Return the first moments of several series together, each series' own as one frame.

    The number of statements grows with the rows, not with the series.
    """
    pieces: list[tuple[ColumnArray, Frame]] = []
    left, rows = most_moments, BATCH_ROWS if shape.within else min(BATCH_ROWS, most_moments)
    while left > 0:
        series, frame = _read(session, shape, wanted, behind, rows)
        complete = len(frame) < rows
        starts = _starts(series, frame)
        if not complete and shape.within:
            if len(starts) == 1:
                rows *= 2
                continue
            # The last moment may go on behind the piece.
            series, frame = series[: starts[-1]], frame.take(slice(0, int(starts[-1])))
            starts = starts[:-1]
        if len(starts) > left:
            series, frame = series[: starts[left]], frame.take(slice(0, int(starts[left])))
        left -= min(left, len(starts))
        pieces.append((series, frame))
        if complete:
            break
        behind = Behind(metadata_id=int(series[-1]), moment=to_datetime(frame.moments[-1]))
    return _by_series(pieces)


def _read(
    session: Session, shape: Shape, wanted: WantedOfMany, behind: Behind | None, rows: int
) -> tuple[ColumnArray, Frame]:
    table = session.tables[shape.table].c
    ids = sorted(wanted.metadata_ids)
    conditions: list[sa.ColumnElement[bool]] = []
    if behind is not None:
        ids = [key for key in ids if key >= behind.metadata_id]
        if behind.moment is not None:
            beyond = table.tstamp > behind.moment
            conditions.append(sa.or_(table.MetaDataID > behind.metadata_id, beyond))
    conditions.append(table.MetaDataID.in_(ids))
    if wanted.window.start is not None:
        conditions.append(table.tstamp >= wanted.window.start)
    if wanted.window.end is not None:
        conditions.append(table.tstamp < wanted.window.end)
    if wanted.quality:
        conditions.append(table.QualityCode.in_(wanted.quality))
    query = shape.select(session.tables).add_columns(table.MetaDataID.label("series"))
    columns = query.selected_columns
    order = [columns[name] for name in ("series", "moment", *shape.within)]
    found = session.dialect.fetch_columns(
        session.connection,
        query.where(*conditions).order_by(*order).limit(rows),
        (*shape.kinds, ColumnKind.INTEGER),
    )
    names = [field.name for field in shape.fields]
    return found[-1], Frame(found[0], dict(zip(names, found[1:-1], strict=True)))


def _starts(series: ColumnArray, frame: Frame) -> ColumnArray:
    """Return the index of the first row of each moment of each series."""
    if not len(frame):
        return np.array([], dtype=np.intp)
    changed = (frame.moments[1:] != frame.moments[:-1]) | (series[1:] != series[:-1])
    return np.concatenate(([0], np.flatnonzero(changed) + 1))


def _by_series(pieces: list[tuple[ColumnArray, Frame]]) -> dict[int, Frame]:
    there = [(series, frame) for series, frame in pieces if len(frame)]
    if not there:
        return {}
    series = np.concatenate([series for series, _ in there])
    frame = join_frames([frame for _, frame in there])
    keys, starts = np.unique(series, return_index=True)
    bounds = zip(starts.tolist(), [*starts.tolist()[1:], len(series)], strict=True)
    return {
        int(key): frame.take(slice(start, end))
        for key, (start, end) in zip(keys, bounds, strict=True)
    }
