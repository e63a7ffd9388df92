"""rehearse on the command line: what is tried, what it exits with, and what it records."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from e2e.conftest import TABLE, Call
from strandline.plan.rehearsals import read_rehearsals


def test_what_is_unreleased_is_tried(call: Call, project: Path) -> None:
    nothing = call("-C", project, "rehearse", "--platform", "sqlite")
    assert (nothing.code, "nothing is unreleased" in nothing.out) == (0, True)
    (project / "main/tables/c.yaml").write_text(TABLE.format(name="c"))
    tried = call("-C", project, "rehearse", "--platform", "sqlite")
    assert tried.code == 0, tried.out
    assert "main 2.0.0 -> HEAD on sqlite" in tried.out
    assert "passed" in tried.out
    assert not (project / "main/migrations/rehearsals.json").exists()


def test_a_released_version_is_recorded(call: Call, project: Path) -> None:
    tried = call("-C", project, "rehearse", "2.0.0", "--platform", "sqlite", "--json")
    assert tried.code == 0
    [report] = tried.document["rehearsals"]
    assert report["passed"] is True
    assert report["rows_loaded"] == {"a": 20}
    assert [stop["stop"] for stop in report["stops"]] == [
        "start", "up", "down", "up again", "down again"
    ]  # fmt: skip
    records = read_rehearsals((project / "main/migrations/rehearsals.json").read_text())
    assert {item.script for item in records} == {
        "v1.0.0_to_v2.0.0_sqlite.sql", "v2.0.0_to_v1.0.0_sqlite_rollback.sql"
    }  # fmt: skip
    assert {item.result for item in records} == {"passed"}
    again = call("-C", project, "rehearse", "2.0.0", "--platform", "sqlite")
    assert again.code == 0
    assert len(read_rehearsals((project / "main/migrations/rehearsals.json").read_text())) == 2


def test_every_platform_is_tried_but_those_without_a_server(call: Call, project: Path) -> None:
    tried = call("-C", project, "rehearse", "2.0.0", "--with-data", "3", "--json")
    assert tried.code == 0
    names = sorted(report["platform"] for report in tried.document["rehearsals"])
    assert names == ["duckdb", "postgres", "sqlite"]
    assert any("SQL Server" in note for note in tried.document["notes"])
    alone = call("-C", project, "rehearse", "2.0.0", "--platform", "mssql")
    assert (alone.code, "error[X010]" in alone.err) == (4, True)


def test_two_states_and_wrong_calls(call: Call, project: Path) -> None:
    tried = call("-C", project, "rehearse", "1.0.0", "HEAD", "--platform", "duckdb", "--mutate")
    assert tried.code == 0, tried.out
    many = call("-C", project, "rehearse", "1.0.0", "2.0.0", "HEAD")
    assert (many.code, "error[R120]" in many.err) == (2, True)
    unknown = call("-C", project, "rehearse", "7.7.7")
    assert (unknown.code, "error[D020]" in unknown.err) == (1, True)


def test_an_edited_script_is_not_even_tried(call: Call, project: Path) -> None:
    path = project / "main/migrations/v1.0.0_to_v2.0.0_sqlite.sql"
    path.write_text(path.read_text().replace('"body" TEXT', '"body" BLOB'))
    tried = call("-C", project, "rehearse", "2.0.0", "--platform", "sqlite")
    assert (tried.code, "error[P021]" in tried.err) == (4, True)


def test_real_rows_are_taken_and_never_shown(call: Call, project: Path) -> None:
    assert call("-C", project, "apply", "--to", "1.0.0", "--yes").code == 0
    with closing(sqlite3.connect(project / "main.db")) as connection:
        connection.executemany("INSERT INTO a VALUES (?, 's3cret')", [(n,) for n in range(50)])
        connection.commit()
    arguments = ("rehearse", "2.0.0", "--platform", "sqlite", "--sample-of", "sqlite:///main.db",
                 "--rows", "10", "--json")  # fmt: skip
    tried = call("-C", project, *arguments)
    assert tried.code == 0, tried.out
    [report] = tried.document["rehearsals"]
    assert report["rows_loaded"] == {"a": 10}
    assert "s3cret" not in json.dumps(report)
    assert "sample of sqlite:///" in report["data"]
