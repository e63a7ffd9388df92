"""The SQL Server scripts before Microsoft's own parser and model; no server runs here."""

from __future__ import annotations

import pytest

from packs.water.conftest import DICTIONARY
from packs.water.databases import LABELS, STEPS
from support.tsql import TsqlOracle

MIGRATIONS = DICTIONARY / "migrations"
SCRIPTS = sorted(path.name for path in MIGRATIONS.glob("*_mssql*.sql"))
CREATES = [f"v{label}_create_mssql.sql" for label in LABELS]


def read(name: str) -> str:
    return (MIGRATIONS / name).read_text(encoding="utf-8")


def test_every_version_and_step_has_its_scripts() -> None:
    forward = [f"v{start}_to_v{end}_mssql.sql" for start, end in STEPS]
    rollback = [f"v{end}_to_v{start}_mssql_rollback.sql" for start, end in STEPS]
    assert sorted([*CREATES, *forward, *rollback]) == SCRIPTS


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_parser_of_sql_server_2019_accepts_every_script(
    tsql_oracle: TsqlOracle, name: str
) -> None:
    assert tsql_oracle.parse(read(name)) == ()


@pytest.mark.parametrize("name", CREATES)
def test_the_model_of_every_version_is_valid(tsql_oracle: TsqlOracle, name: str) -> None:
    report = tsql_oracle.model(read(name))
    assert report.messages == ()
    # Every table, index and description became part of the model, so there was something to find.
    statements = read(name).count("\nCREATE TABLE [dbo].")
    assert report.added >= statements > 20
    assert not {"CreateTable", "AlterTableAdd", "CreateIndex"} & set(report.skipped)


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_is_plain_text_of_batches(name: str) -> None:
    raw = (MIGRATIONS / name).read_bytes()
    assert b"\r" not in raw
    assert raw.decode("utf-8").rstrip().splitlines()[-1] == "GO"
    # sqlcmd reads $(...) as a variable unless it is told not to.
    assert b"$(" not in raw
