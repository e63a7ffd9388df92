"""Reference rows between the operations that change their table, and managed behaviours."""

from __future__ import annotations

from dataclasses import replace

import pytest

from platforms.sqlite.rich import K, default, kind
from platforms.sqlite.running import create, down, drift, lowered, run, steps_for, up
from strandline.dictionary.model import (
    Check,
    Column,
    Dictionary,
    Expression,
    Identity,
    Managed,
    PrimaryKey,
    Row,
    Table,
)
from strandline.dictionary.names import QName
from strandline.diff.operations import DropColumn, InsertRow, RenameColumn
from strandline.diff.replay import replay
from strandline.errors import PlatformFailure
from strandline.platforms.base import Connection, Rebuild
from strandline.platforms.rebuild import collapse
from strandline.platforms.sqlite import platform

T = QName(None, "Kind")
INTEGER, TEXT = kind(K.INTEGER), kind(K.TEXT)


def table(
    values: str, rows: list[dict[str, object]], *extra: Column, **fields: object
) -> Dictionary:
    one = Table(
        name=T,
        columns=(
            Column(name="id", type=INTEGER, nullable=False, identity=Identity()),
            Column(name="code", type=TEXT, nullable=False),
            *extra,
        ),
        primary_key=PrimaryKey(name="PK_Kind", columns=("id",)),
        checks=(Check(name="CK_code", expression=Expression(f"code IN ({values})")),),
        rows=tuple(Row.of(row) for row in rows),
        **fields,
    )  # fmt: skip
    return lowered(Dictionary(tables={T: one}))


OLD = table("'a', 'b'", [{"id": 1, "code": "a"}, {"id": 2, "code": "b"}])
NEW_COLUMN = Column(
    name="word", type=kind(K.STRING, length=9), nullable=False, default=default("'?'", "")
)

STATES = {
    "value renamed": table("'A', 'b'", [{"id": 1, "code": "A"}, {"id": 2, "code": "b"}]),
    "value gone": table("'a'", [{"id": 1, "code": "a"}]),
    "value new, column new": table(
        "'a', 'b', 'c'",
        [{"id": 1, "code": "a", "word": "one"}, {"id": 2, "code": "b"}, {"id": 9, "code": "c", "word": "it's"}],
        NEW_COLUMN,
    ),
    "all rows gone": table("'z'", []),
    "append only": table(
        "'A', 'b'", [{"id": 1, "code": "A"}], managed=Managed(append_only=True)
    ),
    "immutable": table(
        "'A', 'B'", [{"id": 1, "code": "A"}, {"id": 2, "code": "B"}], managed=Managed(immutable=("code", "id"))
    ),
}  # fmt: skip


@pytest.mark.parametrize("start", ["old", *STATES])
@pytest.mark.parametrize("case", STATES)
def test_rows_and_shape_change_together(start: str, case: str) -> None:
    before, after = {"old": OLD, **STATES}[start], STATES[case]
    if before is after:
        return
    with platform.scratch() as connection:
        create(connection, before)
        assert drift(connection, before) == []
        up(connection, before, after)
        assert drift(connection, after) == []
        down(connection, before, after)
        assert drift(connection, before) == []
        assert rows(connection) == sorted(
            (row.as_mapping()["id"], row.as_mapping()["code"]) for row in before.tables[T].rows
        )


def rows(connection: Connection) -> list[tuple[object, ...]]:
    return connection.execute("SELECT id, code FROM Kind ORDER BY id")


def test_one_rebuild_where_rows_do_not_stand_between() -> None:
    after = STATES["value gone"]
    steps = steps_for(_ops(OLD, after), OLD, after)
    assert sum("rebuild" in step.title for step in steps) == 1


def test_two_rebuilds_where_they_do() -> None:
    after = STATES["value renamed"]
    steps = steps_for(_ops(OLD, after), OLD, after)
    titles = [step.title.split()[0] for step in steps]
    assert titles == ["rebuild", "update", "rebuild"]


def _ops(before: Dictionary, after: Dictionary) -> tuple:
    from platforms.sqlite.running import operations_between

    return operations_between(before, after)


