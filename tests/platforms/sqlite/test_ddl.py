"""Other people's DDL: dumps, hand-written scripts, odd quoting; loaded, read and listed."""

from __future__ import annotations

import sqlite3
import textwrap
from pathlib import Path

import pytest

from platforms.sqlite.rich import RICH
from platforms.sqlite.running import create, drift, lowered
from strandline.dictionary.model import Action, Dictionary
from strandline.dictionary.names import QName
from strandline.errors import InvalidInput
from strandline.platforms.base import Inspection, Unmanaged
from strandline.platforms.sqlite import platform
from strandline.platforms.sqlite.ddl import split


def loaded(text: str) -> tuple[Inspection, tuple[Unmanaged, ...]]:
    with platform.scratch() as connection:
        left_out = platform.load_script(connection, textwrap.dedent(text))
        return platform.inspect(connection), left_out


def table_of(text: str, name: str = "t"):
    inspection, _ = loaded(text)
    return inspection.dictionary.tables[QName(None, name)]


ODD = """
-- people's table; with a semicolon
CREATE TABLE IF NOT EXISTS main.[Odd Table] ( -- ( unbalanced
  `id` INTEGER PRIMARY KEY ON CONFLICT ABORT, /* , ) */
  'quoted name' NVARCHAR(50) NOT NULL DEFAULT "a,b",
  "check" TEXT COLLATE NOCASE DEFAULT bare CHECK ("check" <> 'x)') UNIQUE,
  untyped,
  n INT CONSTRAINT n_pos CHECK (n > 0) CHECK (n < 10) DEFAULT +5,
  neg DEFAULT -1.5, d DATETIME DEFAULT (datetime('now', 'localtime')),
  p REFERENCES parent ON UPDATE SET NULL ON DELETE SET DEFAULT MATCH FULL DEFERRABLE INITIALLY DEFERRED,
  g INT AS (n * 2), h TEXT GENERATED ALWAYS AS (n || 'h') STORED NOT NULL,
  CONSTRAINT uq UNIQUE (n ASC, p COLLATE BINARY DESC) ON CONFLICT IGNORE
  CHECK (n <> p), FOREIGN KEY (n, p) REFERENCES parent(b, A) ON DELETE CASCADE
);
CREATE TABLE parent (a INTEGER, B NUMERIC, PRIMARY KEY (b, a)) WITHOUT ROWID;
CREATE UNIQUE INDEX "ix;1" ON [Odd Table] (lower("check") COLLATE NOCASE DESC, N ASC) WHERE n IS NOT NULL;
"""


def test_odd_quoting_and_clauses_are_read() -> None:
    inspection, left_out = loaded(ODD)
    assert left_out == ()
    assert inspection.findings == ()
    table = inspection.dictionary.tables[QName(None, "Odd Table")]
    kinds = {column.name: str(column.type) for column in table.columns}
    assert kinds == {
        "id": "integer", "quoted name": "string(50)", "check": "text", "untyped": "text",
        "n": "integer", "neg": "text", "d": "timestamp(6)", "p": "text", "g": "integer", "h": "text",
    }  # fmt: skip
    defaults = {c.name: c.default.expression.text for c in table.columns if c.default}
    assert defaults["quoted name"] == "'a,b'"
    assert defaults["check"] == "'bare'"
    assert defaults["n"] == "5"
    assert defaults["neg"] == "-1.5"
    assert table.get_column("id").identity is not None
    assert not table.get_column("h").nullable
    assert [c.name for c in table.columns if c.generated and c.generated.stored] == ["h"]
    assert [check.name for check in table.checks] == [
        "CK_Odd Table_check", "n_pos", "CK_Odd Table_n", "CK_Odd Table"]  # fmt: skip
    assert [unique.name for unique in table.uniques] == ["UQ_Odd Table_check", "uq"]
    assert table.uniques[1].columns == ("n", "p")
    first, second = table.foreign_keys
    assert (first.target_columns, first.on_delete, first.on_update) == (
        ("B", "a"), Action.SET_DEFAULT, Action.SET_NULL)  # fmt: skip
    assert (second.columns, second.target_columns) == (("n", "p"), ("B", "a"))
    (index,) = table.indexes
    assert index.unique
    assert index.columns[0].descending
    assert index.columns[1].name == "n"
    odd = {(u.kind, u.name) for u in inspection.unmanaged}
    assert odd == {
        ("table option", "Odd Table.check"), ("table option", "Odd Table"),
        ("table option", "parent"), ("index option", "ix;1")}  # fmt: skip


def test_what_was_read_is_created_again_the_same() -> None:
    inspection, _ = loaded(ODD.replace("p REFERENCES parent ON", "p INT REFERENCES parent (b) ON"))
    wanted = lowered(inspection.dictionary)
    with platform.scratch() as connection:
        create(connection, wanted)
        assert drift(connection, wanted) == []


