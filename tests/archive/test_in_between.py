"""What people do between a rollback and the next apply, and what comes back then: a table of cases.

Each case goes up, down, changes the data, and goes up again (or the other way round, where the way
up takes away), on every platform that runs here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest

from strandline.dictionary.model import (
    Column,
    Default,
    Dictionary,
    Expression,
    ForeignKey,
    PrimaryKey,
    Row,
    Table,
    Unique,
)
from strandline.dictionary.names import QName
from strandline.dictionary.types import LogicalType, TypeKind
from strandline.ledger.archives import ArchiveRecord, Archives
from strandline.platforms.archiving.registry import ArchiveState
from strandline.platforms.registry import get_platform
from strandline.testing.live_database import LiveDatabase

K = TypeKind
INTEGER = LogicalType(kind=K.INTEGER)
TEXT = LogicalType(kind=K.STRING, length=40)


def column(name: str, logical: LogicalType, *, null: bool = True, default: str = "") -> Column:
    given = Default(expression=Expression(default), name="") if default else None
    return Column(name=name, type=logical, nullable=null, default=given)


def table(name: str, *columns: Column, key: tuple[str, ...] = ("id",), **more: object) -> Table:
    primary = PrimaryKey(name=f"PK_{name}", columns=key) if key else None
    return Table(name=QName(None, name), columns=columns, primary_key=primary, **more)  # type: ignore[arg-type]


def dictionary(*tables: Table) -> Dictionary:
    return Dictionary(tables={item.name: item for item in tables})


ID = column("id", INTEGER, null=False)
PLAIN = table("book", ID, column("title", TEXT))
NOTED = table("book", ID, column("title", TEXT), column("note", TEXT))
DEFAULTED = table("book", ID, column("title", TEXT), column("note", TEXT, default="'none'"))
REQUIRED = table("book", ID, column("title", TEXT), column("note", TEXT, null=False))
LOAN = table(
    "loan",
    ID,
    column("book", INTEGER),
    foreign_keys=(
        ForeignKey(
            name="FK_loan", columns=("book",), target=QName(None, "book"), target_columns=("id",)
        ),
    ),
)
TREE = table(
    "tree",
    ID,
    column("up", INTEGER),
    foreign_keys=(
        ForeignKey(
            name="FK_tree", columns=("up",), target=QName(None, "tree"), target_columns=("id",)
        ),
    ),
    rows=(Row.of({"id": 1}),),
)
KEYLESS = table("book", column("id", INTEGER), column("title", TEXT), key=())
KEYLESS_NOTED = table(
    "book", column("id", INTEGER), column("title", TEXT), column("note", TEXT), key=()
)
BY_UNIQUE = table(
    "book",
    column("id", INTEGER, null=False),
    column("title", TEXT),
    key=(),
    uniques=(Unique(name="UQ_book", columns=("id",)),),
)
BY_UNIQUE_NOTED = table(
    "book",
    column("id", INTEGER, null=False),
    column("title", TEXT),
    column("note", TEXT),
    key=(),
    uniques=(Unique(name="UQ_book", columns=("id",)),),
)
DECIMAL = table("book", ID, column("price", LogicalType(kind=K.DECIMAL, precision=9, scale=3)))
ROUNDED = table("book", ID, column("price", LogicalType(kind=K.DECIMAL, precision=7, scale=1)))


@dataclass(frozen=True, kw_only=True)
class Between:
    """`start` holds rows and is left; `between` happens while it is away; `end` is what it has."""

    start: Dictionary
    away: Dictionary
    rows: tuple[str, ...]
    between: tuple[str, ...]
    query: str
    end: list[tuple[object, ...]]
    counts: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    """Subject to rows restored, kept newer, without a row."""
    skip: tuple[str, ...] = ()


BOOKS = ("INSERT INTO book (id, title, note) VALUES (1, 'a', 'x'), (2, 'b', NULL), (3, 'c', 'z')",)
ALL = "SELECT id, title, note FROM book ORDER BY id"

CASES = {
    "nothing happens": Between(
        start=dictionary(NOTED),
        away=dictionary(PLAIN),
        rows=BOOKS,
        between=(),
        query=ALL,
        end=[(1, "a", "x"), (2, "b", None), (3, "c", "z")],
        counts={"book.note": (2, 0, 0)},
    ),
    "a deleted row stays deleted": Between(
        start=dictionary(NOTED),
        away=dictionary(PLAIN),
        rows=BOOKS,
        between=("DELETE FROM book WHERE id = 1",),
        query=ALL,
        end=[(2, "b", None), (3, "c", "z")],
        counts={"book.note": (1, 0, 1)},
    ),
    "an inserted row has no value, or the default": Between(
        start=dictionary(DEFAULTED),
        away=dictionary(PLAIN),
        rows=BOOKS,
        between=("INSERT INTO book (id, title) VALUES (9, 'n')",),
        query=ALL,
        end=[(1, "a", "x"), (2, "b", None), (3, "c", "z"), (9, "n", "none")],
        counts={"book.note": (3, 0, 0)},
    ),
    "a row with another key is another row": Between(
        start=dictionary(NOTED),
        away=dictionary(PLAIN),
        rows=BOOKS,
        between=("UPDATE book SET id = 7 WHERE id = 1",),
        query=ALL,
        end=[(2, "b", None), (3, "c", "z"), (7, "a", None)],
        counts={"book.note": (1, 0, 1)},
    ),
    "other columns keep what was written": Between(
        start=dictionary(NOTED),
        away=dictionary(PLAIN),
        rows=BOOKS,
        between=("UPDATE book SET title = 'new' WHERE id = 3",),
        query=ALL,
        end=[(1, "a", "x"), (2, "b", None), (3, "new", "z")],
    ),
    "a required column comes back with its values": Between(
        start=dictionary(REQUIRED),
        away=dictionary(PLAIN),
        rows=("INSERT INTO book (id, title, note) VALUES (1, 'a', 'x'), (2, 'b', 'y')",),
        between=("DELETE FROM book WHERE id = 2",),
        query=ALL,
        end=[(1, "a", "x")],
        counts={"book.note": (1, 0, 1)},
    ),
    "rows of a table whose parent is gone stay archived": Between(
        start=dictionary(NOTED, LOAN),
        away=dictionary(NOTED),
        rows=(*BOOKS, "INSERT INTO loan (id, book) VALUES (10, 1), (11, 2), (12, NULL)"),
        between=("DELETE FROM book WHERE id = 1",),
        query="SELECT id, book FROM loan ORDER BY id",
        end=[(11, 2), (12, None)],
        counts={"loan": (2, 0, 1)},
    ),
    "rows that point at reference rows of their own table": Between(
        start=dictionary(NOTED, TREE),
        away=dictionary(NOTED),
        rows=(
            "INSERT INTO tree (id, up) VALUES (5, 1)",
            "INSERT INTO tree (id, up) VALUES (6, 5)",
        ),
        between=(),
        query="SELECT id, up FROM tree ORDER BY id",
        end=[(1, None), (5, 1), (6, 5)],
        counts={"tree": (3, 0, 0)},
    ),
    "a unique constraint serves as a key": Between(
        start=dictionary(BY_UNIQUE_NOTED),
        away=dictionary(BY_UNIQUE),
        rows=BOOKS,
        between=("INSERT INTO book (id, title) VALUES (4, 'd')",),
        query=ALL,
        end=[(1, "a", "x"), (2, "b", None), (3, "c", "z"), (4, "d", None)],
    ),
    "a table without a key is restored whole": Between(
        start=dictionary(KEYLESS_NOTED),
        away=dictionary(KEYLESS),
        rows=BOOKS,
        between=(),
        query=ALL,
        end=[(1, "a", "x"), (2, "b", None), (3, "c", "z")],
        counts={"book": (3, 0, 0)},
    ),
    "a changed table without a key is not restored": Between(
        start=dictionary(KEYLESS_NOTED),
        away=dictionary(KEYLESS),
        rows=BOOKS,
        between=("DELETE FROM book WHERE id = 3",),
        query=ALL,
        end=[(1, "a", None), (2, "b", None)],
    ),
    "a rounded value is its old self again": Between(
        start=dictionary(DECIMAL),
        away=dictionary(ROUNDED),
        rows=("INSERT INTO book (id, price) VALUES (1, 1.234), (2, 5.678), (3, 2.5)",),
        between=(),
        query="SELECT id, CAST(ROUND(price * 1000) AS INTEGER) FROM book ORDER BY id",
        end=[(1, 1234), (2, 5678), (3, 2500)],
    ),
    "a newer value is not overwritten": Between(
        start=dictionary(DECIMAL),
        away=dictionary(ROUNDED),
        rows=("INSERT INTO book (id, price) VALUES (1, 1.234), (2, 5.678), (3, 2.5)",),
        between=("UPDATE book SET price = 9.5 WHERE id = 1", "DELETE FROM book WHERE id = 3"),
        query="SELECT id, CAST(ROUND(price * 1000) AS INTEGER) FROM book ORDER BY id",
        end=[(1, 9500), (2, 5678)],
        counts={"book.price": (1, 1, 0)},
        # It keeps the digits that a declared scale would cut: nothing is ever rounded.
        skip=("sqlite",),
    ),
}


@contextmanager
def _database(name: str, request: pytest.FixtureRequest) -> Iterator[LiveDatabase]:
    server = request.getfixturevalue("postgres_server") if name == "postgres" else None
    platform = get_platform(name)
    with platform.scratch(server) as connection:
        yield LiveDatabase(platform, connection, component="between")


@pytest.mark.parametrize("platform", ["sqlite", "duckdb", "postgres"])
@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("way", ["rolled back", "dropped on the way up"])
def test_in_between(name: str, platform: str, way: str, request: pytest.FixtureRequest) -> None:
    case = CASES[name]
    if platform in case.skip:
        return
    with _database(platform, request) as database:
        database.up(Dictionary(), case.start)
        for statement in case.rows:
            database.connection.execute(statement)
        for _ in ("first", "second"):
            before = database.connection.execute(case.query)
            leave, come_back = _ways(database, case, way)
            leave()
            assert database.drift(case.away) == []
            changed = case.between if before != case.end else ()
            for statement in changed:
                database.connection.execute(statement)
            come_back()
            assert database.drift(case.start) == []
            assert database.connection.execute(case.query) == case.end
            if changed or not case.between:
                _counted(database, case)
        assert all(record.cycle in (1, 2) for record in _records(database))


def _ways(database, case, way):  # type: ignore[no-untyped-def]
    if way == "rolled back":
        return (
            lambda: database.down(case.away, case.start),
            lambda: database.up(case.away, case.start),
        )
    return (
        lambda: database.up(case.start, case.away),
        lambda: database.down(case.start, case.away),
    )


def _records(database: LiveDatabase) -> list[ArchiveRecord]:
    archives = Archives(database.connection, database.platform, "between")
    return archives.records() if archives.exists() else []


def _counted(database: LiveDatabase, case: Between) -> None:
    last = {record.subject.rpartition("main.")[2]: record for record in _records(database)}
    last = {name.removeprefix("public."): record for name, record in last.items()}
    for subject, counts in case.counts.items():
        record = last[subject]
        assert record.state is ArchiveState.RESTORED
        found = (record.restored_rows, record.superseded_rows, record.orphaned_rows)
        assert found == counts, subject


@pytest.mark.parametrize("platform", ["sqlite", "duckdb", "postgres"])
def test_a_third_cycle_adds_to_the_archive(platform: str, request: pytest.FixtureRequest) -> None:
    case = CASES["nothing happens"]
    with _database(platform, request) as database:
        database.up(Dictionary(), case.start)
        database.connection.execute(case.rows[0])
        for number in (1, 2, 3):
            database.connection.execute(f"UPDATE book SET note = 'turn {number}' WHERE id = 1")
            database.down(case.away, case.start)
            database.up(case.away, case.start)
            rows = database.connection.execute("SELECT note FROM book WHERE id = 1")
            assert rows == [(f"turn {number}",)]
        records = _records(database)
        assert [record.cycle for record in records] == [1, 2, 3]
        schema, dot, name = records[0].location.partition(".")
        place = QName(schema, name) if dot else QName(None, schema)
        quoted = database.platform.qualified(place)
        kept = database.connection.execute(
            f"SELECT strandline_cycle, note FROM {quoted} WHERE id = 1 ORDER BY 1"
        )
        assert kept == [(1, "turn 1"), (2, "turn 2"), (3, "turn 3")]
