"""Every online form on a real server, with a reader and a writer in the middle of its long part.

What blocks whom is asked of the server (pg_locks, and a session that gives up at once), not of a
clock: a statement that may stand in a transaction is looked at before its transaction ends, one
that may not is held up by a transaction that it has to wait for.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import psycopg
import pytest

from strandline.apply.executor import run_script
from strandline.dictionary.model import (
    Dictionary,
    Expression,
    ForeignKey,
    Index,
    IndexColumn,
    PrimaryKey,
    Table,
    Unique,
)
from strandline.dictionary.names import QName
from strandline.dictionary.policy import OnlineForms
from strandline.drift.live import compare_live
from strandline.errors import PlatformFailure, Refused
from strandline.plan.model import Plan
from strandline.plan.planner import PlannedMigration, PlannedState, plan_migration
from strandline.plan.script import ScriptHeader, read_script, write_script
from strandline.platforms.base import Connection
from strandline.platforms.postgres import platform
from strandline.platforms.postgres.fill import may_differ
from strandline.platforms.postgres.invalid import drop_invalid, invalid_indexes
from support.postgres import fresh_database
from support.postgres_rich import K, check, col, dictionary, table

pytestmark = pytest.mark.postgres

ROWS = 12_000
"""More than two batches."""

SITE = table("Site", col("id", nullable=False), key=["id"])
SAMPLE = table("Sample", col("id", nullable=False), col("site"), col("note", K.TEXT), key=["id"])
LOOSE = replace(SAMPLE, primary_key=None)
TOKEN = col("token", K.UUID, default="gen_random_uuid()")
TO_SITE = ForeignKey(
    name="FK_site", columns=("site",), target=QName(None, "Site"), target_columns=("id",)
)


def index(name: str, *columns: str, unique: bool = False) -> Index:
    return Index(
        name=name, columns=tuple(IndexColumn(name=column) for column in columns), unique=unique
    )


def both(before: Table, **change: object) -> tuple[Dictionary, Dictionary]:
    return dictionary(SITE, before), dictionary(SITE, replace(before, **change))  # type: ignore[arg-type]


def required(column: str) -> tuple[object, ...]:
    return tuple(
        replace(item, nullable=False) if item.name == column else item for item in SAMPLE.columns
    )


INDEXED = replace(SAMPLE, indexes=(index("IX", "site"),))
FORMS: dict[str, tuple[Dictionary, Dictionary]] = {
    "index": both(SAMPLE, indexes=(index("IX", "site"),)),
    "unique index": both(SAMPLE, indexes=(index("IX", "note", unique=True),)),
    "no index": both(INDEXED, indexes=()),
    "other index": both(INDEXED, indexes=(index("IX", "site", "note"),)),
    "unique": both(SAMPLE, uniques=(Unique(name="UQ", columns=("note",)),)),
    "key": both(LOOSE, primary_key=PrimaryKey(name="PK", columns=("id",))),
    "foreign key": both(SAMPLE, foreign_keys=(TO_SITE,)),
    "check": both(SAMPLE, checks=(check("CK", "note <> ''"),)),
    "not null": both(SAMPLE, columns=required("site")),
    "volatile": both(SAMPLE, columns=(*SAMPLE.columns, TOKEN)),
    "volatile, not null": both(SAMPLE, columns=(*SAMPLE.columns, replace(TOKEN, nullable=False))),
    "volatile without a key": both(
        LOOSE, columns=(*LOOSE.columns, replace(TOKEN, nullable=False))
    ),
}  # fmt: skip
BLOCKS_READERS = {
    "unique", "key", "check", "not null", "volatile", "volatile, not null", "no index",
    "other index", "volatile without a key",
}  # fmt: skip
"""Which plain forms keep readers out; all of them keep writers out."""


def planned(name: str, online: OnlineForms = OnlineForms.AUTO) -> PlannedMigration:
    before, after = FORMS[name]
    return plan_migration(
        PlannedState(label="1", dictionary=before),
        PlannedState(label="2", dictionary=after),
        platform,
        online=online,
    )


def run(connection: Connection, plan: Plan) -> None:
    script = read_script(write_script(plan, ScriptHeader()), name="form")
    run_script(connection, script, name="form", record=lambda: None)


def create(connection: Connection, state: Dictionary, *, rows: int = ROWS) -> None:
    nothing = PlannedState(label="0", dictionary=Dictionary())
    run(
        connection,
        plan_migration(nothing, PlannedState(label="1", dictionary=state), platform).forward,
    )
    connection.execute('INSERT INTO "Site" VALUES (1)')
    connection.execute(
        'INSERT INTO "Sample" (id, site, note) '
        f"SELECT n, 1, 'note ' || n FROM generate_series(1, {rows}) AS n"
    )


@pytest.fixture(scope="module")
def database(postgres_server: str) -> Iterator[str]:
    with fresh_database(postgres_server) as url:
        yield url


@pytest.fixture
def postgres_url(database: str) -> str:
    """The module's own database, emptied: one of its own for each test would be slow."""
    with psycopg.connect(database, autocommit=True) as session:
        session.execute("DROP SCHEMA public CASCADE")
        session.execute("CREATE SCHEMA public")
        session.execute("DROP SCHEMA IF EXISTS strandline CASCADE")
    return database


