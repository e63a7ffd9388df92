"""How many instants of series are stored, whatever their shape."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from strandline.bridge.database import Session
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
            found.update(_counted(session, table, batch, since, until))
    return found


def _counted(
    session: Session,
    table: str,
    metadata_ids: Sequence[int],
    since: datetime | None,
    until: datetime | None,
) -> dict[int, int]:
    value = session.tables[table].c
    what = value.tstamp if table in _ONE_ROW_AN_INSTANT else sa.distinct(value.tstamp)
    query = sa.select(value.MetaDataID, sa.func.count(what)).group_by(value.MetaDataID)
    query = query.where(value.MetaDataID.in_(metadata_ids))
    if since is not None:
        query = query.where(value.tstamp >= since)
    if until is not None:
        query = query.where(value.tstamp < until)
    return {int(row[0]): int(row[1]) for row in session.connection.execute(query)}
