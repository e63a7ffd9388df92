"""PostgreSQL, server version 14 and later."""

from strandline.platforms.postgres.platform import platform

__all__ = ["platform"]