@dataclass
class Seen:
    """What others noticed while one long statement ran."""

    statement: str
    modes: set[str] = field(default_factory=set)
    reader_waits: bool = False
    writer_waits: bool = False


LONG = ("VALIDATE CONSTRAINT", "CONCURRENTLY", "DO LANGUAGE")


class Watched:
    """A connection that looks at each long statement outside a transaction while it runs."""

    def __init__(self, connection: Connection, url: str) -> None:
        self._connection = connection
        self._url = url
        self.pid = connection.execute("SELECT pg_backend_pid()")[0][0]
        self.seen: list[Seen] = []
        self._inside = False

    def begin(self) -> None:
        self._connection.begin()
        self._inside = True

    def commit(self) -> None:
        self._connection.commit()
        self._inside = False

    def rollback(self) -> None:
        self._connection.rollback()
        self._inside = False

    def execute(self, sql: str, parameters: object = ()) -> list[tuple[object, ...]]:
        if self._inside or not any(word in sql for word in LONG):
            return self._connection.execute(sql)
        if "VALIDATE" in sql:
            self._connection.execute("BEGIN")
            found = self._connection.execute(sql)
            self._look(sql)
            self._connection.execute("COMMIT")
            return found
        with self._in_its_way() as holder:
            finished = threading.Event()
            other = threading.Thread(target=self._when_waiting, args=(sql, holder, finished))
            other.start()
            try:
                return self._connection.execute(sql)
            finally:
                finished.set()
                other.join()

    @contextmanager
    def _in_its_way(self) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
        """Hold a row of the last batch, and with it a transaction that a build waits for."""
        with psycopg.connect(self._url) as holder:
            holder.execute(f'SELECT 1 FROM "Sample" WHERE id = {ROWS} FOR UPDATE'.encode())
            holder.execute('UPDATE "Sample" SET note = note WHERE id = 11990')
            yield holder

    def _when_waiting(
        self,
        sql: str,
        holder: psycopg.Connection[tuple[object, ...]],
        finished: threading.Event,
    ) -> None:
        asked = "SELECT state, wait_event_type FROM pg_stat_activity WHERE pid = %s"
        with psycopg.connect(self._url, autocommit=True) as asking:
            while not finished.wait(0.01):
                if asking.execute(asked, (self.pid,)).fetchone() == ("active", "Lock"):
                    self._look(sql)
                    break
        holder.rollback()

    def _look(self, sql: str) -> None:
        with psycopg.connect(self._url, autocommit=True) as asking:
            rows = asking.execute(
                "SELECT mode FROM pg_locks WHERE pid = %s AND granted "
                "AND locktype = 'relation' AND relation = '\"Sample\"'::regclass",
                (self.pid,),
            ).fetchall()
        self.seen.append(
            Seen(
                sql,
                {str(mode) for (mode,) in rows},
                reader_waits=waits(self._url, 'SELECT count(*) FROM "Sample" WHERE id < 10'),
                writer_waits=waits(self._url, 'UPDATE "Sample" SET note = note WHERE id = 3'),
            )
        )


