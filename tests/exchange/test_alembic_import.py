"""Alembic histories taken over: read without being run, checked against the database, frozen."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from e2e.conftest import Call, call  # noqa: F401 - a fixture
from strandline.errors import StrandlineError
from strandline.exchange.alembic import environment
from strandline.exchange.alembic.files import read_history
from support.alembic_runs import AlembicRuns, drift

FIRST = """\
import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.String(80), nullable=False),
    )
    op.create_index("ix_person_name", "person", ["name"])


def downgrade():
    op.drop_table("person")
"""
SECOND = """\
from typing import Sequence, Union

import sqlalchemy as sa
from alembic import op

revision: str = "b2"
down_revision: Union[str, Sequence[str], None] = "a1"


def upgrade():
    op.add_column("person", sa.Column("born", sa.Date()))


def downgrade():
    op.drop_column("person", "born")
"""


def write(folder: Path, **files: str) -> Path:
    (folder / environment.VERSIONS).mkdir(parents=True)
    for name, text in environment.FILES.items():
        (folder / name).write_text(text)
    for name, text in files.items():
        (folder / environment.VERSIONS / f"{name}.py").write_text(text)
    return folder


@pytest.fixture
def history(tmp_path: Path) -> Path:
    return write(tmp_path / "migrations", one=FIRST, two=SECOND)


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "postgres":
        return str(request.getfixturevalue("postgres_url"))
    return f"sqlite:///{tmp_path}/app.db"


def test_in_on_and_out_again(call: Call, history: Path, url: str, tmp_path: Path) -> None:  # noqa: F811
    runs = AlembicRuns(history, url)
    runs.upgrade()
    root = tmp_path / "project"
    root.mkdir()
    imported = call("-C", root, "import", "alembic", history, "--url", url, "--json")
    assert imported.code == 0, imported.err
    assert imported.document["baseline"] == {"tool": "alembic", "revision": "b2", "files": 2}
    assert imported.document["adopted"] is True
    assert [item["name"].split(".")[-1] for item in imported.document["unmanaged"]] == [
        "alembic_version"
    ]
    assert call("-C", root, "check").code == 0
    assert call("-C", root, "drift", "--url", url, "--exit-code").code == 0

    table = root / "main" / "tables" / "note.yaml"
    table.write_text(
        '_format_version: "1.0"\ntable:\n  name: note\n  columns:\n'
        "    - {name: id, logical_type: integer, nullable: false}\n"
        "    - {name: said, logical_type: text, default: \"'a:b %s'\"}\n  primary_key: [id]\n"
    )
    component = root / "main" / "component.yaml"
    component.write_text(component.read_text().replace("  version: 1.0.0", "  version: 1.1.0", 1))
    assert call("-C", root, "release", "1.1.0").code == 0

    # The exported revision follows Alembic's own last one, and the two go on as one history.
    exported = call(
        "-C", root, "export", "alembic", "--all", "--to", history / "versions", "--json"
    )
    assert exported.code == 0, exported.err
    (revision,) = exported.document["revisions"]
    assert revision["down_revision"] == "b2"
    runs.upgrade()
    assert drift(root / "main", "1.1.0", url) == []
    runs.downgrade("b2")
    assert drift(root / "main", "1.0.0", url) == []
    refused = call("-C", root, "export", "alembic", "1.0.0", "--to", tmp_path / "x")
    assert (refused.code, "error[E003]" in refused.err) == (4, True)


@pytest.mark.parametrize(
    ("reached", "code", "said"),
    [
        (None, "E014", "keeps no record"),
        ("a1", "E015", "behind the files: not applied yet: b2"),
        ("zz", "E016", "has zz, which is not among the files"),
    ],
)
def test_a_database_elsewhere_is_refused(
    call: Call,  # noqa: F811
    history: Path,
    tmp_path: Path,
    reached: str | None,
    code: str,
    said: str,
) -> None:
    path = tmp_path / "app.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE person (id INTEGER PRIMARY KEY)")
        if reached is not None:
            connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
            connection.execute("INSERT INTO alembic_version VALUES (?)", (reached,))
        connection.commit()
    root = tmp_path / "project"
    root.mkdir()
    refused = call("-C", root, "import", "alembic", history, "--url", f"sqlite:///{path}")
    assert refused.code == 4
    assert f"error[{code}]" in refused.err
    assert said in refused.err
    assert list(root.iterdir()) == []


def revision(name: str, parent: object) -> str:
    return f"revision = {name!r}\ndown_revision = {parent!r}\n"


BROKEN = [
    ("two heads", {"a": revision("a", None), "b": revision("b", "a"), "c": revision("c", "a")},
     "E013", "2 heads: b, c"),
    ("two bases", {"a": revision("a", None), "b": revision("b", None)}, "E013", "2 heads: a, b"),
    ("twice", {"a": revision("a", None), "b": revision("a", None)}, "E012", "both revision a"),
    ("gap", {"a": revision("a", "zz")}, "E012", "follows zz, which no file holds"),
    ("circle", {"a": revision("a", "b"), "b": revision("b", "a")}, "E012", "circle"),
    ("itself", {"a": revision("a", "a")}, "E012", "circle"),
    ("computed", {"a": "revision = make()\ndown_revision = None\n"}, "E011", "a.py:1"),
    ("not Python", {"a": "revision = \n"}, "E011", "not Python"),
    ("a number", {"a": "revision = 7\ndown_revision = None\n"}, "E011", "not a text"),
    ("a null byte", {"a": "revision = 'a'\0\n"}, "E011", "not Python"),
    ("none", {"a": "x = 1\n"}, "E010", "no Alembic revisions"),
]  # fmt: skip


@pytest.mark.parametrize(("_name", "files", "code", "said"), BROKEN, ids=[row[0] for row in BROKEN])
def test_a_broken_history_is_refused(
    tmp_path: Path, _name: str, files: dict[str, str], code: str, said: str
) -> None:
    with pytest.raises(StrandlineError, match=said) as refused:
        read_history(write(tmp_path / "m", **files))
    assert refused.value.code == code


READ = [
    ("merged", {"d": revision("d", ("b", "c")), "c": revision("c", "a"), "b": revision("b", "a"),
                "a": revision("a", None)}, "d"),
    ("first signs", {"a": revision("abcdef", None), "b": revision("b", "abc")}, "b"),
    ("depends", {"a": revision("a", None), "b": "revision = 'b'\ndown_revision = None\n"
                 "depends_on = ('a',)\n"}, "b"),
    ("other files", {"a": revision("a", None), "tools": "import os\nos.abort()\n"}, "a"),
]  # fmt: skip


@pytest.mark.parametrize(("_name", "files", "head"), READ, ids=[row[0] for row in READ])
def test_a_history_is_read(tmp_path: Path, _name: str, files: dict[str, str], head: str) -> None:
    folder = write(tmp_path / "m", **files)
    for place in (folder, folder / "versions"):
        found = read_history(place)
        assert found.head == head
        assert found.revisions[0].startswith("a")


def test_nothing_in_a_revision_is_run(tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    text = f"import pathlib\npathlib.Path({str(mark)!r}).touch()\n" + revision("a", None)
    assert read_history(write(tmp_path / "m", a=text)).head == "a"
    assert not mark.exists()


def test_alembic_ini_says_where_the_files_are(tmp_path: Path) -> None:
    folder = tmp_path / "app"
    write(folder / "db", one=FIRST)
    (folder / "db" / "alembic.ini").unlink()
    (folder / "alembic.ini").write_text("[alembic]\nscript_location = %(here)s/db\n")
    assert read_history(folder).head == "a1"


def test_nothing_is_imported_over_something(
    call: Call,  # noqa: F811
    history: Path,
    tmp_path: Path,
) -> None:
    url = f"sqlite:///{tmp_path}/app.db"
    AlembicRuns(history, url).upgrade()
    root = tmp_path / "project"
    (root / "main").mkdir(parents=True)
    (root / "main" / "mine.txt").write_text("kept")
    for name, code, exit_code in (("main", "E026", 4), ("../x", "E025", 2)):
        said = call("-C", root, "import", "alembic", history, "--url", url, "--component", name)
        assert (said.code, f"error[{code}]" in said.err) == (exit_code, True), said.err
    assert (root / "main" / "mine.txt").read_text() == "kept"
    assert [path.name for path in root.iterdir()] == ["main"]
