"""Lists of parameters in pieces that every database takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
# SQL Server takes 2,100 parameters in a statement, the fewest of all.
MOST_PARAMETERS = 2000


def in_batches(items: Sequence[Item], size: int = MOST_PARAMETERS) -> Iterator[Sequence[Item]]:
    """Give the items in order, at most `size` at a time."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
