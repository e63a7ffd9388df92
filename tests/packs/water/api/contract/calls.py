"""Requests of the contract, in order: each has a stored example of its answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request. `name` is the example's file; `media` is set where the answer is no JSON."""

    name: str
    operation: str
    path: str
    method: str = "GET"
    params: dict[str, Any] = field(default_factory=dict)
    json: Any = None
    status: int = 200
    media: str = "application/json"
    more: dict[str, Any] = field(default_factory=dict)


CALLS: tuple[Call, ...] = (
    Call(name="sites", operation="list_sites", path="/sites"),
    Call(name="site", operation="get_site", path="/sites/1"),
    Call(
        name="problem",
        operation="get_site",
        path="/sites/999",
        status=404,
        media="application/problem+json",
    ),
)
