"""Parsers of others, one a platform, that say whether a text is SQL there."""

from __future__ import annotations

import re
import sqlite3

import pytest

from support.tsql import TsqlOracle


def parses_on_postgres(text: str) -> str:
    """Return what PostgreSQL's own grammar has against a text, or ""."""
    pglast = pytest.importorskip("pglast", reason="pglast is not installed")
    try:
        pglast.parse_sql(text)
    except pglast.parser.ParseError as error:
        return str(error)
    return ""


def parses_on_duckdb(text: str) -> str:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    with duckdb.connect() as connection:
        try:
            connection.extract_statements(text)
        except duckdb.Error as error:
            return str(error)
    return ""


def parses_on_sqlite(text: str) -> str:
    """Prepare each statement; a table that is not there is none of the grammar's business."""
    connection = sqlite3.connect(":memory:")
    try:
        for statement in split_on_sqlite(text):
            try:
                connection.execute(f"EXPLAIN {statement}")
            except sqlite3.Error as error:
                if "syntax error" in str(error) or "incomplete" in str(error):
                    return f"{statement}: {error}"
    finally:
        connection.close()
    return ""


def split_on_sqlite(text: str) -> list[str]:
    """Split as SQLite's shell does: at the semicolons that complete a statement."""
    found, pending = [], ""
    for character in text:
        pending += character
        if character == ";" and sqlite3.complete_statement(pending):
            found.append(pending.strip())
            pending = ""
    rest = re.sub(r"--[^\n]*|/\*.*?\*/", "", pending, flags=re.DOTALL).strip()
    return [*found, rest] if rest else found


def refusal(request: pytest.FixtureRequest, platform: str, text: str) -> str:
    """Return what a platform's parser has against a text, or ""."""
    if platform == "mssql":
        oracle: TsqlOracle = request.getfixturevalue("tsql_oracle")
        return "; ".join(f"{error.line}: {error.message}" for error in oracle.parse(text))
    parsers = {
        "postgres": parses_on_postgres,
        "duckdb": parses_on_duckdb,
        "sqlite": parses_on_sqlite,
    }
    return parsers[platform](text)
