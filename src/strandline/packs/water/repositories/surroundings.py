"""What stands around a series: its other versions, the equipment at its place."""

from __future__ import annotations

import sqlalchemy as sa

from strandline.bridge.database import Session
from strandline.packs.water import kinds
from strandline.packs.water.context_records import Event, Installation
from strandline.packs.water.records import Series, Window
from strandline.packs.water.repositories import rows
from strandline.packs.water.repositories.coverage import has_values
from strandline.packs.water.repositories.rows import Wanted
from strandline.packs.water.repositories.series import read_series, series_query


def versions_of(
    session: Session, series: Series, window: Window, *, limit: int
) -> tuple[list[Series], int]:
    """Return all series of a series' variable at its location, and how many there are.

    A sample makes series of its own: of these only the ones with values in the window.
    """
    table = session.tables["MetaData"]
    itself = table.c.MetaDataID == series.metadata_id
    alike = _alike(session, series)
    versions = itself
    if alike is not None:
        told = sa.or_(table.c.SampleID.is_(None), has_values(session, window))
        versions = sa.or_(itself, sa.and_(alike, told))
    query = series_query(session.tables).where(versions)
    # The series itself stands first, so that no cut takes it away.
    first = sa.case((itself, 0), else_=1)
    found = list(read_series(session, query.order_by(first, table.c.MetaDataID).limit(limit)))
    if len(found) < limit:
        return found, len(found)
    count = sa.select(sa.func.count()).select_from(table).where(versions)
    return found, session.connection.execute(count).scalar_one()


def events_around(
    session: Session, series: Series, window: Window, *, limit: int
) -> tuple[list[Event], int]:
    """Return the events of the equipment that measures here: by its series, or by its place."""
    event = session.tables["EquipmentEvent"].c
    return rows.list_rows(
        session,
        kinds.EVENTS,
        Wanted(since=window.start, before=window.end),
        limit=limit,
        also=[sa.or_(*(event.EquipmentID.in_(ids) for ids in _equipment(session, series, window)))],
    )


def installations_around(
    session: Session, series: Series, window: Window, *, limit: int
) -> tuple[list[Installation], int]:
    """Return what was installed at the series' location, and where its equipment was."""
    stay = session.tables["EquipmentInstallation"].c
    there: list[sa.ColumnElement[bool]] = [sa.false()]
    if series.location_id is not None:
        there.append(stay.SamplingLocationID == series.location_id)
    if series.equipment_id is not None:
        there.append(stay.EquipmentID == series.equipment_id)
    wanted = Wanted(since=window.start, before=window.end)
    return rows.list_rows(session, kinds.INSTALLATIONS, wanted, limit=limit, also=[sa.or_(*there)])


def _equipment(session: Session, series: Series, window: Window) -> list[sa.Select[tuple[int]]]:
    """Return queries of equipment: the series' own, its versions', what was installed there."""
    t = session.tables
    own = sa.select(t["Equipment"].c.EquipmentID).where(
        t["Equipment"].c.EquipmentID == (series.equipment_id or 0)
    )
    found: list[sa.Select[tuple[int]]] = [own]
    alike = _alike(session, series)
    if alike is not None:
        by_series = t["MetaData"].c.EquipmentID
        found.append(sa.select(by_series).where(alike, by_series.is_not(None)))
    if series.location_id is not None:
        stay = t["EquipmentInstallation"].c
        overlapping = rows.conditions_of(
            t,
            kinds.INSTALLATIONS,
            Wanted(
                equal={"location_id": series.location_id},
                since=window.start,
                before=window.end,
            ),
        )
        found.append(sa.select(stay.EquipmentID).where(*overlapping))
    return found


def _alike(session: Session, series: Series) -> sa.ColumnElement[bool] | None:
    """Return the condition of the same variable at the same location; None where one is open."""
    if series.location_id is None or series.variable_id is None:
        return None
    table = session.tables["MetaData"].c
    return sa.and_(
        table.SamplingLocationID == series.location_id, table.VariableID == series.variable_id
    )
