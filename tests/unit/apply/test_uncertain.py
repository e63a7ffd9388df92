"""Statements that may or may not have finished: recognised in every dialect's spelling."""

from __future__ import annotations

import pytest

from strandline.apply.uncertain import Answer, Recognised, Thing, recognise, settle
from strandline.dictionary.names import QName
from strandline.errors import PlatformFailure
from strandline.platforms.registry import get_platform

T = QName("dbo", "Value")
FORMS = [
    ('CREATE INDEX "i" ON "dbo"."Value" ("a")', Thing.INDEX, True, "i", T),
    ('CREATE UNIQUE INDEX CONCURRENTLY i ON dbo."Value" (a)', Thing.INDEX, True, "i", T),
    ("create index if not exists I_x\n  on [dbo].[Value] (a)", Thing.INDEX, True, "I_x", T),
    ("CREATE UNIQUE NONCLUSTERED INDEX [a]]b] ON [dbo].[Value] ([a])", Thing.INDEX, True, "a]b", T),
    ('CREATE INDEX "we""ird name" ON "dbo"."Value" (a)', Thing.INDEX, True, 'we"ird name', T),
    ("DROP INDEX CONCURRENTLY dbo.i", Thing.INDEX, False, "i", None),
    ("DROP INDEX [i] ON [dbo].[Value]", Thing.INDEX, False, "i", T),
    ('ALTER TABLE "dbo"."Value" ADD CONSTRAINT "c" CHECK (a > 0) NOT VALID',
     Thing.CONSTRAINT, True, "c", T),
    ('ALTER TABLE ONLY dbo."Value" DROP CONSTRAINT c', Thing.CONSTRAINT, False, "c", T),
    ('ALTER TABLE "dbo"."Value" ADD COLUMN "n" INTEGER', Thing.COLUMN, True, "n", T),
    ("ALTER TABLE [dbo].[Value] ADD [n] INT NULL", Thing.COLUMN, True, "n", T),
    ('ALTER TABLE "dbo"."Value" DROP COLUMN "n"', Thing.COLUMN, False, "n", T),
    ('CREATE TABLE "dbo"."Value" ("a" INTEGER)', Thing.TABLE, True, "Value", T),
    ('DROP TABLE "dbo"."Value"', Thing.TABLE, False, "Value", T),
]  # fmt: skip


@pytest.mark.parametrize(("sql", "thing", "makes", "name", "table"), FORMS)
def test_forms(sql: str, thing: Thing, makes: bool, name: str, table: QName | None) -> None:
    assert recognise(sql) == Recognised(thing=thing, makes=makes, name=name, table=table)


@pytest.mark.parametrize(
    "sql",
    ["UPDATE t SET a = 1", "INSERT INTO t VALUES (1)", "", "CREATE", "CREATE VIEW v AS SELECT 1",
     "WITH x AS (SELECT 1) DELETE FROM t", "EXEC sp_rename 'a', 'b'", "ALTER TABLE t RENAME TO u"],
)  # fmt: skip
def test_other_statements_are_not_guessed_at(sql: str) -> None:
    assert recognise(sql) is None


@pytest.mark.parametrize(
    ("sql", "answer"),
    [
        ("CREATE INDEX i ON t (a)", Answer.DONE),
        ("-- why\nCREATE INDEX i ON t (a)", Answer.DONE),
        ("CREATE INDEX other ON t (a)", Answer.AGAIN),
        ("CREATE INDEX i ON u (a)", Answer.AGAIN),
        ("DROP INDEX i", Answer.AGAIN),
        ("DROP INDEX other", Answer.DONE),
        ("DROP INDEX IF EXISTS i", Answer.STEP),
        ("ALTER TABLE t ADD COLUMN a INTEGER", Answer.DONE),
        ("ALTER TABLE t ADD COLUMN b INTEGER", Answer.AGAIN),
        ("ALTER TABLE t DROP COLUMN b", Answer.DONE),
        ("ALTER TABLE t DROP COLUMN a", Answer.AGAIN),
        ("CREATE TABLE T (a INTEGER)", Answer.DONE),
        ("CREATE TABLE u (a INTEGER)", Answer.AGAIN),
        ("DROP TABLE u", Answer.DONE),
        ("UPDATE t SET a = 1", Answer.STEP),
        ("VACUUM", Answer.STEP),
        ("ANALYZE t", Answer.STEP),
    ],
)
@pytest.mark.parametrize("platform", ["sqlite", "duckdb"])
def test_the_database_answers(platform: str, sql: str, answer: Answer) -> None:
    found = get_platform(platform)
    with found.scratch() as connection:
        connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER)")
        connection.execute("CREATE INDEX i ON t (a)")
        assert settle(connection, found, sql) is answer


@pytest.mark.postgres
def test_postgres_answers_for_constraints_and_invalid_indexes(postgres_url: str) -> None:
    found = get_platform("postgres")
    with found.connect(postgres_url) as connection:
        connection.execute("CREATE TABLE t (a integer, CONSTRAINT c CHECK (a > 0) NOT VALID)")
        connection.execute("INSERT INTO t VALUES (1), (1)")
        for sql, answer in (
            ("ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID", Answer.DONE),
            ("ALTER TABLE public.t ADD CONSTRAINT d CHECK (a > 0)", Answer.AGAIN),
            ("ALTER TABLE t DROP CONSTRAINT c", Answer.AGAIN),
            ("ALTER TABLE t VALIDATE CONSTRAINT c", Answer.STEP),
            ("ALTER TABLE t ALTER COLUMN a SET NOT NULL", Answer.STEP),
            ("DO $$ BEGIN END $$", Answer.STEP),
            ("DROP INDEX CONCURRENTLY IF EXISTS public.i", Answer.STEP),
        ):
            assert settle(connection, found, sql) is answer, sql
        build = "CREATE UNIQUE INDEX CONCURRENTLY i ON public.t (a)"
        with pytest.raises(PlatformFailure) as caught:
            connection.execute(build)
        assert caught.value.code == "X208"
        assert found.invalid_indexes(connection) == (QName("public", "i"),)
        assert settle(connection, found, build) is Answer.AGAIN
        assert found.invalid_indexes(connection) == ()
