"""When series have values, and how many: by the keys of the value tables alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from strandline.bridge.database import Session
from strandline.packs.water.records import Series, Window
from strandline.packs.water.repositories.batches import in_batches
from strandline.packs.water.repositories.shapes.registry import all_shapes, shape_of
from strandline.packs.water.repositories.shapes.shape import Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The first and last moment of a series and how many moments have values.

    `row_count` is None where nobody asked for it; the moments are None where there are none.
    """

    first: datetime | None = None
    last: datetime | None = None
    row_count: int | None = None


EVER = Window()
NOTHING = Coverage(row_count=0)


def coverage_of(
    session: Session, series: Iterable[Series], window: Window = EVER, *, count: bool
) -> dict[int, Coverage]:
    """Return the coverage of some series within a window, by series.

    First and last moments are two probes of an index for each series. A count reads the keys of
    the window, and no other row.
    """
    by_type: dict[int, list[int]] = {}
    for one in series:
        by_type.setdefault(one.value_type_id, []).append(one.metadata_id)
    found: dict[int, Coverage] = {}
    for value_type_id, ids in sorted(by_type.items()):
        shape = shape_of(value_type_id)
        for batch in in_batches(sorted(set(ids))):
            query = _query(session, shape, window, count=count)
            key = session.tables["MetaData"].c.MetaDataID
            for row in session.connection.execute(query.where(key.in_(batch))):
                row_count = row[3] if count else None
                found[row[0]] = Coverage(first=row[1], last=row[2], row_count=row_count)
    return found


def _query(session: Session, shape: Shape, window: Window, *, count: bool) -> sa.Select[Any]:
    series = session.tables["MetaData"]
    moment = session.tables[shape.table].c.tstamp
    counted = moment.distinct() if shape.within else moment
    aggregates: list[sa.ColumnElement[Any]] = [sa.func.min(moment), sa.func.max(moment)]
    aggregates += [sa.func.count(counted)] if count else []
    parts = [
        sa.select(part).where(*_within(session, shape, window)).correlate(series).scalar_subquery()
        for part in aggregates
    ]
    return sa.select(series.c.MetaDataID, *parts).select_from(series)


def _within(session: Session, shape: Shape, window: Window) -> list[sa.ColumnElement[bool]]:
    values = session.tables[shape.table].c
    found = [values.MetaDataID == session.tables["MetaData"].c.MetaDataID]
    if window.start is not None:
        found.append(values.tstamp >= window.start)
    if window.end is not None:
        found.append(values.tstamp < window.end)
    return found


def has_values(session: Session, window: Window = EVER) -> sa.ColumnElement[bool]:
    """Return the condition on MetaData that a series has a value of its shape in a window."""
    series = session.tables["MetaData"].c
    return sa.or_(
        *(
            sa.and_(
                series.ValueTypeID == shape.value_type_id,
                sa.exists()
                .where(*_within(session, shape, window))
                .correlate(session.tables["MetaData"]),
            )
            for shape in all_shapes().values()
        )
    )
