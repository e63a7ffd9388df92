"""Plain SQL histories taken over: layouts, orders, records, and what is refused."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from e2e.conftest import Call, call  # noqa: F401 - a fixture
from strandline.errors import StrandlineError
from strandline.exchange.sql_files import read_sql_history

A = "CREATE TABLE a (id INTEGER PRIMARY KEY);\n"
B = "CREATE TABLE b (id INTEGER PRIMARY KEY, body TEXT);\nCREATE INDEX ix_b ON b (body);\n"
PLAN = "%syntax-version=1.0.0\n%project=app\n\n"
BY = "2026-01-01T00:00:00Z Ann <ann@example.org> # first"

# Layout, files, tool, revisions in order.
LAYOUTS = [
    ("dbmate", {
        "20260102000000_b.sql": f"-- migrate:up\n{B}\n-- migrate:down\nDROP TABLE b;\n",
        "20260101000000_a.sql": f"-- migrate:up transaction:false\n{A}-- migrate:down\n",
    }, "dbmate", ["20260101000000", "20260102000000"]),
    ("goose", {
        "00001_a.sql": f"-- +goose Up\n-- +goose StatementBegin\n{A}-- +goose StatementEnd\n"
                       "-- +goose Down\nDROP TABLE a;\n",
        "00010_b.sql": f"-- +goose Up\n{B}-- +goose Down\nDROP TABLE b;\n",
    }, "goose", ["1", "10"]),
    ("flyway", {
        "V10__b.sql": B, "V2_1__a.sql": A, "U10__b.sql": "DROP TABLE b;\n",
        "R__v.sql": "CREATE VIEW v AS SELECT id FROM b;\n",
    }, "flyway", ["2.1", "10"]),
    ("golang-migrate", {
        "000001_a.up.sql": A, "000001_a.down.sql": "DROP TABLE a;\n",
        "000002_b.up.sql": B, "000002_b.down.sql": "DROP TABLE b;\n",
    }, "golang-migrate", ["1", "2"]),
    ("sqitch", {
        "sqitch.plan": f"{PLAN}z_a {BY}\n@v1 {BY}\nb [z_a] {BY}\n",
        "deploy/z_a.sql": f"BEGIN;\n{A}COMMIT;\n", "deploy/b.sql": f"BEGIN;\n{B}COMMIT;\n",
        "revert/b.sql": "DROP TABLE b;\n",
    }, "sqitch", ["z_a", "b"]),
    ("sqitch, reworked", {
        "sqitch.plan": f"{PLAN}a {BY}\nb {BY}\n@v1 {BY}\na [a@v1] {BY}\n",
        "deploy/a@v1.sql": A, "deploy/b.sql": B, "deploy/a.sql": "ALTER TABLE a ADD COLUMN n INT;\n",
    }, "sqitch", ["a@v1", "b", "a"]),
    ("numbered", {
        "9_a.sql": A, "10_b.sql": B, "10_b_rollback.sql": "DROP TABLE b;\n",
        "down/9_a.sql": "DROP TABLE a;\n", "README.md": "x", "seed.sql": "INSERT",
    }, "numbered files", ["9", "10"]),
]  # fmt: skip


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


# Every layout on SQLite, and one of each kind of reading elsewhere.
LOADED = [(*row, "sqlite") for row in LAYOUTS]
LOADED += [(*row, "duckdb") for row in LAYOUTS if row[0] in ("goose", "sqitch, reworked")]


@pytest.mark.parametrize(
    ("_name", "files", "tool", "revisions", "platform"),
    LOADED,
    ids=[f"{row[0]} {row[-1]}" for row in LOADED],
)
def test_a_layout_is_recognised_and_loaded(
    call: Call,  # noqa: F811
    tmp_path: Path,
    _name: str,
    files: dict[str, str],
    tool: str,
    revisions: list[str],
    platform: str,
) -> None:
    folder = write(tmp_path / "sql", files)
    history = read_sql_history(folder)
    assert (history.tool, history.revisions) == (tool, revisions)
    root = tmp_path / "project"
    root.mkdir()
    said = call("-C", root, "import", "sql", folder, "--platform", platform, "--json")
    assert said.code == 0, said.err
    assert said.document["tables"] == 2
    assert said.document["adopted"] is False
    assert said.document["baseline"]["files"] == len(revisions)
    assert call("-C", root, "check").code == 0
    url = f"{platform}:///{tmp_path}/made.db"
    assert call("-C", root, "apply", "--url", url, "--yes").code == 0
    assert call("-C", root, "drift", "--url", url, "--exit-code").code == 0


# Layout, statements that a tool's record consists of, error code and what is said (none: fine).
RECORDS = [
    ("dbmate", ["CREATE TABLE schema_migrations (version VARCHAR(128) PRIMARY KEY)",
                "INSERT INTO schema_migrations VALUES ('20260101000000'), ('20260102000000')"],
     "", ""),
    ("dbmate", ["CREATE TABLE schema_migrations (version VARCHAR(128) PRIMARY KEY)",
                "INSERT INTO schema_migrations VALUES ('20260101000000')"],
     "E015", "behind the files: not applied yet: 20260102000000"),
    ("dbmate", ["CREATE TABLE schema_migrations (version VARCHAR(128) PRIMARY KEY)",
                "INSERT INTO schema_migrations VALUES ('20260101000000'), ('20260102000000'), ('3')"],
     "E016", "the database has 3, which"),
    ("dbmate", [], "E014", "keeps no record of dbmate"),
    ("goose", ["CREATE TABLE goose_db_version (id INTEGER, version_id BIGINT, is_applied BOOLEAN)",
               "INSERT INTO goose_db_version VALUES (1, 0, true), (2, 1, true), (3, 10, true), "
               "(4, 10, false), (5, 10, true)"], "", ""),
    ("goose", ["CREATE TABLE goose_db_version (id INTEGER, version_id BIGINT, is_applied BOOLEAN)",
               "INSERT INTO goose_db_version VALUES (1, 0, true), (2, 1, true), (3, 10, true), "
               "(4, 10, false)"], "E015", "behind the files: not applied yet: 10"),
    ("flyway", ["CREATE TABLE flyway_schema_history (installed_rank INT, version VARCHAR(50), "
                "success BOOLEAN, type VARCHAR(20))",
                "INSERT INTO flyway_schema_history VALUES (1, '2.1', true, 'SQL'), (2, '10', true, 'SQL'), "
                "(3, NULL, true, 'SQL')"], "", ""),
    ("flyway", ["CREATE TABLE flyway_schema_history (installed_rank INT, version VARCHAR(50), "
                "success BOOLEAN, type VARCHAR(20))",
                "INSERT INTO flyway_schema_history VALUES (1, '2.1', true, 'SQL'), (2, '10', false, 'JDBC')"],
     "E017", "migration 10 failed half-way"),
    ("flyway", ["CREATE TABLE flyway_schema_history (installed_rank INT, version VARCHAR(50), "
                "success BOOLEAN, type VARCHAR(20))",
                "INSERT INTO flyway_schema_history VALUES (1, '10.0', true, 'BASELINE')"], "", ""),
    ("flyway", ["CREATE TABLE flyway_schema_history (installed_rank INT, version VARCHAR(50), "
                "success BOOLEAN, type VARCHAR(20))",
                "INSERT INTO flyway_schema_history VALUES (1, '9', true, 'BASELINE')"],
     "E015", "behind the files: not applied yet: 10"),
    ("sqitch", [], "", ""),
    ("golang-migrate", ["CREATE TABLE schema_migrations (version BIGINT, dirty BOOLEAN)",
                        "INSERT INTO schema_migrations VALUES (2, false)"], "", ""),
    ("golang-migrate", ["CREATE TABLE schema_migrations (version BIGINT, dirty BOOLEAN)",
                        "INSERT INTO schema_migrations VALUES (1, false)"],
     "E015", "behind the files: not applied yet: 2"),
    ("golang-migrate", ["CREATE TABLE schema_migrations (version BIGINT, dirty BOOLEAN)",
                        "INSERT INTO schema_migrations VALUES (2, true)"], "E017", "half-way"),
    ("numbered", [], "", ""),
    ("numbered", ["ALTER TABLE b ADD COLUMN extra TEXT"], "E019", "add column"),
]  # fmt: skip


RECORDED = [(*row, "sqlite") for row in RECORDS]
# Booleans and missing tables are another thing on PostgreSQL.
RECORDED += [
    (*row, "postgres")
    for row in RECORDS
    if (row[0], row[2]) in {("goose", ""), ("flyway", "E017"), ("dbmate", "E014"), ("numbered", "")}
]


@pytest.mark.parametrize(
    ("layout", "record", "code", "said", "platform"),
    RECORDED,
    ids=[f"{row[0]} {row[2] or 'fine'} {row[4]}" for row in RECORDED],
)
def test_the_record_of_a_database_counts(
    call: Call,  # noqa: F811
    request: pytest.FixtureRequest,
    tmp_path: Path,
    layout: str,
    record: list[str],
    code: str,
    said: str,
    platform: str,
) -> None:
    files = next(row[1] for row in LAYOUTS if row[0] == layout)
    folder = write(tmp_path / "sql", files)
    view = ["CREATE VIEW v AS SELECT id FROM b"] if layout == "flyway" else []
    url = run(request, tmp_path, platform, [A, *B.strip().split("\n"), *view, *record])
    root = tmp_path / "project"
    root.mkdir()
    result = call("-C", root, "import", "sql", folder, "--url", url, "--json")
    if code:
        assert result.code == 4, result.out
        assert result.document["error"]["code"] == code
        assert said in result.document["error"]["message"]
        assert list(root.iterdir()) == []
        return
    assert result.code == 0, result.err + result.out
    assert result.document["adopted"] is True
    assert result.document["tables"] == 2
    assert call("-C", root, "drift", "--url", url, "--exit-code").code == 0
    assert call("-C", root, "status", "--url", url, "--exit-code").code == 0


def run(
    request: pytest.FixtureRequest, tmp_path: Path, platform: str, statements: list[str]
) -> str:
    if platform == "sqlite":
        with closing(sqlite3.connect(tmp_path / "app.db")) as connection:
            for statement in statements:
                connection.execute(statement)
            connection.commit()
        return f"sqlite:///{tmp_path}/app.db"
    url = str(request.getfixturevalue("postgres_url"))
    with psycopg.connect(url) as server:
        for statement in statements:
            server.execute(statement.encode())
    return url


def test_sqitch_records_in_a_schema_of_its_own(
    call: Call,  # noqa: F811
    request: pytest.FixtureRequest,
    tmp_path: Path,
) -> None:
    files = next(row[1] for row in LAYOUTS if row[0] == "sqitch, reworked")
    folder = write(tmp_path / "sql", files)
    statements = [
        A, *B.strip().split("\n"), "ALTER TABLE a ADD COLUMN n INT", "CREATE SCHEMA sqitch",
        "CREATE TABLE sqitch.changes (change_id TEXT PRIMARY KEY, change TEXT)",
        "INSERT INTO sqitch.changes VALUES ('1', 'a'), ('2', 'b')",
    ]  # fmt: skip
    url = run(request, tmp_path, "postgres", statements)
    root = tmp_path / "project"
    root.mkdir()
    behind = call("-C", root, "import", "sql", folder, "--url", url)
    assert "behind the files: not applied yet: a" in behind.err
    with psycopg.connect(url) as server:
        server.execute("INSERT INTO sqitch.changes VALUES ('3', 'a')")
    done = call("-C", root, "import", "sql", folder, "--url", url, "--json")
    assert (done.code, done.document["tables"]) == (0, 2), done.err


REFUSED = [
    ("no order", {"schema.sql": A}, "E020", "no order that is known"),
    ("empty", {"notes.txt": "x"}, "E020", "no order that is known"),
    ("two of a number", {"1_a.sql": A, "1_b.sql": B}, "E021", "both migration 1"),
    ("plan without script", {"sqitch.plan": f"{PLAN}a {BY}\n"}, "E023", "no deploy/a.sql"),
    ("plan with a riddle", {"sqitch.plan": f"{PLAN}[a\n"}, "E023", "sqitch.plan:4"),
    ("empty plan", {"sqitch.plan": PLAN}, "E020", "no migrations"),
]


@pytest.mark.parametrize(
    ("_name", "files", "code", "said"), REFUSED, ids=[row[0] for row in REFUSED]
)
def test_a_history_nobody_can_order_is_refused(
    tmp_path: Path, _name: str, files: dict[str, str], code: str, said: str
) -> None:
    with pytest.raises(StrandlineError, match=said) as refused:
        read_sql_history(write(tmp_path / "sql", files))
    assert refused.value.code == code


def test_what_cannot_be_loaded_says_where(call: Call, tmp_path: Path) -> None:  # noqa: F811
    folder = write(tmp_path / "no_rollback", {"1_a.sql": A, "2_b.sql": "CREATE TABLE b (;\n"})
    root = tmp_path / "project"
    root.mkdir()
    failed = call("-C", root, "import", "sql", folder, "--platform", "sqlite")
    assert (failed.code, "2_b.sql" in failed.err) == (1, True), failed.err
    neither = call("-C", root, "import", "sql", folder)
    assert (neither.code, "error[E022]" in neither.err) == (2, True)
    compiled = write(tmp_path / "java", {"V1__a.sql": A, "V2__b.java": "class V2__b {}"})
    refused = call("-C", root, "import", "sql", compiled, "--platform", "sqlite")
    assert (refused.code, "error[E024]" in refused.err) == (4, True)
    assert list(root.iterdir()) == []


def test_an_import_joins_a_project_that_is_there(call: Call, tmp_path: Path) -> None:  # noqa: F811
    root = tmp_path / "project"
    assert call("init", root).code == 0
    before = (root / "strandline.toml").read_text()
    folder = write(tmp_path / "sql", {"V2.3__a.sql": A})
    options = ("--platform", "sqlite", "--component", "old")
    assert call("-C", root, "import", "sql", folder, *options).code == 0
    text = (root / "strandline.toml").read_text()
    assert text.startswith(before.rstrip("\n"))
    assert (root / "old" / "versions" / "2.3.yaml").is_file()
    assert call("-C", root, "check").code == 0
    again = call("-C", root, "import", "sql", folder, *options)
    assert (again.code, "error[E026]" in again.err) == (4, True)


def test_a_database_with_a_ledger_is_not_taken_over_again(
    call: Call,  # noqa: F811
    request: pytest.FixtureRequest,
    tmp_path: Path,
) -> None:
    folder = write(tmp_path / "sql", {"1_a.sql": A})
    url = run(request, tmp_path, "sqlite", [A])
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    assert call("init", second).code == 0
    before = (second / "strandline.toml").read_text()
    assert call("-C", first, "import", "sql", folder, "--url", url).code == 0
    options = ("--url", url, "--component", "main2")
    assert call("-C", second, "import", "sql", folder, *options).code == 0
    third = call("-C", tmp_path, "import", "sql", folder, "--url", url)
    assert (third.code, "error[A047]" in third.err) == (4, True), third.err
    assert not (tmp_path / "main").exists()
    assert not (tmp_path / "strandline.toml").exists()
    assert (second / "strandline.toml").read_text().startswith(before.rstrip("\n"))
