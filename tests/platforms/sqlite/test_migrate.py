"""Every operation, up and down, on tables with rows that point at each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from platforms.sqlite.rich import RICH, K, default, kind
from platforms.sqlite.running import create, down, drift, lowered, up
from strandline.dictionary.model import (
    Action,
    Check,
    Column,
    Dictionary,
    Expression,
    ForeignKey,
    Generated,
    Index,
    IndexColumn,
    Managed,
    PrimaryKey,
    Table,
    Unique,
)
from strandline.dictionary.names import QName
from strandline.diff.operations import RenameColumn, RenameTable
from strandline.diff.replay import replay
from strandline.platforms.base import Connection, Effect
from strandline.platforms.sqlite import platform

BASE = lowered(RICH)
TYPES, ORDER, LEFT, RIGHT = (QName(None, n) for n in ("AllTypes", "Order", "Left", "Right"))

ROWS = (
    "INSERT INTO AllTypes (ID, small, big, s, u, j, arr, amount) VALUES "
    "(1, 1, 10, 'a', 'u1', '{}', '[1]', 1.25), (2, 2, 20, 'b', 'u2', '[]', NULL, 3)",
    'INSERT INTO "Order" ("select", "with ""quotes""", "größe in m²", parent, type_id) VALUES '
    "(10, 'new', 1.5, NULL, 1), (11, 'it''s done', 2, 10, 1), (12, NULL, NULL, 10, 2)",
    'INSERT INTO "Right" (id, la, lb) VALUES (1, NULL, NULL)',
    "INSERT INTO \"Left\" (a, b, r) VALUES (1, 'x', 1)",
    "INSERT INTO \"Right\" (id, la, lb) VALUES (2, 1, 'x')",
    "INSERT INTO Heap VALUES ('h')",
)


def contents(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    names = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
    )
    found = {}
    for (name,) in names:
        found[str(name)] = sorted(connection.execute(f'SELECT * FROM "{name}"'), key=repr)
    return found


def change(name: QName, **fields: object) -> Callable[[Dictionary], Dictionary]:
    return lambda d: d.with_table(replace(d.tables[name], **fields))


def column(name: QName, old: str, **fields: object) -> Callable[[Dictionary], Dictionary]:
    def changed(d: Dictionary) -> Dictionary:
        table = d.tables[name]
        columns = tuple(replace(c, **fields) if c.name == old else c for c in table.columns)
        return d.with_table(replace(table, columns=columns))

    return changed


def add(name: QName, *new: Column) -> Callable[[Dictionary], Dictionary]:
    return lambda d: d.with_table(replace(d.tables[name], columns=(*d.tables[name].columns, *new)))


def without(name: QName, *columns: str) -> Callable[[Dictionary], Dictionary]:
    def changed(d: Dictionary) -> Dictionary:
        table = d.tables[name]
        kept = tuple(c for c in table.columns if c.name not in columns)
        return d.with_table(replace(table, columns=kept))

    return changed


def rename_table(old: QName, new: str) -> Callable[[Dictionary], Dictionary]:
    def changed(d: Dictionary) -> Dictionary:
        after = replay([RenameTable(before=old, after=QName(None, new))], d)
        moved = replace(after.tables[QName(None, new)], renamed_from=old.name)
        views = {
            name: replace(view, query=Expression(view.query.text.replace("AllTypes", new)))
            for name, view in d.views.items()
        }
        return replace(after.with_table(moved), views=views)

    return changed


def rename_column(name: QName, old: str, new: str) -> Callable[[Dictionary], Dictionary]:
    def changed(d: Dictionary) -> Dictionary:
        after = replay([RenameColumn(table=name, before=old, after=new)], d)
        table = after.tables[name]
        columns = tuple(replace(c, renamed_from=old) if c.name == new else c for c in table.columns)
        return after.with_table(replace(table, columns=columns))

    return changed


def both(*changes: Callable[[Dictionary], Dictionary]) -> Callable[[Dictionary], Dictionary]:
    def changed(d: Dictionary) -> Dictionary:
        for one in changes:
            d = one(d)
        return d

    return changed


