"""How many instants of series are stored, whatever their shape."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from strandline.bridge.database import Session
from strandline.packs.water.lineage_records import Extent
from strandline.packs.water.repositories.batches import in_batches

VALUE_TABLES = ("Value", "ValueSpectrum", "ValueImage", "ValueArray")
_ONE_ROW_AN_INSTANT = ("Value", "ValueImage")


def instants_stored(
    session: Session,
    metadata_ids: Sequence[int],
    *,
    since: datetime | None = None,
    until: datetime | None = None,
) -> dict[int, int]:
    """Return how many instants each series has from `since` until `until`; none are left out."""
    found: dict[int, int] = {}
    for table in VALUE_TABLES:
        for batch in in_batches(sorted(set(metadata_ids)), 1000):
            query = _query(session, table, batch, since, until)
            found.update((row[0], row[1]) for row in session.connection.execute(query))
    return found


def extents(
    session: Session,
    metadata_ids: Sequence[int],
    *,
    since: datetime | None = None,
    until: datetime | None = None,
) -> dict[int, Extent]:
    """Return what is stored of each series from `since` until `until`."""
    found: dict[int, Extent] = {}
    for table in VALUE_TABLES:
        value = session.tables[table].c
        ends = (sa.func.min(value.tstamp), sa.func.max(value.tstamp))
        for batch in in_batches(sorted(set(metadata_ids)), 1000):
            query = _query(session, table, batch, since, until).add_columns(*ends)
            for row in session.connection.execute(query):
                found[row[0]] = Extent(count=row[1], first=row[2], last=row[3])
    return found


def _query(
    session: Session,
    table: str,
    metadata_ids: Sequence[int],
    since: datetime | None,
    until: datetime | None,
) -> sa.Select[int, int]:
    value = session.tables[table].c
    what = value.tstamp if table in _ONE_ROW_AN_INSTANT else sa.distinct(value.tstamp)
    query = sa.select(value.MetaDataID, sa.func.count(what)).group_by(value.MetaDataID)
    query = query.where(value.MetaDataID.in_(metadata_ids))
    if since is not None:
        query = query.where(value.tstamp >= since)
    if until is not None:
        query = query.where(value.tstamp < until)
    return query
