"""Many rows at once on SQL Server: a staging table, filled by statements of many rows."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.schema import CreateTable

from strandline.bridge.bulk import Batch, Written
from strandline.bridge.merging import insert_counted, insert_missing, settle, staging_table

# A table value constructor takes 1,000 rows, a statement 2,100 parameters.
MOST_ROWS = 1000
MOST_PARAMETERS = 2000
# Locks the key and the gap where it would stand, so that a second writer of it waits.
KEEP_OUT = "WITH (UPDLOCK, HOLDLOCK)"


def upsert(connection: sa.Connection, batch: Batch, *, overwrite: bool) -> Written:
    staging = staging_table(batch, mark="#")
    connection.execute(CreateTable(staging))
    for statement in fill(batch, staging):
        connection.execute(statement)
    inserted = insert_counted(connection, insert_missing(batch, staging, hint=KEEP_OUT))
    done = settle(connection, batch, staging, inserted=inserted, overwrite=overwrite)
    connection.execute(sa.schema.DropTable(staging))
    return done


def fill(batch: Batch, staging: sa.Table) -> Iterator[sa.Insert]:
    """Give the statements that fill the staging table."""
    step = min(MOST_ROWS, MOST_PARAMETERS // (len(batch.columns) + 1))
    for start in range(0, batch.size, step):
        yield sa.insert(staging).values(batch.rows(start, start + step))
