"""Many rows at once on PostgreSQL: COPY where nothing is in the way, arrays where something is."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import insert as pg_insert

from strandline.bridge.bulk import Batch, Column, Written
from strandline.bridge.dialects.postgres_copy import copy_rows
from strandline.bridge.merging import POSITION, insert_counted, is_beyond, settle


def upsert(connection: sa.Connection, batch: Batch, *, overwrite: bool) -> Written:
    if is_beyond(connection, batch) and _copied(connection, batch):
        return Written(inserted=batch.size)
    source = _arrays(batch)
    rows = sa.select(*[source.c[name] for name in batch.columns]).order_by(source.c[POSITION])
    statement = pg_insert(batch.table).from_select(list(batch.columns), rows)
    missing = statement.on_conflict_do_nothing(index_elements=[batch.table.c[k] for k in batch.key])
    inserted = insert_counted(connection, missing)
    return settle(connection, batch, source, inserted=inserted, overwrite=overwrite)


def _copied(connection: sa.Connection, batch: Batch) -> bool:
    """COPY the rows; False when another writer stored one of the keys meanwhile."""
    taken = connection.dialect.loaded_dbapi.errors.UniqueViolation
    try:
        with connection.begin_nested():
            copy_rows(connection, batch)
    except taken:
        return False
    return True


def _arrays(batch: Batch) -> sa.FromClause:
    """Return the batch as a table of its arrays, one parameter for each column."""
    types: dict[str, sa.types.TypeEngine[Any]] = {POSITION: sa.Integer()}
    types |= {name: batch.table.c[name].type for name in batch.columns}
    cells: dict[str, Column] = {POSITION: range(batch.size), **batch.columns}
    arrays = [sa.bindparam(None, list(cells[name]), type_=ARRAY(types[name])) for name in types]
    columns = [sa.column(name, types[name]) for name in types]
    return sa.func.unnest(*arrays).table_valued(*columns).render_derived("incoming")
