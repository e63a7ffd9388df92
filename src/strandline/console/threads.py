"""Blocking work beside the event loop that all visitors share."""

from __future__ import annotations

from asyncio import CancelledError
from collections.abc import Callable
from typing import TypeVar

from nicegui import run

Result = TypeVar("Result")


async def in_thread(work: Callable[[], Result]) -> Result:
    """Do blocking work in a thread; CancelledError when the server stops before it is done."""
    done = await run.io_bound(lambda: (work(),))
    if done is None:
        raise CancelledError
    return done[0]
