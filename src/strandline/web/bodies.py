"""Request bodies: no larger than the route takes, and JSON that every part of us can hold."""

from __future__ import annotations

import re
from typing import Protocol

import orjson
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from strandline.errors import StrandlineError
from strandline.rest.errors import Malformed, TooLarge
from strandline.web.answers import answer

_BODYLESS = frozenset({"GET", "HEAD", "OPTIONS"})
# An escape that stands for half a character or for NUL, after an even number of backslashes.
_ESCAPE = re.compile(rb"(?<!\\)(?:\\\\)*\\u(?:0000|[dD][89a-fA-F])")


class Limits(Protocol):
    """Knows which routes take an upload of their own size."""

    def upload_limit(self, scope: Scope) -> int | None: ...


class Bodies:
    """Counts a body while it arrives, and reads JSON whole before the app does.

    `Content-Length` is only a claim: a body without it, or with a false one, is counted too.
    """

    def __init__(self, app: ASGIApp, *, most_bytes: int, limits: Limits) -> None:
        self._app, self._most, self._limits = app, most_bytes, limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        try:
            _check_address(scope)
            upload = self._limits.upload_limit(scope)
            limited = _Counted(receive, self._most if upload is None else upload)
            limited.check_claim(headers.get("content-length"))
            reading: Receive = limited
            if upload is None and scope["method"] not in _BODYLESS and _is_json(headers):
                reading = await _checked_json(limited)
        except StrandlineError as error:
            await answer(scope, error)(scope, receive, send)
            return
        await self._app(scope, reading, send)


class _Counted:
    """A body's messages; TooLarge as soon as there are more bytes than the limit."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive, self._most, self._seen = receive, most, 0

    async def __call__(self) -> Message:
        message = await self._receive()
        self._seen += len(message.get("body", b""))
        if self._seen > self._most:
            raise self._too_large()
        return message

    def check_claim(self, length: str | None) -> None:
        if length is not None and length.isascii() and length.isdigit():
            if int(length[:20]) > self._most:
                raise self._too_large()

    def _too_large(self) -> TooLarge:
        return TooLarge(
            "H009",
            f"the body is larger than the {self._most:,} bytes that this route takes",
            hint="send it in parts, or as a file to an upload route; the server's limit is "
            "most_body_bytes in [serve] of strandline.toml",
            details={"most_bytes": self._most},
        )


def _is_json(headers: Headers) -> bool:
    media = headers.get("content-type", "").partition(";")[0].strip().lower()
    return media == "application/json" or media.endswith("+json")


def _check_address(scope: Scope) -> None:
    """Refuse a path or query with NUL, which databases do not hold and file names end at."""
    raw = scope.get("raw_path") or b""
    query = scope.get("query_string") or b""
    if b"%00" in raw or b"%00" in query or "\0" in scope["path"] or b"\0" in query:
        raise Malformed(
            "H008", "the path or the query holds the character NUL", hint="leave it out"
        )


async def _checked_json(receive: Receive) -> Receive:
    """Return a receiver of the same body, read and checked."""
    parts: list[bytes] = []
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return _replay([message], receive)
        parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            break
    body = parts[0] if len(parts) == 1 else b"".join(parts)
    parts.clear()
    _check_json(body)
    return _replay([{"type": "http.request", "body": body, "more_body": False}], receive)


def _replay(messages: list[Message], receive: Receive) -> Receive:
    async def again() -> Message:
        return messages.pop(0) if messages else await receive()

    return again


def _check_json(body: bytes) -> None:
    """Refuse what Python reads as JSON and others do not: NaN, NUL, halves of characters.

    A look for the few bytes that each of them needs spares the usual body a second parser.
    """
    if b"\\u" in body and _ESCAPE.search(body):
        _refuse_escapes(body)
    if b"NaN" in body or b"Infinity" in body:
        try:
            orjson.loads(body)
        except orjson.JSONDecodeError:
            raise Malformed(
                "H007",
                "the body holds NaN or Infinity, which are no numbers of JSON, or is broken",
                hint="write null where there is no value",
            ) from None


def _refuse_escapes(body: bytes) -> None:
    """Refuse NUL and lone surrogates; a pair of surrogates is one character."""
    for found in re.finditer(rb"(?<!\\)(?:\\\\)*\\u([0-9a-fA-F]{4})(\\u[dD][c-fC-F]..)?", body):
        value = int(found[1], 16)
        paired = 0xD800 <= value < 0xDC00 and found[2] is not None
        if value == 0 or (0xD800 <= value < 0xE000 and not paired):
            raise Malformed(
                "H007",
                "a text in the body holds NUL or half a character (a lone surrogate)",
                hint="send text as whole Unicode characters, without NUL",
            )
