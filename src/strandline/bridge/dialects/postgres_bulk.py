"""Many rows at once on PostgreSQL: COPY, straight into the table where nothing is in the way."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.schema import CreateTable

from strandline.bridge.bulk import Batch, Written
from strandline.bridge.dialects.postgres_copy import copy_rows
from strandline.bridge.merging import (
    POSITION,
    insert_counted,
    is_beyond,
    settle,
    staging_table,
)

_TAKEN = "23505"
"""SQLSTATE of a key that another row has."""


def upsert(connection: sa.Connection, batch: Batch, *, overwrite: bool) -> Written:
    if is_beyond(connection, batch) and _copied(connection, batch):
        return Written(inserted=batch.size)
    staging = staging_table(batch, "TEMPORARY", schema="pg_temp")
    # It lives until the session ends: to make one for each request would swell the catalogue.
    connection.execute(CreateTable(staging, if_not_exists=True))
    connection.execute(sa.text(f'TRUNCATE pg_temp."{staging.name}"'))
    copy_rows(connection, batch, into=staging)
    rows = sa.select(*[staging.c[name] for name in batch.columns]).order_by(staging.c[POSITION])
    statement = pg_insert(batch.table).from_select(list(batch.columns), rows)
    missing = statement.on_conflict_do_nothing(index_elements=[batch.table.c[k] for k in batch.key])
    inserted = insert_counted(connection, missing)
    return settle(connection, batch, staging, inserted=inserted, overwrite=overwrite)


def _copied(connection: sa.Connection, batch: Batch) -> bool:
    """COPY the rows; False when another writer stored one of the keys meanwhile."""
    try:
        with connection.begin_nested():
            copy_rows(connection, batch)
    except sa.exc.IntegrityError as error:
        if getattr(error.orig, "sqlstate", None) != _TAKEN:
            raise
        return False
    return True
