"""What other people put into the file survives a rebuild, or the migration refuses with its name."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from platforms.sqlite.rich import K, kind
from platforms.sqlite.running import (
    CheckFailedError,
    by_hand,
    by_shell,
    create,
    drift,
    lowered,
    operations_between,
    script,
    steps_for,
    up,
)
from strandline.dictionary.model import (
    Action,
    Column,
    Dictionary,
    Expression,
    ForeignKey,
    Identity,
    PrimaryKey,
    Table,
    View,
)
from strandline.dictionary.names import QName
from strandline.errors import PlatformFailure
from strandline.platforms.base import Connection
from strandline.platforms.sqlite import platform

P, C = QName(None, "Parent"), QName(None, "Child")
INTEGER, TEXT = kind(K.INTEGER), kind(K.TEXT)
PARENT = Table(
    name=P,
    columns=(
        Column(name="id", type=INTEGER, nullable=False, identity=Identity()),
        Column(name="a", type=TEXT),
        Column(name="b", type=TEXT),
    ),
    primary_key=PrimaryKey(name="PK_P", columns=("id",)),
)
CHILD = Table(
    name=C,
    columns=(Column(name="p", type=INTEGER),),
    foreign_keys=(
        ForeignKey(name="FK", columns=("p",), target=P, target_columns=("id",), on_delete=Action.CASCADE),
    ),
)  # fmt: skip
VIEW = View(name=QName(None, "V"), query=Expression("SELECT id, a FROM Parent"))
BASE = lowered(Dictionary(tables={P: PARENT, C: CHILD}, views={VIEW.name: VIEW}))
STRICTER = BASE.with_table(
    replace(
        BASE.tables[P],
        columns=tuple(replace(c, nullable=c.name != "a" and c.nullable) for c in PARENT.columns),
    )
)
WITHOUT_B = BASE.with_table(
    replace(BASE.tables[P], columns=tuple(c for c in PARENT.columns if c.name != "b"))
)
WITHOUT_B_REBUILT = WITHOUT_B.with_table(
    replace(
        WITHOUT_B.tables[P],
        columns=tuple(replace(c, nullable=c.name == "b") for c in WITHOUT_B.tables[P].columns),
    )
)


def filled(connection: Connection) -> None:
    create(connection, BASE)
    connection.execute("INSERT INTO Parent (id, a, b) VALUES (1, 'x', 'y'), (7, 'z', 'w')")
    connection.execute("INSERT INTO Child VALUES (1), (7)")
    connection.execute("CREATE TABLE log (said)")


def schema(connection: Connection) -> list[tuple[object, ...]]:
    return connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2")


def test_foreign_triggers_views_and_indexes_survive() -> None:
    with platform.scratch() as connection:
        filled(connection)
        foreign = [
            "CREATE TRIGGER mine AFTER INSERT ON Parent BEGIN INSERT INTO log VALUES (NEW.a || ';'); END",
            "CREATE TRIGGER other AFTER INSERT ON Child BEGIN SELECT b FROM Parent; END",
            "CREATE VIEW their_view AS SELECT a, b FROM Parent JOIN Child ON p = id",
            "CREATE INDEX their_index ON Parent (b) WHERE b <> ';'",
            "CREATE TRIGGER on_view INSTEAD OF INSERT ON V BEGIN INSERT INTO Parent (a) VALUES (NEW.a); END",
        ]
        for statement in foreign:
            connection.execute(statement)
        up(connection, BASE, STRICTER)
        texts = {sql for _, _, sql in schema(connection)}
        assert set(foreign) <= texts
        connection.execute("INSERT INTO V (a) VALUES ('n')")
        assert connection.execute("SELECT * FROM log") == [("n;",)]
        assert connection.execute("SELECT max(id) FROM Parent") == [(8,)]
        assert connection.execute("SELECT count(*) FROM Child") == [(2,)]
        listed = {(u.kind, u.name) for u in platform.inspect(connection).unmanaged}
        assert listed == {("trigger", "mine"), ("trigger", "other"), ("trigger", "on_view")}


BY_HAND = [
    pytest.param(by_hand, id="as the shell does"),
    pytest.param(
        by_shell,
        id="shell",
        marks=pytest.mark.skipif(shutil.which("sqlite3") is None, reason="no sqlite3 shell here"),
    ),
]
ByHand = Callable[[Path, str], tuple[str, str]]


@pytest.mark.parametrize("ran", BY_HAND)
def test_by_hand_the_script_refuses_and_names_what_would_be_lost(
    ran: ByHand, tmp_path: Path
) -> None:
    path = tmp_path / "hand.db"
    with platform.connect(f"sqlite:///{path}") as connection:
        filled(connection)
        connection.execute("CREATE TRIGGER mine AFTER INSERT ON Parent BEGIN SELECT 1; END")
        was = schema(connection)
    text = script(steps_for(operations_between(BASE, STRICTER), BASE, STRICTER))
    printed, said = ran(path, text)
    assert "trigger|mine|Parent" in printed
    assert "listed above would be lost" in said
    with platform.connect(f"sqlite:///{path}") as connection:
        assert schema(connection) == was


OPTIONS = {
    "STRICT": "CREATE TABLE Parent (id INTEGER NOT NULL CONSTRAINT PK_P PRIMARY KEY AUTOINCREMENT, a TEXT, b TEXT) STRICT",
    "COLLATE": "CREATE TABLE Parent (id INTEGER NOT NULL CONSTRAINT PK_P PRIMARY KEY AUTOINCREMENT, a TEXT COLLATE NOCASE, b TEXT)",
    "ON CONFLICT": "CREATE TABLE Parent (id INTEGER NOT NULL CONSTRAINT PK_P PRIMARY KEY AUTOINCREMENT, a TEXT NOT NULL ON CONFLICT IGNORE, b TEXT)",
    "column extra": "CREATE TABLE Parent (id INTEGER NOT NULL CONSTRAINT PK_P PRIMARY KEY AUTOINCREMENT, a TEXT, b TEXT, extra TEXT)",
}


@pytest.mark.parametrize("clause", OPTIONS)
def test_what_a_rebuild_would_lose_refuses_it(clause: str) -> None:
    with platform.scratch() as connection:
        connection.execute(OPTIONS[clause])
        connection.execute("CREATE VIEW V AS SELECT id, a FROM Parent")
        was = schema(connection)
        with pytest.raises(PlatformFailure, match=clause) as caught:
            up(connection, BASE, STRICTER)
        assert caught.value.code == "X213"
        assert schema(connection) == was


BROKEN = {
    "view": "CREATE VIEW readers AS SELECT b FROM Parent",
    "trigger": "CREATE TRIGGER readers AFTER UPDATE ON Parent BEGIN INSERT INTO log VALUES (NEW.b); END",
    "trigger elsewhere": "CREATE TRIGGER readers AFTER INSERT ON Child BEGIN SELECT b FROM Parent; END",
}


@pytest.mark.parametrize("after", [WITHOUT_B, WITHOUT_B_REBUILT], ids=["in place", "rebuilt"])
@pytest.mark.parametrize("what", BROKEN)
def test_a_dropped_column_that_others_read_is_refused(what: str, after: Dictionary) -> None:
    with platform.scratch() as connection:
        filled(connection)
        connection.execute(BROKEN[what])
        was = schema(connection)
        with pytest.raises(PlatformFailure, match="readers"):
            up(connection, BASE, after)
        assert schema(connection) == was
        assert connection.execute("SELECT count(*) FROM Parent") == [(2,)]


def test_a_dropped_table_that_a_view_reads_is_refused() -> None:
    with platform.scratch() as connection:
        filled(connection)
        connection.execute("CREATE VIEW readers AS SELECT p FROM Child")
        with pytest.raises(PlatformFailure, match="readers"):
            up(connection, BASE, BASE.without_table(C))
        up_to = replace(BASE.without_table(C))
        connection.execute("DROP VIEW readers")
        up(connection, BASE, up_to)
        assert drift_but_log(connection, up_to) == []


def drift_but_log(connection: Connection, wanted: Dictionary) -> list[str]:
    return [item for item in drift(connection, wanted) if "table log" not in item]


def test_dropping_a_parent_neither_cascades_nor_passes_unseen() -> None:
    alone = Dictionary(tables={C: replace(BASE.tables[C])})
    with platform.scratch() as connection:
        filled(connection)
        with pytest.raises((CheckFailedError, PlatformFailure)):
            up(connection, BASE, alone)
        assert connection.execute("SELECT count(*) FROM Child") == [(2,)]
        assert connection.execute("SELECT count(*) FROM Parent") == [(2,)]


@pytest.mark.parametrize("ran", BY_HAND)
def test_orphans_fail_the_migration_by_hand_too(ran: ByHand, tmp_path: Path) -> None:
    path = tmp_path / "hand.db"
    with platform.connect(f"sqlite:///{path}") as connection:
        filled(connection)
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("INSERT INTO Child VALUES (99)")
        was = schema(connection)
    text = script(steps_for(operations_between(BASE, STRICTER), BASE, STRICTER))
    _, said = ran(path, text)
    assert "rows point at nothing" in said
    with platform.connect(f"sqlite:///{path}") as connection:
        assert schema(connection) == was
        connection.execute("DELETE FROM Child WHERE p = 99")
    _, said = ran(path, text)
    assert said == ""
    with platform.connect(f"sqlite:///{path}") as connection:
        assert drift_but_log(connection, STRICTER) == []
        assert connection.execute("SELECT count(*) FROM Child") == [(2,)]


def test_the_highest_number_given_out_stays_given_out() -> None:
    with platform.scratch() as connection:
        filled(connection)
        connection.execute("DELETE FROM Child")
        connection.execute("DELETE FROM Parent")
        up(connection, BASE, STRICTER)
        connection.execute("INSERT INTO Parent (a) VALUES ('n')")
        assert connection.execute("SELECT id FROM Parent") == [(8,)]
        assert connection.execute("SELECT * FROM sqlite_sequence") == [("Parent", 8)]


@pytest.mark.parametrize("ran", BY_HAND)
@pytest.mark.parametrize("broken", ["copy", "new table", "swap"])
def test_by_hand_an_error_that_is_run_over_loses_no_row(
    broken: str, ran: ByHand, tmp_path: Path
) -> None:
    """The shell goes on after an error; what was not copied must not be dropped for good."""
    path = tmp_path / "hand.db"
    text = script(steps_for(operations_between(BASE, STRICTER), BASE, STRICTER))
    with platform.connect(f"sqlite:///{path}") as connection:
        filled(connection)
        if broken == "copy":
            connection.execute("UPDATE Parent SET a = NULL")
        was = schema(connection)
        rows = connection.execute("SELECT * FROM Parent")
    if broken == "new table":
        text = text.replace('CREATE TABLE "strandline_new_Parent" (', "CREATE TABLE (")
    if broken == "swap":
        text = text.replace('RENAME TO "Parent"', "RENAME TO")
    _, said = ran(path, text)
    assert "all was undone" in said
    with platform.connect(f"sqlite:///{path}") as connection:
        assert schema(connection) == was
        assert connection.execute("SELECT * FROM Parent") == rows
