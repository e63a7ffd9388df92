"""What an import asks of the series that it writes to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa

from strandline.bridge.database import Session

_TABLES = {False: "Value", True: "ValueSpectrum"}


def last_moments(
    session: Session, metadata_ids: Iterable[int], *, spectral: bool
) -> dict[int, datetime]:
    """Return the last stored moment of each series that has one.

    One look into the key for each series: a MAX over groups would read every value.
    """
    table = session.tables[_TABLES[spectral]].c
    found: dict[int, datetime] = {}
    for metadata_id in sorted(set(metadata_ids)):
        query = (
            sa.select(table.tstamp)
            .where(table.MetaDataID == metadata_id)
            .order_by(table.tstamp.desc())
            .limit(1)
        )
        moment = session.connection.execute(query).scalar()
        if moment is not None:
            found[metadata_id] = moment
    return found
