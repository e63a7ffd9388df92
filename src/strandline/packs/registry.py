"""Packs by name, found through entry points; a checkout finds its own without being installed."""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from importlib import import_module

from strandline.errors import NotFound
from strandline.packs.spec import PackSpec

_GROUP = "strandline.packs"
_BUILT_IN = {"water": "strandline.packs.water:pack"}


def pack_names() -> list[str]:
    """Return the names of all packs."""
    return sorted(_entries())


def get_pack(name: str) -> PackSpec:
    """Return a pack; NotFound names those there are."""
    entry = _entries().get(name)
    if entry is None:
        raise NotFound("K001", f"there is no pack {name}", hint=f"packs: {', '.join(pack_names())}")
    return _load(entry)


def _load(entry: str) -> PackSpec:
    module, _, attribute = entry.partition(":")
    pack: PackSpec = getattr(import_module(module), attribute)
    return pack


def listed_packs() -> list[PackSpec]:
    """Return the packs as a list of commands names them, by name.

    It reads the files that `importlib.metadata` reads: importing that and what it needs takes
    longer than all else that `--help` does.
    """
    found = {**_declared(), **_BUILT_IN}
    return [_load(found[name]) for name in sorted(found)]


@lru_cache(maxsize=1)
def _declared() -> dict[str, str]:
    """Return the entry points of all folders on the path, by name; the first folder wins."""
    found: dict[str, str] = {}
    for folder in sys.path:
        try:
            names = sorted(os.listdir(folder or "."))  # noqa: PTH208
        except OSError:
            continue
        for name in names:
            if name.endswith((".dist-info", ".egg-info")):
                file = os.path.join(folder, name, "entry_points.txt")  # noqa: PTH118
                found = {**_of_file(file), **found}
    return found


def _of_file(file: str) -> dict[str, str]:
    try:
        with open(file, encoding="utf-8") as text:  # noqa: PTH123 - pathlib costs more than the file
            _, _, group = text.read().partition(f"[{_GROUP}]\n")
    except (OSError, UnicodeDecodeError):
        return {}
    lines = group.partition("\n[")[0].splitlines()
    pairs = (line.partition("=") for line in lines)
    return {name.strip(): value.strip() for name, equals, value in pairs if equals}


@lru_cache(maxsize=1)
def _entries() -> dict[str, str]:
    from importlib.metadata import entry_points

    found = {entry.name: entry.value for entry in entry_points(group=_GROUP)}
    return {**found, **_BUILT_IN}
