"""What rules say of databases, seen on the databases."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from strandline.lint.statements.catalogue import find_statement_rule, lint_script
from unit.lint_statements.repair import repair_script

FAMILY = """
CREATE TABLE u (id INTEGER PRIMARY KEY);
INSERT INTO u VALUES (1);
CREATE TABLE t (id INTEGER PRIMARY KEY, a INT);
INSERT INTO t VALUES (1, 1), (2, 2);
CREATE TABLE child (t_id INT REFERENCES t (id) ON DELETE CASCADE);
INSERT INTO child VALUES (1), (2);
"""
REBUILD = """
CREATE TABLE t_new (id INTEGER PRIMARY KEY, a TEXT);
INSERT INTO t_new SELECT id, a FROM t;
DROP TABLE t;
ALTER TABLE t_new RENAME TO t;
"""


@pytest.fixture
def sqlite() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.executescript(FAMILY)
    connection.executescript("CREATE TABLE free (z INT); INSERT INTO free VALUES (1);")
    connection.execute("PRAGMA foreign_keys = ON")
    yield connection
    connection.close()


def examples(code: str, kind: str, platform: str) -> tuple[str, ...]:
    rule = find_statement_rule(code)
    assert rule is not None
    found: tuple[str, ...] = getattr(rule, kind)[platform]
    return found


def beside_nothing(sql: str) -> str:
    """An added column must not fail by its name: the table for it has only what it refers to."""
    return sql if "(a * 2)" in sql else sql.replace("TABLE t ", "TABLE free ")


@pytest.mark.parametrize("code", ["LF252", "LF202"])
def test_sqlite_refuses_just_the_columns_that_we_say(sqlite: sqlite3.Connection, code: str) -> None:
    for sql in examples(code, "bad", "sqlite"):
        with pytest.raises(sqlite3.OperationalError, match=r"(?i)cannot add"):
            sqlite.executescript(beside_nothing(sql))
    for number, sql in enumerate(examples(code, "good", "sqlite")):
        sqlite.executescript(beside_nothing(sql).replace("COLUMN ", f"COLUMN n{number}"))


REBUILDS = {
    "enforced": (f"BEGIN;{REBUILD}COMMIT;", 0),
    "switched off too late": (f"BEGIN;PRAGMA foreign_keys = OFF;{REBUILD}COMMIT;", 0),
    "switched off": (f"PRAGMA foreign_keys = OFF;BEGIN;{REBUILD}COMMIT;", 2),
}


@pytest.mark.parametrize(("sql", "children"), REBUILDS.values(), ids=REBUILDS)
def test_sqlite_empties_children_just_where_we_say(
    sqlite: sqlite3.Connection, sql: str, children: int
) -> None:
    sqlite.executescript(sql)
    assert sqlite.execute("SELECT count(*) FROM child").fetchone() == (children,)
    reported = "LD108" in {finding.code for finding in lint_script(sql, "sqlite")}
    assert reported == (children == 0)


DUCKDB = {
    "LH516": "CREATE TABLE t (a INT, b INT);",
    "LH566": "CREATE TABLE u (id INT PRIMARY KEY); CREATE TABLE t (id INT PRIMARY KEY, b INT);",
}


@pytest.mark.parametrize("code", DUCKDB)
@pytest.mark.parametrize("kind", ["bad", "good"])
def test_duckdb_refuses_just_what_we_say(code: str, kind: str) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    for sql in examples(code, kind, "duckdb"):
        with duckdb.connect() as connection:
            connection.execute(DUCKDB[code])
            if "DROP INDEX ix_t_a" in sql:
                connection.execute("CREATE INDEX ix_t_a ON t (a)")
            if "RENAME COLUMN a TO b" in sql:
                connection.execute("DROP INDEX ix_t_a; ALTER TABLE t DROP b")
                connection.execute("CREATE INDEX ix_t_a ON t (a)")
            if kind == "bad":
                with pytest.raises(duckdb.Error, match=r"Not implemented|Parser|Dependency|Cannot"):
                    connection.execute(sql)
            else:
                connection.execute(sql)


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("code", "sql"),
    [
        ("LK403", "CREATE INDEX CONCURRENTLY ix ON app.t (a);"),
        ("LK403", "VACUUM app.t;"),
        ("LF254", "ALTER TYPE app.mood ADD VALUE 'calm'; SELECT 'calm'::app.mood;"),
        ("LF202", "ALTER TABLE app.t ADD COLUMN b int NOT NULL;"),
        ("LF203", "ALTER TABLE app.t ALTER COLUMN a SET NOT NULL;"),
        ("LF201", "ALTER TABLE app.t ADD CONSTRAINT uq UNIQUE (c);"),
        ("LF204", "ALTER TABLE app.t ADD CONSTRAINT ck CHECK (c > 5);"),
        ("LF205", "ALTER TABLE app.t ADD PRIMARY KEY (a);"),
        ("LH504", "UPDATE app.t SET a = 1, a = 2 WHERE c = 1;"),
    ],
)
def test_postgres_refuses_in_a_transaction(postgres_url: str, code: str, sql: str) -> None:
    psycopg = pytest.importorskip("psycopg", reason="psycopg is not installed")
    with psycopg.connect(postgres_url) as connection:
        connection.execute("CREATE SCHEMA app")
        connection.execute("CREATE TYPE app.mood AS ENUM ('sad')")
        connection.execute("CREATE TABLE app.t (a int, c int)")
        connection.execute("INSERT INTO app.t VALUES (NULL, 1), (2, 1)")
        connection.commit()
        assert code in {f.code for f in lint_script(sql, "postgres", in_transaction=True)}
        *before, last = sql.split("; ")
        for statement in before:
            connection.execute(statement)
        with pytest.raises(psycopg.Error):
            connection.execute(last)


@pytest.mark.postgres
def test_postgres_takes_all_fixes_of_a_script(postgres_url: str) -> None:
    psycopg = pytest.importorskip("psycopg", reason="psycopg is not installed")
    script = (
        "CREATE INDEX ix_t_c ON app.t (c);\n"
        "ALTER TABLE app.t ADD CONSTRAINT uq_t_c UNIQUE (c);\n"
        "ALTER TABLE app.t ALTER COLUMN a SET NOT NULL;\n"
        "ALTER TABLE app.t ADD CONSTRAINT ck_t_c CHECK (c > 0);\n"
        "ALTER TABLE app.t ADD CONSTRAINT fk_t_t FOREIGN KEY (a) REFERENCES app.t (c);\n"
        "ALTER TABLE app.t ADD COLUMN extra json;\n"
        "DROP INDEX app.ix_t_c;\n"
    )
    repair = repair_script(script, "postgres")
    assert {"LK401", "LK405", "LF203", "LK408", "LK407", "LC312", "LK413"} <= {
        finding.code for finding in repair.repaired
    }
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("CREATE SCHEMA app")
        connection.execute("CREATE TABLE app.t (a int, c int)")
        connection.execute("INSERT INTO app.t VALUES (1, 1), (2, 2)")
        for statement in repair.text.split(";\n"):
            connection.execute(statement)
        valid = connection.execute(
            "SELECT count(*), bool_and(convalidated) FROM pg_constraint "
            "WHERE conrelid = 'app.t'::regclass AND contype IN ('c', 'f', 'u')"
        ).fetchone()
        assert valid == (3, True)
