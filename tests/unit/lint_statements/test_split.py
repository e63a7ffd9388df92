"""Statements are found where the databases find them, and never inside of something."""

from __future__ import annotations

import pytest

from strandline.lint.statements.catalogue import STATEMENT_RULES
from strandline.lint.statements.read import read_script
from strandline.lint.statements.record import Action
from unit.lint_statements.parsers import split_on_sqlite


def texts(sql: str, platform: str) -> list[str]:
    script = read_script(sql, platform)
    return [sql[s.start : s.end] for s in script.statements if not s.nested]


CASES: dict[str, tuple[str, str, list[str]]] = {
    "quotes": (
        "postgres",
        "SELECT ';''x'; SELECT \"a;\"\"b\";",
        ["SELECT ';''x'", 'SELECT "a;""b"'],
    ),
    "escape strings": ("postgres", r"SELECT E'a\';b'; SELECT 2", [r"SELECT E'a\';b'", "SELECT 2"]),
    "plain backslash": ("postgres", r"SELECT 'a\'; SELECT 2", [r"SELECT 'a\'", "SELECT 2"]),
    "dollar quotes": (
        "postgres",
        "DO $a$ BEGIN; $b$;$b$ $$;$$ END $a$; SELECT 1",
        ["DO $a$ BEGIN; $b$;$b$ $$;$$ END $a$", "SELECT 1"],
    ),
    "parameters are no dollar quotes": (
        "postgres",
        "SELECT $1; SELECT $2;",
        ["SELECT $1", "SELECT $2"],
    ),
    "comments": (
        "postgres",
        "-- a;b\nSELECT /* ; /* ; */ ; */ 1; -- last;",
        ["SELECT /* ; /* ; */ ; */ 1"],
    ),
    "comments do not nest on SQLite": (
        "sqlite",
        "SELECT 1 /* /* ; */; SELECT 2;",
        ["SELECT 1", "SELECT 2"],
    ),
    "standard functions": (
        "postgres",
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END;"
        "SELECT 3;",
        [
            "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END",
            "SELECT 3",
        ],
    ),
    "rules": (
        "postgres",
        "CREATE RULE r AS ON INSERT TO t DO ALSO (DELETE FROM a; DELETE FROM b); SELECT 1;",
        ["CREATE RULE r AS ON INSERT TO t DO ALSO (DELETE FROM a; DELETE FROM b)", "SELECT 1"],
    ),
    "copied rows": (
        "postgres",
        "COPY t (a) FROM stdin;\nit's; a row\n\\.\nSELECT 1;",
        ["COPY t (a) FROM stdin", "\nit's; a row\n\\.", "SELECT 1"],
    ),
    "lines for psql": (
        "postgres",
        "\\echo it's; nothing\nSELECT 1;\n\\connect other\n",
        ["\\echo it's; nothing", "SELECT 1", "\\connect other"],
    ),
    "triggers": (
        "sqlite",
        "CREATE TRIGGER r AFTER INSERT ON t BEGIN UPDATE t SET a = CASE WHEN 1 THEN 2 END; DELETE "
        "FROM u; END; SELECT 1;",
        [
            "CREATE TRIGGER r AFTER INSERT ON t BEGIN UPDATE t SET a = CASE WHEN 1 THEN 2 END; "
            "DELETE FROM u; END",
            "SELECT 1",
        ],
    ),
    "transactions are no bodies": (
        "sqlite",
        "BEGIN; CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; END; COMMIT;",
        ["BEGIN", "CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; END", "COMMIT"],
    ),
    "brackets and backticks": (
        "sqlite",
        "SELECT [a;b], `c;``d`; SELECT 2",
        ["SELECT [a;b], `c;``d`", "SELECT 2"],
    ),
    "lists are no names": (
        "duckdb",
        "SELECT [1, 2]; SELECT $$;$$;",
        ["SELECT [1, 2]", "SELECT $$;$$"],
    ),
    "no semicolons": (
        "mssql",
        "UPDATE t SET a = 1 DELETE FROM t WHERE a IN (SELECT a FROM u) SELECT 1",
        ["UPDATE t SET a = 1", "DELETE FROM t WHERE a IN (SELECT a FROM u)", "SELECT 1"],
    ),
    "parts of ALTER TABLE": (
        "mssql",
        "ALTER TABLE t ALTER COLUMN a INT NOT NULL ALTER TABLE t DROP COLUMN b DROP TABLE u",
        [
            "ALTER TABLE t ALTER COLUMN a INT NOT NULL",
            "ALTER TABLE t DROP COLUMN b",
            "DROP TABLE u",
        ],
    ),
    "actions of foreign keys": (
        "mssql",
        "ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES u (b) ON DELETE SET NULL ON UPDATE "
        "CASCADE SET NOCOUNT ON",
        [
            "ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES u (b) ON DELETE SET NULL ON "
            "UPDATE CASCADE",
            "SET NOCOUNT ON",
        ],
    ),
    "parts of MERGE": (
        "mssql",
        "MERGE t USING u ON t.a = u.a WHEN MATCHED THEN UPDATE SET b = 1 WHEN NOT MATCHED THEN INSERT "
        "(a) VALUES (1) WHEN NOT MATCHED BY SOURCE THEN DELETE; SELECT 1",
        [
            "MERGE t USING u ON t.a = u.a WHEN MATCHED THEN UPDATE SET b = 1 WHEN NOT MATCHED THEN "
            "INSERT (a) VALUES (1) WHEN NOT MATCHED BY SOURCE THEN DELETE",
            "SELECT 1",
        ],
    ),
    "common table expressions": (
        "mssql",
        "WITH c AS (SELECT 1 AS a) INSERT INTO t SELECT a FROM c UNION ALL SELECT 2 UPDATE t SET a = 1",
        [
            "WITH c AS (SELECT 1 AS a) INSERT INTO t SELECT a FROM c UNION ALL SELECT 2",
            "UPDATE t SET a = 1",
        ],
    ),
    "blocks": (
        "mssql",
        "IF EXISTS (SELECT 1) BEGIN DROP TABLE IF EXISTS t END ELSE SELECT CASE WHEN 1 = 1 THEN 2 END",
        [
            "IF EXISTS (SELECT 1)",
            "BEGIN",
            "DROP TABLE IF EXISTS t",
            "END",
            "ELSE",
            "SELECT CASE WHEN 1 = 1 THEN 2 END",
        ],
    ),
    "rights": (
        "mssql",
        "GRANT SELECT, INSERT, UPDATE ON t TO r DENY DELETE ON t TO r",
        [
            "GRANT SELECT, INSERT, UPDATE ON t TO r",
            "DENY DELETE ON t TO r",
        ],
    ),
    "cursors": (
        "mssql",
        "DECLARE c CURSOR FOR SELECT a FROM t OPEN c FETCH NEXT FROM c CLOSE c DEALLOCATE c",
        [
            "DECLARE c CURSOR FOR SELECT a FROM t",
            "OPEN c",
            "FETCH NEXT FROM c",
            "CLOSE c",
            "DEALLOCATE c",
        ],
    ),
    "modules": (
        "mssql",
        "CREATE PROC p AS BEGIN DROP TABLE t; SELECT 1 END\nGO\nSELECT 'a\nGO\nb'\ngo 3 -- again\nSELECT 2",
        ["CREATE PROC p AS BEGIN DROP TABLE t; SELECT 1 END", "SELECT 'a\nGO\nb'", "SELECT 2"],
    ),
    "nothing": ("postgres", " ;; -- nothing\n;", []),
    "byte order mark": ("mssql", "\ufeffSELECT 1\nGO\n", ["SELECT 1"]),
}


