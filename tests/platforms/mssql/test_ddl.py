"""People's scripts read without a server: all that is understood, and a list of the rest."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast

import pytest

from strandline.dictionary.model import Action, Identity, Row
from strandline.dictionary.names import QName
from strandline.errors import InvalidInput, PlatformFailure
from strandline.platforms.base import Connection
from strandline.platforms.mssql import platform
from strandline.platforms.mssql.lexer import batches, tokens
from support.tsql import TsqlOracle

SSMS = Path(__file__).with_name("ssms.sql").read_text(encoding="utf-8")
PROJECT, SAMPLE = QName("dbo", "Project"), QName("lab", "Sample")


def test_generated_script_is_valid(tsql_oracle: TsqlOracle) -> None:
    assert tsql_oracle.parse(SSMS) == ()


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_generated_script(ends: str) -> None:
    inspection = platform.read_script(SSMS.replace("\n", ends))
    tables = inspection.dictionary.tables
    assert set(tables) == {PROJECT, SAMPLE}
    project, sample = tables[PROJECT], tables[SAMPLE]
    assert project.description == "What is studied"
    assert project.column_names == (
        "ProjectID", "Title", "Started", "Budget", "IsOpen", "Total",
    )  # fmt: skip
    assert project.get_column("ProjectID").identity == Identity()
    assert project.get_column("Title").description == "Its name"
    assert not project.get_column("Title").nullable
    generated = project.get_column("Total").generated
    assert generated is not None
    assert (generated.expression.text, generated.stored) == ('"ProjectID" * 2', True)
    opened = project.get_column("IsOpen").default
    assert opened is not None
    assert (opened.name, opened.expression.text) == ("DF_Project_IsOpen", "TRUE")
    started = project.get_column("Started").default
    assert started is not None
    assert started.name == "DF_Project_Started"
    assert started.expression.text == "LOCALTIMESTAMP"
    assert project.primary_key is not None
    assert project.primary_key.columns == ("ProjectID",)
    assert [unique.name for unique in project.uniques] == ["UQ_Project"]
    assert [row.as_mapping()["IsOpen"] for row in project.rows] == [True, False]
    assert project.rows[0].as_mapping()["Title"] == f"It's{ends}GO{ends}open"
    (index,) = sample.indexes
    assert index.columns[0].descending
    assert index.include == ("ProjectID",)
    assert index.where is not None
    (key,) = sample.foreign_keys
    assert (key.on_update, key.on_delete) == (Action.CASCADE, Action.SET_NULL)
    assert [check.name for check in sample.checks] == ["CK_Sample_1"]
    assert list(inspection.dictionary.views) == [QName("dbo", "OpenProject")]


def test_the_rest_is_listed_with_its_line() -> None:
    listed = {(e.kind, e.name): e.reason for e in platform.read_script(SSMS).unmanaged}
    assert set(listed) == {
        ("column", "dbo.Project.Where"),
        ("procedure", "dbo.Tidy"),
        ("statement", "GRANT"),
        ("statement", "CREATE SEQUENCE"),
        ("statement", "CREATE TYPE"),
        ("statement", "UPDATE"),
    }
    line = SSMS.splitlines().index("CREATE SEQUENCE [dbo].[Numbers] START WITH 1") + 1
    assert listed["statement", "CREATE SEQUENCE"].startswith(f"line {line}:")


def read(text: str) -> tuple[set[str], list[str]]:
    inspection = platform.read_script(text)
    names = {str(name) for name in inspection.dictionary.tables}
    return names, [f"{entry.kind} {entry.name}" for entry in inspection.unmanaged]


@pytest.mark.parametrize(
    ("text", "tables", "unmanaged"),
    [
        ("", set(), []),
        ("CREATE TABLE t (id INT PRIMARY KEY, n INT DEFAULT 0 CHECK (n > 0) UNIQUE)", {"dbo.t"}, []),
        ("create table a.b (x int not null, index ix (x desc)); create table c (y int)",
         {"a.b", "dbo.c"}, []),
        ("CREATE TABLE t (id INT) DROP TABLE IF EXISTS t", set(), []),
        ("IF OBJECT_ID('t') IS NOT NULL DROP TABLE t\nGO\nCREATE TABLE t (id INT)", {"dbo.t"}, []),
        ("IF NOT EXISTS (SELECT 1 FROM sys.tables WHERE name = 't')\nBEGIN\n"
         "CREATE TABLE t (id INT)\nEND", {"dbo.t"}, []),
        ("CREATE TABLE #t (id INT)\nCREATE TABLE u (id INT)", {"dbo.u"}, []),
        ("EXEC('CREATE TABLE t (id INT)')", {"dbo.t"}, []),
        ("CREATE TABLE t (id INT)\nALTER TABLE t ADD n INT NULL, m INT\n"
         "ALTER TABLE t ALTER COLUMN n BIGINT NOT NULL\nALTER TABLE t DROP COLUMN m", {"dbo.t"}, []),
        ("ALTER TABLE nowhere ADD n INT", set(), ["statement ALTER TABLE dbo.nowhere"]),
        ("CREATE TABLE t (id INT, broken", set(), ["statement CREATE TABLE dbo.t"]),
        ("CREATE TABLE t (a AS b + 1)", set(), ["statement CREATE TABLE dbo.t"]),
        ("CREATE TABLE t (a INT, b AS (a + 1))", set(), ["statement CREATE TABLE dbo.t"]),
        ("CREATE TABLE t (id INT)\nINSERT INTO t SELECT 1", {"dbo.t"}, ["statement INSERT INTO"]),
        ("CREATE TABLE t (id INT)\nINSERT INTO t VALUES (GETDATE())\nCREATE TABLE u (id INT)",
         {"dbo.t", "dbo.u"}, ["statement INSERT INTO"]),
        ("EXEC sp_rename 'a', 'b'", set(), ["statement EXEC SP_RENAME"]),
        ("CREATE FUNCTION f() RETURNS INT AS BEGIN RETURN 1 END", set(), ["function dbo.f"]),
        ("CREATE CLUSTERED INDEX c ON t (a)", set(), ["statement CREATE CLUSTERED"]),
        ("-- CREATE TABLE x (id INT)\n/* GO /* nested */ */ PRINT 'CREATE TABLE y (id INT)'",
         set(), []),
        ("what is this", set(), ["statement WHAT IS"]),
    ],
)  # fmt: skip
def test_scripts(text: str, tables: set[str], unmanaged: list[str]) -> None:
    assert read(text) == (tables, unmanaged)


def test_plain_table_in_full() -> None:
    text = (
        "CREATE TABLE t (id INT IDENTITY PRIMARY KEY, n DECIMAL(10, 2) NULL DEFAULT -1.5, "
        "r INT REFERENCES u (id) ON DELETE CASCADE, w VARBINARY(MAX), f FLOAT(24), "
        "CONSTRAINT pq UNIQUE (n, r))\nINSERT INTO t (id, n, w) VALUES (1, -2.5, 0xABC), (2, 1, NULL)"
    )
    (found,) = platform.read_script(text).dictionary.tables.values()
    assert [str(column.type) for column in found.columns] == [
        "integer", "decimal(10,2)", "integer", "binary_large", "float32",
    ]  # fmt: skip
    assert found.primary_key is not None
    assert found.primary_key.name == "PK_t"
    assert found.foreign_keys[0].name == "FK_t_u_r"
    default = found.get_column("n").default
    assert default is not None
    assert default.expression.text == "-1.5"
    assert found.rows == (
        Row.of({"id": 1, "n": -2.5, "w": b"\x0a\xbc"}),
        Row.of({"id": 2, "n": 1, "w": None}),
    )


def test_go_separates_only_on_a_line_of_its_own() -> None:
    text = "SELECT 'a\nGO\n'\ngo\n/*\nGO\n*/ SELECT 2\nGO 3 -- thrice\nSELECT [\nGO\n]\n GO\n\nGO\n"
    found = [(batch.line, batch.text.strip()) for batch in batches(text)]
    assert found == [
        (1, "SELECT 'a\nGO\n'"),
        (5, "/*\nGO\n*/ SELECT 2"),
        (9, "SELECT [\nGO\n]"),
    ]


@pytest.mark.parametrize("text", ["'open", "[open", "/* open", "N'", "0x", "\x00", "é$#", "…"])
def test_broken_text_never_raises(text: str) -> None:
    list(tokens(text))
    platform.read_script(text)
    platform.read_script(f"CREATE TABLE t (id INT) {text}")


class Scratch:
    def __init__(self) -> None:
        self.ran: list[str] = []

    def execute(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[object, ...]]:
        if "BOOM" in sql:
            raise PlatformFailure("X209", "it is refused")
        self.ran.append(sql.strip())
        return []


def test_load_runs_batch_by_batch() -> None:
    scratch = Scratch()
    text = (
        "USE master\nGO\nCREATE DATABASE x\nGO\nSET NOCOUNT ON\nGO\nCREATE TABLE t (id INT)\nGO\n"
    )
    left_out = platform.load_script(cast("Connection", scratch), text)
    assert scratch.ran == ["SET NOCOUNT ON", "CREATE TABLE t (id INT)"]
    assert [entry.name for entry in left_out] == ["line 1", "line 3"]


def test_load_names_the_line_that_failed() -> None:
    with pytest.raises(InvalidInput) as caught:
        platform.load_script(cast("Connection", Scratch()), "PRINT 1\nGO\n\nBOOM\nGO\n")
    (finding,) = caught.value.findings
    assert finding.span is not None
    assert finding.span.line == 3