def waits(url: str, sql: str) -> bool:
    """Say whether a statement of another session has to wait for a lock."""
    with psycopg.connect(url, autocommit=True) as session:
        session.execute("SET lock_timeout = '60ms'")
        try:
            session.execute(sql.encode())
        except psycopg.errors.LockNotAvailable:
            return True
    return False


@pytest.mark.parametrize("name", FORMS)
def test_nobody_waits_for_the_long_part(name: str, postgres_url: str) -> None:
    migration = planned(name)
    with platform.connect(postgres_url) as connection:
        create(connection, FORMS[name][0])
        watched = Watched(connection, postgres_url)
        run(watched, migration.forward)  # type: ignore[arg-type]
        assert watched.seen, "no long statement was looked at"
        for seen in watched.seen:
            assert not seen.reader_waits, seen
            assert not seen.writer_waits, seen
            assert not seen.modes & {"AccessExclusiveLock", "ExclusiveLock", "ShareLock"}, seen
        report = compare_live(FORMS[name][1], connection, platform)
        assert [operation.describe() for operation in report.operations] == []
        assert invalid_indexes(connection) == ()
        run(connection, migration.rollback)
        assert not compare_live(FORMS[name][0], connection, platform).has_drift


@pytest.mark.parametrize("name", FORMS)
def test_the_plain_form_keeps_them_out(name: str, postgres_url: str) -> None:
    """The contrast, without which the test above would show nothing."""
    plan = planned(name, OnlineForms.NEVER).forward
    with platform.connect(postgres_url) as connection:
        create(connection, FORMS[name][0], rows=50)
        connection.begin()
        for step in plan.steps:
            for statement in step.statements:
                connection.execute(statement)
        assert waits(postgres_url, 'UPDATE "Sample" SET note = note WHERE id = 3')
        reader = waits(postgres_url, 'SELECT count(*) FROM "Sample"')
        assert reader == (name in BLOCKS_READERS)
        connection.rollback()


