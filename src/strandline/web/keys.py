"""Who a request's key belongs to."""

from __future__ import annotations

import hmac
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

from fastapi import Request

from strandline.ledger.api_keys import ApiKey
from strandline.rest.errors import Unauthorized
from strandline.rest.principals import LOCAL, Principal, Scope
from strandline.services.keys import WRITTEN_KEY, hash_of, state_of
from strandline.services.migrate import utc_now
from strandline.telemetry.logs import Log, told

FRESH_SECONDS = 3.0
"""For how long a looked-up key is believed: a revocation counts after no more than that."""
USED_SECONDS = 60.0
_MOST_CACHED = 4096
# Compared with when there is no such key, so that an unknown id takes as long as a wrong secret.
_NOBODY = hash_of("nobody")


class Store(Protocol):
    """Where keys are kept."""

    def find(self, key_id: str) -> ApiKey | None: ...

    def used(self, key_id: str, at: str) -> None: ...


class KeyDoor:
    """Maps a bearer key to its principal; Unauthorized says what is wrong with the key."""

    def __init__(
        self, store: Store, log: Log, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._store, self._log, self._clock = store, log, clock
        self._cache: OrderedDict[str, tuple[float, ApiKey | None]] = OrderedDict()
        self._noted: dict[str, float] = {}
        self._lock = threading.Lock()
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="keys")

    def __call__(self, request: Request) -> Principal:
        return self.principal(request.headers.get("authorization"))

    def principal(self, header: str | None) -> Principal:
        """Return whom an Authorization header names."""
        key_id, secret = _read(header)
        key = self._find(key_id)
        matches = hmac.compare_digest(hash_of(secret), key.hash if key else _NOBODY)
        if key is None or not matches:
            raise Unauthorized(
                "H022",
                "this key is not known",
                hint="check that it was copied whole; `strandline keys list` shows the ids",
            )
        state = state_of(key, utc_now())
        if state == "expired":
            raise Unauthorized(
                "H023",
                f"the key {key.name} has expired",
                hint="ask for a new one: strandline keys create",
            )
        if state == "revoked":
            raise Unauthorized(
                "H024",
                f"the key {key.name} was revoked",
                hint="ask whoever revoked it; a new one is made with strandline keys create",
            )
        self._note_use(key.id)
        return Principal(
            name=key.name, identity=key.id, scopes=tuple(Scope.parse(one) for one in key.scopes)
        )

    def close(self) -> None:
        """Finish writing when keys were used."""
        self._writer.shutdown(wait=True)

    def _find(self, key_id: str) -> ApiKey | None:
        now = self._clock()
        with self._lock:
            at, key = self._cache.get(key_id, (float("-inf"), None))
        if now - at < FRESH_SECONDS:
            return key
        key = self._store.find(key_id)
        with self._lock:
            self._cache[key_id] = (now, key)
            self._cache.move_to_end(key_id)
            while len(self._cache) > _MOST_CACHED:
                self._cache.popitem(last=False)
        return key

    def _note_use(self, key_id: str) -> None:
        """Have the use written by another thread, at most once a minute for a key."""
        now = self._clock()
        with self._lock:
            if now - self._noted.get(key_id, float("-inf")) < USED_SECONDS:
                return
            self._noted[key_id] = now
        self._writer.submit(self._write_use, key_id, utc_now())

    def _write_use(self, key_id: str, at: str) -> None:
        try:
            self._store.used(key_id, at)
        except Exception as error:  # noqa: BLE001 - the outer door of this thread
            self._log.warning("key use not written", key=key_id, **told(error))


def nobody_asked(_request: Request) -> Principal:
    """Let the local user do everything: an app on loopback that asks for no keys."""
    return LOCAL


def _read(header: str | None) -> tuple[str, str]:
    if not header:
        raise Unauthorized(
            "H020",
            "the request brings no key",
            hint="send the header Authorization: Bearer sl_...; "
            "a key is made with strandline keys create",
        )
    scheme, _, text = header.partition(" ")
    found = WRITTEN_KEY.fullmatch(text.strip())
    if scheme.lower() != "bearer" or found is None:
        raise Unauthorized(
            "H021",
            "the Authorization header holds no key of this product",
            hint="write it as Authorization: Bearer sl_..., with the key as it was shown",
        )
    return found[1], found[2]
