"""Answers that are written while they are read."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from itertools import islice

from anyio import CancelScope
from fastapi import Response
from fastapi.concurrency import iterate_in_threadpool, run_in_threadpool
from fastapi.responses import StreamingResponse

# An answer of so many pieces at most is sent whole: with its length, and an ETag.
_SHORT = 4


def send(
    pieces: Iterator[bytes], media_type: str, headers: Mapping[str, str] | None = None
) -> Response:
    """Send what is short whole, and what is long as it is read.

    The first pieces are made before anything is sent, so that an error then is still an answer.
    """
    first = list(islice(pieces, _SHORT + 1))
    if len(first) <= _SHORT:
        return Response(b"".join(first), media_type=media_type, headers=headers)
    return StreamingResponse(_rest(first, pieces), media_type=media_type, headers=headers)


async def _rest(first: list[bytes], pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
    """Give the pieces from worker threads; a caller who goes away leaves no transaction open."""
    try:
        for piece in first:
            yield piece
        async for piece in iterate_in_threadpool(pieces):
            yield piece
    finally:
        close = getattr(pieces, "close", None)
        if close is not None:
            with CancelScope(shield=True):
                await run_in_threadpool(close)


def attachment(name: str) -> dict[str, str]:
    """Return the header of a file to save; the name is one that this product made up."""
    return {"Content-Disposition": f'attachment; filename="{name}"'}
