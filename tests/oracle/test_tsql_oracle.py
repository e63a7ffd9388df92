"""The oracle itself: what Microsoft's parser and model accept, reject and find, and how it fails."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from support.tsql import CHECKER, ModelMessage, OracleError, TsqlOracle, read_availability

TABLE = """
CREATE TABLE [dbo].[Sample] (
    [SampleID] INT IDENTITY(1,1) NOT NULL,
    [Function] NVARCHAR(20) NULL CONSTRAINT [DF_Sample_Function] DEFAULT (N'x'),
    [TakenAt] DATETIME2(7) NOT NULL CONSTRAINT [DF_Sample_TakenAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_Sample] PRIMARY KEY CLUSTERED ([SampleID])
);
"""

VALID = {
    "clustered primary key and named defaults": TABLE,
    "nonclustered key, descending": (
        "CREATE TABLE t (a INT NOT NULL, CONSTRAINT pk PRIMARY KEY NONCLUSTERED (a DESC))"
    ),
    "add with values": (
        "ALTER TABLE t ADD c INT NULL CONSTRAINT df_t_c DEFAULT (0) WITH VALUES, d DATETIMEOFFSET(7)"
    ),
    "identity insert": (
        "SET IDENTITY_INSERT [t] ON;\nINSERT INTO t (id) VALUES (1);\nSET IDENTITY_INSERT [t] OFF;"
    ),
    "filtered index": "CREATE UNIQUE NONCLUSTERED INDEX ix ON t (a DESC) WHERE [b] IS NOT NULL",
    "included columns": "CREATE INDEX ix ON t (a) INCLUDE (b, c) WITH (ONLINE = ON)",
    "trigger in its own batch": (
        "SELECT 1 AS a;\nGO\nCREATE TRIGGER tr ON t AFTER UPDATE AS\nBEGIN\n  SET NOCOUNT ON;\n"
        "  UPDATE x SET b = SYSUTCDATETIME() FROM t AS x JOIN inserted AS i ON i.id = x.id;\nEND\nGO"
    ),
    "refusing trigger": (
        "CREATE TRIGGER tr ON t INSTEAD OF DELETE AS THROW 50001, N'rows are never deleted', 1;"
    ),
    "rename": "EXEC sp_rename N'dbo.t.a', N'b', N'COLUMN';",
    "batches": "CREATE SCHEMA wq\nGO\nCREATE VIEW wq.v AS SELECT 1 AS a\nGO\n",
    "description": (
        "EXEC sys.sp_addextendedproperty @name=N'MS_Description', @value=N'it''s', "
        "@level0type=N'SCHEMA', @level0name=N'dbo', @level1type=N'TABLE', @level1name=N't';"
    ),
    "characters beyond UTF-16": "SELECT N'\N{DROPLET}\N{GRINNING FACE}' AS [\N{DROPLET}]",
    "null character in a string": "SELECT N'\0' AS a",
    "only comments": "-- step 1\n/* nothing\nGO\n*/",
    "empty": "",
}

INVALID = {
    "limit": ("SELECT a FROM t LIMIT 1 OFFSET 2", 1, 17),
    "add column": ("ALTER TABLE t ADD COLUMN c INT", 1, 19),
    "create if not exists": ("CREATE TABLE IF NOT EXISTS t (a INT)", 1, 14),
    "index if not exists": ("CREATE INDEX IF NOT EXISTS i ON t (a)", 1, 14),
    "on conflict": ("INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING", 1, 26),
    "drop cascade": ("DROP TABLE t CASCADE", 1, 14),
    "pipes": ("SELECT 'a' || 'b' AS c", 1, 13),
    "comment on": ("COMMENT ON TABLE t IS 'x'", 1, 1),
    "or replace": ("CREATE OR REPLACE VIEW v AS SELECT 1 AS a", 1, 1),
    "like in a filtered index": ("CREATE INDEX i ON t (a) WHERE a LIKE 'x%'", 1, 33),
    "open bracket": ("CREATE TABLE t (\n  a INT", 2, 8),
    "second batch": ("SELECT 1 AS a\nGO\nALTER TABLE t RENAME TO u", 3, 15),
    "view not first in its batch": ("SELECT 1 AS a;\nCREATE VIEW v AS SELECT 1 AS a", 2, 1),
    "pragma read as a procedure": ("PRAGMA foreign_keys", 1, 1),
}

FOREIGN = (
    f"{TABLE}\nCREATE TABLE [dbo].[Result] ([SampleRef] %s NULL CONSTRAINT [FK] REFERENCES %s);"
)
PLACE = "N'SCHEMA', N'dbo', N'TABLE', N'Sample'"
FINDINGS = {
    "unresolved column in an index": (f"{TABLE} CREATE INDEX ix ON dbo.Sample (nope)", 71501, "ix"),
    "unresolved column in a check": (
        f"{TABLE} ALTER TABLE dbo.Sample ADD CONSTRAINT ck CHECK (nope > 0)",
        71501,
        "ck",
    ),
    "unresolved column in a view": (
        f"{TABLE}\nGO\nCREATE OR ALTER VIEW dbo.v AS SELECT nope FROM dbo.Sample",
        71501,
        "v",
    ),
    "unresolved column in a trigger": (
        f"{TABLE}\nGO\nCREATE TRIGGER dbo.tr ON dbo.Sample AFTER INSERT AS DELETE dbo.Sample WHERE nope = 1",
        71501,
        "tr",
    ),
    "description of a missing column": (
        f"{TABLE} EXEC sp_addextendedproperty N'MS_Description', N'x', {PLACE}, N'COLUMN', N'nope'",
        71501,
        "MS_Description",
    ),
    "unknown type": ("CREATE TABLE dbo.t (a BOOLEAN NULL)", 71501, "a"),
    "missing schema": ("CREATE TABLE wq.t (a INT NULL)", 71501, "t"),
    "duplicate constraint": (
        f"{TABLE} CREATE TABLE dbo.u (a INT NOT NULL CONSTRAINT PK_Sample PRIMARY KEY)",
        71508,
        "PK_Sample",
    ),
    "columns that differ by case": ("CREATE TABLE dbo.t (a INT NULL, A INT NULL)", 71508, "A"),
    "foreign key to a non-key": (
        FOREIGN % ("NVARCHAR(20)", "[dbo].[Sample] ([Function])"),
        71516,
        "FK",
    ),
    "foreign key of another type": (
        FOREIGN % ("BIGINT", "[dbo].[Sample] ([SampleID])"),
        71515,
        "FK",
    ),
    "nullable primary key": (
        "CREATE TABLE dbo.t (a INT NULL, CONSTRAINT pk PRIMARY KEY (a))",
        71529,
        "pk",
    ),
    "two identities": (
        "CREATE TABLE dbo.t (a INT IDENTITY(1,1) NOT NULL, b INT IDENTITY(1,1) NOT NULL)",
        71519,
        "t",
    ),
    "two primary keys": (
        f"{TABLE} ALTER TABLE dbo.Sample ADD CONSTRAINT pk2 PRIMARY KEY (TakenAt)",
        71533,
        "Sample",
    ),
    "column in a default": (
        "CREATE TABLE dbo.t (a INT NULL, b INT NULL CONSTRAINT df DEFAULT (a))",
        70536,
        "df",
    ),
}


@pytest.mark.parametrize("script", VALID.values(), ids=VALID.keys())
def test_parser_accepts(tsql_oracle: TsqlOracle, script: str) -> None:
    assert tsql_oracle.parse(script) == ()


@pytest.mark.parametrize(("script", "line", "column"), INVALID.values(), ids=INVALID.keys())
def test_parser_rejects(tsql_oracle: TsqlOracle, script: str, line: int, column: int) -> None:
    found = tsql_oracle.parse(script)
    assert [(error.line, error.column) for error in found][:1] == [(line, column)]
    assert found[0].message


def test_sound_schema_has_no_findings(tsql_oracle: TsqlOracle) -> None:
    report = tsql_oracle.model(
        "IF SCHEMA_ID(N'wq') IS NULL EXEC(N'CREATE SCHEMA [wq]');",
        f"{TABLE}\nCREATE TABLE [wq].[Result] (\n    [ResultID] INT NOT NULL,\n"
        "    [SampleID] INT NOT NULL,\n    CONSTRAINT [PK_Result] PRIMARY KEY ([ResultID])\n);\n"
        "ALTER TABLE [wq].[Result] ADD CONSTRAINT [FK_Result] FOREIGN KEY ([SampleID])\n"
        "    REFERENCES [dbo].[Sample] ([SampleID]) ON DELETE CASCADE;\n"
        "CREATE INDEX [IX_Result] ON [wq].[Result] ([SampleID]) WHERE [SampleID] > 3;\nGO\n"
        "CREATE /* or alter */ OR ALTER VIEW [wq].[v] AS\n"
        "SELECT [ResultID], N'\N{GRINNING FACE}' AS [Face] FROM [wq].[Result];\nGO\n"
        "CREATE VIEW [wq].[w] AS SELECT [Face] FROM [wq].[v];\nGO\n",
    )
    assert report.messages == ()
    assert (report.added, report.skipped) == (7, {})


@pytest.mark.parametrize(("script", "number", "name"), FINDINGS.values(), ids=FINDINGS.keys())
def test_model_finds(tsql_oracle: TsqlOracle, script: str, number: int, name: str) -> None:
    found = tsql_oracle.model(script).errors
    subjects = {entry.object.rpartition("[")[2].rstrip("]") for entry in found if entry.object}
    assert number in {entry.number for entry in found}
    assert name in subjects


def test_statements_outside_a_model_are_counted_by_kind(tsql_oracle: TsqlOracle) -> None:
    report = tsql_oracle.model(
        "SET XACT_ABORT ON;\nBEGIN TRY\nBEGIN TRANSACTION;\n" + TABLE + "\nALTER TABLE dbo.Sample "
        "ADD c INT NULL;\nALTER TABLE dbo.Sample DROP COLUMN d;\nINSERT INTO dbo.Sample DEFAULT "
        "VALUES;\nEXEC sp_rename N'dbo.a', N'b';\nCREATE TABLE #kept (a INT);\nDROP TABLE dbo.x;\n"
        "COMMIT;\nEND TRY\nBEGIN CATCH\nROLLBACK;\nTHROW;\nEND CATCH"
    )
    assert report.messages == ()
    assert report.added == 1
    assert report.skipped == {
        "PredicateSet": 1,
        "BeginTransaction": 1,
        "AlterTableAdd column": 1,
        "AlterTableDropTableElement": 1,
        "Insert": 1,
        "Execute sp_rename": 1,
        "CreateTable temporary": 1,
        "DropTable": 1,
        "CommitTransaction": 1,
    }


@pytest.mark.parametrize(
    "script", ["CREATE TABLE dbo.t (a INT", "EXEC(N'CREATE VIEW v AS')"], ids=["script", "in exec"]
)
def test_model_reports_syntax_errors(tsql_oracle: TsqlOracle, script: str) -> None:
    report = tsql_oracle.model(script, TABLE)
    assert report.added == 1
    assert [entry.number for entry in report.errors] == [46029]


def test_models_do_not_see_each_other(tsql_oracle: TsqlOracle) -> None:
    assert tsql_oracle.model(TABLE) == tsql_oracle.model(TABLE)


def test_warning_is_no_error(tsql_oracle: TsqlOracle) -> None:
    report = tsql_oracle.model(
        f"{TABLE} ALTER TABLE dbo.Sample WITH NOCHECK ADD CONSTRAINT ck CHECK (SampleID > 0)"
    )
    assert report.errors == ()
    assert report.messages == (
        ModelMessage(
            number=70588,
            severity="warning",
            message="WITH CHECK | NOCHECK option for existing data check enforcement is ignored.",
            object=None,
        ),
    )


def test_lone_surrogate_does_not_end_the_checker(tsql_oracle: TsqlOracle) -> None:
    for ask in (tsql_oracle.parse, tsql_oracle.model):
        with pytest.raises(OracleError, match="could not answer: UnicodeEncodeError"):
            ask("SELECT N'\ud800' AS a")
    assert tsql_oracle.parse("SELECT 1 AS a") == ()


def test_dead_checker_is_said_and_not_waited_for() -> None:
    with TsqlOracle() as oracle:
        assert oracle.parse("SELECT 1 AS a") == ()
        os.kill(oracle.process_id, signal.SIGKILL)
        for _ in range(2):
            with pytest.raises(OracleError, match=r"died \(code -9\)"):
                oracle.parse("SELECT 1 AS a")


@pytest.mark.parametrize("size", [1, 1_000_000], ids=["small", "larger than a pipe"])
def test_hung_checker_is_stopped_after_the_time_given(size: int) -> None:
    with TsqlOracle(seconds=0.5) as oracle:
        os.kill(oracle.process_id, signal.SIGSTOP)
        with pytest.raises(OracleError, match=r"no answer in 0\.5 s"):
            oracle.parse("-" * size)


def test_closed_oracle_says_how_to_start_it() -> None:
    with pytest.raises(OracleError, match="with block"):
        TsqlOracle().parse("SELECT 1 AS a")


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (None, "not installed; run: python"),
        ("{", "unreadable oracle.json"),
        ("[]", "unreadable oracle.json"),
        (json.dumps({"parse": {"reason": "no wheel"}, "model": {"reason": "no ICU"}}), "no wheel"),
    ],
    ids=["no installation", "cut file", "other file", "recorded reason"],
)
def test_missing_oracle_skips_with_its_reason(
    tmp_path: Path, status: str | None, reason: str
) -> None:
    if status is not None:
        (tmp_path / "oracle.json").write_text(status, encoding="utf-8")
    assert reason in read_availability(tmp_path).parse_reason
    with pytest.raises(pytest.skip.Exception, match=reason), TsqlOracle(tmp_path):
        pass


def run_installer(directory: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(CHECKER.with_name("install.py")), str(directory)],
        env=os.environ | variables,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_failed_installation_exits_0_and_records_why(tmp_path: Path) -> None:
    done = run_installer(tmp_path / "venv", PIP_NO_INDEX="1", PIP_FIND_LINKS="")
    assert done.returncode == 0
    assert "T-SQL parser NOT AVAILABLE" in done.stdout
    found = read_availability(tmp_path / "venv")
    assert found.parse_reason
    assert found.parse_reason in done.stdout
    assert found.model_reason in done.stdout


def test_installer_leaves_a_foreign_directory_alone(tmp_path: Path) -> None:
    kept = tmp_path / "kept.txt"
    kept.write_text("kept", encoding="utf-8")
    assert run_installer(tmp_path).returncode == 2
    assert list(tmp_path.iterdir()) == [kept]
