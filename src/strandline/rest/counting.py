"""What endpoints tell the server's metrics."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import Request


def count_rows(request: Request, pack: str, rows: int) -> None:
    """Add to the rows that a pack has taken in; nothing happens in an app without metrics."""
    count: Callable[[str, int], None] | None = getattr(request.app.state, "count_rows", None)
    if count is not None:
        count(pack, rows)
