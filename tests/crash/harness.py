"""Kill a run before or after its k-th statement, run again, and compare every row.

Each run is a fork of this process, so that the package is loaded once and a trial takes a fraction
of a second. The child wraps the sessions that the platform opens; nothing of it is in the product.
This process itself never opens a DuckDB file: its threads would not survive a fork.
"""

from __future__ import annotations

import os
import pickle
import random
import secrets
import shutil
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit, urlunsplit

import psycopg

from strandline import api
from strandline.dictionary.names import QName
from strandline.platforms.base import Connection, Platform
from strandline.platforms.registry import platform_for_url

T = TypeVar("T")
NOT_KILLED = "the run was not killed"
Rows = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Kill:
    """The moment of death: before or after the run's statement of this number (from 1)."""

    statement: int
    after: bool

    def __str__(self) -> str:
        return f"{'after' if self.after else 'before'} statement {self.statement}"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a database holds, in comparable form: rows, drift, and what the ledger says."""

    version: str
    rows: Rows
    drift: tuple[str, ...]
    revisions: tuple[tuple[str, str, str], ...]
    stopped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A command on a database: the `template` is copied for every trial and never changed.

    `numbered` names tables to which the scripts add rows that the database numbers: a sequence of
    PostgreSQL is not set back with its transaction, so such numbers may have gaps.
    """

    name: str
    project: Path
    template: str
    command: Callable[[Path, str], Any]
    numbered: frozenset[str] = frozenset()

    @property
    def platform(self) -> Platform:
        return platform_for_url(self.template)


@dataclass(slots=True)
class Tally:
    """What came of the trials of one scenario."""

    scenario: str
    platform: str
    statements: int
    kills: int = 0
    survived: int = 0
    missed: int = 0
    resumed_in_the_middle: int = 0
    rows_compared: int = 0
    failures: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Count another scenario's trials in with this one's."""
        self.statements += other.statements
        self.kills += other.kills
        self.survived += other.survived
        self.missed += other.missed
        self.resumed_in_the_middle += other.resumed_in_the_middle
        self.rows_compared += other.rows_compared
        self.failures += other.failures


# ---- children -----------------------------------------------------------------------------------


class Died(Exception):
    """A child ended by a signal, or by an error that it printed."""

    def __init__(self, signal_number: int, words: str = "") -> None:
        super().__init__(words or f"ended by signal {signal_number}")
        self.signal = signal_number


def in_child(action: Callable[[], T]) -> T:
    """Run something in a fork and return what it returned; Died when it was killed or failed."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        code = 0
        try:
            said: tuple[str, Any] = ("done", action())
        except BaseException:  # noqa: BLE001 - this is the child's outer door
            said, code = ("failed", traceback.format_exc()), 1
        with os.fdopen(into, "wb") as pipe:
            pipe.write(pickle.dumps(said))
        # Not sys.exit: what the parent has registered for its own end is not the child's.
        os._exit(code)
    os.close(into)
    with os.fdopen(out, "rb") as pipe:
        content = pipe.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        raise Died(os.WTERMSIG(status))
    word, value = pickle.loads(content)
    if word == "failed":
        raise Died(0, value)
    result: T = value
    return result


class Counter:
    """Counts statements of every session that a platform opens, and dies at the given moment."""

    def __init__(self, kill: Kill | None = None) -> None:
        self.sql: list[str] = []
        self._kill = kill

    @property
    def statements(self) -> int:
        return len(self.sql)

    def watch(self, platform: Platform) -> None:
        """Wrap the sessions that are opened from now on; for use in a child only."""
        connect = platform.connect

        def counted(url: str, *, create: bool = True) -> Connection:
            connection = connect(url, create=create)
            self._wrap(connection)
            return connection

        platform.connect = counted  # type: ignore[method-assign]

    def _wrap(self, connection: Connection) -> None:
        execute = connection.execute

        def counted(sql: str, parameters: Sequence[object] = ()) -> list[tuple[object, ...]]:
            self.sql.append(str(sql))
            self._die(after=False)
            rows = execute(sql, parameters)
            self._die(after=True)
            return rows

        connection.execute = counted  # type: ignore[method-assign]

    def _die(self, *, after: bool) -> None:
        if self._kill == Kill(self.statements, after):
            os.kill(os.getpid(), signal.SIGKILL)


