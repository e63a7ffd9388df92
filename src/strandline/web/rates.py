"""How many requests one key may make."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from fastapi import Request

from strandline.rest.errors import TooMany
from strandline.rest.principals import LOCAL, Principal


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float


class Rates:
    """Authenticates, then takes one request from the key's bucket, which fills evenly.

    In this process's memory: two servers on one database each count by themselves.
    """

    def __init__(
        self,
        authenticate: Callable[[Request], Principal],
        *,
        per_minute: int,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._authenticate, self._most, self._clock = authenticate, per_minute, clock
        self._buckets: dict[str, _Bucket] = {}
        self._lock = threading.Lock()

    def __call__(self, request: Request) -> Principal:
        principal = self._authenticate(request)
        state = request.scope.setdefault("state", {})
        # Two permissions on one route are one request, and so is a page that stays open.
        if self._most and principal is not LOCAL and "quota" not in state:
            left, wait = self._take(principal)
            state["quota"] = self._headers(left)
            if wait:
                raise self._used_up(principal, wait)
        return principal

    def _take(self, principal: Principal) -> tuple[float, int]:
        """Take one request; return what is left, and the seconds to wait when there was none."""
        with self._lock:
            now = self._clock()
            bucket = self._buckets.setdefault(principal.identity, _Bucket(float(self._most), now))
            per_second = self._most / 60
            bucket.tokens = min(self._most, bucket.tokens + (now - bucket.at) * per_second)
            bucket.at = now
            if bucket.tokens < 1:
                return bucket.tokens, math.ceil((1 - bucket.tokens) / per_second)
            bucket.tokens -= 1
            return bucket.tokens, 0

    def _headers(self, left: float) -> dict[str, str]:
        return {
            "RateLimit-Limit": str(self._most),
            "RateLimit-Remaining": str(int(left)),
            "RateLimit-Reset": str(math.ceil((self._most - left) * 60 / self._most)),
        }

    def _used_up(self, principal: Principal, wait: int) -> TooMany:
        return TooMany(
            "H025",
            f"the key {principal.name} has used up its {self._most} requests a minute",
            hint=f"wait {wait} s, send more rows in one request, or ask for a higher "
            "rate_limit in [serve] of strandline.toml",
            details={"retry_after": wait, "limit": self._most},
        )
