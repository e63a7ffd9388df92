"""Every operation, forward and back, with rows in all tables, as the planner orders them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from strandline.dictionary.model import (
    Check,
    Dictionary,
    Generated,
    Identity,
    Index,
    IndexColumn,
    PrimaryKey,
    Row,
    Table,
    Unique,
    ValueSet,
    View,
)
from strandline.diff.compare import compare
from strandline.diff.operations import CreateTable, reverse_all
from strandline.plan.expand import expand, without_idle_updates
from strandline.platforms.duckdb import platform

Change = Callable[[Dictionary, type], Dictionary]


@pytest.fixture
def base(kit) -> Dictionary:
    """Kind <- Site <- Value (also to itself) <- Mark; Bare stands alone, Log has a key only."""
    kind = kit.table(
        "Kind",
        kit.column("KindID", nullable=False),
        kit.column("Label", "string", nullable=False),
        key=["KindID"],
        uniques=(Unique(name="UQ_Kind_Label", columns=("Label",)),),
        rows=(Row.of({"KindID": 1, "Label": "one"}), Row.of({"KindID": 2, "Label": "two"})),
    )
    site = kit.table(
        "Site",
        kit.column("SiteID", nullable=False, identity=Identity(start=10, increment=5)),
        kit.column("Name", "string", nullable=False, default=kit.default("'n'")),
        kit.column("KindID", default=kit.default("1")),
        kit.column("Mood", "string", type={"value_set": kit.name("mood")}),
        key=["SiteID"],
        foreign_keys=(kit.points("KindID", "Kind", "KindID"),),
        indexes=(Index(name="IX_Site_Name", columns=(IndexColumn(name="Name"),)),),
        description="sites",
    )
    value = kit.table(
        "Value",
        kit.column("ValueID", nullable=False),
        kit.column("SiteID", nullable=False),
        kit.column("Parent"),
        kit.column("Amount", "decimal", type={"precision": 10, "scale": 2}, description="mg/l"),
        key=["ValueID"],
        foreign_keys=(
            kit.points("SiteID", "Site", "SiteID"),
            kit.points("Parent", "Value", "ValueID"),
        ),
        checks=(Check(name="CK_Value", expression=kit.expression('"Amount" > -5')),),
        indexes=(Index(name="IX_Value_SiteID", columns=(IndexColumn(name="SiteID"),)),),
    )
    mark = kit.table(
        "Mark",
        kit.column("ValueID", nullable=False),
        kit.column("Note", "text"),
        key=["ValueID", "Note"],
        foreign_keys=(kit.points("ValueID", "Value", "ValueID"),),
    )
    bare = kit.table("Bare", kit.column("a"), kit.column("b", "text"), kit.column("c", "bigint"))
    log = kit.table("Log", kit.column("a"), kit.column("id", nullable=False), kit.column("b"),
                    key=["id"])  # fmt: skip
    return kit.dictionary(
        kind, site, value, mark, bare, log,
        views=[
            View(name=kit.name("Big"), query=kit.expression('SELECT "ValueID" FROM "Value"')),
            View(name=kit.name("Bigger"), query=kit.expression('SELECT "ValueID" FROM "Big"')),
        ],
        value_sets=[ValueSet(name=kit.name("mood"), values=("good", "bad"), native=True)],
    )  # fmt: skip


DATA = (
    'INSERT INTO dbo."Site" ("Name", "KindID", "Mood") VALUES (\'a\', 1, \'good\'), (\'b\', 2, NULL)',
    'INSERT INTO dbo."Value" VALUES (1, 10, NULL, 1.25)',
    'INSERT INTO dbo."Value" SELECT i, 15, i - 1, i FROM range(2, 3) r(i)',
    'INSERT INTO dbo."Value" SELECT i, 15, 2, i FROM range(3, 40) r(i)',
    'INSERT INTO dbo."Value" SELECT 100 + i, 10, i, 0.5 FROM range(1, 40) r(i)',
    "INSERT INTO dbo.\"Mark\" VALUES (1, 'x'), (139, 'y')",
    "INSERT INTO dbo.\"Bare\" VALUES (1, 'p', 5), (2, NULL, 6)",
    'INSERT INTO dbo."Log" VALUES (1, 7, 3), (2, 8, 4)',
)


def _table(dictionary: Dictionary, kit, name: str, change: Callable[[Table], Table]) -> Dictionary:
    return dictionary.with_table(change(dictionary.tables[kit.name(name)]))


def _columns(table: Table, **changes) -> Table:
    columns = tuple(
        replace(one, **changes[one.name]) if one.name in changes else one for one in table.columns
    )
    return replace(table, columns=columns)


def _without(table: Table, *names: str) -> Table:
    return replace(table, columns=tuple(one for one in table.columns if one.name not in names))


def _with(table: Table, *columns, **facts) -> Table:
    return replace(table, columns=(*table.columns, *columns), **facts)


def _renamed(dictionary: Dictionary, kit, old: str, new: str) -> Dictionary:
    """Rename a table, and carry the foreign keys that point at it along."""
    tables = {}
    for table in dictionary.tables.values():
        keys = tuple(
            replace(key, target=kit.name(new)) if key.target == kit.name(old) else key
            for key in table.foreign_keys
        )
        table = replace(table, foreign_keys=keys)
        if table.name == kit.name(old):
            table = replace(table, name=kit.name(new), renamed_from=old)
        tables[table.name] = table
    views = {
        name: replace(view, query=kit.expression(view.query.text.replace(f'"{old}"', f'"{new}"')))
        for name, view in dictionary.views.items()
    }
    return replace(dictionary, tables=tables, views=views)


@dataclass(frozen=True)
class Case:
    title: str
    change: Callable
    in_place: bool = False
    """The change takes no rebuild."""
    back_needs: str = ""
    """A dropped table whose rows must be restored on the way back, before others point at them."""
    keeps_rows: bool = True
    """Forward and back give every row back (nothing is dropped on the way)."""


CASES = [
    Case("nothing", lambda d, k: d, in_place=True),
    Case("add column to a table pointed at", lambda d, k: _table(
        d, k, "Value", lambda t: _with(t, k.column("New", default=k.default("7")))), in_place=True),
    Case("add column with computed default", lambda d, k: _table(
        d, k, "Site", lambda t: _with(t, k.column("New", "timestamp", type={"precision": 6},
                                                  default=k.default("CURRENT_TIMESTAMP"))))),
    Case("add not null column with default and foreign key", lambda d, k: _table(
        d, k, "Value", lambda t: _with(t, k.column("KindID", nullable=False, default=k.default("1")),
                                       foreign_keys=(*t.foreign_keys, k.points("KindID", "Kind", "KindID"))))),
    Case("new lookup table, seeded, with a defaulted key to it", lambda d, k: _table(
        d.with_table(k.table("Unit", k.column("UnitID", nullable=False), key=["UnitID"],
                             rows=(Row.of({"UnitID": 1}),))),
        k, "Site", lambda t: _with(t, k.column("UnitID", nullable=False, default=k.default("1")),
                                   foreign_keys=(*t.foreign_keys, k.points("UnitID", "Unit", "UnitID"))))),
    Case("parent gets a check", lambda d, k: _table(
        d, k, "Kind", lambda t: replace(t, checks=(Check(name="CK", expression=k.expression('"KindID" > 0')),)))),
    Case("column of a table pointed at renamed", lambda d, k: _table(
        d, k, "Kind", lambda t: _columns(t, Label={"name": "Title", "renamed_from": "Label"})
        and replace(_columns(t, Label={"name": "Title", "renamed_from": "Label"}),
                    uniques=(Unique(name="UQ", columns=("Title",)),),
                    rows=tuple(Row.of({"KindID": r.as_mapping()["KindID"], "Title": r.as_mapping()["Label"]})
                               for r in t.rows)))),
    Case("table pointed at renamed", lambda d, k: _renamed(d, k, "Value", "Measure")),
    Case("identity table renamed", lambda d, k: _renamed(d, k, "Site", "Place")),
    Case("leaf with a foreign key renamed", lambda d, k: _renamed(d, k, "Mark", "Remark")),
    Case("bare table renamed", lambda d, k: _renamed(d, k, "Bare", "Naked"), in_place=True),
    Case("only the case of a name changes", lambda d, k: _renamed(d, k, "Bare", "BARE")),
    Case("only the case of a column changes", lambda d, k: _table(
        d, k, "Bare", lambda t: _columns(t, a={"name": "A", "renamed_from": "a"}))),
    Case("bare column renamed", lambda d, k: _table(
        d, k, "Bare", lambda t: _columns(t, a={"name": "z", "renamed_from": "a"})), in_place=True),
    Case("bare column widened", lambda d, k: _table(
        d, k, "Bare", lambda t: _columns(t, a={"type": k.typed("bigint")})), in_place=True),
    Case("bare column not null", lambda d, k: _table(
        d, k, "Bare", lambda t: _columns(t, a={"nullable": False})), in_place=True),
    Case("column before the key dropped", lambda d, k: _table(
        d, k, "Log", lambda t: _without(t, "a")), keeps_rows=False),
    Case("column after the key dropped", lambda d, k: _table(
        d, k, "Log", lambda t: _without(t, "b")), in_place=True, keeps_rows=False),
    Case("column of a table pointed at dropped", lambda d, k: _table(
        d, k, "Site", lambda t: _without(t, "Mood")), keeps_rows=False),
    Case("key column widened", lambda d, k: _table(_table(_table(
        d, k, "Value", lambda t: _columns(t, ValueID={"type": k.typed("bigint")},
                                          Parent={"type": k.typed("bigint")})),
        k, "Mark", lambda t: _columns(t, ValueID={"type": k.typed("bigint")})),
        k, "Log", lambda t: _columns(t, id={"type": k.typed("bigint")}))),
    Case("default changes on a table pointed at", lambda d, k: _table(
        d, k, "Site", lambda t: _columns(t, Name={"default": k.default("'m'")})), in_place=True),
    Case("default goes", lambda d, k: _table(
        d, k, "Site", lambda t: _columns(t, Name={"default": None})), in_place=True),
    Case("identity changes", lambda d, k: _table(
        d, k, "Site", lambda t: _columns(t, SiteID={"identity": Identity(start=1, increment=1)}))),
    Case("identity goes", lambda d, k: _table(
        d, k, "Site", lambda t: _columns(t, SiteID={"identity": None}))),
    Case("identity comes", lambda d, k: _table(
        d, k, "Value", lambda t: _columns(t, ValueID={"identity": Identity()}))),
    Case("computed column comes", lambda d, k: _table(
        d, k, "Value", lambda t: _with(t, k.column("Twice", generated=Generated(
            expression=k.expression('"ValueID" * 2'), stored=False))))),
    Case("unique comes", lambda d, k: _table(
        d, k, "Log", lambda t: replace(t, uniques=(Unique(name="UQ", columns=("a", "b")),)))),
    Case("primary key comes", lambda d, k: _table(
        d, k, "Bare", lambda t: replace(_columns(t, a={"nullable": False}),
                                        primary_key=PrimaryKey(name="PK", columns=("a",))))),
    Case("primary key goes", lambda d, k: _table(
        d, k, "Log", lambda t: replace(t, primary_key=None))),
    Case("foreign key goes", lambda d, k: _table(
        d, k, "Value", lambda t: replace(t, foreign_keys=t.foreign_keys[1:]))),
    Case("self reference goes", lambda d, k: _table(
        d, k, "Value", lambda t: replace(t, foreign_keys=t.foreign_keys[:1]))),
    Case("second self reference comes", lambda d, k: _table(
        d, k, "Value", lambda t: _with(t, k.column("Next"), foreign_keys=(
            *t.foreign_keys, k.points("Next", "Value", "ValueID"))))),
    Case("check goes", lambda d, k: _table(d, k, "Value", lambda t: replace(t, checks=()))),
    Case("index comes and another goes", lambda d, k: _table(
        d, k, "Value", lambda t: replace(t, indexes=(
            Index(name="IX_new", columns=(IndexColumn(expression=k.expression('abs("Amount")')),)),))),
        in_place=True),
    Case("index renamed", lambda d, k: _table(
        d, k, "Value", lambda t: replace(t, indexes=(replace(t.indexes[0], name="IX_other"),))), in_place=True),
    Case("comments", lambda d, k: _table(
        d, k, "Site", lambda t: replace(_columns(t, Name={"description": "it's"}), description=None)), in_place=True),
    Case("comment on a rebuilt table", lambda d, k: _table(
        d, k, "Site", lambda t: replace(_columns(t, Name={"description": "x"}, KindID={"nullable": False}), description="other"))),
    Case("enum value added", lambda d, k: replace(d, value_sets={k.name("mood"): ValueSet(
        name=k.name("mood"), values=("good", "so-so", "bad"), native=True)})),
    Case("enum values reordered", lambda d, k: replace(d, value_sets={k.name("mood"): ValueSet(
        name=k.name("mood"), values=("bad", "good"), native=True)})),
    Case("enum becomes text", lambda d, k: replace(_table(
        d, k, "Site", lambda t: _columns(t, Mood={"type": k.typed("text")})), value_sets={})),
    Case("reference row of a parent changes its unique text", lambda d, k: _table(
        d, k, "Kind", lambda t: replace(t, rows=(t.rows[0], Row.of({"KindID": 2, "Label": "zwei"}))))),
    Case("reference row comes", lambda d, k: _table(
        d, k, "Kind", lambda t: replace(t, rows=(*t.rows, Row.of({"KindID": 3, "Label": "three"})))), in_place=True),
    Case("view changes", lambda d, k: replace(d, views={**d.views, k.name("Big"): View(
        name=k.name("Big"), query=k.expression('SELECT "ValueID" FROM "Value" WHERE "Amount" > 1'))}), in_place=True),
    Case("table moves to another schema", lambda d, k: replace(
        d, tables={**{n: t for n, t in d.tables.items() if n != k.name("Log")},
                   k.name("Log", "arc"): replace(d.tables[k.name("Log")], name=k.name("Log", "arc"),
                                                 renamed_from="dbo.Log")})),
    Case("whole chain dropped", lambda d, k: replace(
        d, tables={k.name(n): d.tables[k.name(n)] for n in ("Bare", "Log")}, views={}, value_sets={}),
        in_place=True, keeps_rows=False),
    Case("middle of the chain dropped", lambda d, k: replace(
        d, tables={n: (t if n != k.name("Mark") else replace(t, foreign_keys=()))
                   for n, t in d.tables.items() if n != k.name("Value")}, views={}),
        keeps_rows=False, back_needs="Value"),
]  # fmt: skip


def plan(before: Dictionary, after: Dictionary):
    operations = expand(compare(before, after).operations, before, after, platform)
    return without_idle_updates(operations), without_idle_updates(reverse_all(operations))


def everything(connection, kit, dictionary: Dictionary) -> dict[str, object]:
    return {str(table.name): kit.rows(connection, table) for table in dictionary.tables.values()}


def _way_back(connection, kit, back, after, base, needed: str) -> None:
    """Go back; rows of a table that was dropped come back right after the step that makes it."""
    if not needed:
        kit.migrate(connection, back, after, base)
        return
    connection.begin()
    for step in platform.render(back, after, base):
        for statement in step.statements:
            connection.execute(statement)
        if any(isinstance(one, CreateTable) for one in step.operations):
            order = 'ORDER BY "ValueID"'
            for (number,) in connection.execute(f'SELECT "ValueID" FROM strandline_kept {order}'):
                connection.execute(
                    f'INSERT INTO dbo."{needed}" SELECT * FROM strandline_kept WHERE "ValueID" = ?',
                    [number],
                )
    connection.execute("DROP TABLE strandline_kept")
    connection.commit()
    assert kit.any_order(platform.inspect(connection).dictionary) == kit.any_order(base)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_forward_and_back_twice(kit, build, base, case):
    connection = build(base)
    for statement in DATA:
        connection.execute(statement)
    after = platform.lower(case.change(base, kit)).dictionary
    start = everything(connection, kit, base)
    forward, back = plan(base, after)

    for _ in range(2):
        if case.back_needs:
            connection.execute(f'CREATE TABLE strandline_kept AS FROM dbo."{case.back_needs}"')
        statements = kit.migrate(connection, forward, base, after)
        _way_back(connection, kit, back, after, base, case.back_needs)
        if case.keeps_rows:
            assert everything(connection, kit, base) == start

    rebuilt = any("strandline_" in text and "TABLE" in text for text in statements)
    assert rebuilt is not case.in_place
    left = connection.execute("SELECT table_name FROM duckdb_tables() "
                              "WHERE starts_with(table_name, 'strandline_')")  # fmt: skip
    assert left == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_killed_after_the_commit_nothing_is_lost(kit, tmp_path, base, case):
    source = tmp_path / "a.duckdb"
    with platform.connect(f"duckdb:///{source}") as connection:
        kit.run(connection, kit.create_all(base), Dictionary(), base)
        for statement in DATA:
            connection.execute(statement)
        after = platform.lower(case.change(base, kit)).dictionary
        forward, _ = plan(base, after)
        kit.run(connection, forward, base, after)
        expected = everything(connection, kit, after)
        with kit.crashed_copy(connection, source, tmp_path / "b.duckdb") as found:
            assert kit.any_order(platform.inspect(found).dictionary) == kit.any_order(after)
            assert everything(found, kit, after) == expected
            # What points where is known to both sides: a stale name would be refused here.
            kit.run(found, [op.reverse() for op in reversed(kit.create_all(after))
                            if "Row" not in type(op).__name__], after, Dictionary())  # fmt: skip
            assert platform.inspect(found).dictionary.is_empty
