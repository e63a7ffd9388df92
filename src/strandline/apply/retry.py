"""Trying again when a lock was not free in time: bounded, with pauses that differ by chance.

A statement gives up waiting for a lock early, because every later session of the table waits
behind it. Then it lets them through and tries again; the pauses are jittered, so that several
runs (or a job that comes by every second) do not meet again and again.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from strandline.errors import PlatformFailure
from strandline.platforms.base import LOCK_WAIT

T = TypeVar("T")

Told = Callable[[int, float], None]
"""Called before each pause with the number of the attempt that failed and the pause's seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryPolicy:
    """How often a part of a script is tried and how long the pauses are (they double).

    `sleep` and `chance` (0 to 1) are the machine's; tests bring their own.
    """

    attempts: int = 5
    first_pause: float = 0.5
    longest_pause: float = 10.0
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random

    def pauses(self) -> Iterator[float]:
        """Yield the seconds between attempts: half to three halves of the nominal pause."""
        nominal = self.first_pause
        for _ in range(self.attempts - 1):
            yield min(nominal, self.longest_pause) * (0.5 + self.chance())
            nominal *= 2


ONCE = RetryPolicy(attempts=1)
"""No second attempt."""


def with_retries(action: Callable[[], T], policy: RetryPolicy, *, told: Told | None = None) -> T:
    """Return what the action returns; try again while it fails for a lock that was not free.

    The action undoes what it did before it fails. The last failure says how often it was tried.
    """
    attempt = 1
    pauses = policy.pauses()
    while True:
        try:
            return action()
        except PlatformFailure as failure:
            pause = next(pauses, None) if failure.details.get(LOCK_WAIT) else None
            if pause is None:
                if attempt > 1:
                    failure.details["attempts"] = attempt
                raise
            if told is not None:
                told(attempt, pause)
            policy.sleep(pause)
            attempt += 1
