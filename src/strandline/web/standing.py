"""Where a pack's component stands in the database that a server serves."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable

from strandline.apply.standing import find_standing
from strandline.ledger.store import Ledger
from strandline.platforms.registry import platform_for_url
from strandline.rest.errors import NotReady
from strandline.services.component import ComponentFolder
from strandline.web.databases import unavailable

FRESH_SECONDS = 2.0
PATIENCE_SECONDS = 5.0


class PackStandingCheck:
    """Asks the database, at most every two seconds: anybody may call /readyz, as often as he likes.

    NotReady while the component stands below what the pack needs, or cannot be asked.
    """

    def __init__(
        self,
        url: str,
        folder: ComponentFolder,
        needs: str,
        *,
        option: str,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._url, self._folder, self._needs, self._option = url, folder, needs, option
        self._clock, self._lock = clock, threading.Lock()
        self._known: tuple[float, str] | None = None

    def __call__(self) -> str:
        """Return the version that the database stands at."""
        version = self._current()
        if not reaches(version, self._needs):
            raise NotReady(
                "H030",
                f"component {self._folder.component.name} stands at {version or 'no version'} in "
                f"the database, and its pack needs {self._needs} or newer",
                hint=f"run: strandline apply {self._option}",
                details={"version": version or None, "needs": self._needs},
            )
        return version

    def _current(self) -> str:
        """Return the version as it was found a moment ago; one caller at a time asks for it."""
        if not self._lock.acquire(timeout=PATIENCE_SECONDS):
            # A database that hangs must not take every thread of the server with it.
            raise unavailable()
        try:
            now = self._clock()
            if self._known is None or now - self._known[0] >= FRESH_SECONDS:
                self._known = (now, self._ask())
            return self._known[1]
        finally:
            self._lock.release()

    def _ask(self) -> str:
        platform = platform_for_url(self._url)
        with platform.connect(self._url, create=False) as connection:
            ledger = Ledger(connection, platform)
            component, versions = self._folder.component, self._folder.versions
            return find_standing(connection, platform, ledger, component, versions).version


def reaches(version: str, needs: str) -> bool:
    """Say whether a version is one or newer than it."""
    return bool(version) and _numbers(version) >= _numbers(needs)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"[0-9]+", version))