def test_a_dump_of_the_rich_dictionary_loads_without_drift() -> None:
    raw = sqlite3.connect(":memory:", isolation_level=None)
    wanted = lowered(RICH)
    with platform.scratch() as connection:
        create(connection, wanted)
        rows = connection.execute(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid"
        )
    for (sql,) in rows:
        if not str(sql).startswith("CREATE TABLE sqlite_"):
            raw.execute(str(sql))
    raw.execute("INSERT INTO Heap VALUES ('a;b'), ('CREATE TABLE x (y);')")
    raw.execute('INSERT INTO "Order" (type_id) VALUES (1)')
    text = "\n".join(raw.iterdump())
    raw.close()
    with platform.scratch() as connection:
        left_out = platform.load_script(connection, text)
        assert drift(connection, wanted) == []
    assert {(u.kind, u.name, u.reason) for u in left_out} == {
        ("data", "Heap", "2 INSERT statements, not schema"),
        ("data", "Order", "1 INSERT statements, not schema"),
    }


DUMP = """
    PRAGMA foreign_keys=OFF;
    BEGIN TRANSACTION;
    CREATE TABLE t(a INTEGER PRIMARY KEY AUTOINCREMENT, b TEXT);
    INSERT INTO t VALUES(1,'x;
    .y');
    INSERT OR REPLACE INTO "t" VALUES(2,replace('a\\nb','\\n',char(10)));
    PRAGMA writable_schema=ON;
    INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','notes','notes',0,'CREATE VIRTUAL TABLE notes USING fts5(body)');
    CREATE TABLE IF NOT EXISTS 'notes_data'(id INTEGER PRIMARY KEY, block BLOB);
    CREATE TABLE IF NOT EXISTS 'notes_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
    DELETE FROM sqlite_sequence;
    INSERT INTO sqlite_sequence VALUES('t',2);
    CREATE TRIGGER tr AFTER INSERT ON t BEGIN
      UPDATE t SET b = CASE WHEN b = ';' THEN 'end;' ELSE 'y' END;
      DELETE FROM t WHERE a = 3;
    END;
    CREATE VIEW v AS SELECT a FROM t;
    PRAGMA writable_schema=OFF;
    COMMIT;
"""


def test_a_dump_with_a_virtual_table_and_a_trigger() -> None:
    inspection, left_out = loaded(DUMP)
    assert [name.name for name in inspection.dictionary.tables] == ["t"]
    assert [name.name for name in inspection.dictionary.views] == ["v"]
    assert [(u.kind, u.name) for u in inspection.unmanaged] == [("trigger", "tr")]
    assert {(u.kind, u.name) for u in left_out} == {
        ("virtual table", "notes"), ("shadow table", "notes_data"), ("shadow table", "notes_idx"),
        ("data", "t")}  # fmt: skip
    assert left_out[-1].reason == "2 INSERT statements, not schema"


def test_hand_written_scripts() -> None:
    inspection, left_out = loaded("""\ufeff
        .mode csv
        .print it's
        ;;
        CREATE TABLE t (a INT); ALTER TABLE t ADD COLUMN b TEXT;
        DROP TABLE IF EXISTS gone;
        CREATE TEMP TABLE passing (a);
        CREATE VIRTUAL TABLE f USING fts5(x);
        ATTACH 'x.db' AS other;
        CREATE TRIGGER bad AFTER INSERT ON missing BEGIN SELECT 1; END;
        UPDATE t SET a = 1;
        SELECT 1;
        CREATE INDEX i ON t (b)
    """)
    table = inspection.dictionary.tables[QName(None, "t")]
    assert table.column_names == ("a", "b")
    assert [index.name for index in table.indexes] == ["i"]
    assert [(u.kind, u.name) for u in left_out] == [
        ("shell command", ".mode"), ("shell command", ".print"), ("temporary table", "passing"),
        ("virtual table", "f"), ("statement", "ATTACH"), ("trigger", "bad"), ("statement", "SELECT"),
        ("data", "t")]  # fmt: skip


def test_statements_that_fail_are_all_reported_with_their_line() -> None:
    text = "CREATE TABLE ok (a);\n\n-- c\nCREATE TABLE bad (a INT,);\nCREATE TABLE dbo.t (a INT);\n"
    with platform.scratch() as connection, pytest.raises(InvalidInput) as caught:
        platform.load_script(connection, text)
    assert [finding.span.line for finding in caught.value.findings if finding.span] == [4, 5]


def test_splitting_keeps_lines_and_bodies() -> None:
    text = (
        "SELECT ';';\n/* ; */ CREATE TRIGGER x AFTER INSERT ON t BEGIN SELECT 1; END;\n\nSELECT 2"
    )
    found = [(statement.line, statement.text.split()[0]) for statement in split(text)]
    assert found == [(1, "SELECT"), (2, "CREATE"), (4, "SELECT")]


