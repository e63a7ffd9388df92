"""Qualified names and the names that a component's conventions generate."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

MAX_PORTABLE_BYTES = 63
"""Longest identifier that all four platforms keep whole (PostgreSQL cuts at 63 bytes)."""


class QName(NamedTuple):
    """A table, view or value set: schema (None: the platform's default one) and name."""

    schema: str | None
    name: str

    def __str__(self) -> str:
        return self.name if self.schema is None else f"{self.schema}.{self.name}"

    def folded(self) -> QName:
        """Return the name in lower case, for case-insensitive look-ups."""
        return QName(self.schema.lower() if self.schema else None, self.name.lower())


def parse_qname(text: str, *, default_schema: str | None = None) -> QName:
    """Read `schema.name` or `name`; the last dot separates."""
    schema, dot, name = text.rpartition(".")
    return QName(schema, name) if dot else QName(default_schema, text)


def shorten(name: str, *, limit: int = MAX_PORTABLE_BYTES) -> str:
    """Cut a name longer than `limit` bytes to a prefix plus a hash of the whole.

    The same name gives the same short form on every platform, so that a generated name means
    one object everywhere.
    """
    raw = name.encode()
    if len(raw) <= limit:
        return name
    digest = hashlib.sha256(raw).hexdigest()[:8]
    prefix = raw[: limit - 9].decode(errors="ignore").rstrip("_")
    return f"{prefix}_{digest}"
