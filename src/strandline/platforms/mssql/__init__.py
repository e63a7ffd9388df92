"""SQL Server 2019 and later."""

from strandline.platforms.mssql.platform import platform

__all__ = ["platform"]
