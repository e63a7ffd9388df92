"""Statements that bring rows of a source (a staging table, a list of arrays) into a table.

They are the same on every database but for how a database keeps a second writer of the same key
out, which its dialect adds.
"""

from __future__ import annotations

import zlib

import sqlalchemy as sa

from strandline.bridge.bulk import Batch, Written

POSITION = "position"


def staging_table(
    batch: Batch, *prefixes: str, mark: str = "", schema: str | None = None
) -> sa.Table:
    """Return a table of the session that takes a batch's rows with their positions.

    Its name tells the table and the columns, so that one that a session still has fits.
    """
    columns_sum = zlib.crc32(repr(tuple(batch.columns)).encode())
    name = f"{mark}incoming_{batch.table.name}_{columns_sum:08x}"
    columns = [
        sa.Column(column, batch.table.c[column].type, nullable=column not in batch.key, quote=True)
        for column in batch.columns
    ]
    return sa.Table(
        name,
        sa.MetaData(),
        sa.Column(POSITION, sa.Integer, nullable=False, autoincrement=False),
        *columns,
        prefixes=list(prefixes),
        schema=schema,
    )


def insert_missing(batch: Batch, source: sa.FromClause, *, hint: str = "") -> sa.Insert:
    """Return the statement that adds the rows whose key the table does not have."""
    held = batch.table.alias("held")
    known = sa.select(sa.literal(1)).select_from(held).where(*_same_key(batch, held, source))
    if hint:
        known = known.with_hint(held, hint)
    rows = sa.select(*[source.c[name] for name in batch.columns]).where(~known.exists())
    return sa.insert(batch.table).from_select(list(batch.columns), rows)


def update_changed(batch: Batch, source: sa.FromClause) -> sa.Update:
    """Return the statement that overwrites the rows whose content differs."""
    return (
        sa.update(batch.table)
        .values({name: source.c[name] for name in batch.content})
        .where(*_same_key(batch, batch.table, source), _differs(batch, source))
    )


def differing(batch: Batch, source: sa.FromClause) -> sa.Select[int]:
    """Return the query of the positions whose stored content differs."""
    return (
        sa.select(source.c[POSITION])
        .select_from(source.join(batch.table, sa.and_(*_same_key(batch, batch.table, source))))
        .where(_differs(batch, source))
        .order_by(source.c[POSITION])
    )


def is_beyond(connection: sa.Connection, batch: Batch) -> bool:
    """Tell whether nothing is stored from the batch's first moment to its last: most only append.

    Of a key, the first column is the series and the second the moment. A batch of several series
    is not looked at.
    """
    series, moment = batch.key[:2]
    one, moments = batch.columns[series], batch.columns[moment]
    if one[0] != one[-1]:
        return False
    held = batch.table.c
    within = held[moment].between(moments[0], moments[-1])
    query = sa.select(sa.literal(1)).where(held[series] == one[0], within)
    return connection.execute(query.limit(1)).first() is None


def insert_counted(connection: sa.Connection, statement: sa.Insert) -> int:
    """Run an INSERT from a SELECT; return how many rows it added."""
    # The count of an INSERT is lost when the result closes, unless it is asked for.
    return connection.execute(statement, execution_options={"preserve_rowcount": True}).rowcount


def settle(
    connection: sa.Connection,
    batch: Batch,
    source: sa.FromClause,
    *,
    inserted: int,
    overwrite: bool,
) -> Written:
    """Deal with the rows whose key was stored before, once the missing ones are inserted."""
    if inserted == batch.size:
        return Written(inserted=inserted)
    if overwrite:
        changed = connection.execute(update_changed(batch, source)).rowcount
        left = batch.size - inserted - changed
        return Written(inserted=inserted, changed=changed, unchanged=left)
    positions = tuple(connection.execute(differing(batch, source)).scalars())
    left = batch.size - inserted - len(positions)
    return Written(inserted=inserted, unchanged=left, differing=positions)


def _same_key(
    batch: Batch, held: sa.FromClause, source: sa.FromClause
) -> list[sa.ColumnElement[bool]]:
    return [held.c[name] == source.c[name] for name in batch.key]


def _differs(batch: Batch, source: sa.FromClause) -> sa.ColumnElement[bool]:
    return sa.or_(*[batch.table.c[name].is_distinct_from(source.c[name]) for name in batch.content])
