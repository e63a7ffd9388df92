"""Which addresses the server answers to, and from which pages it takes writes."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from strandline.errors import StrandlineError
from strandline.rest.errors import Forbidden, Malformed
from strandline.rest.permissions import is_loopback
from strandline.web.answers import answer
from strandline.web.settings import WebSettings

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN_SITE = frozenset({"same-origin", "none"})


class Hosts:
    """Refuses requests that reach the server by a stranger's name or from a stranger's page.

    A page anywhere can make a browser on this machine call a loopback address. A name of its own
    that leads here (DNS rebinding) is told by `Host`; a write sent across sites (CSRF) by
    `Sec-Fetch-Site` or `Origin`, which a page cannot forge. A program sends neither.
    """

    def __init__(self, app: ASGIApp, *, settings: WebSettings) -> None:
        self._app, self._settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        try:
            self._check_host(headers)
            if scope["type"] == "websocket" or scope["method"] not in _SAFE:
                self._check_origin(headers)
        except StrandlineError as error:
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1008, "reason": error.code})
                return
            await answer(scope, error)(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _check_host(self, headers: Headers) -> None:
        name = host_name(headers.get("host", ""))
        trusted = self._settings.trusted_hosts
        if self._settings.loopback_only:
            fits = is_loopback(name) or name in trusted
        else:
            fits = not trusted or name in trusted
        if not fits:
            raise Malformed(
                "H012",
                "the server does not answer to the name that the request addresses it by",
                hint="call it by the address that `strandline serve` printed, or add the name to "
                "trusted_hosts in [serve] of strandline.toml",
            )

    def _check_origin(self, headers: Headers) -> None:
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        if origin is not None and origin in self._settings.cors_origins:
            return
        if site is not None:
            own = site in _OWN_SITE
        else:
            own = origin is None or _netloc(origin) == headers.get("host", "").lower()
        if not own:
            raise Forbidden(
                "H013",
                "the request was sent by a page of another site",
                hint="open the page from this server, or name its origin in cors_origins in "
                "[serve] of strandline.toml",
            )


def host_name(host: str) -> str:
    """Return the name of a Host header, without the port and in lower case."""
    if host.startswith("["):
        return host.partition("]")[0].lstrip("[").lower()
    return host.rpartition(":")[0].lower() if ":" in host else host.lower()


def _netloc(origin: str) -> str:
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""
