"""Requests that carried a key: their answers, kept in the transaction of their data."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from strandline.bridge.database import Session
from strandline.bridge.retries import TryAgainError
from strandline.packs.water.ingest_records import RequestKey, StoredAnswer

KEPT_DAYS = 30


def find_answer(session: Session, request: RequestKey) -> StoredAnswer | None:
    """Return what was answered to a request with this key, whatever it held."""
    table = session.tables["IngestRequest"].c
    query = sa.select(table.StatusCode, table.Response, table.RequestHash).where(
        table.Caller == request.caller, table.IdempotencyKey == request.key
    )
    row = session.connection.execute(query).first()
    if row is None:
        return None
    return StoredAnswer(status=row[0], body=row[1], request_hash=row[2], replayed=True)


def claim(session: Session, request: RequestKey) -> int:
    """Take the key for this transaction; another request with it waits here until this one ends.

    TryAgainError when the other was first: the transaction is to be run again, and finds its answer.
    """
    table = session.tables["IngestRequest"]
    row = {
        "Caller": request.caller,
        "IdempotencyKey": request.key,
        "Endpoint": request.endpoint,
        "RequestHash": request.request_hash,
        "StatusCode": 0,
        "Response": "",
        "CreatedAt": datetime.now(UTC),
    }
    try:
        done = session.connection.execute(sa.insert(table).values(row))
    except sa.exc.IntegrityError:
        raise TryAgainError from None
    return int(done.inserted_primary_key[0])  # type: ignore[index]


def keep_answer(session: Session, request_id: int, answer: StoredAnswer) -> None:
    """Store the answer of a claimed request."""
    table = session.tables["IngestRequest"]
    session.connection.execute(
        sa.update(table)
        .where(table.c.IngestRequestID == request_id)
        .values(StatusCode=answer.status, Response=answer.body)
    )


def purge(session: Session) -> None:
    """Delete the requests that are too old to be repeated."""
    table = session.tables["IngestRequest"]
    oldest = datetime.now(UTC) - timedelta(days=KEPT_DAYS)
    session.connection.execute(sa.delete(table).where(table.c.CreatedAt < oldest))
