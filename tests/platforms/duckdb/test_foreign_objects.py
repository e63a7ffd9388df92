"""Databases and scripts that people made: what is read, what is left out, and why."""

from __future__ import annotations

import pytest

from strandline.dictionary.model import EMPTY, Identity, Index, IndexColumn, ValueSet
from strandline.errors import InvalidInput
from strandline.platforms.duckdb import platform

SCRIPT = """-- made by hand; not by a tool
.mode box
SET schema = 'main';
BEGIN TRANSACTION;
CREATE SCHEMA lab;
CREATE SEQUENCE lab.numbers START 7;
CREATE TABLE lab."Odd; name" (a INTEGER DEFAULT nextval('lab.numbers'), b TINYINT, c HUGEINT,
    d TIMESTAMP_NS, PRIMARY KEY (a)); -- trailing; words
/* a ; comment */
CREATE TABLE t (s STRUCT(x INTEGER));
CREATE TYPE alias AS INTEGER;
CREATE MACRO twice(x) AS x * 2;
CREATE VIEW named(q) AS SELECT 1;
CREATE VIEW ok AS SELECT a FROM lab."Odd; name";
CREATE TEMP TABLE passing (a INTEGER);
COPY t FROM 'nowhere.csv';
ATTACH 'nowhere.db' AS n;
COMMIT;
"""


def test_script_and_what_is_left_out(memory):
    left = platform.load_script(memory, SCRIPT)

    assert [one.kind for one in left] == ["setting", "data", "attached database"]

    found = platform.inspect(memory)
    assert {str(name) for name in found.dictionary.tables} == {"lab.Odd; name"}
    assert {str(name) for name in found.dictionary.views} == {"main.ok"}
    assert {(one.kind, one.name) for one in found.unmanaged} == {
        ("sequence", "lab.numbers"),
        ("table", "main.t"),
        ("type", "main.alias"),
        ("macro", "main.twice"),
        ("view", "main.named"),
    }
    assert all(one.reason for one in found.unmanaged)
    assert [one.code for one in found.findings] == ["X141"] * 3
    (table,) = found.dictionary.tables.values()
    assert table.columns[0].identity is None
    assert "nextval" in table.columns[0].default.expression.text.lower()


@pytest.mark.parametrize(
    ("text", "line"),
    [("CREATE TABLE a (x INTEGER);\n\nCREATE TABLE b (x nonsense);", 3),
     ("-- one\nCREATE TABLE a (x INTEGER);\nSELEC 1;", 3)],
)  # fmt: skip
def test_script_that_fails_names_the_line(memory, text, line):
    with pytest.raises(InvalidInput) as caught:
        platform.load_script(memory, text)
    assert caught.value.code == "X120"
    assert caught.value.findings[0].span.line == line


def test_exported_schema_is_read_back(kit, build, tmp_path):
    parent = kit.table("P", kit.column("id", nullable=False, identity=Identity(start=3)),
                       kit.column("Select", "text", default=kit.default("'it''s; so'")), key=["id"],
                       indexes=(Index(name="IX", columns=(IndexColumn(name="Select"),)),))  # fmt: skip
    child = kit.table("C", kit.column("p"), kit.column("m", "string", type={"value_set": kit.name("mood")}),
                      foreign_keys=(kit.points("p", "P", "id"),))  # fmt: skip
    mood = ValueSet(name=kit.name("mood"), values=("a", "b"), native=True)
    wanted = kit.dictionary(parent, child, value_sets=[mood])
    build(wanted).execute(f"EXPORT DATABASE '{tmp_path}'")
    script = (tmp_path / "schema.sql").read_text()

    with platform.scratch() as other:
        assert platform.load_script(other, script) == ()
        assert kit.meaning(platform.inspect(other).dictionary) == kit.meaning(wanted)


def test_ledger_is_left_out(memory):
    memory.execute("CREATE SCHEMA strandline; CREATE TABLE strandline.run (a INTEGER)")
    memory.execute("CREATE TABLE main.strandline_archive_x (a INTEGER)")
    assert platform.inspect(memory).dictionary.is_empty
    assert platform.inspect(memory).unmanaged == ()


def test_inspection_takes_a_fixed_number_of_queries(kit, memory, rich):
    lowered = platform.lower(rich).dictionary
    kit.run(memory, kit.create_all(lowered), EMPTY, lowered)
    asked = []
    execute = memory.execute

    class Counting:
        @staticmethod
        def execute(sql, parameters=()):
            asked.append(sql)
            return execute(sql, parameters)

    platform.inspect(Counting())
    assert len(asked) == 9


def test_views_on_what_is_gone_are_left_out():
    with platform.connect("duckdb://") as connection:
        for statement in (
            "CREATE TABLE a (x INTEGER, y INTEGER)",
            "CREATE TABLE m (z INTEGER)",
            "CREATE VIEW whole AS SELECT x FROM a",
            "CREATE VIEW no_column AS SELECT x, y FROM a",
            "CREATE VIEW no_table AS SELECT z FROM m",
            "DROP TABLE m",
            "CREATE OR REPLACE TABLE a (x INTEGER)",
        ):
            connection.execute(statement)
        inspection = platform.inspect(connection)
    assert [name.name for name in inspection.dictionary.views] == ["whole"]
    assert [(item.kind, item.name) for item in inspection.unmanaged] == [
        ("view", "main.no_column"),
        ("view", "main.no_table"),
    ]
