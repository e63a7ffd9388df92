"""Many rows at once on SQLite: the write lock is held, so nothing changes in between."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.schema import CreateTable

from strandline.bridge.bulk import Batch, Written
from strandline.bridge.merging import (
    insert_counted,
    insert_missing,
    is_beyond,
    settle,
    staging_table,
)


def upsert(connection: sa.Connection, batch: Batch, *, overwrite: bool) -> Written:
    if is_beyond(connection, batch):
        connection.execute(sa.insert(batch.table), _plain(batch))
        return Written(inserted=batch.size)
    staging = staging_table(batch, "TEMPORARY")
    connection.execute(CreateTable(staging, if_not_exists=True))
    connection.execute(sa.insert(staging), batch.rows())
    inserted = insert_counted(connection, insert_missing(batch, staging))
    written = settle(connection, batch, staging, inserted=inserted, overwrite=overwrite)
    # What a transaction that fails leaves in it goes with the transaction.
    connection.execute(sa.delete(staging))
    return written


def _plain(batch: Batch) -> list[dict[str, object]]:
    names = tuple(batch.columns)
    return [dict(zip(names, row, strict=True)) for row in zip(*batch.columns.values(), strict=True)]
