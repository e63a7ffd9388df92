"""Values that are missing, or that an instrument cannot have measured."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from strandline.bridge.database import Session
from strandline.packs.water.records import Series
from strandline.packs.water.repositories.health.scope import Scope, series_in
from strandline.packs.water.repositories.series import list_series
from strandline.packs.water.repositories.shapes.registry import all_shapes
from strandline.packs.water.repositories.shapes.shape import Shape

FEWEST_STEPS = 5
"""With fewer intervals than these nobody can say what is usual."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """Where a series has holes; `longest_from` is the last moment before the longest one."""

    series: Series
    count: int
    usual_seconds: float
    longest_seconds: float
    longest_from: datetime
    longest_to: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OutOfRange:
    """Values outside what the model of the instrument can measure."""

    series: Series
    count: int
    first: datetime
    last: datetime
    range_min: float | None
    range_max: float | None


def gaps(session: Session, scope: Scope, factor: float) -> list[Gaps]:
    """Return the series with an interval more than `factor` times their median one.

    Series of samples are left out: they have a value each.
    """
    rows: list[sa.Row[int, int, float, float, datetime, datetime]] = []
    for shape in all_shapes().values():
        rows.extend(session.connection.execute(_gap_query(session, shape, scope, factor)))
    known = {one.metadata_id: one for one in list_series(session, (row[0] for row in rows))}
    return [
        Gaps(
            series=known[row[0]],
            count=row[1],
            usual_seconds=row[2],
            longest_seconds=row[3],
            longest_from=row[4],
            longest_to=row[5],
        )
        for row in sorted(rows, key=lambda row: row[0])
    ]


def _gap_query(
    session: Session, shape: Shape, scope: Scope, factor: float
) -> sa.Select[int, int, float, float, datetime, datetime]:
    """Return the longest gap of each series with one, and how many it has.

    Moments of the window, each with the next one; their distances, ranked; the median of them;
    those that are much longer.
    """
    moments = _moments(session, shape, scope)
    following = sa.func.lead(moments.c.moment, type_=moments.c.moment.type).over(
        partition_by=moments.c.id, order_by=moments.c.moment
    )
    pairs = sa.select(moments.c.id, moments.c.moment, following.label("following")).cte("pairs")
    steps = (
        sa.select(
            pairs.c.id,
            pairs.c.moment,
            pairs.c.following,
            session.dialect.seconds_between(pairs.c.moment, pairs.c.following).label("seconds"),
        )
        .where(pairs.c.following.is_not(None))
        .cte("steps")
    )
    ranked = sa.select(
        steps,
        sa.func.row_number()
        .over(partition_by=steps.c.id, order_by=(steps.c.seconds, steps.c.moment))
        .label("place"),
        sa.func.count().over(partition_by=steps.c.id).label("steps"),
    ).cte("ranked")
    # Passed along by a window as well: a join of the two would read the steps once for each.
    middle = sa.and_(ranked.c.place * 2 >= ranked.c.steps, ranked.c.place * 2 < ranked.c.steps + 2)
    usual = sa.func.max(sa.case((middle, ranked.c.seconds))).over(partition_by=ranked.c.id)
    measured = sa.select(ranked, usual.label("usual")).cte("measured")
    holes = (
        sa.select(
            measured.c.id,
            measured.c.moment,
            measured.c.following,
            measured.c.seconds,
            measured.c.usual,
            sa.func.count().over(partition_by=measured.c.id).label("holes"),
            sa.func.row_number()
            .over(
                partition_by=measured.c.id,
                order_by=(measured.c.seconds.desc(), measured.c.moment),
            )
            .label("longest"),
        )
        .where(measured.c.steps >= FEWEST_STEPS, measured.c.seconds > measured.c.usual * factor)
        .cte("holes")
    )
    return sa.select(
        holes.c.id,
        holes.c.holes,
        holes.c.usual,
        holes.c.seconds,
        holes.c.moment,
        holes.c.following,
    ).where(holes.c.longest == 1)


def _moments(session: Session, shape: Shape, scope: Scope) -> sa.CTE:
    values, series = session.tables[shape.table].c, session.tables["MetaData"].c
    looked_at = sa.select(series.MetaDataID).where(
        series.ValueTypeID == shape.value_type_id,
        series.SampleID.is_(None),
        *series_in(session, scope),
    )
    query = sa.select(values.MetaDataID.label("id"), values.tstamp.label("moment")).where(
        values.MetaDataID.in_(looked_at),
        values.tstamp >= scope.window.start,
        values.tstamp < scope.window.end,
    )
    return (query.distinct() if shape.within else query).cte("moments")


def out_of_range(session: Session, scope: Scope) -> list[OutOfRange]:
    """Return scalar series with values of the window outside their instrument's range.

    A range in another unit than the series' says nothing here.
    """
    t = session.tables
    series, value, limits = t["MetaData"].c, t["Value"].c, t["EquipmentModelHasVariable"].c
    unit_id = sa.func.coalesce(series.UnitID, t["Variable"].c.UnitID)
    number = session.dialect.number(value.Value)
    source = (
        t["MetaData"]
        .join(t["Equipment"], t["Equipment"].c.EquipmentID == series.EquipmentID)
        .join(t["Variable"], t["Variable"].c.VariableID == series.VariableID)
        .join(
            t["EquipmentModelHasVariable"],
            sa.and_(
                limits.EquipmentModelID == t["Equipment"].c.EquipmentModelID,
                limits.VariableID == series.VariableID,
                sa.or_(limits.UnitID.is_(None), limits.UnitID == unit_id),
            ),
        )
        .join(t["Value"], value.MetaDataID == series.MetaDataID)
    )
    query = (
        sa.select(
            series.MetaDataID,
            sa.func.count(),
            sa.func.min(value.tstamp),
            sa.func.max(value.tstamp),
            limits.RangeMin,
            limits.RangeMax,
        )
        .select_from(source)
        .where(
            value.tstamp >= scope.window.start,
            value.tstamp < scope.window.end,
            sa.or_(number < limits.RangeMin, number > limits.RangeMax),
            *series_in(session, scope),
        )
        .group_by(series.MetaDataID, limits.RangeMin, limits.RangeMax)
        .order_by(series.MetaDataID)
    )
    rows = list(session.connection.execute(query))
    known = {one.metadata_id: one for one in list_series(session, (row[0] for row in rows))}
    return [
        OutOfRange(
            series=known[row[0]],
            count=row[1],
            first=row[2],
            last=row[3],
            range_min=row[4],
            range_max=row[5],
        )
        for row in rows
    ]
