"""What `inspect` writes of an odd database passes `check`, and the database does not differ."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from e2e.conftest import Call

ODD: dict[str, tuple[list[str], list[str]]] = {
    "empty": ([], []),
    "no primary key": (["CREATE TABLE a (x, y TEXT)"], []),
    "odd names": (
        [
            'CREATE TABLE "b c" ("größe in m²" REAL, "with ""quotes""" INT)',
            'CREATE TABLE "select" ("from" INT PRIMARY KEY, "order" TEXT DEFAULT \'x\')',
            'CREATE TABLE "a.b" ("c.d" INT, [e f] INT)',
            'CREATE TABLE "😀" ("😀" INT)',
        ],
        [],
    ),
    "names no file can hold": (
        [
            'CREATE TABLE " lead" (x INT PRIMARY KEY)',
            'CREATE TABLE c (x INT REFERENCES " lead")',
            'CREATE TABLE e ("" INT)',
            'CREATE TABLE t ("tab\tcolumn" INT)',
            'CREATE VIEW v AS SELECT * FROM " lead"',
        ],
        ["table  lead", "table e", "table t", "foreign key c.FK_c_ lead", "view v"],
    ),
    "broken views": (
        [
            "CREATE TABLE a (x)",
            "CREATE VIEW v AS SELECT x FROM a",
            "CREATE VIEW w AS SELECT nope FROM missing",
            "CREATE VIEW z AS SELECT nope FROM a",
        ],
        ["view w", "view z"],
    ),
    "keys that are none": (
        [
            "CREATE TABLE p (a INT, b INT, PRIMARY KEY (a, b)) WITHOUT ROWID",
            "CREATE TABLE c (a INT, b INT, UNIQUE (a), UNIQUE (a), FOREIGN KEY (a, b) REFERENCES p)",
            "CREATE TABLE d (a INT REFERENCES p (b), b INT REFERENCES nowhere)",
        ],
        ["foreign key d.FK_d_p", "foreign key d.FK_d_nowhere"],
    ),
}


@pytest.mark.parametrize("name", list(ODD))
def test_an_inspected_database_passes_check(call: Call, tmp_path: Path, name: str) -> None:
    statements, left_out = ODD[name]
    with closing(sqlite3.connect(tmp_path / "odd.db")) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    url = f"sqlite:///{tmp_path}/odd.db"
    inspected = call("-C", tmp_path, "--json", "inspect", url, "--out", "out")
    assert inspected.code == 0, inspected.err
    listed = [f"{item['kind']} {item['name']}" for item in inspected.document["unmanaged"]]
    assert set(left_out) <= set(listed)
    checked = call("-C", tmp_path, "check", "out")
    assert checked.code == 0, checked.out + checked.err
    differing = call("-C", tmp_path, "diff", "out", url)
    assert differing.code == 0, differing.out + differing.err
