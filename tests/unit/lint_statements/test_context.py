"""What rules know besides the statement: transactions, what came before, types, the version."""

from __future__ import annotations

import pytest

from strandline.lint.statements.catalogue import STATEMENT_RULES, lint_script
from strandline.lint.statements.context import transactions_of
from strandline.lint.statements.read import read_script
from strandline.lint.statements.types import Fit, changes_in_place, fit

TRANSACTIONS = {
    "none": ("postgres", "SELECT 1; SELECT 2;", [None, None]),
    "two": (
        "postgres",
        "BEGIN; SELECT 1; COMMIT; SELECT 2; START TRANSACTION; END; SELECT 3;",
        [1, 1, 1, None, 2, 2, None],
    ),
    "savepoints": (
        "postgres",
        "BEGIN; SAVEPOINT s; ROLLBACK TO SAVEPOINT s; RELEASE s; ROLLBACK; SELECT 1;",
        [1, 1, 1, 1, 1, None],
    ),
    "SQL Server's blocks": (
        "mssql",
        "BEGIN TRY BEGIN TRANSACTION SELECT 1 COMMIT END TRY BEGIN CATCH SELECT 2 END CATCH",
        [None, 1, 1, 1, None, None, None, None],
    ),
    "across batches": (
        "mssql",
        "BEGIN TRAN\nGO\nSELECT 1\nGO\nCOMMIT\nGO\nSELECT 2",
        [1, 1, 1, None],
    ),
}


@pytest.mark.parametrize(("platform", "sql", "expected"), TRANSACTIONS.values(), ids=TRANSACTIONS)
def test_transactions_are_followed(platform: str, sql: str, expected: list[int | None]) -> None:
    script = read_script(sql, platform)
    assert list(transactions_of(script, in_transaction=False)) == expected


def test_who_runs_the_script_may_have_begun_one() -> None:
    sql = "CREATE INDEX CONCURRENTLY ix ON app.t (a);"
    assert "LK403" not in codes(sql)
    assert "LK403" in codes(sql, in_transaction=True)
    assert "LH552" not in codes("SELECT 1;", in_transaction=True)
    assert "LH502" in codes("COMMIT;", in_transaction=True)


def codes(sql: str, platform: str = "postgres", **known: object) -> set[str]:
    return {finding.code for finding in lint_script(sql, platform, **known)}


NEW = {
    "made here": "CREATE TABLE app.n (id bigint PRIMARY KEY);",
    "made here without a schema": "CREATE TABLE n (id bigint PRIMARY KEY);",
    "a copy": "CREATE TABLE app.n AS SELECT * FROM app.t;",
    "selected into": "SELECT * INTO app.n FROM app.t;",
    "renamed": "CREATE TABLE app.m (id bigint PRIMARY KEY); ALTER TABLE app.m RENAME TO n;",
}
RISKY = (
    "CREATE INDEX ix ON app.n (id);",
    "ALTER TABLE app.n ADD CONSTRAINT c CHECK (id > 0);",
    "ALTER TABLE app.n ADD COLUMN a int NOT NULL;",
    "ALTER TABLE app.n ALTER COLUMN id TYPE smallint;",
    "DROP TABLE app.n;",
    "TRUNCATE app.n;",
    "DELETE FROM app.n;",
)


@pytest.mark.parametrize("risky", RISKY)
@pytest.mark.parametrize("before", NEW.values(), ids=NEW)
def test_nobody_uses_a_table_that_the_script_has_made(before: str, risky: str) -> None:
    pointed = {rule.code for rule in STATEMENT_RULES if not rule.blanket}
    assert codes(risky) & pointed
    assert codes(f"{before}\n{risky}") & pointed <= {"LH559"}


def test_a_table_that_is_made_later_or_elsewhere_is_not_new() -> None:
    made = "CREATE TABLE app.n (id bigint PRIMARY KEY);"
    assert "LD104" in codes(f"TRUNCATE app.n; {made}")
    assert "LD104" in codes(f"{made} TRUNCATE other.n;")


IN_PLACE = [
    ("varchar(20)", "varchar(30)"),
    ("varchar(20)", "character varying"),
    ("character varying(20)", "text"),
    ("text", "varchar"),
    ("cidr", "inet"),
    ("numeric(9, 2)", "numeric(12,2)"),
    ("numeric(9, 2)", "decimal"),
    ("timestamp(3)", "timestamp(6)"),
    ("timestamp(3) with time zone", "timestamptz"),
    ("time(0)", "time"),
    ("interval(3)", "interval(6)"),
    ("varbit(8)", "bit varying(16)"),
    ("int4", "integer"),
]
REWRITTEN = [
    ("integer", "bigint"),
    ("varchar(30)", "varchar(20)"),
    ("text", "varchar(20)"),
    ("numeric(9, 2)", "numeric(12, 3)"),
    ("numeric", "numeric(12, 2)"),
    ("inet", "cidr"),
    ("timestamp(6)", "timestamp(3)"),
    ("timestamp", "timestamptz"),
    ("char(4)", "varchar(4)"),
    ("text", "uuid"),
    ("app.mood", "app.feeling"),
]