def view(text: str) -> Callable[[Dictionary], Dictionary]:
    name = QName(None, "ActiveTypes")
    return lambda d: replace(
        d, views={**d.views, name: replace(d.views[name], query=Expression(text))}
    )


INTEGER = kind(K.INTEGER)
TEXT = kind(K.TEXT)
NEW_TABLE = Table(
    name=QName(None, "Note"),
    columns=(
        Column(name="id", type=INTEGER, nullable=False),
        Column(name="order", type=INTEGER, nullable=False),
    ),
    primary_key=PrimaryKey(name="PK_Note", columns=("id",)),
    foreign_keys=(
        ForeignKey(name="FK_Note_Order", columns=("order",), target=ORDER,
                   target_columns=("select",), on_delete=Action.CASCADE),
    ),
    indexes=(Index(name="IX_Note", columns=(IndexColumn(name="order"),)),),
    managed=Managed(append_only=True),
)  # fmt: skip
B = BASE.tables

CHANGES: dict[str, Callable[[Dictionary], Dictionary]] = {
    "create table": lambda d: d.with_table(NEW_TABLE),
    "drop child": lambda d: replace(d.without_table(ORDER), views={
        k: v for k, v in d.views.items() if k.name != "order view"}),
    "rename table": rename_table(TYPES, "Kinds"),
    "rename table, case only": rename_table(TYPES, "ALLtypes"),
    "rename and rebuild table": both(
        rename_table(TYPES, "Kinds"),
        column(QName(None, "Kinds"), "f8", nullable=False, default=default("0", "")),
        column(QName(None, "Kinds"), "f8", nullable=True),
    ),
    "rename column": rename_column(TYPES, "big", "large value"),
    "rename key column": rename_column(ORDER, "parent", "mother"),
    "rename managed column": rename_column(TYPES, "u", "uid"),
    "rename json column": rename_column(TYPES, "j", "json document"),
    "rename column, case only": rename_column(TYPES, "f8", "F8"),
    "rename and alter": both(rename_column(TYPES, "f8", "f9"), column(TYPES, "f9", type=TEXT)),
    "rename onto a dropped name": both(without(TYPES, "f4"), rename_column(TYPES, "f8", "f4")),
    "add nullable column": add(TYPES, Column(name="n", type=kind(K.STRING, length=3))),
    "add json column": add(TYPES, Column(name="n", type=kind(K.JSON))),
    "add column with literal": add(
        TYPES, Column(name="n", type=INTEGER, nullable=False, default=default("7", ""))
    ),
    "add column with time": add(
        TYPES, Column(name="n", type=kind(K.TIMESTAMP, precision=6),
                      default=default("CURRENT_TIMESTAMP", ""))
    ),
    "add virtual column": add(
        TYPES,
        Column(name="n", type=INTEGER, generated=Generated(expression=Expression("small + 1"), stored=False)),
    ),
    "add stored column": add(
        TYPES,
        Column(name="n", type=INTEGER, generated=Generated(expression=Expression("small + 1"))),
    ),
    "add column with foreign key": both(
        add(TYPES, Column(name="n", type=INTEGER, nullable=False, default=default("1", ""))),
        change(TYPES, foreign_keys=(
            ForeignKey(name="FK_n", columns=("n",), target=RIGHT, target_columns=("id",)),)),
    ),
    "drop plain column": without(TYPES, "blob", "f4", "arr"),
    "drop indexed column": both(
        without(ORDER, "größe in m²"), change(ORDER, indexes=()),
        lambda d: change(ORDER, checks=d.tables[ORDER].checks[1:])(
            d.with_table(replace(d.tables[ORDER]))),
    ),
    "type wider": column(TYPES, "small", type=kind(K.BIGINT)),
    "type other": column(ORDER, "größe in m²", type=TEXT),
    "not null": column(TYPES, "small", nullable=False),
    "default changed": column(TYPES, "small", default=default("5", "")),
    "default gone": column(TYPES, "small", default=None),
    "generated gone": column(TYPES, "twice", generated=None),
    "generated changed": column(
        TYPES, "twice", generated=Generated(expression=Expression("big * 3"), stored=False)
    ),
    "identity gone": column(ORDER, "select", identity=None),
    "primary key other": change(LEFT, primary_key=PrimaryKey(name="PK2", columns=("a", "b"))),
    "primary key renamed": change(TYPES, primary_key=PrimaryKey(name="PK2", columns=("ID",))),
    "primary key gone": both(
        change(RIGHT, primary_key=None, uniques=(Unique(name="UQ", columns=("id",)),)),
    ),
    "unique": change(ORDER, uniques=(Unique(name="UQ_q", columns=("type_id", "parent", "select")),)),
    "foreign keys gone": change(ORDER, foreign_keys=()),
    "foreign key action": change(ORDER, foreign_keys=tuple(
        replace(k, on_delete=Action.RESTRICT) for k in B[ORDER].foreign_keys)),
    "check changed": change(TYPES, checks=(
        Check(name="CK_AllTypes_big", expression=Expression("big >= 5")),)),
    "check renamed": change(TYPES, checks=(
        replace(B[TYPES].checks[0], name="CK other"), *B[TYPES].checks[1:])),
    "indexes": change(TYPES, indexes=(
        replace(B[TYPES].indexes[0], unique=True),
        replace(B[TYPES].indexes[2], name="IX renamed"),)),
    "managed off": change(TYPES, managed=Managed()),
    "managed on": both(change(LEFT, managed=Managed()), change(RIGHT, managed=Managed(append_only=True))),
    "managed and rebuild": both(
        change(TYPES, managed=Managed(append_only=True)), column(TYPES, "small", type=TEXT)
    ),
    "view changed": view("SELECT t.ID, t.t AS name FROM AllTypes t"),
    "view and table": both(
        view("SELECT t.ID, t.small AS name FROM AllTypes t"), column(TYPES, "small", type=TEXT)
    ),
    "value set grows": change(ORDER, checks=(
        B[ORDER].checks[0],
        replace(B[ORDER].checks[1], expression=Expression(
            '"with ""quotes""" IN (\'new\', \'it\'\'s done\', \'lost\')')),)),
    "everything at once": both(
        rename_table(TYPES, "Kinds"),
        rename_column(QName(None, "Kinds"), "s", "short"),
        without(QName(None, "Kinds"), "bin"),
        view("SELECT k.ID, k.short AS name FROM Kinds k"),
        column(ORDER, "type_id", type=kind(K.BIGINT)),
        lambda d: d.with_table(NEW_TABLE),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CHANGES)
def test_up_and_down_keeps_every_row(case: str) -> None:
    after = CHANGES[case](BASE)
    with platform.scratch() as connection:
        create(connection, BASE)
        for statement in ROWS:
            connection.execute(statement)
        was = contents(connection)
        schema = "SELECT type, name, tbl_name FROM sqlite_schema ORDER BY 1, 2, 3"
        objects = connection.execute(schema)
        steps = up(connection, BASE, after)
        assert steps
        assert drift(connection, after) == []
        assert leftovers(connection) == []
        if case != "drop child":
            children = (
                connection.execute('SELECT "select", parent FROM "Order"')
                if (case != "rename key column")
                else []
            )
            assert children in ([], [(10, None), (11, 10), (12, 10)])
        down(connection, BASE, after)
        assert drift(connection, BASE) == []
        assert connection.execute(schema) == objects
        if not any(e.effect is Effect.LOSES_DATA for step in steps for e in step.effects):
            now = contents(connection)
            assert now.keys() == was.keys()
            for table, rows in was.items():
                assert sorted(map(repr, map(sorted_cells, now[table]))) == sorted(
                    map(repr, map(sorted_cells, rows))
                )
        up(connection, BASE, after)
        assert drift(connection, after) == []


def sorted_cells(row: tuple[object, ...]) -> list[str]:
    """Columns that come back stand last, so a row counts as the bag of its cells."""
    return sorted(repr(cell) for cell in row)


def leftovers(connection: Connection) -> list[tuple[object, ...]]:
    return connection.execute(
        "SELECT name FROM sqlite_schema WHERE name LIKE 'strandline|_new|_%' ESCAPE '|' "
        "OR name LIKE 'strandline|_old|_%' ESCAPE '|' OR sql LIKE '%strandline|_new|_%' ESCAPE '|' "
        "UNION ALL SELECT name FROM sqlite_temp_schema"
    )
