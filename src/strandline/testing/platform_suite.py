"""The conformance suite: what every platform does, as tests that anyone's platform can run.

    from strandline.testing.platform_suite import PlatformSuite, PlatformUnderTest

    class TestOurs(PlatformSuite):
        under_test = PlatformUnderTest(platform=platform, connect=connect)

A test is skipped for one reason only: the platform's Features say that it has not what is asked.
Importing this module needs pytest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import ClassVar

import pytest

from strandline.dictionary.model import EMPTY, Dictionary
from strandline.dictionary.names import QName
from strandline.errors import PlatformFailure
from strandline.ledger.store import LEDGER_TABLES, Ledger
from strandline.ledger.tables import ledger_dictionary
from strandline.platforms.base import Connection, Platform
from strandline.platforms.held import held_name
from strandline.testing.capability import Capability, capabilities
from strandline.testing.capability_run import Observation, run_capability
from strandline.testing.live_database import LiveDatabase
from strandline.testing.suite_tables import FAILING, PARENT_AND_CHILD, described

Opened = AbstractContextManager[Connection]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformUnderTest:
    """A platform, and how a test comes by a database of its own.

    `connect` opens an empty database and takes it away afterwards. `connect_two` opens two
    sessions with one database, for locks. `foreign_object` is a statement that makes an object
    which no dictionary can hold (a function, a virtual table, ...), called `not_ours`.
    """

    platform: Platform
    connect: Callable[[], Opened]
    connect_two: Callable[[], AbstractContextManager[tuple[Connection, Connection]]] | None = None
    foreign_object: str | None = None


def missing_features(case: Capability, platform: Platform) -> list[str]:
    """Return the Features fields that the case needs and the platform has not."""
    return [field for field in case.needs if not getattr(platform.features, field)]


def observe(case: Capability, under_test: PlatformUnderTest) -> list[Observation]:
    """Run one case in a database of its own."""
    with under_test.connect() as connection:
        return run_capability(case, LiveDatabase(under_test.platform, connection))


def compare_observations(
    first: list[Observation], second: list[Observation]
) -> list[tuple[Observation, Observation]]:
    """Return what two platforms do differently where their Features are the same."""
    return [
        (one, two)
        for one, two in zip(first, second, strict=True)
        if one.outcome != two.outcome and one.has_feature == two.has_feature
    ]


class PlatformSuite:
    """Subclass it as TestSomething and set `under_test`; pytest finds the rest."""

    under_test: ClassVar[PlatformUnderTest]

    @pytest.fixture
    def database(self) -> Iterator[LiveDatabase]:
        with self.under_test.connect() as connection:
            yield LiveDatabase(self.under_test.platform, connection)

    @pytest.mark.parametrize("case", capabilities(), ids=lambda case: case.name)
    def test_capability(self, case: Capability) -> None:
        """There and back and there, rows kept, and what the case tries."""
        missing = missing_features(case, self.under_test.platform)
        if missing:
            pytest.skip(f"{self.under_test.platform.name}: Features.{missing[0]} is false")
        observe(case, self.under_test)

    def test_an_empty_database_is_empty(self, database: LiveDatabase) -> None:
        assert database.drift(EMPTY) == []

    def test_broken_rules_are_told_without_values(self, database: LiveDatabase) -> None:
        """Every kind of broken rule is X208; the message holds no value of the row."""
        database.up(EMPTY, PARENT_AND_CHILD)
        execute, name = database.connection.execute, self._name
        execute(f"INSERT INTO {name('P')} VALUES (77123, 1)")
        broken = {
            "primary key": f"INSERT INTO {name('P')} VALUES (77123, 2)",
            "unique": f"INSERT INTO {name('P')} VALUES (2, 1)",
            "not null": f"INSERT INTO {name('P')} VALUES (77124, NULL)",
            "check": f"INSERT INTO {name('P')} VALUES (3, -77123)",
            "foreign key": f"INSERT INTO {name('C')} VALUES (1, 77125)",
        }
        for rule, statement in broken.items():
            with pytest.raises(PlatformFailure) as raised:
                execute(statement)
            assert raised.value.code == "X208", (rule, raised.value)
            assert "7712" not in raised.value.message, rule
            assert raised.value.hint, rule

    @pytest.mark.parametrize("statement", ["SELEKT 1", "SELECT * FROM not_there"])
    def test_wrong_statements_are_failures(self, database: LiveDatabase, statement: str) -> None:
        with pytest.raises(PlatformFailure) as raised:
            database.connection.execute(statement)
        assert raised.value.code == "X209"

    def test_a_failed_migration_leaves_nothing(self, database: LiveDatabase) -> None:
        if not self.under_test.platform.features.transactional_ddl:
            pytest.skip(f"{database.platform.name}: Features.transactional_ddl is false")
        before, rows, after = FAILING
        database.up(EMPTY, before)
        database.insert(before, rows)
        (name,) = rows
        kept = database.rows(before, name, ["id", "n"])
        for _ in range(2):
            with pytest.raises(PlatformFailure) as raised:
                database.up(before, after)
            assert raised.value.code == "X208"
            assert database.drift(before) == []
            assert database.rows(before, name, ["id", "n"]) == kept

    def test_sizes_are_those_of_the_rows(self, database: LiveDatabase) -> None:
        """Every table is there by its held name; small ones are counted right without ANALYZE."""
        platform = database.platform
        database.up(EMPTY, PARENT_AND_CHILD)
        insert = f"INSERT INTO {self._name('P')} VALUES (?, ?)"
        database.connection.execute_many(insert, ((n, n) for n in range(250)))
        found = platform.sizes(database.connection)
        wanted = {held_name(name, platform): name.name for name in PARENT_AND_CHILD.tables}
        assert {wanted[name]: found[name].rows for name in wanted} == {"P": 250, "C": 0}
        assert all(size.bytes is None or size.bytes >= 0 for size in found.values())

    def test_rows_by_the_hundred(self, database: LiveDatabase) -> None:
        database.up(EMPTY, PARENT_AND_CHILD)
        insert = f"INSERT INTO {self._name('P')} VALUES (?, ?)"
        assert database.connection.execute_many(insert, ((n, n) for n in range(250))) == 250
        assert database.connection.execute_many(insert, []) == 0
        with pytest.raises(PlatformFailure):
            database.connection.execute_many(insert, [(300, 300), (1, 1)])
        count = database.connection.execute(f"SELECT count(*) FROM {self._name('P')}")
        assert [int(str(cell)) for row in count for cell in row] == [250]

    def test_touched_rows_are_counted(self, database: LiveDatabase) -> None:
        database.up(EMPTY, PARENT_AND_CHILD)
        session, name = database.connection, self._name("P")
        rows = ", ".join(f"({number}, {number})" for number in range(1, 8))
        assert session.execute_counted(f"INSERT INTO {name} VALUES {rows}") == 7
        assert session.execute_counted(f"UPDATE {name} SET n = n + 10 WHERE id > ?", (4,)) == 3
        assert session.execute_counted(f"UPDATE {name} SET n = 99 WHERE id > ?", (50,)) == 0
        assert session.execute_counted(f"DELETE FROM {name} WHERE id = 1 -- a remark") == 1
        with pytest.raises(PlatformFailure):
            session.execute_counted(f"UPDATE {name} SET n = -1")
        query = f"SELECT id FROM {name} WHERE id > ? ORDER BY id"
        first = database.platform.first_rows(query, 3)
        assert session.execute(first, (2,)) == [(3,), (4,), (5,)]

    def test_indexed_updates_are_what_the_features_say(self, database: LiveDatabase) -> None:
        """A row that another one points at, updated in a column of a unique key."""
        database.up(EMPTY, PARENT_AND_CHILD)
        session = database.connection
        session.execute(f"INSERT INTO {self._name('P')} VALUES (1, 1)")
        session.execute(f"INSERT INTO {self._name('C')} VALUES (1, 1)")
        update = f"UPDATE {self._name('P')} SET n = 2"
        if database.platform.features.indexed_updates:
            assert session.execute_counted(update) == 1
            return
        with pytest.raises(PlatformFailure) as raised:
            session.execute_counted(update)
        assert raised.value.code == "X208"

    def test_a_transaction_is_undone(self, database: LiveDatabase) -> None:
        database.up(EMPTY, PARENT_AND_CHILD)
        session, name = database.connection, self._name("P")
        session.begin()
        session.execute(f"INSERT INTO {name} VALUES (?, ?)", (1, 1))
        session.rollback()
        session.begin()
        session.execute(f"INSERT INTO {name} VALUES (?, ?)", (2, 2))
        session.commit()
        assert session.execute(f"SELECT id FROM {name}") == [(2,)]

    def test_comments_are_there_iff_the_platform_has_them(self, database: LiveDatabase) -> None:
        dictionary = described("what it's for")
        database.up(EMPTY, dictionary)
        (table,) = database.platform.inspect(database.connection).dictionary.tables.values()
        expected = "what it's for" if database.platform.features.comments else None
        assert (table.description, table.columns[0].description) == (expected, expected)

    def test_the_ledger_is_not_seen(self, database: LiveDatabase) -> None:
        Ledger(database.connection, database.platform).create()
        assert database.drift(EMPTY) == []
        names = ledger_dictionary(LEDGER_TABLES, database.platform.features).tables
        assert len(names) > 1

    def test_objects_of_others_are_listed(self, database: LiveDatabase) -> None:
        if self.under_test.foreign_object is None:
            pytest.fail("PlatformUnderTest.foreign_object is not given")
        database.connection.execute(self.under_test.foreign_object)
        unmanaged = database.platform.inspect(database.connection).unmanaged
        assert any("not_ours" in item.name for item in unmanaged), unmanaged

    def test_a_lock_is_taken_refused_and_released(self) -> None:
        if self.under_test.connect_two is None:
            pytest.fail("PlatformUnderTest.connect_two is not given")
        with self.under_test.connect_two() as (first, second):
            assert first.try_lock("migrate", owner="first") is None
            assert second.try_lock("migrate", owner="second")
            assert second.try_lock("another", owner="second") is None
            first.unlock("migrate")
            assert second.try_lock("migrate", owner="second") is None
            assert first.try_lock("migrate", owner="first")
            second.unlock("migrate")
            second.unlock("another")
        with self.under_test.connect() as connection:
            assert connection.try_lock("migrate", owner="third") is None
            assert LiveDatabase(self.under_test.platform, connection).drift(EMPTY) == []

    def test_scratch_is_empty_each_time(self) -> None:
        for _ in range(2):
            with self.under_test.platform.scratch(self.scratch_url()) as connection:
                scratch = LiveDatabase(self.under_test.platform, connection)
                assert scratch.drift(EMPTY) == []
                scratch.up(EMPTY, PARENT_AND_CHILD)

    def test_the_server_says_its_version(self, database: LiveDatabase) -> None:
        assert database.connection.server_version()[:1].isdigit()

    def scratch_url(self) -> str | None:
        """Override where scratch databases need a server to be made on."""
        return None

    def _name(self, table: str) -> str:
        database: Dictionary = self.under_test.platform.lower(PARENT_AND_CHILD).dictionary
        name = next(name for name in database.tables if name.name == table)
        return self.under_test.platform.qualified(QName(*name))
