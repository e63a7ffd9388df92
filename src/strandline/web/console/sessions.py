"""Who is logged in. A session is a random word in a cookie; the key itself stays in memory here."""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from fastapi import Request

from strandline.rest.principals import Principal

COOKIE = "strandline_session"
IDLE_SECONDS = 12 * 3600
MOST_SESSIONS = 1000
Authenticate = Callable[[Request], Principal]
# A link or a form of another site must not act with somebody's session.
_SAFE = ("GET", "HEAD")


@dataclass(slots=True)
class _Session:
    key: str
    used: float


@dataclass(slots=True)
class Sessions:
    """Open sessions of one process: a restart ends them all, and nothing is written to a disk."""

    clock: Callable[[], float] = time.monotonic
    _open: OrderedDict[str, _Session] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def open(self, key: str) -> str:
        """Return the word of a new session; the oldest one makes room when there are too many."""
        word = secrets.token_urlsafe(32)
        with self._lock:
            self._open[word] = _Session(key, self.clock())
            while len(self._open) > MOST_SESSIONS:
                self._open.popitem(last=False)
        return word

    def key_of(self, word: str | None) -> str | None:
        """Return the key behind a session's word; None when it is not open any more."""
        with self._lock:
            session = self._open.get(word or "")
            if session is None:
                return None
            now = self.clock()
            if now - session.used > IDLE_SECONDS:
                del self._open[word or ""]
                return None
            session.used = now
            return session.key

    def close(self, word: str | None) -> None:
        with self._lock:
            self._open.pop(word or "", None)

    def __len__(self) -> int:
        return len(self._open)


def with_sessions(authenticate: Authenticate, sessions: Sessions) -> Authenticate:
    """Return an authentication that also takes the cookie, for requests that change nothing.

    So a download or a JSON document opens from a page. A header wins over a cookie.
    """

    def check(request: Request) -> Principal:
        if "authorization" not in request.headers and request.scope.get("method") in _SAFE:
            key = sessions.key_of(request.cookies.get(COOKIE))
            if key is not None:
                return authenticate(with_key(request, key))
        return authenticate(request)

    return check


def with_key(request: Request, key: str) -> Request:
    """Return the request as if it had come with this key."""
    header = (b"authorization", b"Bearer " + key.encode("utf-8", "replace"))
    return Request({**request.scope, "headers": [*request.scope["headers"], header]})
