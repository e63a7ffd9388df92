"""The archive verbs as people use them, and who uses what a change takes away."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from e2e.conftest import Call


def sql(project: Path, text: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(project / "main.db", isolation_level=None)) as connection:
        return connection.execute(text).fetchall()


@pytest.fixture
def rolled_back(call: Call, project: Path) -> Path:
    """Table b, of 2.0.0, is archived with three rows."""
    assert call("-C", project, "apply", "--yes").code == 0
    sql(project, "INSERT INTO b VALUES (1, 'x'), (2, NULL), (3, 'z')")
    done = call("-C", project, "rollback", "--yes")
    assert (done.code, "archived b" in done.out) == (0, True)
    return project


def test_list_show_and_export(call: Call, rolled_back: Path) -> None:
    listed = call("-C", rolled_back, "archive", "list", "--json").document["archives"]
    assert [(item["subject"], item["rows"], item["state"]) for item in listed] == [
        ("b", 3, "archived")
    ]
    shown = call("-C", rolled_back, "archive", "show", "b", "--limit", "2")
    assert shown.out.splitlines()[0] == "id\tbody"
    assert "... and 1 row more" in shown.out
    for name in ("b.csv", "b.json"):
        done = call("-C", rolled_back, "archive", "export", "b", "--to", name)
        assert (done.code, "3 rows" in done.out) == (0, True)
    with (rolled_back / "b.csv").open(newline="") as file:
        assert sorted(csv.reader(file)) == [
            ["1", "x"], ["2", "\\N"], ["3", "z"], ["id", "body"]
        ]  # fmt: skip
    rows = json.loads((rolled_back / "b.json").read_text())
    assert {"id": 2, "body": None} in rows


@pytest.mark.parametrize(
    ("arguments", "code", "error"),
    [
        (["show", "nobody"], 1, "A070"),
        (["show", "b", "--cycle", "9"], 1, "A070"),
        (["export", "b", "--to", "b.txt"], 2, "A074"),
        (["export", "b", "--to", "strandline.toml"], 2, "A074"),
        (["restore", "b", "--yes"], 4, "A072"),
        (["purge"], 2, "A076"),
        (["purge", "nobody", "--yes"], 1, "A070"),
    ],
)
def test_what_cannot_be(
    call: Call, rolled_back: Path, arguments: list[str], code: int, error: str
) -> None:
    done = call("-C", rolled_back, "archive", *arguments)
    assert (done.code, f"error[{error}]" in done.err) == (code, True), done.err
    assert "fix:" in done.err
    assert len(call("-C", rolled_back, "archive", "list", "--json").document["archives"]) == 1


def test_an_export_never_overwrites(call: Call, rolled_back: Path) -> None:
    (rolled_back / "b.csv").write_text("mine")
    done = call("-C", rolled_back, "archive", "export", "b", "--to", "b.csv")
    assert (done.code, "error[A075]" in done.err) == (4, True)
    assert (rolled_back / "b.csv").read_text() == "mine"


def test_what_came_back_and_changed_is_archived_anew(call: Call, rolled_back: Path) -> None:
    applied = call("-C", rolled_back, "apply", "--yes", "--json").document
    assert [item["restored_rows"] for item in applied["restored"]] == [3]
    sql(rolled_back, "UPDATE b SET body = 'newer' WHERE id = 1")
    sql(rolled_back, "DELETE FROM b WHERE id = 3")
    # What was moved back left nothing in the archive; the next rollback archives what is there.
    assert call("-C", rolled_back, "rollback", "--yes").code == 0
    assert call("-C", rolled_back, "apply", "--yes").code == 0
    assert sql(rolled_back, "SELECT * FROM b ORDER BY id") == [(1, "newer"), (2, None)]


def test_retention_and_approval_stand_before_a_purge(call: Call, rolled_back: Path) -> None:
    path = rolled_back / "main" / "component.yaml"
    plain = path.read_text().rstrip("\n")
    path.write_text(plain + "\n  policy:\n    archive: {retention_days: 30}\n")
    done = call("-C", rolled_back, "archive", "purge", "b", "--yes")
    assert (done.code, "error[A078]" in done.err) == (4, True), done.err
    path.write_text(plain + "\n  policy:\n    require: {approval: true}\n")
    done = call("-C", rolled_back, "archive", "purge", "b", "--yes")
    assert (done.code, "error[A077]" in done.err) == (4, True), done.err
    done = call("-C", rolled_back, "archive", "purge", "b", "--approve", "--as", "Zoe")
    assert (done.code, "Zoe" in done.out) == (0, True), done.err
    done = call("-C", rolled_back, "archive", "purge", "b", "--yes")
    assert (done.code, "removed b #1: 3 rows" in done.out) == (0, True), done.err
    path.write_text(plain + "\n")
    # The version comes back empty, and says nothing of rows that are gone for good.
    assert call("-C", rolled_back, "apply", "--yes").code == 0
    assert sql(rolled_back, "SELECT count(*) FROM b") == [(0,)]


def test_an_approval_of_a_purge_is_for_those_rows(call: Call, rolled_back: Path) -> None:
    path = rolled_back / "main" / "component.yaml"
    path.write_text(path.read_text().rstrip("\n") + "\n  policy:\n    require: {approval: true}\n")
    assert call("-C", rolled_back, "archive", "purge", "b", "--approve", "--as", "Zoe").code == 0
    sql(rolled_back, "INSERT INTO " + _moved(rolled_back) + " VALUES (9, 'late')")
    done = call("-C", rolled_back, "archive", "purge", "b", "--yes")
    assert (done.code, "error[A077]" in done.err) == (4, True)


def _moved(project: Path) -> str:
    ((location,),) = sql(project, "SELECT location FROM strandline_archive")
    return str(location)


def test_lint_shows_who_uses_what_goes(call: Call, project: Path) -> None:
    (project / "main" / "tables" / "b.yaml").unlink()
    path = project / "main" / "component.yaml"
    path.write_text(path.read_text().replace("2.0.0", "3.0.0"))
    (project / "code").mkdir()
    (project / "code" / "app.py").write_text('QUERY = "SELECT body FROM b"\n')
    found = call("-C", project, "lint", "--in", "code", "--json").document["findings"]
    places = [item["usages"] for item in found if item["code"] == "PD102"]
    assert places
    assert all(any("app.py:1" in place for place in listed) for listed in places)
    shown = call("-C", project, "lint", "--in", "code")
    assert "used in code/app.py:1" in shown.out
