"""Revision ids: short enough for Alembic's table, and the same for the same version for ever."""

from __future__ import annotations

import hashlib
import re

MAX_LENGTH = 32
"""Alembic keeps ids in a VARCHAR(32): PostgreSQL refuses longer ones at the first upgrade."""

_DIGITS = 8


def revision_id(component: str, label: str) -> str:
    """Return the id of a version: readable words, and a digest that tells all versions apart."""
    digest = hashlib.sha256(f"{component}\0{label}".encode()).hexdigest()[:_DIGITS]
    # Alembic gives @, + and - in an id a meaning of their own.
    words = re.sub(r"[^a-z0-9]+", "_", f"{component}_{label}".lower()).strip("_")
    room = MAX_LENGTH - _DIGITS - 1
    return f"{words[:room].rstrip('_')}_{digest}" if words else f"v_{digest}"
