"""Packs by name, found through entry points; a checkout finds its own without being installed."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

from strandline.errors import NotFound
from strandline.packs.spec import PackSpec

_BUILT_IN = {"water": "strandline.packs.water:pack"}


def pack_names() -> list[str]:
    """Return the names of all packs."""
    return sorted(_entries())


def get_pack(name: str) -> PackSpec:
    """Return a pack; NotFound names those there are."""
    entry = _entries().get(name)
    if entry is None:
        raise NotFound("K001", f"there is no pack {name}", hint=f"packs: {', '.join(pack_names())}")
    module, _, attribute = entry.partition(":")
    pack: PackSpec = getattr(import_module(module), attribute)
    return pack


@lru_cache(maxsize=1)
def _entries() -> dict[str, str]:
    from importlib.metadata import entry_points

    found = {entry.name: entry.value for entry in entry_points(group="strandline.packs")}
    return {**found, **_BUILT_IN}