def test_live_virtual_tables_are_listed_with_their_shadows(tmp_path: Path) -> None:
    with platform.scratch() as connection:
        connection.execute("CREATE VIRTUAL TABLE docs USING fts5(body)")
        connection.execute("CREATE TABLE docs_other (a)")
        inspection = platform.inspect(connection)
    assert [name.name for name in inspection.dictionary.tables] == ["docs_other"]
    kinds = {(u.kind, u.name) for u in inspection.unmanaged}
    assert ("virtual table", "docs") in kinds
    assert ("shadow table", "docs_content") in kinds


VIEWS = {
    "CREATE VIEW v AS SELECT a FROM t WHERE b = 'x'": True,
    "CREATE VIEW v (one, two) AS SELECT a, b FROM t": True,
    "CREATE VIEW v (one) AS SELECT * FROM t": False,
    "CREATE VIEW v AS WITH q AS (SELECT a FROM t) SELECT * FROM q UNION ALL SELECT 1": True,
    "CREATE VIEW [v] AS SELECT a, count(*) FILTER (WHERE b IS NULL) OVER (PARTITION BY b) AS n FROM t": True,
    "CREATE VIEW v AS SELECT t.a FROM t INDEXED BY i": None,
}


@pytest.mark.parametrize("text", VIEWS)
def test_views_are_read_or_listed(text: str) -> None:
    inspection, _ = loaded(f"CREATE TABLE t (a INT, b TEXT); CREATE INDEX i ON t (a);\n{text};")
    read = bool(inspection.dictionary.views)
    listed = [u.name for u in inspection.unmanaged] == ["v"]
    assert read != listed
    if VIEWS[text] is not None:
        assert read is VIEWS[text]
    if read:
        wanted = lowered(inspection.dictionary)
        with platform.scratch() as connection:
            create(connection, wanted)
            assert drift(connection, wanted) == []


def test_ctas_and_altered_tables_are_read() -> None:
    text = """
        CREATE TABLE s (a INT, b TEXT);
        CREATE TABLE t AS SELECT a, b, 1 AS "c d" FROM s;
        ALTER TABLE s ADD COLUMN e NUMERIC(5,2) NOT NULL DEFAULT 1.5 CHECK (e > 0);
        ALTER TABLE s RENAME COLUMN b TO "new, name";
        ALTER TABLE s RENAME TO "r (x)";
    """
    inspection, _ = loaded(text)
    assert inspection.findings == ()
    names = {name.name: table.column_names for name, table in inspection.dictionary.tables.items()}
    assert names == {"t": ("a", "b", "c d"), "r (x)": ("a", "new, name", "e")}


def test_rows_are_read_as_an_author_would_write_them() -> None:
    text = "CREATE TABLE t (id INTEGER PRIMARY KEY, ok BOOLEAN, at TIMESTAMP, n DECIMAL(5,2), x BLOB, g AS (id + 1))"
    with platform.scratch() as connection:
        connection.execute(text)
        connection.execute(
            "INSERT INTO t VALUES (2, 1, '2026-01-01 00:00:00', 1.50, X'01'), (1, 0, NULL, 2, NULL)"
        )
        inspection = platform.inspect(connection, rows_of=[QName(None, "T")])
    rows = [row.as_mapping() for row in inspection.dictionary.tables[QName(None, "t")].rows]
    assert rows == [
        {"id": 1, "ok": False, "at": None, "n": 2, "x": None},
        {"id": 2, "ok": True, "at": "2026-01-01 00:00:00", "n": 1.5, "x": b"\x01"},
    ]


def test_an_unreadable_table_never_hides_the_others() -> None:
    with platform.scratch() as connection:
        connection.execute("CREATE TABLE good (a INT)")
        connection.execute("CREATE TABLE t (a INT)")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_schema SET sql = 'CREATE TABLE t (b INT, a INT)' WHERE name = 't'"
        )
        inspection = platform.inspect(connection)
    assert {name.name for name in inspection.dictionary.tables} == {"good", "t"}
    assert [finding.code for finding in inspection.findings] == ["X109"]
    assert [u.kind for u in inspection.unmanaged] == ["table details"]


def test_defaults_of_booleans_are_neutral() -> None:
    table = table_of(
        "CREATE TABLE t (a BOOLEAN DEFAULT 1, b BIT DEFAULT (0), c BOOL DEFAULT TRUE);"
    )
    assert [c.default.expression.text.lower() for c in table.columns if c.default] == [
        "true", "false", "true"]  # fmt: skip


def test_the_ledger_is_left_out() -> None:
    with platform.scratch() as connection:
        connection.execute("CREATE TABLE strandline_runs (a)")
        connection.execute("CREATE INDEX ix ON strandline_runs (a)")
        inspection = platform.inspect(connection)
    assert inspection.dictionary == Dictionary()
    assert inspection.unmanaged == ()
