"""The rules' facts about platforms, asked of the platforms themselves."""

from __future__ import annotations

import sqlite3

import duckdb
import pytest

from strandline.lint.facts import PLATFORM_FACTS
from strandline.lint.reserved import RESERVED_WORDS
from strandline.platforms.registry import get_platform
from support.tsql import TsqlOracle

TARGET = "CREATE TABLE p (a INTEGER, b INTEGER, PRIMARY KEY (a, b))"
SWAPPED = "CREATE TABLE k (x INTEGER, y INTEGER, FOREIGN KEY (y, x) REFERENCES p (b, a))"


@pytest.mark.parametrize("name", sorted(PLATFORM_FACTS))
def test_facts_agree_with_the_features_of_the_platform(name: str) -> None:
    facts, features = PLATFORM_FACTS[name], get_platform(name).features
    assert facts.title == features.title
    assert facts.schemas is features.schemas
    assert facts.foreign_key_cycles is features.foreign_key_cycles
    if facts.name_limit is not None:
        assert facts.name_limit == features.identifier_bytes
    assert min(facts.second_digits, 6) == min(features.timestamp_precision, 6)


@pytest.mark.parametrize("word", sorted(RESERVED_WORDS["sqlite"]))
def test_sqlite_refuses_its_reserved_words_unquoted(word: str) -> None:
    connection = sqlite3.connect(":memory:")
    try:
        with pytest.raises(sqlite3.OperationalError):
            connection.execute(f"CREATE TABLE {word} ({word} INTEGER)")
    finally:
        connection.close()


def test_duckdb_lists_the_same_reserved_words() -> None:
    with duckdb.connect() as connection:
        rows = connection.execute(
            "SELECT keyword_name FROM duckdb_keywords() "
            "WHERE keyword_category IN ('reserved', 'type_function')"
        ).fetchall()
    # Newer releases reserve more words; none of the listed ones may be free.
    assert RESERVED_WORDS["duckdb"] <= {word for (word,) in rows}


def test_sql_server_refuses_its_reserved_words_unquoted(tsql_oracle: TsqlOracle) -> None:
    script = "\nGO\n".join(f"CREATE TABLE {w} ({w} INT);" for w in sorted(RESERVED_WORDS["mssql"]))
    refused = {error.line for error in tsql_oracle.parse(script)}
    lines = {2 * number + 1: w for number, w in enumerate(sorted(RESERVED_WORDS["mssql"]))}
    assert {word for line, word in lines.items() if line not in refused} == set()


def test_sql_server_minds_order_length_and_digits_of_references(tsql_oracle: TsqlOracle) -> None:
    target = (
        "CREATE TABLE dbo.p (a INT NOT NULL, b INT NOT NULL, s NVARCHAR(20) NOT NULL UNIQUE, "
        "d DECIMAL(10,2) NOT NULL UNIQUE, CONSTRAINT PK_p PRIMARY KEY (a, b));"
    )
    for child in (
        "CREATE TABLE dbo.k (x INT, y INT, FOREIGN KEY (y, x) REFERENCES dbo.p (b, a));",
        "CREATE TABLE dbo.k (x NVARCHAR(10) FOREIGN KEY REFERENCES dbo.p (s));",
        "CREATE TABLE dbo.k (x DECIMAL(12,2) FOREIGN KEY REFERENCES dbo.p (d));",
        "CREATE TABLE dbo.k (x INT IDENTITY, y INT IDENTITY);",
    ):
        assert tsql_oracle.model(target, child).errors, child


def test_duckdb_minds_the_order_and_types_of_references_and_sqlite_does_not() -> None:
    with duckdb.connect() as connection:
        connection.execute(TARGET)
        with pytest.raises(duckdb.BinderException):
            connection.execute(SWAPPED)
        connection.execute("CREATE TABLE q (a BIGINT PRIMARY KEY)")
        with pytest.raises(duckdb.BinderException):
            connection.execute("CREATE TABLE r (a INTEGER REFERENCES q (a))")
    lenient = sqlite3.connect(":memory:")
    try:
        lenient.execute("PRAGMA foreign_keys = ON")
        lenient.execute(TARGET)
        lenient.execute(SWAPPED)
        lenient.execute("INSERT INTO p VALUES (1, 2)")
        lenient.execute("INSERT INTO k VALUES (1, 2)")
    finally:
        lenient.close()


def test_sqlite_keeps_tables_and_indexes_under_one_set_of_names() -> None:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE TABLE a (i INTEGER)")
        with pytest.raises(sqlite3.OperationalError, match="already a table"):
            connection.execute("CREATE INDEX A ON a (i)")
    finally:
        connection.close()
