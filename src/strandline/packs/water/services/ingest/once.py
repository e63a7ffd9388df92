"""One request, one transaction, one answer, however often it is sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from strandline.bridge.database import Session
from strandline.bridge.retries import run_write
from strandline.packs.water.context import Water
from strandline.packs.water.ingest_records import RequestKey, StoredAnswer
from strandline.packs.water.repositories import requests
from strandline.rest.errors import Invalid

Result = TypeVar("Result")
CREATED = 201


def run(water: Water, work: Callable[[Session], Result]) -> Result:
    """Run work in one transaction; after a deadlock or a lost race it is run again."""
    return run_write(water.database, work)


def answer(
    water: Water,
    request: RequestKey | None,
    work: Callable[[Session], Result],
    render: Callable[[Result], str],
) -> StoredAnswer:
    """Do a request and return its answer; one that was answered before is only answered again.

    The answer is stored in the transaction of the data: either both are there or neither is. A
    request that fails stores nothing and may be sent again with the same key.
    """
    if request is None:
        return StoredAnswer(status=CREATED, body=render(run(water, work)))

    def keyed(session: Session) -> StoredAnswer:
        requests.purge(session)
        known = requests.find_answer(session, request)
        if known is not None:
            return _replayed(request, known)
        claimed = requests.claim(session, request)
        made = StoredAnswer(status=CREATED, body=render(work(session)))
        requests.keep_answer(session, claimed, made)
        return made

    return run(water, keyed)


def _replayed(request: RequestKey, known: StoredAnswer) -> StoredAnswer:
    if known.request_hash == request.request_hash:
        return known
    raise Invalid(
        "W077",
        "the Idempotency-Key was used before, by a request with other content",
        hint=f"send a new key with each new request; keys are kept {requests.KEPT_DAYS} days",
    )
