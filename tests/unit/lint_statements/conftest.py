"""The T-SQL parser, where it is installed."""

from support.tsql import tsql_oracle

__all__ = ["tsql_oracle"]
