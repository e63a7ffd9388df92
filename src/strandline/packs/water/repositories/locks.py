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
    found: list[int] = []
    for key in sorted(set(keys)):
        query = (
            _row(target, key)
            .with_for_update(key_share=True)
            .with_hint(target, "WITH (UPDLOCK, ROWLOCK)", "mssql")
        )
        found.extend(session.connection.execute(query).scalars())
    return found


def hold_row(session: Session, table: str, key: int) -> bool:
    """Keep a row from being locked until the transaction ends; say whether it exists.

    Any number of callers may hold a row at once; whoever locks it waits for them.
    """
    target = session.tables[table]
    query = (
        _row(target, key)
        .with_for_update(read=True)
        .with_hint(target, "WITH (HOLDLOCK, ROWLOCK)", "mssql")
    )
    return session.connection.execute(query).first() is not None


def _row(target: sa.Table, key: int) -> sa.Select[int]:
    column = next(iter(target.primary_key.columns))
    return sa.select(column).where(column == key)
