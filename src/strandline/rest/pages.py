"""Lists over HTTP: numbered pages for short lists, a cursor for long series."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

from fastapi import Depends, Query
from pydantic import BaseModel, ConfigDict

from strandline.rest.errors import Invalid

Item = TypeVar("Item")
MOST_ITEMS = 1000
USUAL_ITEMS = 100
# Beyond it a page's offset no longer fits a 64-bit number of the database.
LAST_PAGE = 1_000_000_000


class Page(BaseModel, Generic[Item]):
    """One numbered page of a list."""

    model_config = ConfigDict(frozen=True)

    items: list[Item]
    total: int
    page: int
    page_size: int
    has_next: bool


@dataclass(frozen=True, slots=True)
class PageRequest:
    """Which page of a list is wanted: `page` counts from 1."""

    page: int = 1
    page_size: int = USUAL_ITEMS

    @property
    def offset(self) -> int:
        return (self.page - 1) * self.page_size

    def page_of(self, items: Sequence[Item], total: int) -> Page[Item]:
        """Wrap the items of this page; `total` counts the whole list."""
        return Page(
            items=list(items),
            total=total,
            page=self.page,
            page_size=self.page_size,
            has_next=self.offset + len(items) < total,
        )


def page_request(
    page: Annotated[int, Query(ge=1, le=LAST_PAGE, description="Page, from 1.")] = 1,
    page_size: Annotated[
        int, Query(ge=1, le=MOST_ITEMS, description="Items on a page.")
    ] = USUAL_ITEMS,
) -> PageRequest:
    return PageRequest(page=page, page_size=page_size)


Paging = Annotated[PageRequest, Depends(page_request)]
"""What an endpoint takes to page its list."""


def encode_cursor(*parts: str | int | None) -> str:
    """Return a place in a long series as an opaque text."""
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


def decode_cursor(text: str, *, parts: int) -> list[str | int | None]:
    """Return the parts of a cursor; Invalid for one that this API never gave out."""
    try:
        raw = base64.urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
        found = json.loads(raw)
    except (ValueError, binascii.Error, RecursionError):
        found = None
    if (
        not isinstance(found, list)
        or len(found) != parts
        or not all(part is None or isinstance(part, str | int) for part in found)
    ):
        raise Invalid(
            "H010",
            "the cursor is none that this API gave out",
            hint="pass next_cursor of the last answer unchanged, or leave cursor out",
        )
    return found