# ---- databases ----------------------------------------------------------------------------------


@contextmanager
def copy_of(template: str, folder: Path) -> Iterator[str]:
    """Give the URL of a copy of a database, and remove it afterwards."""
    scheme = template.split(":", 1)[0]
    if scheme in ("sqlite", "duckdb"):
        source = Path(template.removeprefix(f"{scheme}:///"))
        path = folder / f"trial{source.suffix}"
        _remove(path)
        if source.exists():
            shutil.copyfile(source, path)
        try:
            yield f"{scheme}:///{path.as_posix()}"
        finally:
            _remove(path)
        return
    parts = urlsplit(template)
    source_name = parts.path.removeprefix("/")
    name = f"strandline_trial_{secrets.token_hex(4)}"
    admin = urlunsplit((parts.scheme, parts.netloc, "/postgres", parts.query, ""))
    with psycopg.connect(admin, autocommit=True) as session:
        session.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source_name}"'.encode())
    try:
        yield urlunsplit((parts.scheme, parts.netloc, f"/{name}", parts.query, ""))
    finally:
        with psycopg.connect(admin, autocommit=True) as session:
            session.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())


def _remove(path: Path) -> None:
    for file in path.parent.glob(f"{path.name}*"):
        file.unlink()


def state_of(project: Path, url: str, numbered: frozenset[str] = frozenset()) -> State:
    """Read everything that two runs must agree on."""
    status = api.status(project, url=url)
    drift = () if status.stopped else api.drift(project, url=url).as_json()["differences"]
    platform = platform_for_url(url)
    with platform.connect(url, create=False) as connection:
        rows = rows_of(connection, platform, numbered)
    revisions = tuple(
        (revision.action.value, revision.version, revision.checksum)
        for revision in api.history(project, url=url).revisions
    )
    return State(
        version=status.version,
        rows=rows,
        drift=tuple(str(item) for item in drift),  # type: ignore[attr-defined]
        revisions=revisions,
        stopped=status.stopped is not None,
    )


def rows_of(
    connection: Connection, platform: Platform, numbered: frozenset[str] = frozenset()
) -> Rows:
    """Return every row of every table, without the columns that take the present moment.

    The numbers that the database gives are left out in `numbered` tables.
    """
    found: Rows = {}
    for name, table in platform.inspect(connection).dictionary.tables.items():
        columns = [
            column.name
            for column in table.columns
            if column.default is None or not _is_now(column.default.expression.text)
            if column.identity is None or name.name not in numbered
        ]
        listed = ", ".join(platform.quote(column) for column in columns)
        rows = connection.execute(f"SELECT {listed} FROM {platform.qualified(QName(*name))}")
        found[str(name)] = sorted(repr(row) for row in rows)
    return found


def _is_now(text: str) -> bool:
    return any(word in text.upper() for word in ("CURRENT_TIMESTAMP", "LOCALTIMESTAMP", "NOW()"))


# ---- trials -------------------------------------------------------------------------------------


