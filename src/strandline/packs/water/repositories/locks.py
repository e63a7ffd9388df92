"""Rows that writers lock in turn, so that what one has checked stays true until it has written."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from strandline.bridge.database import Session


def lock_rows(session: Session, table: str, keys: Iterable[int]) -> list[int]:
    """Lock rows by key until the transaction ends; return the keys that exist, in order.

    Rows that point at a locked row can still be written. SQLite has no row locks and needs none:
    one transaction writes at a time. Keys are locked in order, so that two callers never wait for
    each other.
    """
    target = session.tables[table]
    column = next(iter(target.primary_key.columns))
    found: list[int] = []
    for key in sorted(set(keys)):
        query = (
            sa.select(column)
            .where(column == key)
            .with_for_update(key_share=True)
            .with_hint(target, "WITH (UPDLOCK, ROWLOCK)", "mssql")
        )
        found.extend(session.connection.execute(query).scalars())
    return found
