"""Makes Microsoft's T-SQL checker known to the tests of the rules' facts."""

from support.tsql import tsql_oracle

__all__ = ["tsql_oracle"]
