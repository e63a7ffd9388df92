"""SQLite."""

from strandline.platforms.sqlite.platform import platform

__all__ = ["platform"]
