"""Whole lists for pages, which services give piece by piece."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from strandline.rest.pages import MOST_ITEMS, PageRequest

Item = TypeVar("Item")
MOST_SHOWN = 20_000
"""More rows than this are not sent to a browser: the page says how many are left out."""


def every(read: Callable[[PageRequest], tuple[list[Item], int]]) -> tuple[list[Item], int]:
    """Return all items of a paged list up to `MOST_SHOWN`, and how many there are in all."""
    items: list[Item] = []
    number = 1
    while True:
        found, total = read(PageRequest(page=number, page_size=MOST_ITEMS))
        items.extend(found)
        number += 1
        if not found or len(items) >= min(total, MOST_SHOWN):
            return items, total
