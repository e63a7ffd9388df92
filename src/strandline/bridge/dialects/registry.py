"""Dialects by platform name."""

from __future__ import annotations

from importlib import import_module

from strandline.bridge.dialects.protocol import BridgeDialect
from strandline.errors import Unsupported

_MODULES = ("postgres", "mssql", "sqlite")


def get_dialect(platform: str) -> BridgeDialect:
    """Return a platform's dialect; Unsupported names the platforms that have one."""
    if platform not in _MODULES:
        raise Unsupported(
            "H090",
            f"packs read and write no rows on {platform}",
            hint=f"their services run on: {', '.join(_MODULES)}",
            details={"platform": platform},
        )
    dialect: BridgeDialect = import_module(f"strandline.bridge.dialects.{platform}").dialect
    return dialect
