"""The verbs in the order a person uses them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from e2e.conftest import TABLE, Call


def test_from_init_to_rollback(call: Call, tmp_path: Path) -> None:
    root = tmp_path / "shop"
    assert call("init", root).code == 0
    assert call("-C", root, "check").code == 0
    (root / "nothing").mkdir()
    script = call("-C", root, "plan", "--from", "nothing", "--to", "HEAD", "--platform", "sqlite")
    assert 'CREATE TABLE "note"' in script.out
    released = call("-C", root, "release", "1.0.0", "--json", "--date", "2026-02-03", "-m", "first")
    assert released.document["parent"] is None
    applied = call("-C", root, "apply", "--yes", "--json")
    assert applied.document["changed"] is True
    again = call("-C", root, "apply", "--yes", "--json")
    assert (again.code, again.document["changed"]) == (0, False)
    status = call("-C", root, "status", "--json", "--exit-code")
    assert (status.code, status.document["version"], status.document["pending"]) == (0, "1.0.0", [])
    history = call("-C", root, "history", "--json")
    assert [item["action"] for item in history.document["revisions"]] == ["create"]
    assert call("-C", root, "drift", "--exit-code").code == 0


def test_create_at_once_and_walking_record_the_same_revisions(call: Call, project: Path) -> None:
    at_once = f"sqlite:///{project}/once.db"
    walked = f"sqlite:///{project}/walked.db"
    assert call("-C", project, "apply", "--yes", "--url", at_once).code == 0
    assert call("-C", project, "apply", "--yes", "--walk", "--url", walked).code == 0
    versions = []
    for url in (at_once, walked):
        document = call("-C", project, "history", "--json", "--url", url).document
        versions.append([item["version"] for item in document["revisions"]])
    assert versions[0] == versions[1] == ["1.0.0", "2.0.0"]
    assert call("-C", project, "diff", at_once, walked, "--exit-code").code == 0


def test_rollback_by_default_goes_one_version_back(call: Call, project: Path) -> None:
    assert call("-C", project, "apply", "--yes").code == 0
    result = call("-C", project, "rollback", "--yes", "--json")
    assert (result.document["from"], result.document["to"]) == ("2.0.0", "1.0.0")
    assert result.document["loses_data"] == []
    assert result.document["archives"] == ["b"]
    assert call("-C", project, "status", "--exit-code").code == 3
    first = call("-C", project, "rollback", "--yes")
    assert (first.code, "error[A046]" in first.err) == (4, True)


def test_scripts_run_by_hand_are_noticed(call: Call, tmp_path: Path) -> None:
    root = tmp_path / "lab"
    assert call("init", root, "--pack", "water").code == 0
    assert call("-C", root, "apply", "--to", "1.0.1", "--yes").code == 0
    script = (root / "water" / "migrations" / "v1.0.1_to_v1.1.0_sqlite.sql").read_text()
    with closing(sqlite3.connect(root / "water.db", isolation_level=None)) as connection:
        connection.executescript(script)
    status = call("-C", root, "status", "--json")
    assert status.document["version"] == "1.1.0"
    assert call("-C", root, "apply", "--yes").code == 0
    actions = [
        item["action"] for item in call("-C", root, "history", "--json").document["revisions"]
    ]
    assert "adopt" in actions


def test_a_rename_is_never_guessed(call: Call, project: Path) -> None:
    table = project / "main" / "tables" / "a.yaml"
    table.write_text(table.read_text().replace("name: body", "name: text"))
    component = project / "main" / "component.yaml"
    component.write_text(component.read_text().replace("2.0.0", "3.0.0"))
    refused = call("-C", project, "diff", "2.0.0", "HEAD")
    assert (refused.code, "error[F001]" in refused.err) == (4, True)
    answers = project / "answers.json"
    answers.write_text('{"columns": {"a.text": "body"}}')
    renamed = call("-C", project, "diff", "2.0.0", "HEAD", "--answers", answers)
    assert "> rename column a.body to text" in renamed.out
    table.write_text(table.read_text().replace("{name: text,", "{name: text, renamed_from: body,"))
    declared = call("-C", project, "diff", "2.0.0", "HEAD")
    assert "> rename column a.body to text" in declared.out


def test_a_rename_keeps_the_rows(call: Call, project: Path) -> None:
    assert call("-C", project, "apply", "--yes").code == 0
    with closing(sqlite3.connect(project / "main.db")) as connection:
        connection.execute("INSERT INTO a VALUES (1, 'kept')")
        connection.commit()
    table = project / "main" / "tables" / "a.yaml"
    table.write_text(table.read_text().replace("{name: body,", "{name: text, renamed_from: body,"))
    component = project / "main" / "component.yaml"
    component.write_text(component.read_text().replace("2.0.0", "3.0.0"))
    assert call("-C", project, "release", "3.0.0", "--date", "2026-03-01").code == 0
    assert call("-C", project, "apply", "--yes").code == 0
    with closing(sqlite3.connect(project / "main.db")) as connection:
        assert connection.execute('SELECT "text" FROM a').fetchall() == [("kept",)]
    assert call("-C", project, "rollback", "--yes").code == 0
    with closing(sqlite3.connect(project / "main.db")) as connection:
        assert connection.execute("SELECT body FROM a").fetchall() == [("kept",)]


def test_timestamp_labels_work_like_versions(call: Call, tmp_path: Path) -> None:
    root = tmp_path / "ops"
    assert call("init", root).code == 0
    component = root / "main" / "component.yaml"
    component.write_text(component.read_text().replace("1.0.0", "20260101120000_first"))
    assert call("-C", root, "release", "20260101120000_first", "--date", "2026-01-01").code == 0
    (root / "main" / "tables" / "b.yaml").write_text(TABLE.format(name="b"))
    component.write_text(
        component.read_text().replace("20260101120000_first", "20260102120000_second")
    )
    assert call("-C", root, "release", "20260102120000_second", "--date", "2026-01-02").code == 0
    assert call("-C", root, "apply", "--yes").code == 0
    assert call("-C", root, "rollback", "--yes").code == 0
    document = call("-C", root, "status", "--json").document
    assert (document["version"], document["pending"]) == (
        "20260101120000_first",
        ["20260102120000_second"],
    )


def test_bare_directories_are_states_and_an_empty_one_is_the_empty_state(
    call: Call, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "a.yaml").write_text(TABLE.format(name="a"))
    result = call("-C", tmp_path, "diff", "empty", "one", "--exit-code")
    assert (result.code, result.out.strip()) == (3, "+ create table a")
    script = call("-C", tmp_path, "plan", "--from", "empty", "--to", "one", "--platform", "duckdb")
    assert 'CREATE TABLE "main"."a"' in script.out
    assert call("-C", tmp_path, "check", "one").code == 0


def test_inspect_gives_a_dictionary_that_passes_check(call: Call, project: Path) -> None:
    assert call("-C", project, "apply", "--yes").code == 0
    url = f"sqlite:///{project}/main.db"
    result = call("-C", project, "inspect", url, "--out", "read", "--json")
    assert (result.code, result.document["tables"]) == (0, 2)
    assert call("-C", project, "check", "read").code == 0
    assert call("-C", project, "diff", url, "read", "--exit-code").code == 0
    assert call("-C", project, "drift", "--against", "read", "--url", url, "--exit-code").code == 0


def test_docs_are_checked_for_freshness(call: Call, project: Path) -> None:
    assert call("-C", project, "docs", "--out", "pages").code == 0
    assert call("-C", project, "docs", "--out", "pages", "--check").code == 0
    (project / "pages" / "index.md").write_text("old")
    assert call("-C", project, "docs", "--out", "pages", "--check").code == 3


def test_docs_of_any_state(call: Call, project: Path) -> None:
    assert call("-C", project, "apply", "--to", "1.0.0", "--yes").code == 0
    for number, state in enumerate(["2.0.0", "HEAD", "main", "sqlite:///main.db"]):
        url = f"sqlite:///{project}/main.db" if state.startswith("sqlite") else state
        assert call("-C", project, "docs", url, "--out", f"pages{number}").code == 0
    assert (project / "pages0" / "tables" / "b.md").is_file()
    assert not (project / "pages3" / "tables" / "b.md").exists()


@pytest.mark.parametrize("verb", ["status", "history", "drift"])
def test_reading_verbs_change_nothing(call: Call, project: Path, verb: str) -> None:
    assert call("-C", project, "apply", "--yes").code == 0
    before = (project / "main.db").read_bytes()
    assert call("-C", project, verb).code == 0
    assert (project / "main.db").read_bytes() == before


def test_files_without_a_format_version_are_read_with_a_warning(call: Call, tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    (tmp_path / "empty").mkdir()
    text = TABLE.format(name="a").split("\n", 1)[1]
    (tmp_path / "plain" / "a.yaml").write_text(text)
    checked = call("-C", tmp_path, "check", "plain", "--json")
    codes = {item["code"]: item["severity"] for item in checked.document["findings"]}
    assert (checked.code, codes["D011"]) == (0, "warning")
    assert call("-C", tmp_path, "diff", "empty", "plain").out == "+ create table a\n"
