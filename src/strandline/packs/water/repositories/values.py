"""Values of every shape, read in order of time and in pieces of bounded size."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from strandline.bridge.columns import ColumnKind
from strandline.bridge.database import Session
from strandline.packs.water.records import Window
from strandline.packs.water.repositories.shapes.shape import QUALITY, VALUE, Shape
from strandline.packs.water.values_records import TICK, Aggregate, Frame, after, to_datetime

# Rows of one statement: large enough that a statement's cost does not count, and a few megabytes.
BATCH_ROWS = 50_000
COUNT = "count"
"""A field of aggregates: how many numbers stand behind one."""


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
    batch: int | None = None,
) -> Iterator[Frame]:
    """Give the wanted values, at most of so many moments, never a part of a moment."""

    def read(window: Window, rows: int) -> Frame:
        query = _query(session, shape, wanted, window)
        order = [query.selected_columns[name] for name in ("moment", *shape.within)]
        names = [field.name for field in shape.fields]
        return _fetch(session, query.order_by(*order).limit(rows), names, shape.kinds)

    many = bool(shape.within)
    return _pieces(
        read, wanted.window, most_moments, batch=batch or BATCH_ROWS, step=TICK, many=many
    )


def read_aggregates(
    session: Session,
    shape: Shape,
    wanted: Wanted,
    *,
    aggregate: Aggregate,
    seconds: int,
    most_intervals: int | None = None,
    batch: int | None = None,
) -> Iterator[Frame]:
    """Give one row for each interval that has rows (and each bin or position), at its start.

    The value is the aggregate of the numbers there, the quality is the code that they all share,
    the field `count` says how many rows there were.
    """
    names = [*(field.name for field in shape.fields), COUNT]
    kinds = (*shape.kinds, ColumnKind.INTEGER)

    def read(window: Window, rows: int) -> Frame:
        query = aggregates_query(session, shape, wanted, window, aggregate, seconds)
        return _fetch(session, query.limit(rows), names, kinds)

    step, many = timedelta(seconds=seconds), bool(shape.within)
    return _pieces(
        read, wanted.window, most_intervals, batch=batch or BATCH_ROWS, step=step, many=many
    )


def extent(session: Session, shape: Shape, wanted: Wanted) -> Extent:
    """Count the wanted values and return their ends."""
    moment = session.tables[shape.table].c.tstamp
    query = sa.select(sa.func.count(), sa.func.min(moment), sa.func.max(moment))
    conditions = _conditions(session, shape, wanted, wanted.window)
    rows, first, last = session.connection.execute(query.where(*conditions)).one()
    return Extent(rows=rows, first=first, last=last)


def ends(session: Session, shape: Shape, wanted: Wanted) -> tuple[datetime, datetime] | None:
    """Return the first and the last wanted moment, None where there is none.

    Two looks at the key, however long the series is.
    """
    moment = session.tables[shape.table].c.tstamp
    conditions = _conditions(session, shape, wanted, wanted.window)
    first, last = (
        session.connection.execute(
            sa.select(moment).where(*conditions).order_by(order).limit(1)
        ).scalar()
        for order in (moment, moment.desc())
    )
    return None if first is None or last is None else (first, last)


def _pieces(
    read: Callable[[Window, int], Frame],
    window: Window,
    most: int | None,
    *,
    batch: int,
    step: timedelta,
    many: bool,
) -> Iterator[Frame]:
    """Read statement by statement, each starting where the last moment of the one before ends.

    No cursor is kept open, and the memory is that of one piece however long the series is.
    """
    left = most
    while left is None or left > 0:
        rows = batch if left is None or many else min(batch, left)
        frame, complete = _whole_moments(read, window, rows, many=many)
        if left is not None:
            frame = frame.first_moments(left)
            left -= len(frame.starts())
        if len(frame):
            yield frame
        if complete:
            return
        window = after(window, to_datetime(frame.moments[-1]), step)


def _whole_moments(
    read: Callable[[Window, int], Frame], window: Window, rows: int, *, many: bool
) -> tuple[Frame, bool]:
    """Return the first rows of a window, whole moments only, and whether they are all."""
    frame = read(window, rows)
    if len(frame) < rows:
        return frame, True
    if not many:
        return frame, False
    starts = frame.starts()
    if len(starts) == 1:
        # One moment fills the piece: more rows at a time, until the moment ends.
        return _whole_moments(read, window, rows * 2, many=many)
    return frame.take(slice(0, int(starts[-1]))), False


def _fetch(
    session: Session, query: sa.Select[Any], names: Sequence[str], kinds: Sequence[ColumnKind]
) -> Frame:
    found = session.dialect.fetch_columns(session.connection, query, kinds)
    return Frame(found[0], dict(zip(names, found[1:], strict=True)))


def _query(session: Session, shape: Shape, wanted: Wanted, window: Window) -> sa.Select[Any]:
    conditions = _conditions(session, shape, wanted, window)
    return shape.select(session.tables).where(*conditions)


def _conditions(
    session: Session, shape: Shape, wanted: Wanted, window: Window
) -> list[sa.ColumnElement[bool]]:
    table = session.tables[shape.table].c
    conditions: list[sa.ColumnElement[bool]] = [table.MetaDataID == wanted.metadata_id]
    if window.start is not None:
        conditions.append(table.tstamp >= window.start)
    if window.end is not None:
        conditions.append(table.tstamp < window.end)
    if wanted.quality:
        conditions.append(table.QualityCode.in_(wanted.quality))
    return conditions


_FUNCTIONS: dict[Aggregate, Callable[..., sa.ColumnElement[Any]]] = {
    Aggregate.MIN: sa.func.min,
    Aggregate.MAX: sa.func.max,
    Aggregate.MEAN: sa.func.avg,
}


def aggregates_query(
    session: Session,
    shape: Shape,
    wanted: Wanted,
    window: Window,
    aggregate: Aggregate,
    seconds: int,
) -> sa.Select[Any]:
    """Return the query of `read_aggregates`, without a limit."""
    moment = session.tables[shape.table].c.tstamp
    inner = _query(session, shape, wanted, window)
    # In a query of its own: an expression with parameters is never the same twice to a server.
    start = session.dialect.bucket_start(moment, seconds).label("bucket")
    rows = inner.add_columns(start).subquery()
    columns: list[sa.ColumnElement[Any]] = []
    for field in shape.fields:
        if field.name == VALUE:
            number = session.dialect.number(rows.c.value)
            columns.append(_FUNCTIONS[aggregate](number).label(VALUE))
        elif field.name == QUALITY:
            columns.append(_shared(rows.c.quality).label(QUALITY))
        else:
            columns.append(rows.c[field.name])
    groups = [rows.c.bucket, *(rows.c[name] for name in shape.within)]
    query = sa.select(rows.c.bucket.label("moment"), *columns, sa.func.count().label(COUNT))
    return query.group_by(*groups).order_by(*groups)


def _shared(code: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """Return the code of a group where every row has the same one."""
    same = sa.and_(sa.func.count(code) == sa.func.count(), sa.func.min(code) == sa.func.max(code))
    return sa.case((same, sa.func.min(code)), else_=sa.null())
