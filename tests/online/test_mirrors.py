"""Mirrored columns: read back, carried through changes of their table, and doing what they say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from strandline.diagnostics import Severity
from strandline.dictionary.model import Dictionary, Managed, Table
from strandline.dictionary.names import QName
from strandline.drift.live import compare_live
from strandline.lint.context import RuleContext
from strandline.lint.rules.d135_managed_contradiction import RULE
from strandline.plan.planner import PlannedState, plan_migration
from strandline.plan.script import ScriptHeader, write_script
from strandline.platforms.base import Connection, Platform
from strandline.platforms.mssql.ddl import read_script
from strandline.platforms.registry import get_platform
from strandline.testing.live_database import LiveDatabase
from support.postgres_rich import K, col, dictionary, table
from support.tsql import TsqlOracle, tsql_oracle

__all__ = ["tsql_oracle"]

BOOK = table(
    "book",
    col("id", nullable=False),
    col("year"),
    col("Jahr, 'neu'"),
    col("a", K.TEXT),
    col("b", K.TEXT),
    col("other"),
    key=["id"],
    managed=Managed(mirrors=(("Jahr, 'neu'", "year"), ("b", "a"))),
)
BARE = replace(BOOK, managed=Managed())


def renamed(old: str, new: str) -> Table:
    columns = tuple(
        replace(c, name=new, renamed_from=old) if c.name == old else c for c in BOOK.columns
    )
    pairs = [tuple(new if name == old else name for name in pair) for pair in BOOK.managed.mirrors]
    return replace(BOOK, columns=columns, managed=Managed(mirrors=tuple(sorted(pairs))))  # type: ignore[arg-type]


def other_type() -> Table:
    columns = tuple(replace(c, nullable=False, type=c.type) if c.name == "other" else c for c in BOOK.columns)  # fmt: skip
    return replace(BOOK, columns=columns)


CHANGES: dict[str, tuple[Table, Table]] = {
    "made": (BARE, BOOK),
    "one of two": (BOOK, replace(BOOK, managed=Managed(mirrors=(("b", "a"),)))),
    "column renamed": (BOOK, renamed("a", "A z")),
    "table renamed": (BOOK, replace(BOOK, name=QName(None, "work"), renamed_from="book")),
    "rebuilt": (BOOK, other_type()),
    "column beside it": (BOOK, replace(BOOK, columns=(*BOOK.columns, col("more")))),
}


@pytest.fixture(params=["sqlite", "postgres"])
def live(request: pytest.FixtureRequest) -> Iterator[LiveDatabase]:
    platform = get_platform(request.param)
    if request.param == "postgres":
        url = request.getfixturevalue("postgres_url")
        with platform.connect(url) as connection:
            yield LiveDatabase(platform, connection)
    else:
        with platform.scratch() as connection:
            yield LiveDatabase(platform, connection)


@pytest.mark.parametrize("name", CHANGES)
def test_there_and_back(name: str, live: LiveDatabase) -> None:
    before, after = (dictionary(item) for item in CHANGES[name])
    live.up(Dictionary(), before)
    live.connection.execute(
        "INSERT INTO book (id, year, a, other) VALUES (1, 1815, 'x', 1), (2, NULL, NULL, 2)"
    )
    for _ in range(2):
        live.up(before, after)
        assert live.drift(after) == []
        assert equal(live.connection, live.platform, after)
        live.down(before, after)
        assert live.drift(before) == []
    report = compare_live(before, live.connection, live.platform)
    assert list(report.unmanaged) == []


def equal(connection: Connection, platform: Platform, state: Dictionary) -> bool:
    (held,) = state.tables.values()
    place = platform.qualified(QName(platform.default_schema, held.name.name))
    for pair in held.managed.mirrors:
        new, old = (platform.quote(name) for name in pair)
        found = connection.execute(f"SELECT {new}, {old} FROM {place} ORDER BY id")
        if any(one != other for one, other in found) or found[0][0] is None:
            return False
    return True


WRITES = [
    ("INSERT INTO book (id, a) VALUES (5, 'old')", ("old", "old")),
    ("INSERT INTO book (id, b) VALUES (5, 'new')", ("new", "new")),
    ("INSERT INTO book (id, a, b) VALUES (5, 'old', 'new')", ("new", "new")),
    ("INSERT INTO book (id) VALUES (5)", (None, None)),
    ("UPDATE book SET a = 'old' WHERE id = 1", ("old", "old")),
    ("UPDATE book SET b = 'new' WHERE id = 1", ("new", "new")),
    ("UPDATE book SET a = NULL WHERE id = 1", (None, None)),
    ("UPDATE book SET b = NULL WHERE id = 1", (None, None)),
    ("UPDATE book SET a = 'old', b = 'new' WHERE id = 1", ("new", "new")),
    ("UPDATE book SET other = 7 WHERE id = 1", ("x", "x")),
]


@pytest.mark.parametrize(("statement", "expected"), WRITES, ids=[w[0] for w in WRITES])
def test_what_is_written_to_either_is_read_from_both(
    statement: str, expected: tuple[str | None, str | None], live: LiveDatabase
) -> None:
    live.up(Dictionary(), dictionary(BOOK))
    live.connection.execute("INSERT INTO book (id, a) VALUES (1, 'x')")
    live.connection.execute(statement)
    assert live.connection.execute("SELECT a, b FROM book ORDER BY id DESC LIMIT 1") == [expected]


def test_sql_server_reads_its_own_trigger_back(tsql_oracle: TsqlOracle) -> None:
    platform = get_platform("mssql")
    plan = plan_migration(
        PlannedState(label="1", dictionary=dictionary(BARE)),
        PlannedState(label="2", dictionary=dictionary(BOOK)),
        platform,
    ).forward
    assert tsql_oracle.parse(write_script(plan, ScriptHeader())) == ()
    create = plan_migration(
        PlannedState(label="0", dictionary=Dictionary()),
        PlannedState(label="1", dictionary=dictionary(BOOK)),
        platform,
    ).forward
    read = read_script(write_script(create, ScriptHeader()))
    (held,) = read.dictionary.tables.values()
    assert held.managed == BOOK.managed


def test_duckdb_says_that_it_cannot() -> None:
    found = get_platform("duckdb").lower(dictionary(BOOK)).findings
    assert [(item.code, item.severity) for item in found] == [("X101", Severity.WARNING)]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (replace(BOOK, managed=Managed(mirrors=(("a", "year"),))), "one is text, the other integer"),
        (replace(BOOK, managed=Managed(mirrors=(("b", "a"),), append_only=True)), "append-only"),
        (replace(BOOK, columns=(*BOOK.columns, col("g", generated="year + 1")), managed=Managed(mirrors=(("g", "year"),))), "itself gives g a value"),
        (BOOK, ""),
    ],
)  # fmt: skip
def test_contradictions_are_found(changed: Table, words: str) -> None:
    found = [item.message for item in RULE.check(RuleContext(dictionary=dictionary(changed)))]
    assert len(found) == bool(words)
    assert all(words in message for message in found)