@dataclass(slots=True)
class Trials:
    """All trials of one scenario; `expected` is what an uninterrupted run leads to."""

    scenario: Scenario
    folder: Path
    expected: State
    tally: Tally
    sql: list[str]

    @classmethod
    def prepare(cls, scenario: Scenario, folder: Path) -> Trials:
        """Run the command once, uninterrupted, and count its statements."""
        with copy_of(scenario.template, folder) as url:
            sql, expected = in_child(lambda: _uninterrupted(scenario, url))
        if expected.drift or expected.stopped:
            raise AssertionError(f"{scenario.name}: the uninterrupted run is not clean: {expected}")
        tally = Tally(scenario.name, scenario.platform.name, len(sql))
        return cls(scenario, folder, expected, tally, sql)

    def at(self, words: str, *, after: bool) -> Kill:
        """Return the moment before or after the first statement that holds these words."""
        for number, sql in enumerate(self.sql, start=1):
            if words in sql:
                return Kill(number, after)
        raise LookupError(words)

    def every(self) -> list[Kill]:
        """Return every moment of death, in order."""
        numbers = range(1, self.tally.statements + 1)
        return [Kill(number, after) for number in numbers for after in (False, True)]

    def sample(self, count: int, seed: int = 7) -> list[Kill]:
        """Return a few moments spread over the run, and its very last one."""
        every = self.every()
        chosen = {len(every) - 1}
        step = max(1, len(every) // max(1, count))
        shift = random.Random(seed).randrange(step)
        chosen.update(range(shift, len(every), step))
        return [every[place] for place in sorted(chosen) if 0 <= place < len(every)]

    def run(self, kills: Sequence[Kill]) -> Tally:
        """Carry out trials; what went wrong stands in the tally."""
        for kill in kills:
            self.tally.kills += 1
            problem = self._trial(kill)
            if problem == NOT_KILLED and kill.statement <= self.tally.statements:
                # Sizes of tables are asked for or counted, as the server's own vacuum left them,
                # so that a run may be a few statements shorter than the one that was counted.
                self.tally.kills -= 1
                self.tally.missed += 1
            elif problem:
                self.tally.failures.append(f"{self.scenario.name}, killed {kill}: {problem}")
            else:
                self.tally.survived += 1
        return self.tally

    def _trial(self, kill: Kill) -> str:
        scenario = self.scenario
        with copy_of(scenario.template, self.folder) as url:
            problem = kill_run(scenario, url, kill)
            if problem:
                return problem
            try:
                stopped, after = in_child(lambda: _again(scenario, url))
            except Died as death:
                return f"the next run failed: {death}"
        self.tally.resumed_in_the_middle += stopped
        self.tally.rows_compared += sum(len(rows) for rows in after.rows.values())
        return _difference(self.expected, after)


def kill_run(scenario: Scenario, url: str, kill: Kill) -> str:
    """Run a scenario's command until it is killed; return what went wrong, "" when it died."""
    try:
        in_child(lambda: _killed(scenario, url, kill))
    except Died as death:
        return "" if death.signal == signal.SIGKILL else f"the run failed by itself: {death}"
    return NOT_KILLED


def _uninterrupted(scenario: Scenario, url: str) -> tuple[list[str], State]:
    counter = Counter()
    platform = scenario.platform
    connect = platform.connect
    counter.watch(platform)
    scenario.command(scenario.project, url)
    platform.connect = connect  # type: ignore[method-assign]
    return counter.sql, state_of(scenario.project, url, scenario.numbered)


def _killed(scenario: Scenario, url: str, kill: Kill) -> None:
    Counter(kill).watch(scenario.platform)
    scenario.command(scenario.project, url)


def _again(scenario: Scenario, url: str) -> tuple[bool, State]:
    """Look at what is left, which must be a known state, and give the same command again."""
    stopped = False
    if not _is_missing(url):
        status = api.status(scenario.project, url=url)
        stopped = status.stopped is not None
        if not stopped and status.version:
            drift = api.drift(scenario.project, url=url)
            if drift.has_drift:
                raise AssertionError(f"neither before nor after: {drift.as_json()}")
    scenario.command(scenario.project, url)
    return stopped, state_of(scenario.project, url, scenario.numbered)


def _is_missing(url: str) -> bool:
    scheme, _, path = url.partition(":///")
    return scheme in ("sqlite", "duckdb") and not Path(path).exists()


def _difference(expected: State, found: State) -> str:
    if found == expected:
        return ""
    if found.version != expected.version or found.stopped or found.drift:
        return f"stands at {found.version} (stopped: {found.stopped}, drift: {found.drift})"
    if found.revisions != expected.revisions:
        return f"the ledger says {found.revisions}, not {expected.revisions}"
    tables = [
        f"{name}: {len(found.rows.get(name, []))} rows instead of {len(expected.rows.get(name, []))}"
        for name in sorted({*found.rows, *expected.rows})
        if found.rows.get(name) != expected.rows.get(name)
    ]
    return f"rows differ: {'; '.join(tables)}"


def told(tally: Tally) -> str:
    """Return one line of a report."""
    return (
        f"{tally.platform:<9} {tally.scenario:<28} statements {tally.statements:>4}  kills "
        f"{tally.kills:>5}  survived {tally.survived:>5}  in the middle "
        f"{tally.resumed_in_the_middle:>4}  rows compared {tally.rows_compared:>9,}"
    )


if __name__ == "__main__":
    sys.exit("a module of tests and of `python -m benchmarks kills`")
