"""Declared names as a platform's catalog has them."""

from __future__ import annotations

from strandline.dictionary.names import QName
from strandline.platforms.base import Platform


def held_name(name: QName, platform: Platform) -> QName:
    """Return a declared name as the platform's catalog has it."""
    if not platform.features.schemas:
        return QName(None, name.name)
    return QName(name.schema or platform.default_schema, name.name)
