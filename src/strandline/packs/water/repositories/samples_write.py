"""Samples, and the series of what laboratories find in them."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa

from strandline.bridge.database import Session
from strandline.packs.water.ingest_records import SampleFacts


def find_sample(session: Session, sample_id: int) -> SampleFacts | None:
    """Return what a sample says of its results, None when there is no such row."""
    sample = session.tables["Sample"].c
    query = sa.select(
        sample.SampleID.label("sample_id"),
        sample.SamplingLocationID.label("location_id"),
        sample.CampaignID.label("campaign_id"),
        sample.SampleDateTime.label("taken_at"),
    ).where(sample.SampleID == sample_id)
    row = session.connection.execute(query).mappings().first()
    return None if row is None else SampleFacts(**row)


def unit_of_variable(session: Session, variable_id: int) -> int | None:
    """Return the usual unit of a variable."""
    variable = session.tables["Variable"].c
    query = sa.select(variable.UnitID).where(variable.VariableID == variable_id)
    unit: int | None = session.connection.execute(query).scalar()
    return unit


def series_with(session: Session, context: Mapping[str, int | str | None]) -> list[int]:
    """Return the series whose columns are exactly these, in order of id; None means empty."""
    series = session.tables["MetaData"].c
    query = sa.select(series.MetaDataID).order_by(series.MetaDataID)
    for name, value in context.items():
        column = series[name]
        query = query.where(column.is_(None) if value is None else column == value)
    return list(session.connection.execute(query).scalars())


def add_series(session: Session, context: Mapping[str, int | str | None]) -> int:
    """Write a series and return its id."""
    statement = sa.insert(session.tables["MetaData"]).values(dict(context))
    done = session.connection.execute(statement)
    return int(done.inserted_primary_key[0])  # type: ignore[index]
