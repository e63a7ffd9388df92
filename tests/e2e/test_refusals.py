"""What goes wrong says so: its own code, its own exit code, and nothing is lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from e2e.conftest import Call


def database(project: Path) -> Path:
    return project / "main.db"


def run_sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def tables(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        return {name for (name,) in rows if not name.startswith(("strandline_", "sqlite_"))}


USAGE = [
    (["apply", "--url", "mysql://x", "--yes"], 2, "X002"),
    (["apply", "--url", "sqlite:///x.db", "--env", "local", "--yes"], 2, "A004"),
    (["apply", "--to", "9.9.9", "--yes"], 1, "D020"),
    (["apply", "nothing", "--yes"], 1, "A003"),
    (["apply", "--env", "nowhere", "--yes"], 1, "A005"),
    (["apply"], 2, "A063"),
    (["rollback", "--yes"], 5, "X203"),
    (["rollback", "--url", "sqlite:///empty.db", "--yes"], 4, "A044"),
    (["diff", "1.0.0", "nope"], 1, "A010"),
    (["diff", "1.0.0", "nope.sql"], 1, "A010"),
    (["plan", "--from", "1.0.0", "--to", "HEAD", "--platform", "oracle"], 2, "X001"),
    (["release", "1.0.0"], 4, "P032"),
    (["release", "3.0.0"], 4, "P033"),
    (["release", "../x"], 2, "P030"),
    (["init", "."], 4, "A061"),
    (["inspect", "HEAD", "--out", "main"], 4, "A060"),
    (["drift"], 5, "X203"),
    (["drift", "--url", "sqlite:///empty.db"], 2, "A051"),
    (["apply", "--url", "postgresql://u:s3cret@127.0.0.1:1/x", "--yes"], 5, "X201"),
    (["apply", "--url", "sqlite:////no/such/folder/x.db", "--yes"], 5, "X203"),
    (["apply", "--adopt", "1.0.0", "--yes"], 5, "X203"),
    (["apply", "--url", "sqlite:///empty.db", "--adopt", "1.0.0", "--yes"], 4, "A042"),
]
NO_FILE = [
    ["status"],
    ["history"],
    ["drift"],
    ["rollback", "--yes"],
    ["diff", "sqlite:///main.db", "HEAD"],
]


@pytest.mark.parametrize(
    ("arguments", "code", "error"), USAGE, ids=[" ".join(a) for a, *_ in USAGE]
)
def test_wrong_calls_have_their_code_and_exit_code(
    call: Call, project: Path, arguments: list[str], code: int, error: str
) -> None:
    (project / "empty.db").touch()
    result = call("-C", project, *arguments)
    assert f"error[{error}]" in result.err
    assert result.code == code
    assert "s3cret" not in result.err + result.out
    assert "Traceback" not in result.err


@pytest.mark.parametrize("arguments", NO_FILE, ids=[" ".join(a) for a in NO_FILE])
def test_what_only_reads_makes_no_database_file(
    call: Call, project: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(project)
    result = call(*arguments)
    assert (result.code, "error[X203]" in result.err) == (5, True)
    assert not database(project).exists()


@pytest.mark.parametrize(("arguments", "code", "error"), USAGE[:4])
def test_json_errors_are_documents(
    call: Call, project: Path, arguments: list[str], code: int, error: str
) -> None:
    result = call("-C", project, "--json", *arguments)
    assert result.code == code
    assert result.document["error"]["code"] == error
    assert result.document["error"]["message"]


def test_outside_a_project_the_message_says_how_to_make_one(call: Call, tmp_path: Path) -> None:
    result = call("-C", tmp_path, "status")
    assert (result.code, "strandline init" in result.err) == (2, True)


def test_a_file_changed_in_meaning_is_refused_and_nothing_runs(call: Call, project: Path) -> None:
    assert call("-C", project, "apply", "--to", "1.0.0", "--yes").code == 0
    script = project / "main" / "migrations" / "v1.0.0_to_v2.0.0_sqlite.sql"
    script.write_text(script.read_text().replace('"body" TEXT', '"body" BLOB'))
    result = call("-C", project, "apply", "--yes")
    assert (result.code, "error[P021]" in result.err) == (4, True)
    assert tables(database(project)) == {"a"}


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "-- a licence header\n" + text,
        lambda text: text.replace("CREATE TABLE", "CREATE   TABLE"),
        lambda text: text + "\n\n-- reviewed\n",
    ],
    ids=["line ends", "header comment", "white space", "footer comment"],
)
def test_a_change_of_layout_is_no_change_in_meaning(call: Call, project: Path, edit) -> None:  # type: ignore[no-untyped-def]
    script = project / "main" / "migrations" / "v2.0.0_create_sqlite.sql"
    script.write_bytes(edit(script.read_text()).encode())
    result = call("-C", project, "apply", "--yes")
    assert (result.code, tables(database(project))) == (0, {"a", "b"})


def test_an_edited_seal_file_is_refused(call: Call, project: Path) -> None:
    seals = project / "main" / "migrations" / "CHECKSUMS"
    seals.write_text(seals.read_text().replace("v1.0.0_create_sqlite", "v1.0.0_create_sqlitx"))
    result = call("-C", project, "apply", "--yes")
    assert (result.code, "error[P020]" in result.err) == (4, True)


def test_an_unsealed_file_is_refused(call: Call, project: Path) -> None:
    (project / "main" / "migrations" / "CHECKSUMS").unlink()
    result = call("-C", project, "apply", "--yes")
    assert (result.code, "error[P022]" in result.err) == (4, True)


def test_an_edited_version_file_is_refused(call: Call, project: Path) -> None:
    version = project / "main" / "versions" / "2.0.0.yaml"
    version.write_text(version.read_text().replace("name: body", "name: bodies"))
    result = call("-C", project, "diff", "1.0.0", "2.0.0")
    assert (result.code, "error[D021]" in result.err) == (4, True)


def test_a_missing_script_is_named(call: Call, project: Path) -> None:
    (project / "main" / "migrations" / "v2.0.0_create_sqlite.sql").unlink()
    result = call("-C", project, "apply", "--yes")
    assert (result.code, "v2.0.0_create_sqlite.sql" in result.err) == (1, True)


def test_a_database_ahead_of_the_project_is_refused(call: Call, project: Path) -> None:
    assert call("-C", project, "apply", "--yes").code == 0
    run_sql(
        database(project),
        "UPDATE strandline_revision SET version = '7.0.0' WHERE position = 2",
    )
    result = call("-C", project, "apply", "--yes")
    assert (result.code, "error[A040]" in result.err) == (4, True)


def test_drift_is_named_and_stops_apply(call: Call, project: Path) -> None:
    assert call("-C", project, "apply", "--to", "1.0.0", "--yes").code == 0
    run_sql(database(project), "ALTER TABLE a ADD COLUMN extra TEXT")
    result = call("-C", project, "apply", "--yes")
    assert (result.code, "add column a.extra" in result.err) == (4, True)
    assert call("-C", project, "drift").code == 0
    assert call("-C", project, "drift", "--exit-code").code == 3


def test_objects_of_others_are_listed_and_left_alone(call: Call, project: Path) -> None:
    run_sql(database(project), "CREATE TABLE theirs (x INT)", "INSERT INTO theirs VALUES (1)")
    assert call("-C", project, "apply", "--yes").code == 0
    result = call("-C", project, "drift", "--json", "--exit-code")
    assert result.code == 0
    assert [item["name"] for item in result.document["unmanaged"]] == ["theirs"]
    assert call("-C", project, "drift", "--exit-code-unmanaged").code == 6
    assert tables(database(project)) == {"a", "b", "theirs"}


def test_a_name_that_others_use_is_refused_before_anything_runs(call: Call, project: Path) -> None:
    assert call("-C", project, "apply", "--to", "1.0.0", "--yes").code == 0
    run_sql(database(project), "CREATE TABLE b (x INT)")
    result = call("-C", project, "apply", "--yes")
    assert result.code == 4
    assert "b" in result.err


def test_a_database_without_a_ledger_can_be_adopted(call: Call, project: Path) -> None:
    assert call("-C", project, "apply", "--to", "1.0.0", "--yes").code == 0
    run_sql(database(project), "DROP TABLE strandline_revision", "DROP TABLE strandline_run")
    refused = call("-C", project, "apply", "--yes")
    assert (refused.code, "--adopt 1.0.0" in refused.err) == (4, True)
    assert call("-C", project, "apply", "--adopt", "1.0.0", "--yes").code == 0
    assert tables(database(project)) == {"a", "b"}


def test_a_dry_run_writes_nothing(call: Call, project: Path) -> None:
    result = call("-C", project, "apply", "--dry-run", "--json")
    assert (result.code, result.document["changed"]) == (0, False)
    assert result.document["scripts"] == ["v2.0.0_create_sqlite.sql"]
    with closing(sqlite3.connect(database(project))) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)


def test_a_file_that_is_no_database_is_left_as_it_is(call: Call, project: Path) -> None:
    database(project).write_bytes(b"this is not a database, but somebody's letter" * 50)
    before = database(project).read_bytes()
    result = call("-C", project, "apply", "--yes")
    assert (result.code, "Traceback" in result.err) == (5, False)
    assert database(project).read_bytes() == before


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[project", "is not TOML"),
        ("[components]\nx = 1\n", "components"),
        (
            '[components.x]\npath = "x"\n[environments.p]\nurl = "postgresql://u:pw@h/d"\n',
            "password",
        ),
        ('[components.x]\npath = "x"\n[environments.p]\n', "url_env"),
        ('[components.x]\npath = "missing"\n', "does not exist"),
    ],
)
def test_a_broken_project_file_says_what_is_wrong(
    call: Call, project: Path, text: str, words: str
) -> None:
    (project / "strandline.toml").write_text(text)
    (project / "x.db").touch()
    result = call("-C", project, "status", "--url", "sqlite:///x.db")
    assert result.code in (1, 2)
    assert words in result.err
    assert "pw@" not in result.err


def test_an_environment_variable_that_is_not_set_is_named(call: Call, project: Path) -> None:
    with (project / "strandline.toml").open("a") as file:
        file.write('\n[environments.live]\nurl_env = "STRANDLINE_NOT_SET"\n')
    result = call("-C", project, "status", "--env", "live")
    assert (result.code, "STRANDLINE_NOT_SET" in result.err) == (2, True)


READING = [
    ["status", "--url"],
    ["history", "--url"],
    ["drift", "--url"],
    ["rollback", "--yes", "--url"],
    ["diff", "HEAD"],
    ["inspect", "--out", "new"],
    ["plan", "--to", "HEAD", "--platform", "sqlite", "--from"],
]


@pytest.mark.parametrize("scheme", ["sqlite", "duckdb"])
@pytest.mark.parametrize("arguments", READING, ids=[a[0] for a in READING])
def test_what_only_reads_makes_no_file(
    call: Call, project: Path, arguments: list[str], scheme: str
) -> None:
    result = call("-C", project, *arguments, f"{scheme}:///{project}/missing.file")
    assert (result.code, "error[X203]: there is no database file" in result.err) == (5, True)
    assert not list(project.glob("missing.file*"))


@pytest.mark.parametrize("scheme", ["sqlite", "duckdb"])
def test_a_dry_run_of_a_new_database_makes_no_file(call: Call, project: Path, scheme: str) -> None:
    url = f"{scheme}:///{project}/missing.file"
    result = call("-C", project, "apply", "--dry-run", "--url", url)
    assert result.code == 0, result.err
    assert "create" in result.out
    assert not list(project.glob("missing.file*"))


def test_reading_goes_on_while_another_session_writes(call: Call, project: Path) -> None:
    call("-C", project, "apply", "--yes")
    path = database(project)
    with closing(sqlite3.connect(path)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("CREATE TABLE unfinished (a)")
        for url in (f"sqlite:///{path}?mode=ro", f"sqlite:///{path}"):
            result = call("-C", project, "status", "--url", url)
            assert result.code == 0, result.err
