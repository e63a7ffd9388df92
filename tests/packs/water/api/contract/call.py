"""One request of the contract."""

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
