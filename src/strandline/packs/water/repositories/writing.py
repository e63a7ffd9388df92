"""Values on their way into the tables, and the series that they are written to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import sqlalchemy as sa

from strandline.bridge.bulk import Batch, Written
from strandline.bridge.database import Session
from strandline.packs.water.ingest_records import Target
from strandline.packs.water.repositories.batches import in_batches


def write_scalars(
    session: Session,
    metadata_id: int,
    moments: Sequence[datetime],
    values: Sequence[float | None],
    qualities: Sequence[int | None],
    *,
    overwrite: bool,
) -> Written:
    """Bring scalar values, in order of time, into a series."""
    if not moments:
        return Written()
    batch = Batch(
        table=session.tables["Value"],
        key=("MetaDataID", "tstamp"),
        columns={
            "MetaDataID": [metadata_id] * len(moments),
            "tstamp": moments,
            "Value": values,
            "QualityCode": qualities,
        },
    )
    return session.dialect.upsert(session.connection, batch, overwrite=overwrite)


def find_targets(session: Session, metadata_ids: Iterable[int]) -> dict[int, Target]:
    """Return those of some series that exist, by id."""
    series = session.tables["MetaData"].c
    found: dict[int, Target] = {}
    for batch in in_batches(sorted(set(metadata_ids))):
        query = sa.select(series.MetaDataID, series.ValueTypeID, series.WavelengthAxisID)
        for row in session.connection.execute(query.where(series.MetaDataID.in_(batch))):
            found[row[0]] = Target(
                metadata_id=row[0], value_type_id=row[1], wavelength_axis_id=row[2]
            )
    return found


def unknown_qualities(session: Session, codes: Iterable[int]) -> list[int]:
    """Return the codes that the vocabulary of quality codes does not have."""
    wanted = sorted(set(codes))
    column = session.tables["QualityCode"].c.QualityCodeID
    known: set[int] = set()
    for batch in in_batches(wanted):
        query = sa.select(column).where(column.in_(batch))
        known.update(session.connection.execute(query).scalars())
    return [code for code in wanted if code not in known]
