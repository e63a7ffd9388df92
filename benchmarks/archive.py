"""Rollbacks of large tables: what archiving costs, and that every row is there again.

The statements are those of the rendered rollback, run in one session and one transaction; beside
them runs the plainest copy of the same data that the database knows. Rows are counted and summed
before and after.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from strandline.apply.executor import run_script
from strandline.dictionary.model import Column, Dictionary, PrimaryKey, Table
from strandline.dictionary.names import QName
from strandline.dictionary.types import LogicalType, TypeKind
from strandline.plan.model import Plan
from strandline.plan.planner import PlannedState, plan_migration
from strandline.plan.script import ScriptHeader, read_script, write_script
from strandline.platforms.base import Connection, Platform
from strandline.platforms.registry import get_platform

PAGE_HEAD = """\
# Archiving at size

Written by `python -m benchmarks archive`. A table (an integer key, a float, a text) is rolled back:
once the whole table goes, once its text column. Then it is applied again. Every row is compared,
by count and by sums, before and after. Rows: {rows}.

PostgreSQL and SQL Server move a table into the archive, whatever its size; a column is copied with
its key, which the plain copies below do as well. Bars: a table of 10 million rows goes in less than
a second on PostgreSQL; a column takes no longer than 1.2 times one COPY of key and column.
"""

_K = TypeKind
_ID = Column(name="id", type=LogicalType(kind=_K.INTEGER), nullable=False)
_LEVEL = Column(name="level", type=LogicalType(kind=_K.FLOAT64))
_NOTE = Column(name="note", type=LogicalType(kind=_K.STRING, length=40))
_KEY = PrimaryKey(name="PK_reading", columns=("id",))
_SITE = Table(
    name=QName(None, "site"),
    columns=(_ID,),
    primary_key=PrimaryKey(name="PK_site", columns=("id",)),
)
_SHORT = Table(name=QName(None, "reading"), columns=(_ID, _LEVEL), primary_key=_KEY)
_LONG = Table(name=QName(None, "reading"), columns=(_ID, _LEVEL, _NOTE), primary_key=_KEY)
FILL = {
    "postgres": "INSERT INTO reading SELECT i, i / 7.0, 'note ' || i FROM generate_series(1, {n}) i",
    "duckdb": "INSERT INTO reading SELECT i, i / 7.0, 'note ' || i FROM range(1, {n} + 1) r(i)",
    "sqlite": (
        "WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < {n}) "
        "INSERT INTO reading SELECT i, i / 7.0, 'note ' || i FROM r"
    ),
}
SUM = "SELECT count(*), sum(CAST(round(CAST(level AS numeric) * 7) AS BIGINT)), sum(length(note)) FROM reading"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of the table; `equal` says whether all rows were there again."""

    platform: str
    what: str
    seconds: float
    equal: bool | None


def _dictionary(*tables: Table) -> Dictionary:
    return Dictionary(tables={table.name: table for table in tables})


def measure(rows: dict[str, int], server: str, folder: Path) -> list[Line]:
    """Return the lines of all three platforms; `rows` says how many for each."""
    lines: list[Line] = []
    for name, count in rows.items():
        platform = get_platform(name)
        print(f" {name}: {count:,} rows", flush=True)
        for what, small in (("table", _dictionary(_SITE)), ("column", _dictionary(_SITE, _SHORT))):
            with _database(platform, server, folder / f"{what}-{name}.db") as connection:
                lines += _trip(platform, connection, small, what, count)
    return lines


@contextmanager
def _database(platform: Platform, server: str, file: Path) -> Iterator[Connection]:
    """Open an empty database: on the server, or in a file, as people have them."""
    if platform.features.advisory_locks:
        with platform.scratch(server) as connection:
            yield connection
        return
    with platform.connect(f"{platform.url_schemes[0]}:///{file}") as connection:
        yield connection


def _trip(
    platform: Platform, connection: Connection, small: Dictionary, what: str, count: int
) -> Iterator[Line]:
    large = _dictionary(_SITE, _LONG)
    planned = plan_migration(
        PlannedState(label="1", dictionary=small),
        PlannedState(label="2", dictionary=large),
        platform,
        component="bench",
    )
    created = plan_migration(
        PlannedState(label="", dictionary=Dictionary()),
        PlannedState(label="2", dictionary=large),
        platform,
        component="bench",
    ).forward
    _run(connection, created)
    connection.execute(FILL[platform.name].format(n=count))
    before = connection.execute(SUM)
    copies = dict(_plain_copies(platform, connection)) if what == "column" else {}
    seconds = _timed(lambda: _run(connection, planned.rollback))
    again = _timed(lambda: _run(connection, planned.forward))
    equal = connection.execute(SUM) == before
    title = platform.features.title
    yield Line(platform=title, what=f"roll back one {what}", seconds=seconds, equal=equal)
    for name, taken in copies.items():
        yield Line(platform=title, what=name, seconds=taken, equal=None)
    yield Line(
        platform=title, what=f"apply again: the {what} comes back", seconds=again, equal=equal
    )


def _plain_copies(platform: Platform, connection: Connection) -> Iterator[tuple[str, float]]:
    """Copy key and column as plainly as the database can."""
    if platform.name == "postgres":
        file = f"{tempfile.gettempdir()}/strandline-bench-{time.time_ns()}.copy"
        out = f"COPY (SELECT id, note FROM reading) TO '{file}'"
        yield "one COPY of key and column, out to a file", _timed(lambda: connection.execute(out))
        connection.execute("CREATE TABLE plain_copy (id integer, note varchar(40))")
        back = f"COPY plain_copy FROM '{file}'"
        yield "one COPY of key and column, into a table", _timed(lambda: connection.execute(back))
        connection.execute(f"COPY (SELECT 1) TO PROGRAM 'rm {file}'")
        connection.execute("DROP TABLE plain_copy")
    select = "CREATE TABLE plain_copy AS SELECT id, note FROM reading"
    yield "CREATE TABLE AS of key and column", _timed(lambda: connection.execute(select))
    connection.execute("DROP TABLE plain_copy")


def _run(connection: Connection, plan: Plan) -> None:
    script = read_script(write_script(plan, ScriptHeader()), name="bench.sql")
    run_script(connection, script, name="bench.sql", record=lambda: None)


def page(lines: list[Line], rows: dict[str, int]) -> str:
    """Return the page's text; a row that differs fails the measurement."""
    listed = ", ".join(
        f"{get_platform(name).features.title} {count:,}" for name, count in rows.items()
    )
    text = PAGE_HEAD.format(rows=listed)
    text += "\n| | | seconds | rows |\n|---|---|---|---|\n"
    for line in lines:
        if line.equal is False:
            raise SystemExit(f"{line.platform}: {line.what}: rows differ")
        rows_text = "" if line.equal is None else "all there"
        text += f"| {line.platform} | {line.what} | {line.seconds:.3f} | {rows_text} |\n"
    return text


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