@pytest.mark.parametrize(("old", "new"), IN_PLACE)
def test_free_changes_of_type_are_silent(old: str, new: str) -> None:
    assert changes_in_place(old, new)
    sql = f"ALTER TABLE app.t ALTER COLUMN a TYPE {new};"
    assert not codes(sql, known_types={"app.t.a": old}) & {"LK410", "LD106"}
    assert not codes(sql, known_types={"t.a": old}) & {"LK410", "LD106"}


@pytest.mark.parametrize(("old", "new"), REWRITTEN)
def test_other_changes_of_type_are_reported(old: str, new: str) -> None:
    assert not changes_in_place(old, new)
    sql = f"ALTER TABLE app.t ALTER COLUMN a TYPE {new};"
    assert "LK410" in codes(sql, known_types={"app.t.a": old})


def test_a_free_change_with_a_computed_value_is_none() -> None:
    sql = "ALTER TABLE app.t ALTER COLUMN a TYPE text USING lower(a);"
    assert "LK410" in codes(sql, known_types={"app.t.a": "varchar(9)"})


FITS = [
    ("integer", "bigint", Fit.HOLDS),
    ("bigint", "int", Fit.NARROWS),
    ("numeric(9, 2)", "numeric(8, 2)", Fit.NARROWS),
    ("numeric(9, 2)", "numeric(9, 3)", Fit.NARROWS),
    ("numeric(9, 2)", "numeric(10, 3)", Fit.HOLDS),
    ("numeric(9, 2)", "integer", Fit.NARROWS),
    ("varchar(9)", "varchar(8)", Fit.NARROWS),
    ("text", "varchar(8)", Fit.NARROWS),
    ("varchar(8)", "text", Fit.HOLDS),
    ("nvarchar(50)", "nvarchar(max)", Fit.HOLDS),
    ("nvarchar(max)", "nvarchar(50)", Fit.NARROWS),
    ("nvarchar(50)", "varchar(50)", Fit.UNKNOWN),
    ("real", "double precision", Fit.HOLDS),
    ("float8", "float4", Fit.NARROWS),
    ("timestamptz", "date", Fit.NARROWS),
    ("uuid", "text", Fit.HOLDS),
    ("app.mood", "app.feeling", Fit.UNKNOWN),
]


@pytest.mark.parametrize(("old", "new", "expected"), FITS)
def test_what_fits(old: str, new: str, expected: Fit) -> None:
    assert fit(old, new) is expected


def test_a_narrower_type_is_known_when_the_old_one_is() -> None:
    sql = "ALTER TABLE app.t ALTER COLUMN a TYPE varchar(20);"
    assert "LD106" in codes(sql)
    assert "LD106" in codes(sql, known_types={"app.t.a": "varchar(30)"})
    assert "LD106" not in codes(sql, known_types={"app.t.a": "varchar(10)"})


def test_the_version_of_the_server_counts() -> None:
    sql = "ALTER TABLE app.t ADD COLUMN a text DEFAULT 'x';"
    assert "LK411" not in codes(sql, pg_version=16)
    assert "LK411" in codes(sql, pg_version=10)
    concurrent = "CREATE INDEX CONCURRENTLY ix ON app.t (a);"
    assert "LK417" not in codes(concurrent, pg_version=15)
    assert "LK417" in codes(concurrent, pg_version=14)


def test_findings_have_places_an_excerpt_and_advice() -> None:
    sql = "SELECT 1;\n  ALTER TABLE app.t\n    ADD COLUMN a int NOT NULL,\n    ADD b int;\n"
    (finding,) = [found for found in lint_script(sql, "postgres") if found.code == "LF202"]
    assert (finding.line, finding.column) == (3, 5)
    assert (finding.end_line, finding.end_column) == (3, 30)
    assert sql[finding.start : finding.end] == "ADD COLUMN a int NOT NULL"
    assert finding.excerpt == "    ADD COLUMN a int NOT NULL,"
    assert finding.statement == 1
    assert finding.subject == "app.t.a"
    shown = finding.diagnostic("change.sql").as_json()
    assert shown["place"] == {"file": "change.sql", "line": 3, "column": 5}
    assert shown["why"]
    assert shown["fix"]


def test_values_are_in_no_message() -> None:
    """What stands in literals may be data; messages name objects only."""
    for rule in STATEMENT_RULES:
        for platform, texts in rule.bad.items():
            for text in texts:
                for finding in lint_script(text.replace("'x'", "'s3cr3t'"), platform, rules=[rule]):
                    assert "s3cr3t" not in finding.message
    sql = "UPDATE app.t SET a = 's3cr3t'; INSERT INTO app.t (a, a) VALUES ('s3cr3t', 's3cr3t');"
    for finding in lint_script(sql, "postgres", rules=STATEMENT_RULES):
        assert "s3cr3t" not in finding.message
