"""The T-SQL oracle for every test of this folder."""

from __future__ import annotations

from support.tsql import tsql_oracle

__all__ = ["tsql_oracle"]
