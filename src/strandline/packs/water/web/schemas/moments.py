"""Moments in requests: ISO 8601 and nothing else, so that `2025` never means a count of seconds."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated

from pydantic import BeforeValidator

_ISO = re.compile(
    r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}([.,]\d{1,9})?)?)?(Z|[+-]\d{2}:?\d{2})?", re.I
)


def _iso(value: object) -> object:
    if isinstance(value, datetime):
        return value
    text = value.strip() if isinstance(value, str) else ""
    # A plus sign that was not escaped in an address arrives as a blank.
    text = re.sub(r" (?=\d{2}:?\d{2}$)", "+", text) if text.count(":") > 1 else text
    if not text.isascii() or not _ISO.fullmatch(text):
        raise ValueError("a moment is written as in 2025-03-01T08:30:00Z")
    # Python keeps six digits of a second.
    text = re.sub(r"([.,]\d{6})\d+", r"\1", text)
    return datetime.fromisoformat(text.upper())


GivenMoment = Annotated[datetime, BeforeValidator(_iso)]
"""A moment in a request; `services.times` turns it into UTC."""
