"""DuckDB and MotherDuck."""

from strandline.platforms.duckdb.platform import platform

__all__ = ["platform"]