@pytest.mark.parametrize(("platform", "sql", "expected"), CASES.values(), ids=CASES)
def test_statements_are_found(platform: str, sql: str, expected: list[str]) -> None:
    assert texts(sql, platform) == expected


def example_texts(platform: str) -> list[str]:
    found: dict[str, None] = {}
    for rule in STATEMENT_RULES:
        for examples in (rule.bad, rule.good):
            found |= dict.fromkeys(examples.get(platform, ()))
    return list(found)


@pytest.mark.parametrize(
    "sql",
    example_texts("postgres")
    + [sql for platform, sql, _ in CASES.values() if platform == "postgres"],
)
def test_postgres_finds_the_same_statements(sql: str) -> None:
    pglast = pytest.importorskip("pglast", reason="pglast is not installed")
    try:
        starts = [piece.start for piece in pglast.split(sql, only_slices=True)]
    except pglast.parser.ParseError:
        pytest.skip("lines for psql, rows, or what cannot be read")
    ours = [statement.start for statement in read_script(sql, "postgres").statements]
    assert len(starts) == len(ours)
    ends = [*starts[1:], len(sql)][: len(starts)]
    for server, own, end in zip(starts, ours, ends, strict=True):
        assert server <= own < end


@pytest.mark.parametrize(
    "sql",
    [
        s
        for s in example_texts("sqlite")
        if not s.startswith("CREATE TABLE n (id INTEGER PRIMARY KEY;")
    ],
)
def test_sqlite_finds_the_same_statements(sql: str) -> None:
    assert len(texts(sql, "sqlite")) == len(split_on_sqlite(sql))


@pytest.mark.parametrize("sql", [s for s in example_texts("duckdb") if not s.startswith(".")])
def test_duckdb_finds_the_same_statements(sql: str) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    with duckdb.connect() as connection:
        try:
            theirs = connection.extract_statements(sql)
        except duckdb.Error:
            pytest.skip("this example is about what DuckDB refuses")
    assert len(texts(sql, "duckdb")) == len(theirs)


def test_places_count_lines_and_columns_from_one() -> None:
    script = read_script("SELECT 1;\n\n  DROP TABLE t;\r\nSELECT 2;", "postgres")
    assert [script.place(statement.start) for statement in script.statements] == [
        (1, 1),
        (3, 3),
        (4, 1),
    ]


def test_dynamic_sql_in_a_literal_is_read_at_its_place() -> None:
    sql = "EXEC (N'SELECT ''a''; DROP TABLE [it''s]')"
    script = read_script(sql, "mssql")
    outer, first, second = script.statements
    assert outer.action is Action.EXECUTE
    assert (first.nested, second.nested) == (True, True)
    assert sql[first.start : first.end] == "SELECT ''a''"
    assert sql[second.start : second.end] == "DROP TABLE [it''s]"
    assert str(second.name) == "it's"