def test_a_column_takes_the_name_of_a_dropped_one() -> None:
    extra = (
        Column(name="x", type=TEXT),
        Column(name="y", type=INTEGER, default=default("1 + 1", "")),
    )
    before = table("'a'", [], *extra)
    operations = (
        DropColumn(table=T, column=extra[0]),
        RenameColumn(table=T, before="y", after="x"),
    )
    after = replay(operations, before)
    with platform.scratch() as connection:
        create(connection, before)
        connection.execute("INSERT INTO Kind (code, x, y) VALUES ('a', 'gone', 5)")
        forced = collapse(operations, before, after, native=lambda o: False)
        assert [type(item) for item in forced] == [Rebuild]
        assert forced[0].renamed == (("x", "y"),)
        run(connection, platform.render(operations, before, after))
        assert drift(connection, after) == []
        assert connection.execute("SELECT * FROM Kind") == [(1, "a", 5)]


def test_a_row_may_leave_out_columns_and_name_its_identity() -> None:
    insert = InsertRow(table=T, key=("id",), row=Row.of({"id": 41, "code": "a"}))
    with platform.scratch() as connection:
        create(connection, OLD)
        run(connection, platform.render([insert], OLD, OLD))
        connection.execute("INSERT INTO Kind (code) VALUES ('b')")
        assert rows(connection)[-2:] == [(41, "a"), (42, "b")]
        run(connection, platform.render([insert.reverse()], OLD, OLD))
        assert rows(connection)[-1] == (42, "b")


MANAGED = table(
    "'a', 'b'",
    [],
    Column(name="ts", type=kind(K.TIMESTAMP, precision=6)),
    Column(name="day", type=kind(K.DATE)),
    Column(name="rowid", type=TEXT),
    managed=Managed(on_update=("day", "ts"), immutable=("id",)),
)


def test_behaviours_hold() -> None:
    with platform.scratch() as connection:
        create(connection, MANAGED)
        connection.execute("PRAGMA recursive_triggers = ON")
        connection.execute("INSERT INTO Kind (code, ts) VALUES ('a', 'x'), ('b', 'y')")
        connection.execute("UPDATE Kind SET code = 'b' WHERE id = 1")
        (first, second) = connection.execute("SELECT ts, day FROM Kind ORDER BY id")
        assert second == ("y", None)
        assert str(first[0]).startswith(str(first[1]))
        assert len(str(first[0])) == len("2026-01-01 00:00:00.000")
        connection.execute("UPDATE Kind SET id = id")
        with pytest.raises(PlatformFailure, match="Kind: id cannot be changed") as caught:
            connection.execute("UPDATE Kind SET id = 9 WHERE id = 1")
        assert caught.value.code == "X208"


def test_append_only_refuses_and_names_the_table() -> None:
    after = table("'a'", [], managed=Managed(append_only=True))
    with platform.scratch() as connection:
        create(connection, after)
        connection.execute("INSERT INTO Kind (code) VALUES ('a')")
        for statement in ("UPDATE Kind SET code = 'a'", "DELETE FROM Kind"):
            with pytest.raises(PlatformFailure, match="Kind is append-only"):
                connection.execute(statement)
        wider = after.with_table(replace(after.tables[T], checks=()))
        up(connection, after, wider)
        assert rows(connection) == [(1, "a")]
        with pytest.raises(PlatformFailure, match="Kind is append-only"):
            connection.execute("DELETE FROM Kind")


def test_managed_behaviours_are_read_back_exactly() -> None:
    with platform.scratch() as connection:
        create(connection, MANAGED)
        found = platform.inspect(connection).dictionary.tables[T]
        assert found.managed == MANAGED.tables[T].managed


def test_a_new_not_null_column_without_default_is_left_to_the_database() -> None:
    after = table("'a', 'b'", [], Column(name="n", type=INTEGER, nullable=False))
    before = table("'a', 'b'", [])
    with platform.scratch() as connection:
        create(connection, before)
        up(connection, before, after)
        down(connection, before, after)
        connection.execute("INSERT INTO Kind (code) VALUES ('a')")
        with pytest.raises(PlatformFailure, match=r"NOT NULL constraint failed: Kind\.n"):
            up(connection, before, after)
        assert drift(connection, before) == []
