"""Values of every shape, read in order of time and in pieces of bounded size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from strandline.bridge.database import Session
from strandline.packs.water.repositories.shapes.shape import Shape
from strandline.packs.water.values_records import Frame, Window, to_datetime

# Rows of one statement: large enough that a statement's cost does not count, and a few megabytes.
BATCH_ROWS = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which values are read: of one series, in a window, with certain quality codes or any."""

    metadata_id: int
    window: Window
    quality: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """How many rows there are, and the first and last of their moments; None of no rows."""

    rows: int
    first: datetime | None
    last: datetime | None


def read_frames(
    session: Session,
    shape: Shape,
    wanted: Wanted,
    *,
    most_moments: int | None = None,
    batch: int = BATCH_ROWS,
) -> Iterator[Frame]:
    """Give the wanted values, at most of so many moments, never a part of a moment.

    Each frame is a statement of its own that starts after the last moment of the one before: no
    cursor is kept open, and the memory is that of one frame however long the series is.
    """
    window, left = wanted.window, most_moments
    while left is None or left > 0:
        rows = batch if left is None or shape.within else min(batch, left)
        frame, complete = _read_whole_moments(session, shape, wanted, window, rows)
        if left is not None:
            starts = frame.starts()
            if len(starts) > left:
                frame = frame.take(slice(0, int(starts[left])))
            left -= min(left, len(starts))
        if len(frame):
            yield frame
        if complete:
            return
        window = window.after(to_datetime(frame.moments[-1]))


def extent(session: Session, shape: Shape, wanted: Wanted) -> Extent:
    """Count the wanted values and return their ends."""
    moment = session.tables[shape.table].c.tstamp
    query = sa.select(sa.func.count(), sa.func.min(moment), sa.func.max(moment))
    conditions = conditions_of(session, shape, wanted, wanted.window)
    rows, first, last = session.connection.execute(query.where(*conditions)).one()
    return Extent(rows=rows, first=first, last=last)


def ends(session: Session, shape: Shape, wanted: Wanted) -> tuple[datetime, datetime] | None:
    """Return the first and the last wanted moment by the key alone, None where there is none."""
    moment = session.tables[shape.table].c.tstamp
    conditions = conditions_of(session, shape, wanted, wanted.window)
    found = [
        session.connection.execute(
            sa.select(moment).where(*conditions).order_by(order).limit(1)
        ).scalar()
        for order in (moment, moment.desc())
    ]
    first, last = found
    return None if first is None or last is None else (first, last)


def conditions_of(
    session: Session, shape: Shape, wanted: Wanted, window: Window
) -> list[sa.ColumnElement[bool]]:
    """Return the conditions of the wanted rows on the shape's own table."""
    table = session.tables[shape.table].c
    conditions: list[sa.ColumnElement[bool]] = [table.MetaDataID == wanted.metadata_id]
    if window.start is not None:
        conditions.append(table.tstamp >= window.start)
    if window.end is not None:
        conditions.append(table.tstamp < window.end)
    if wanted.quality:
        conditions.append(table.QualityCode.in_(wanted.quality))
    return conditions


def _read_whole_moments(
    session: Session, shape: Shape, wanted: Wanted, window: Window, most: int
) -> tuple[Frame, bool]:
    """Return the first rows of a window, whole moments only, and whether they are all."""
    frame = _read(session, shape, wanted, window, most)
    if len(frame) < most:
        return frame, True
    if not shape.within:
        return frame, False
    starts = frame.starts()
    if len(starts) == 1:
        # One moment fills the piece: more rows at a time, until the moment ends.
        return _read_whole_moments(session, shape, wanted, window, most * 2)
    return frame.take(slice(0, int(starts[-1]))), False


def _read(session: Session, shape: Shape, wanted: Wanted, window: Window, most: int) -> Frame:
    query: sa.Select[Any] = shape.select(session.tables)
    columns = query.selected_columns
    order = [columns["moment"], *(columns[name] for name in shape.within)]
    query = query.where(*conditions_of(session, shape, wanted, window))
    found = session.dialect.fetch_columns(
        session.connection, query.order_by(*order).limit(most), shape.kinds
    )
    names = [field.name for field in shape.fields]
    return Frame(found[0], dict(zip(names, found[1:], strict=True)))
