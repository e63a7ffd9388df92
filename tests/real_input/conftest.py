"""The fixture that starts Microsoft's T-SQL checker once."""

from support.tsql import tsql_oracle

__all__ = ["tsql_oracle"]
