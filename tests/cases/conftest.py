"""Makes the T-SQL parser known to the tests of this folder."""

from support.tsql import tsql_oracle

__all__ = ["tsql_oracle"]
