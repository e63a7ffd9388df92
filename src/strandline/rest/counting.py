"""What endpoints tell the server's metrics."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Count = Callable[[str, int], None]
_COUNT: ContextVar[Count | None] = ContextVar("strandline_count", default=None)


def count_rows(pack: str, rows: int) -> None:
    """Add to the rows that a pack has stored; outside a request of a server nothing happens."""
    count = _COUNT.get()
    if count is not None and rows > 0:
        count(pack, rows)


@contextmanager
def counting(count: Count) -> Iterator[None]:
    """Give `count` what `count_rows` is told meanwhile, in threads that are started here too."""
    token = _COUNT.set(count)
    try:
        yield
    finally:
        _COUNT.reset(token)
