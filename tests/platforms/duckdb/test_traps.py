"""Traps of DuckDB, one by one; the facts behind them are asserted on the bare driver as well.

Where a fact stops being true in a later version, its test says so and the way round can go.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import duckdb
import pytest

from strandline.dictionary.model import (
    EMPTY,
    Action,
    Identity,
    Index,
    IndexColumn,
    Managed,
    Row,
    ValueSet,
)
from strandline.diff import operations as op
from strandline.errors import PlatformFailure
from strandline.platforms.base import Effect
from strandline.platforms.duckdb import platform

ONE = duckdb.__version__.startswith("1.")


@pytest.fixture
def bare():
    with duckdb.connect() as connection:
        yield connection


@pytest.fixture
def family(kit, build):
    """Parent (unique text, index) <- Child, two rows each."""
    parent = kit.table(
        "Parent", kit.column("id", nullable=False), kit.column("v", "text"), key=["id"],
        indexes=(Index(name="IX_v", columns=(IndexColumn(name="v"),)),),
        rows=(Row.of({"id": 1, "v": "a"}), Row.of({"id": 2, "v": "b"})),
    )  # fmt: skip
    child = kit.table(
        "Child", kit.column("id", nullable=False), kit.column("p"), key=["id"],
        foreign_keys=(kit.points("p", "Parent", "id"),),
        rows=(Row.of({"id": 1, "p": 1}), Row.of({"id": 2, "p": 2})),
    )  # fmt: skip
    dictionary = kit.dictionary(parent, child)
    return build(dictionary), dictionary


REFUSED = [
    "ALTER TABLE p ADD FOREIGN KEY (v) REFERENCES p (id)",
    "ALTER TABLE p ADD CHECK (v > 0)",
    "ALTER TABLE p DROP CONSTRAINT p_id_pkey",
    "ALTER TABLE p DROP COLUMN v",
    "ALTER TABLE p RENAME COLUMN v TO w",
    "ALTER TABLE p ALTER v TYPE BIGINT",
    "ALTER TABLE p ALTER v SET NOT NULL",
    "ALTER TABLE p RENAME TO q",
    "DROP TABLE p",
    "ALTER TABLE p SET SCHEMA s",
    "ALTER TABLE p ADD COLUMN g INTEGER GENERATED ALWAYS AS (v + 1)",
    "CREATE TABLE x (a INTEGER REFERENCES p (id) ON DELETE CASCADE)",
    "CREATE INDEX part ON p (v) WHERE v > 1",
    "CREATE TABLE x (a INTEGER GENERATED ALWAYS AS IDENTITY)",
    "CREATE TABLE x (a INTEGER, b INTEGER GENERATED ALWAYS AS (a + 1) STORED)",
    "CREATE TABLE s.x (a INTEGER REFERENCES main.p (id))",
    "ALTER TYPE e ADD VALUE 'c'",
    "SAVEPOINT one",
    "CREATE TRIGGER t AFTER INSERT ON p BEGIN SELECT 1; END",
    "ALTER SEQUENCE n RENAME TO m",
    "ALTER SEQUENCE n RESTART WITH 5",
]


@pytest.mark.parametrize("statement", REFUSED)
def test_why_tables_are_rebuilt(bare, statement):
    bare.execute("CREATE SCHEMA s; CREATE TYPE e AS ENUM ('a'); CREATE SEQUENCE n")
    bare.execute("CREATE TABLE p (id INTEGER PRIMARY KEY, v INTEGER)")
    bare.execute("CREATE TABLE c (id INTEGER REFERENCES p (id))")
    with pytest.raises(duckdb.Error):
        bare.execute(statement)


def test_renaming_a_child_breaks_its_parent_so_children_are_never_renamed(bare):
    bare.execute("CREATE TABLE p (id INTEGER PRIMARY KEY)")
    bare.execute("CREATE TABLE c (id INTEGER REFERENCES p (id))")
    bare.execute("INSERT INTO p VALUES (1)")
    bare.execute("ALTER TABLE c RENAME TO d")
    with pytest.raises(duckdb.CatalogException):
        bare.execute("DELETE FROM p WHERE id = 1")


def test_self_reference_survives_a_rebuild_of_a_deep_and_wide_tree(kit, build):
    tree = kit.table("Tree", kit.column("id", nullable=False), kit.column("up"),
                     kit.column("next"), key=["id"],
                     foreign_keys=(kit.points("up", "Tree", "id"),))  # fmt: skip
    before = kit.dictionary(tree)
    connection = build(kit.dictionary(replace(tree, foreign_keys=())))
    connection.execute(
        'INSERT INTO dbo."Tree" SELECT i, nullif(i // 2, 0), NULL FROM range(1, 20000) r(i)'
    )
    connection.execute(
        'INSERT INTO dbo."Tree" SELECT -i, nullif(1 - i, 0), NULL FROM range(1, 200) r(i)'
    )
    start = kit.rows(connection, tree)
    no_key = kit.dictionary(replace(tree, foreign_keys=()))

    add = op.AddForeignKey(table=tree.name, foreign_key=tree.foreign_keys[0])
    kit.migrate(connection, [add], no_key, before)
    assert kit.rows(connection, tree) == start

    connection.execute('DELETE FROM dbo."Tree" WHERE "id" > 15000')
    start = kit.rows(connection, tree)
    both = kit.dictionary(
        replace(tree, foreign_keys=(*tree.foreign_keys, kit.points("next", "Tree", "id")))
    )
    second = op.AddForeignKey(table=tree.name, foreign_key=kit.points("next", "Tree", "id"))
    kit.migrate(connection, [second], before, both)
    assert kit.rows(connection, tree) == start


def test_two_self_references_come_back_in_an_order_that_satisfies_both(kit, build):
    keys = (kit.points("up", "Tree", "id"), kit.points("next", "Tree", "id"))
    tree = kit.table("Tree", kit.column("id", nullable=False), kit.column("up"),
                     kit.column("next"), key=["id"])  # fmt: skip
    before, after = kit.dictionary(tree), kit.dictionary(replace(tree, foreign_keys=keys))
    connection = build(before)
    connection.execute("INSERT INTO dbo.\"Tree\" VALUES (1, 2, 5), (2, NULL, 4), (3, 1, 2), "
                       "(4, NULL, NULL), (5, 4, NULL)")  # fmt: skip
    start = kit.rows(connection, tree)
    kit.migrate(
        connection, [op.AddForeignKey(table=tree.name, foreign_key=key) for key in keys],
        before, after,
    )  # fmt: skip
    assert kit.rows(connection, tree) == start


def test_rows_in_a_circle_stop_the_rebuild_and_lose_nothing(kit, build):
    tree = kit.table("Tree", kit.column("id", nullable=False), kit.column("up"), key=["id"])
    before = kit.dictionary(tree)
    connection = build(before)
    connection.execute('INSERT INTO dbo."Tree" VALUES (1, 2), (2, 1), (3, NULL)')
    key = kit.points("up", "Tree", "id")
    after = kit.dictionary(replace(tree, foreign_keys=(key,)))
    with pytest.raises(PlatformFailure) as caught:
        kit.run(connection, [op.AddForeignKey(table=tree.name, foreign_key=key)], before, after)
    assert "dbo.Tree" in caught.value.message
    assert len(kit.rows(connection, tree)) == 3
    assert kit.meaning(platform.inspect(connection).dictionary) == kit.meaning(before)


def test_failed_rebuild_leaves_everything_as_it_was(kit, family):
    connection, before = family
    connection.execute('UPDATE dbo."Parent" SET "v" = NULL WHERE "id" = 9')
    connection.execute('INSERT INTO dbo."Parent" VALUES (3, NULL)')
    parent = before.tables[kit.name("Parent")]
    new = replace(parent.get_column("v"), nullable=False)
    after = before.with_table(replace(parent, columns=(parent.columns[0], new)))
    change = op.AlterColumn(table=parent.name, before=parent.columns[1], after=new)
    with pytest.raises(PlatformFailure) as caught:
        kit.run(connection, [change], before, after)
    assert "strandline_" not in caught.value.message
    assert kit.meaning(platform.inspect(connection).dictionary) == kit.meaning(before)
    assert len(kit.rows(connection, parent)) == 3


def _delete(kit, table: str, row: Row) -> op.DeleteRow:
    return op.DeleteRow(table=kit.name(table), key=("id",), row=row)


def test_child_and_parent_rows_deleted_in_one_transaction(kit, family, bare):
    connection, dictionary = family
    rows = (_delete(kit, "Child", Row.of({"id": 2, "p": 2})),
            _delete(kit, "Parent", Row.of({"id": 2, "v": "b"})))  # fmt: skip
    kit.migrate(connection, rows, dictionary, dictionary)
    assert kit.rows(connection, dictionary.tables[kit.name("Parent")]) == [(1, "a")]
    kit.migrate(connection, op.reverse_all(rows), dictionary, dictionary)
    assert len(kit.rows(connection, dictionary.tables[kit.name("Child")])) == 2

    bare.execute(
        "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (id INTEGER REFERENCES p (id))"
    )
    bare.execute("INSERT INTO p VALUES (1); INSERT INTO c VALUES (1); BEGIN; DELETE FROM c")
    with pytest.raises(duckdb.ConstraintException):
        bare.execute("DELETE FROM p")


def test_indexed_text_of_a_row_that_is_pointed_at_changes(kit, family):
    connection, dictionary = family
    change = op.UpdateRow(table=kit.name("Parent"), key=("id",), before=Row.of({"id": 2, "v": "b"}),
                          after=Row.of({"id": 2, "v": "c"}))  # fmt: skip
    for one in (change, change.reverse()):
        kit.migrate(connection, [one], dictionary, dictionary)
        after = one.after.as_mapping()["v"]
        assert (2, after) in kit.rows(connection, dictionary.tables[kit.name("Parent")])


def test_rows_deleted_from_a_table_that_is_then_altered(kit, build):
    table = kit.table("T", kit.column("id", nullable=False), key=["id"],
                      rows=(Row.of({"id": 1}), Row.of({"id": 2})))  # fmt: skip
    before = kit.dictionary(table)
    new = kit.column("n", default=kit.default("5"))
    after = kit.dictionary(replace(table, columns=(*table.columns, new)))
    connection = build(before)
    new = after.tables[table.name].get_column("n")
    change = (_delete(kit, "T", Row.of({"id": 2})), op.AddColumn(table=table.name, column=new))
    kit.migrate(connection, change, before, after)
    assert kit.rows(connection, after.tables[table.name]) == [(1, 5)]


def test_update_then_alter_in_one_transaction_fails_before_two(bare):
    bare.execute("CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (1)")
    bare.execute("BEGIN; UPDATE t SET a = 2; ALTER TABLE t ADD COLUMN b INTEGER")
    if not ONE:
        bare.execute("COMMIT")
        return
    with pytest.raises(duckdb.TransactionException):
        bare.execute("COMMIT")


@pytest.mark.parametrize("guarded", [True, False])
def test_log_that_cannot_be_replayed_after_a_crash(tmp_path, guarded):
    path = str(tmp_path / "a.duckdb")
    with duckdb.connect(path) as connection:
        connection.execute("CREATE TABLE t (a INTEGER)")
    setting = "0KB" if guarded else "1TB"
    frame = platform.frame(())
    assert frame.before_transaction == ("SET wal_autocheckpoint = '0KB'",)
    code = (
        f"import duckdb, os; c = duckdb.connect({path!r}); "
        f"c.execute(\"SET wal_autocheckpoint = '{setting}'\"); "
        f"c.execute('BEGIN; ALTER TABLE t ADD COLUMN b TIMESTAMP DEFAULT current_timestamp; COMMIT'); "
        f"os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code], check=False)
    if ONE and not guarded:
        with pytest.raises(duckdb.Error, match="WAL"):
            duckdb.connect(path)
        with pytest.raises(PlatformFailure) as caught:
            platform.connect(f"duckdb:///{path}")
        assert caught.value.code == "X210"
    else:
        with duckdb.connect(path) as connection:
            assert connection.execute(
                "SELECT count(*) FROM duckdb_columns() WHERE column_name = 'b'"
            ).fetchall() == [(1,)]


def test_added_column_fills_existing_rows_with_its_default(kit, build):
    table = kit.table("T", kit.column("id", nullable=False), key=["id"])
    before = kit.dictionary(table)
    connection = build(before)
    connection.execute('INSERT INTO dbo."T" VALUES (1)')
    for new in (
        kit.column("a", "text", default=kit.default("'Raw'")),
        kit.column("b", nullable=False, default=kit.default("1 + 1")),
        kit.column("c", nullable=False, identity=Identity(start=7)),
    ):
        after = kit.dictionary(replace(before.tables[table.name],
                                       columns=(*before.tables[table.name].columns, new)))  # fmt: skip
        new = after.tables[table.name].get_column(new.name)
        kit.migrate(connection, [op.AddColumn(table=table.name, column=new)], before, after)
        before = after
    assert kit.rows(connection, before.tables[table.name]) == [(1, "Raw", 2, 7)]


def test_not_null_column_without_default_is_refused_on_a_table_with_rows(kit, build):
    table = kit.table("T", kit.column("id", nullable=False), key=["id"])
    before = kit.dictionary(table)
    connection = build(before)
    connection.execute('INSERT INTO dbo."T" VALUES (1)')
    new = kit.column("n", nullable=False)
    after = kit.dictionary(replace(table, columns=(*table.columns, new)))
    steps = platform.render([op.AddColumn(table=table.name, column=new)], before, after)
    assert Effect.MAY_FAIL in {one.effect for step in steps for one in step.effects}
    with pytest.raises(PlatformFailure, match="NOT NULL"):
        kit.run(connection, [op.AddColumn(table=table.name, column=new)], before, after)


def test_identity_moves_on_after_a_reopened_file(kit, tmp_path):
    table = kit.table("T", kit.column("id", nullable=False, identity=Identity(start=-5, increment=-2)),
                      kit.column("v", "text"), key=["id"])  # fmt: skip
    dictionary = kit.dictionary(table)
    url = f"duckdb:///{tmp_path}/a.duckdb"
    with platform.connect(url) as connection:
        kit.run(connection, kit.create_all(dictionary), EMPTY, dictionary)
        connection.execute("INSERT INTO dbo.\"T\" (\"v\") VALUES ('a'), ('b')")
    with platform.connect(url) as connection:
        assert kit.meaning(platform.inspect(connection).dictionary) == kit.meaning(dictionary)
        row = op.InsertRow(table=table.name, key=("id",), row=Row.of({"id": -100, "v": "c"}))
        kit.run(connection, [row], dictionary, dictionary)
    with platform.connect(url) as connection:
        connection.execute('INSERT INTO dbo."T" ("v") VALUES (\'d\')')
        assert connection.execute('SELECT min("id") FROM dbo."T"') == [(-101,)]


def test_number_drawn_next_after_a_reopened_file_is_given_explicitly(kit, tmp_path):
    table = kit.table("T", kit.column("id", nullable=False, identity=Identity()), key=["id"])
    dictionary = kit.dictionary(table)
    url = f"duckdb:///{tmp_path}/a.duckdb"
    with platform.connect(url) as connection:
        kit.run(connection, kit.create_all(dictionary), EMPTY, dictionary)
        connection.execute('INSERT INTO dbo."T" DEFAULT VALUES')
    with platform.connect(url) as connection:
        row = op.InsertRow(table=table.name, key=("id",), row=Row.of({"id": 2}))
        kit.run(connection, [row], dictionary, dictionary)
        connection.execute('INSERT INTO dbo."T" DEFAULT VALUES')
        assert len(connection.execute('SELECT * FROM dbo."T"')) == 3


def test_row_that_leaves_the_identity_out(kit, build):
    table = kit.table("Version", kit.column("id", nullable=False, identity=Identity()),
                      kit.column("at", "timestamp", default=kit.default("CURRENT_TIMESTAMP")),
                      kit.column("v", "text"), key=["id"])  # fmt: skip
    dictionary = kit.dictionary(table)
    connection = build(dictionary)
    row = op.InsertRow(table=table.name, key=("v",), row=Row.of({"v": "1.0"}))
    kit.run(connection, [row], dictionary, dictionary)
    ((number, at, label),) = connection.execute('SELECT * FROM dbo."Version"')
    assert (number, label) == (1, "1.0")
    assert at is not None
    kit.run(connection, [row.reverse()], dictionary, dictionary)
    assert kit.rows(connection, table) == []


@pytest.mark.parametrize(("code", "make"), [
    ("X131", lambda k: k.dictionary_of(
        k.table("A", k.column("id"), k.column("b"), key=["id"], foreign_keys=(k.points("b", "B", "id"),)),
        k.table("B", k.column("id"), k.column("a"), key=["id"], foreign_keys=(k.points("a", "A", "id"),)))),
    ("X132", lambda k: k.dictionary_of(
        replace(k.table("A", k.column("id"), key=["id"]), name=k.name("A", "other")),
        k.table("B", k.column("a"), foreign_keys=(
            replace(k.points("a", "A", "id"), target=k.name("A", "other")),)))),
    ("X133", lambda k: k.dictionary_of(
        k.table("A", k.column("d", "decimal", type={"precision": 39, "scale": 2})))),
    ("X103", lambda k: k.dictionary_of(
        k.table("A", k.column("id"), key=["id"]),
        k.table("B", k.column("a"), foreign_keys=(
            replace(k.points("a", "A", "id"), on_delete=Action.CASCADE),)))),
    ("X104", lambda k: k.dictionary_of(
        k.table("A", k.column("id"), indexes=(
            Index(name="U", columns=(IndexColumn(name="id"),), unique=True, where=k.expression("id > 1")),)))),
    ("X101", lambda k: k.dictionary_of(
        k.table("A", k.column("id"), managed=Managed(append_only=True)))),
])  # fmt: skip
def test_what_cannot_be_held_is_said(kit, code, make):
    class WithRaw(kit):
        @staticmethod
        def dictionary_of(*tables):
            from strandline.dictionary.model import Dictionary

            return Dictionary(tables={one.name: one for one in tables})

    findings = platform.lower(make(WithRaw)).findings
    assert code in {one.code for one in findings}
    assert all(one.message and one.why and one.fix for one in findings)


def test_self_reference_is_no_cycle(kit):
    table = kit.table("T", kit.column("id", nullable=False), kit.column("up"), key=["id"],
                      foreign_keys=(kit.points("up", "T", "id"),))  # fmt: skip
    whole = kit.dictionary(table)
    assert platform.lower(whole).findings == ()


def test_value_sets_with_equal_values_are_merged(kit, build):
    sets = [ValueSet(name=kit.name(one), values=("a", "b"), native=True) for one in ("x", "y")]
    table = kit.table("T", kit.column("c", "string", type={"value_set": kit.name("y")}))
    whole = kit.dictionary(table, value_sets=sets)
    assert str(whole.tables[kit.name("T")].columns[0].type.value_set) == "dbo.x"
    found = platform.inspect(build(whole)).dictionary
    assert kit.meaning(found) == kit.meaning(whole)


def test_timestamp_precision_is_never_written(kit):
    assert platform.native_type(kit.typed("timestamp", precision=7)) == "TIMESTAMP"
    assert platform.held_type(kit.typed("timestamp", precision=3)).precision == 6


@pytest.mark.parametrize("hostile", ['a"b', "select", "a b", "ä€", "x" * 300, "a;--", "a'b", "%s?"])
def test_hostile_names(kit, build, hostile):
    parent = kit.table(hostile, kit.column(hostile, nullable=False, identity=Identity()),
                       kit.column("v", "text", description="it's; --"), key=[hostile],
                       indexes=(Index(name=f"IX {hostile}", columns=(IndexColumn(name="v"),)),))  # fmt: skip
    child = kit.table(
        "Child", kit.column(hostile), foreign_keys=(kit.points(hostile, hostile, hostile),)
    )
    before = kit.dictionary(parent, child)
    connection = build(before)
    connection.execute(f"INSERT INTO {platform.qualified(parent.name)} (v) VALUES ('q')")
    assert kit.meaning(platform.inspect(connection).dictionary) == kit.meaning(before)
    new = replace(before.tables[parent.name].get_column("v"), nullable=False)
    after = before.with_table(
        replace(before.tables[parent.name], columns=(before.tables[parent.name].columns[0], new))
    )
    change = op.AlterColumn(
        table=parent.name, before=before.tables[parent.name].get_column("v"), after=new
    )
    kit.migrate(connection, [change], before, after)
    assert kit.rows(connection, parent) == [(1, "q")]


def test_script_runs_by_hand_in_one_piece(kit, family):
    connection, before = family
    parent = before.tables[kit.name("Parent")]
    new = replace(parent.get_column("v"), nullable=False)
    after = before.with_table(replace(parent, columns=(parent.columns[0], new)))
    change = op.AlterColumn(table=parent.name, before=parent.columns[1], after=new)
    steps = platform.render([change], before, after)
    frame = platform.frame(steps)
    words = [*frame.before_transaction, *frame.begin,
             *(one for step in steps for one in step.statements), *frame.end]  # fmt: skip
    connection.execute(";\n".join(words) + frame.terminator)
    assert kit.meaning(platform.inspect(connection).dictionary) == kit.meaning(after)


def test_table_without_foreign_keys_is_copied_once(kit):
    table = kit.table("T", kit.column("id", nullable=False), kit.column("v"), key=["id"])
    before = kit.dictionary(table)
    new = replace(before.tables[table.name].columns[1], identity=Identity(), nullable=False)
    after = kit.dictionary(replace(table, columns=(table.columns[0], new)))
    change = op.AlterColumn(table=table.name, before=table.columns[1], after=new)
    text = "\n".join(
        one for step in platform.render([change], before, after) for one in step.statements
    )
    assert text.count("SELECT") - text.count("(SELECT") <= 3
    assert "strandline_stash_" not in text
    assert "strandline_new_T" in text


def test_a_schema_is_made_once_for_all_its_tables(kit, build):
    tables = [kit.table(name, kit.column("id", nullable=False), key=["id"]) for name in "ABC"]
    dictionary = platform.lower(kit.dictionary(*tables)).dictionary
    steps = platform.render(kit.create_all(dictionary), EMPTY, dictionary)
    statements = [text for step in steps for text in step.statements]
    assert statements.count('CREATE SCHEMA IF NOT EXISTS "dbo"') == 1
    assert statements[0] == 'CREATE SCHEMA IF NOT EXISTS "dbo"'


def test_numbering_in_a_schema_whose_name_holds_a_quote(kit):
    name = kit.name("T", 'we"ird')
    numbered = kit.column("id", nullable=False, identity=Identity())
    table = replace(kit.table("T", numbered, kit.column("v"), key=["id"]), name=name)
    dictionary = platform.lower(kit.dictionary(table)).dictionary
    with platform.connect("duckdb://") as connection:
        kit.migrate(connection, kit.create_all(dictionary), EMPTY, dictionary)
        connection.execute('INSERT INTO "we""ird"."T" (v) VALUES (7)')
        assert connection.execute('SELECT id, v FROM "we""ird"."T"') == [(1, 7)]
        inspection = platform.inspect(connection)
        assert inspection.unmanaged == ()
        assert kit.meaning(inspection.dictionary) == kit.meaning(dictionary)
