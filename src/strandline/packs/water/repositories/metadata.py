"""Series by the context that they stand in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from strandline.bridge.database import Session
from strandline.packs.water.records import Series
from strandline.packs.water.repositories.coverage import has_values
from strandline.packs.water.repositories.series import read_series, series_query
from strandline.packs.water.things import Thing
from strandline.rest.errors import Conflict

_COLUMNS = {
    Thing.LOCATION: "SamplingLocationID",
    Thing.VARIABLE: "VariableID",
    Thing.EQUIPMENT: "EquipmentID",
    Thing.CAMPAIGN: "CampaignID",
    Thing.PROVENANCE: "DataProvenanceID",
    Thing.PROJECT: "ProjectID",
    Thing.PURPOSE: "PurposeID",
    Thing.PROCEDURE: "ProcedureID",
    Thing.LABORATORY: "LaboratoryID",
    Thing.PERSON: "AnalystPersonID",
    Thing.SHAPE: "ValueTypeID",
}
FILTERS = (Thing.SITE, Thing.UNIT, *_COLUMNS)
"""What series can be narrowed by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesFilter:
    """Which series a list shows; what is None does not narrow it. `degree` in any case."""

    things: dict[Thing, int]
    degree: str | None = None
    sample_id: int | None = None
    has_values: bool | None = None


def find_matching(
    session: Session, wanted: SeriesFilter, *, offset: int = 0, limit: int
) -> tuple[list[Series], int]:
    """Return some series in order of id, and how many there are in all."""
    series = session.tables["MetaData"]
    conditions = _conditions(session, wanted)
    query = series_query(session.tables).where(*conditions).order_by(series.c.MetaDataID)
    found = list(read_series(session, query.offset(offset).limit(limit)))
    if offset == 0 and len(found) < limit:
        return found, len(found)
    count = sa.select(sa.func.count()).select_from(series).where(*conditions)
    return found, session.connection.execute(count).scalar_one()


def find_twin(
    session: Session, things: Mapping[Thing, int], degree: str, more: Mapping[str, int | None]
) -> int | None:
    """Return the first series of exactly this context, None when there is none."""
    series = session.tables["MetaData"].c
    given = {_INSERT[thing]: row_id for thing, row_id in things.items()} | dict(more)
    same = [
        series[column].is_(None) if given.get(column) is None else series[column] == given[column]
        for column in (*_INSERT.values(), *more)
    ]
    query = sa.select(sa.func.min(series.MetaDataID))
    return session.connection.execute(
        query.where(*same, series.ProcessingDegree == degree)
    ).scalar()


def insert_series(
    session: Session, things: Mapping[Thing, int], degree: str, more: Mapping[str, int | None]
) -> int:
    """Write a new series and return its id."""
    values = {**{_INSERT[thing]: row_id for thing, row_id in things.items()}, **more}
    statement = sa.insert(session.tables["MetaData"]).values(ProcessingDegree=degree, **values)
    try:
        done = session.connection.execute(statement)
    except IntegrityError as error:
        raise Conflict(
            "W173",
            "a row that the series points at went away meanwhile",
            hint="read the lists again; nothing was changed",
        ) from error
    return int((done.inserted_primary_key or (0,))[0])


def things_of(session: Session, metadata_id: int) -> dict[Thing, int]:
    """Return what a series names; its unit is its own, else its variable's."""
    t = session.tables
    series, variable = t["MetaData"].c, t["Variable"].c
    query = (
        sa.select(
            *(series[column] for column in _COLUMNS.values()),
            sa.func.coalesce(series.UnitID, variable.UnitID),
        )
        .select_from(
            t["MetaData"].outerjoin(t["Variable"], variable.VariableID == series.VariableID)
        )
        .where(series.MetaDataID == metadata_id)
    )
    row = session.connection.execute(query).one()
    named = zip((*_COLUMNS, Thing.UNIT), row, strict=True)
    return {thing: row_id for thing, row_id in named if row_id is not None}


def update_series(
    session: Session, metadata_id: int, things: Mapping[Thing, int], sample_id: int | None
) -> None:
    """Write what a series names, and its sample where one is given."""
    values = {_INSERT[thing]: row_id for thing, row_id in things.items()}
    if sample_id is not None:
        values["SampleID"] = sample_id
    table = session.tables["MetaData"]
    statement = sa.update(table).where(table.c.MetaDataID == metadata_id).values(values)
    session.connection.execute(statement)


_INSERT = {**_COLUMNS, Thing.UNIT: "UnitID"}


def _conditions(session: Session, wanted: SeriesFilter) -> list[sa.ColumnElement[bool]]:
    """Return conditions on MetaData alone, so that they can be counted without any join."""
    t, series = session.tables, session.tables["MetaData"].c
    found: list[sa.ColumnElement[bool]] = [
        series[_COLUMNS[thing]] == row_id
        for thing, row_id in wanted.things.items()
        if thing in _COLUMNS
    ]
    if Thing.SITE in wanted.things:
        location = t["SamplingLocation"].c
        at_site = location.SiteID == wanted.things[Thing.SITE]
        found.append(
            series.SamplingLocationID.in_(sa.select(location.SamplingLocationID).where(at_site))
        )
    if Thing.UNIT in wanted.things:
        found.append(_in_unit(session, wanted.things[Thing.UNIT]))
    if wanted.degree is not None:
        found.append(sa.func.lower(series.ProcessingDegree) == wanted.degree.lower())
    if wanted.sample_id is not None:
        found.append(series.SampleID == wanted.sample_id)
    if wanted.has_values is not None:
        having = has_values(session)
        found.append(having if wanted.has_values else sa.not_(having))
    return found


def _in_unit(session: Session, unit_id: int) -> sa.ColumnElement[bool]:
    """The series' own unit, else its variable's."""
    series, variable = session.tables["MetaData"].c, session.tables["Variable"].c
    by_variable = sa.select(variable.VariableID).where(variable.UnitID == unit_id)
    return sa.or_(
        series.UnitID == unit_id,
        sa.and_(series.UnitID.is_(None), series.VariableID.in_(by_variable)),
    )
