"""Answers that are written while they are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, islice

from anyio import CancelScope
from fastapi import Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

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
    return _Stream(first, pieces, media_type=media_type, headers=headers)


class _Stream(StreamingResponse):
    """Pieces made in worker threads. A caller who goes away leaves no transaction open."""

    def __init__(
        self,
        first: list[bytes],
        pieces: Iterator[bytes],
        *,
        media_type: str,
        headers: Mapping[str, str] | None,
    ) -> None:
        super().__init__(chain(first, pieces), media_type=media_type, headers=headers)
        self._pieces = pieces

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            # The garbage collector would close them too, but perhaps much later.
            close = getattr(self._pieces, "close", None)
            if close is not None:
                with CancelScope(shield=True):
                    await run_in_threadpool(close)


def attachment(name: str) -> dict[str, str]:
    """Return the header of a file to save; the name is one that this product made up."""
    return {"Content-Disposition": f'attachment; filename="{name}"'}