class Twice:
    """A connection that runs each statement outside of a transaction a second time."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._step: list[str] = []
        self._inside = False

    def begin(self) -> None:
        self._again()
        self._connection.begin()
        self._inside = True

    def commit(self) -> None:
        self._connection.commit()
        self._inside = False

    def rollback(self) -> None:
        self._connection.rollback()

    def execute(self, sql: str, parameters: object = ()) -> list[tuple[object, ...]]:
        found = self._connection.execute(sql)
        if not self._inside:
            self._step.append(sql)
            if sql.startswith("RESET"):
                self._again()
        return found

    def _again(self) -> None:
        step, self._step = self._step, []
        for sql in step:
            self._connection.execute(sql)


@pytest.mark.parametrize("name", FORMS)
def test_a_step_outside_may_run_again(name: str, postgres_url: str) -> None:
    """As a run does that was killed after the step and before it could note that."""
    migration = planned(name)
    with platform.connect(postgres_url) as connection:
        create(connection, FORMS[name][0], rows=50)
        for plan, state in (
            (migration.forward, FORMS[name][1]),
            (migration.rollback, FORMS[name][0]),
        ):
            run(Twice(connection), plan)  # type: ignore[arg-type]
            assert not compare_live(state, connection, platform).has_drift


@pytest.mark.parametrize("name", ["volatile", "volatile, not null", "volatile without a key"])
def test_every_row_has_a_value_of_its_own(name: str, postgres_url: str) -> None:
    with platform.connect(postgres_url) as connection:
        create(connection, FORMS[name][0])
        run(connection, planned(name).forward)
        counted = connection.execute('SELECT count(token), count(DISTINCT token) FROM "Sample"')
        assert counted == [(ROWS, ROWS)]


def test_a_fill_that_was_cut_off_goes_on_with_the_rows_left(postgres_url: str) -> None:
    """The second batch meets a locked row, fails, and the run that follows fills what is left."""
    (fill,) = [
        step
        for step in planned("volatile, not null").forward.steps
        if step.title.startswith("write the")
    ]
    assert fill.settings[0] == "SET lock_timeout = '5s'"
    with platform.connect(postgres_url) as connection, psycopg.connect(postgres_url) as holder:
        create(connection, FORMS["volatile, not null"][0])
        connection.execute('ALTER TABLE "Sample" ADD COLUMN token uuid')
        holder.execute(f'SELECT 1 FROM "Sample" WHERE id = {ROWS} FOR UPDATE'.encode())
        connection.execute("SET lock_timeout = '50ms'")
        with pytest.raises(PlatformFailure) as caught:
            connection.execute(fill.statements[0])
        assert caught.value.code == "X207"
        before = dict(connection.execute('SELECT id, token FROM "Sample" WHERE token IS NOT NULL'))
        assert len(before) == 10_000
        holder.rollback()
        connection.execute(fill.statements[0])
        after = dict(connection.execute('SELECT id, token FROM "Sample" WHERE token IS NOT NULL'))
        assert len(after) == ROWS
        assert before.items() <= after.items()


class TestInvalidIndexes:
    """A unique build meets duplicates: the index stays behind, is found, and is built anew."""

    def test_found_and_rebuilt_by_the_same_step(self, postgres_url: str) -> None:
        plan = planned("unique index").forward
        with platform.connect(postgres_url) as connection:
            create(connection, FORMS["unique index"][0], rows=50)
            connection.execute("UPDATE \"Sample\" SET note = 'note 1' WHERE id = 2")
            with pytest.raises(PlatformFailure) as caught:
                run(connection, plan)
            assert caught.value.code == "X208"
            assert "note 1" not in caught.value.message
            assert invalid_indexes(connection) == (QName("public", "IX"),)
            assert connection.execute("SHOW lock_timeout") == [("0",)]
            connection.execute("UPDATE \"Sample\" SET note = 'note 2' WHERE id = 2")
            run(connection, plan)
            assert invalid_indexes(connection) == ()
            assert not compare_live(FORMS["unique index"][1], connection, platform).has_drift

    def test_dropped_by_name(self, postgres_url: str) -> None:
        with platform.connect(postgres_url) as connection:
            create(connection, FORMS["unique index"][0], rows=50)
            connection.execute("UPDATE \"Sample\" SET note = 'x'")
            with pytest.raises(PlatformFailure):
                connection.execute('CREATE UNIQUE INDEX CONCURRENTLY "IX" ON "Sample" (note)')
            drop_invalid(connection, QName("public", "IX"))
            assert invalid_indexes(connection) == ()

    def test_one_being_built_is_not_counted(self, postgres_url: str) -> None:
        with (
            platform.connect(postgres_url) as connection,
            platform.connect(postgres_url) as asking,
            psycopg.connect(postgres_url) as holder,
        ):
            create(connection, FORMS["index"][0], rows=50)
            holder.execute('UPDATE "Sample" SET note = note WHERE id = 1')
            build = threading.Thread(
                target=connection.execute,
                args=('CREATE INDEX CONCURRENTLY "IX" ON "Sample" (site)',),
            )
            build.start()
            until(
                lambda: asking.execute("SELECT 1 FROM pg_index WHERE NOT indisvalid") != [],
            )
            found = invalid_indexes(asking)
            holder.rollback()
            build.join()
            assert found == ()


def until(true: Callable[[], bool]) -> None:
    for _ in range(500):
        if true():
            return
        time.sleep(0.01)
    raise AssertionError("it did not come to that")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gen_random_uuid()", True), ("random()", True), ("clock_timestamp()", True),
        ("nextval('s')", True), ("my_own()", True), ("round(random() * 6)", True),
        ("(((", True), ("now()", False), ("CURRENT_TIMESTAMP", False), ("(1 + 1)", False),
        ("CURRENT_TIMESTAMP AT TIME ZONE 'UTC'", False), ("'(x)'", False), ("0", False),
        ("CAST(0 AS numeric(9,3))", False), ("'a' || lower('B')", False), ("CURRENT_DATE", False),
        ("now() + INTERVAL '1 day'", False), ("'{}'::jsonb", False), ("TRUE", False),
        ("CASE WHEN TRUE THEN 1 ELSE 2 END", False), ("ARRAY[1, 2]", False),
    ],
)  # fmt: skip
def test_which_defaults_may_differ_from_row_to_row(text: str, expected: bool) -> None:
    assert may_differ(text) is expected


class TestPolicy:
    def test_never_is_the_plain_form(self) -> None:
        plan = planned("index", OnlineForms.NEVER).forward
        assert all(step.transactional for step in plan.steps)

    @pytest.mark.parametrize("name", FORMS)
    def test_always_takes_what_has_a_form(self, name: str) -> None:
        assert planned(name, OnlineForms.ALWAYS).forward.steps == planned(name).forward.steps

    @pytest.mark.parametrize(
        "change",
        [
            {"columns": (*SAMPLE.columns[:1], col("site", K.BIGINT), SAMPLE.columns[2])},
            {"columns": (*SAMPLE.columns, col("twice", generated="site * 2"))},
        ],
        ids=["type", "computed"],
    )
    def test_always_refuses_what_has_none(self, change: dict[str, object]) -> None:
        before, after = both(SAMPLE, **change)
        states = [
            PlannedState(label=label, dictionary=state)
            for label, state in (("1", before), ("2", after))
        ]
        assert plan_migration(*states, platform, online=OnlineForms.AUTO).forward.steps
        with pytest.raises(Refused) as caught:
            plan_migration(*states, platform, online=OnlineForms.ALWAYS)
        assert caught.value.code == "O001"
        assert "rewrites:public.Sample" in caught.value.message

    def test_always_lets_new_tables_and_empty_databases_be(self) -> None:
        nothing = PlannedState(label="0", dictionary=Dictionary())
        wanted = PlannedState(label="1", dictionary=FORMS["foreign key"][1])
        assert plan_migration(nothing, wanted, platform, online=OnlineForms.ALWAYS).forward.steps


def test_a_partial_index_means_the_same_under_any_time_zone(postgres_url: str) -> None:
    """Outside of the transaction nothing else says what a constant means."""
    before = table("Sample", col("id", nullable=False), col("at", K.TIMESTAMP), key=["id"])
    zoned = Index(
        name="IX",
        columns=(IndexColumn(name="id"),),
        where=Expression("at > TIMESTAMP '2026-01-01 00:00:00'"),
    )
    states = [
        PlannedState(label=label, dictionary=dictionary(item))
        for label, item in (("1", before), ("2", replace(before, indexes=(zoned,))))
    ]
    plan = plan_migration(*states, platform, online=OnlineForms.AUTO).forward
    (step,) = plan.steps
    assert "SET TimeZone = 'UTC'" in step.settings


def test_a_null_that_comes_back_is_not_filled(postgres_url: str) -> None:
    """Down and up again: what had no value has none, what is new meanwhile takes the default."""
    migration = planned("volatile")
    with platform.connect(postgres_url) as connection:
        create(connection, FORMS["volatile"][0], rows=5)
        run(connection, migration.forward)
        connection.execute('UPDATE "Sample" SET token = NULL WHERE id IN (1, 2)')
        tokens = dict(connection.execute('SELECT id, token FROM "Sample"'))
        run(connection, migration.rollback)
        connection.execute('DELETE FROM "Sample" WHERE id IN (2, 3)')
        connection.execute('INSERT INTO "Sample" (id, site) VALUES (6, 1)')
        run(connection, migration.forward)
        found = dict(connection.execute('SELECT id, token FROM "Sample"'))
        assert found.pop(6) is not None
        assert found == {key: tokens[key] for key in (1, 4, 5)}
        assert found[1] is None
