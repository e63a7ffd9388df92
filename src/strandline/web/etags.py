"""Entity tags: a client that has an answer already is told so instead of sent it again."""

from __future__ import annotations

import hashlib

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_NOT_MODIFIED = 304
# What a 304 must not say of the body that it does not have.
_BODY_HEADERS = ("content-length", "content-type")


class EntityTags:
    """Tags JSON answers to GET by their content; those that stream pass as they are.

    The tag is weak: compressed or not, it is the same answer.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        await self._app(scope, receive, _Tagging(Headers(scope=scope), send))


class _Tagging:
    def __init__(self, wanted: Headers, send: Send) -> None:
        self._known = wanted.get("if-none-match", "")
        self._send = send
        self._start: Message | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_taggable(message):
            self._start = message
            return
        start, self._start = self._start, None
        if start is None:
            await self._send(message)
            return
        if message["type"] == "http.response.body" and not message.get("more_body", False):
            await self._send_tagged(start, message)
            return
        await self._send(start)
        await self._send(message)

    async def _send_tagged(self, start: Message, message: Message) -> None:
        headers = MutableHeaders(raw=start["headers"])
        tag = headers.get("etag")
        if tag is None:
            digest = hashlib.blake2b(message.get("body", b""), digest_size=16).hexdigest()
            tag = f'W/"{digest}"'
            headers["ETag"] = tag
        headers.setdefault("Cache-Control", "private, no-cache")
        if _matches(self._known, tag):
            start["status"] = _NOT_MODIFIED
            for name in _BODY_HEADERS:
                del headers[name]
            message = {"type": "http.response.body", "body": b"", "more_body": False}
        await self._send(start)
        await self._send(message)


def _is_taggable(start: Message) -> bool:
    headers = Headers(raw=start.setdefault("headers", []))
    media = headers.get("content-type", "").partition(";")[0]
    return start["status"] == 200 and media == "application/json"


def _matches(known: str, tag: str) -> bool:
    if known.strip() == "*":
        return True
    plain = tag.removeprefix("W/")
    return any(one.strip().removeprefix("W/") == plain for one in known.split(","))
