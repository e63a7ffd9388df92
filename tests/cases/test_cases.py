"""Every golden case: what is written for it, and what real databases make of that."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from strandline.plan.script import ScriptHeader, write_script
from strandline.platforms.base import Connection
from strandline.platforms.registry import get_platform
from support.case_runs import carry_out
from support.cases import MARK, ROOT, Case, case_files, read_case, shown_statements
from support.postgres import fresh_database
from support.tsql import TsqlOracle

FILES = case_files()
MODEL_KNOWS_NO_VARIABLES = 70522
"""A limit of the model, not of SQL Server: `EXEC procedure @p = @variable` outside a procedure."""

each_case = pytest.mark.parametrize(
    "path", FILES, ids=lambda path: path.relative_to(ROOT).with_suffix("").as_posix()
)
_read = cache(read_case)


@each_case
def test_what_is_written(path: Path) -> None:
    case = _read(path)
    expected = case.expected()
    if os.environ.get("STRANDLINE_REWRITE_GOLDEN"):
        path.write_text(case.written + expected, encoding="utf-8", newline="\n")
    assert case.written + expected == path.read_text(encoding="utf-8")
    assert case.title
    assert case.why
    # A block that YAML reads differently than it was written would mislead its reader.
    read_back = yaml.safe_load(path.read_text(encoding="utf-8"))["sql"]
    for platform, both in read_back.items():
        plan = case.plan(platform).forward
        assert both["up"] == "".join(f"{text}\n" for text in shown_statements(plan))


@each_case
@pytest.mark.parametrize("platform", ["sqlite", "duckdb"])
def test_in_memory(path: Path, platform: str) -> None:
    case = _held(path, platform)
    if case is not None:
        with get_platform(platform).scratch() as connection:
            if platform == "duckdb":
                # Its threads would fight over two cores for tables of three rows.
                connection.execute("SET threads = 1")
            carry_out(case, platform, connection)


@pytest.fixture(scope="module")
def postgres(postgres_server: str) -> Iterator[Connection]:
    with fresh_database(postgres_server) as url:
        connection = get_platform("postgres").connect(url)
        try:
            yield connection
        finally:
            connection.close()


@each_case
def test_on_postgres(path: Path, postgres: Connection) -> None:
    case = _held(path, "postgres")
    if case is not None:
        _empty(postgres)
        carry_out(case, "postgres", postgres)


@each_case
def test_sql_server_would_read_it(path: Path, tsql_oracle: TsqlOracle) -> None:
    case = _held(path, "mssql")
    if case is None:
        return
    planned = case.plan("mssql")
    for plan in (planned.forward, planned.rollback):
        assert tsql_oracle.parse(write_script(plan, ScriptHeader())) == ()


@each_case
def test_sql_server_would_hold_it(path: Path, tsql_oracle: TsqlOracle) -> None:
    case = _held(path, "mssql")
    if case is None:
        return
    for dictionary in (case.before, case.after):
        if not dictionary.is_empty:
            script = write_script(case.create("mssql", dictionary), ScriptHeader())
            errors = tsql_oracle.model(script).errors
            assert [error for error in errors if error.number != MODEL_KNOWS_NO_VARIABLES] == []


def test_titles_tell_cases_apart() -> None:
    titles = Counter(_read(path).title for path in FILES)
    assert [title for title, times in titles.items() if times > 1] == []
    assert all(MARK in path.read_text(encoding="utf-8") for path in FILES)


def _held(path: Path, platform: str) -> Case | None:
    """Return the case, or None where the platform refuses it (the case's text says so)."""
    case = _read(path)
    return None if case.refusal(platform) else case


def _empty(connection: Connection) -> None:
    """Drop every schema, so that one database serves all cases."""
    connection.rollback()
    schemas = connection.execute(
        "SELECT quote_ident(nspname) FROM pg_namespace "
        "WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'"
    )
    for (schema,) in schemas:
        connection.execute(f"DROP SCHEMA {schema} CASCADE")
    connection.execute("CREATE SCHEMA public")
