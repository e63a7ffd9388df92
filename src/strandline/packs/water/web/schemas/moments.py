"""Moments in requests."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BeforeValidator


def _no_bare_number(value: object) -> object:
    """Refuse numbers: 2025 would be taken as seconds since 1970."""
    plain = isinstance(value, int | float)
    if plain or (isinstance(value, str) and value.strip().lstrip("+-").replace(".", "").isdigit()):
        raise ValueError("write the time as ISO 8601, for example 2025-03-15T08:00:00Z")
    return value


AskedMoment = Annotated[datetime, BeforeValidator(_no_bare_number)]
"""A moment in a request: ISO 8601; without an offset it is meant in the server's zone."""
