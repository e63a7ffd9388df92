"""Sizes on SQL Server: the query is T-SQL, and its rows are read as they come."""

from __future__ import annotations

from typing import cast

from strandline.dictionary.names import QName
from strandline.platforms.base import Connection
from strandline.platforms.mssql.sizes import _SIZES, sizes
from strandline.platforms.sizes import TableSize
from support.tsql import TsqlOracle


def test_the_query_parses(tsql_oracle: TsqlOracle) -> None:
    assert tsql_oracle.parse(_SIZES) == ()


class _Answers:
    def execute(self, sql: str) -> list[tuple[object, ...]]:
        assert "dm_db_partition_stats" in sql
        return [("dbo", "Value", 12, 16384), ("lab", "Empty", 0, 0)]


def test_rows_are_read() -> None:
    assert sizes(cast("Connection", _Answers())) == {
        QName("dbo", "Value"): TableSize(rows=12, bytes=16384),
        QName("lab", "Empty"): TableSize(rows=0, bytes=0),
    }
