"""``python -m benchmarks online``: what a reader and a writer notice while a change runs.

Each change of a table of N rows runs twice on PostgreSQL, in its plain and in its online form, by
the product's own executor. Meanwhile two other processes read and write single rows of the table
as fast as they can. What they notice is written to docs/reference/benchmarks-online.md.
"""

from __future__ import annotations

import multiprocessing
import os
import platform as machine
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import psycopg

from benchmarks.database import recreate, server_url, server_version, with_database
from strandline.apply.executor import run_script
from strandline.dictionary.model import (
    Check,
    Column,
    Default,
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
from strandline.dictionary.types import LogicalType, TypeKind
from strandline.plan.planner import PlannedState, plan_migration
from strandline.plan.script import Script, ScriptHeader, read_script, write_script
from strandline.platforms.registry import get_platform

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "benchmarks-online.md"
DATABASE = "bench_online"
NOTICED = 0.010
"""Seconds from which a statement on one row counts as held up: without a change it takes 1 ms."""


def _column(name: str, kind: TypeKind, **facts: object) -> Column:
    return Column(name=name, type=LogicalType(kind=kind), **facts)  # type: ignore[arg-type]


def _index(name: str, *columns: str) -> Index:
    return Index(name=name, columns=tuple(IndexColumn(name=column) for column in columns))


SITE = Table(
    name=QName(None, "site"),
    columns=(_column("id", TypeKind.INTEGER, nullable=False),),
    primary_key=PrimaryKey(name="pk_site", columns=("id",)),
)
READING = Table(
    name=QName(None, "reading"),
    columns=(
        _column("id", TypeKind.BIGINT, nullable=False),
        _column("site", TypeKind.INTEGER),
        _column("value", TypeKind.FLOAT64),
        _column("note", TypeKind.TEXT),
    ),
    primary_key=PrimaryKey(name="pk_reading", columns=("id",)),
)
TOKEN = _column(
    "token",
    TypeKind.UUID,
    nullable=False,
    default=Default(expression=Expression("gen_random_uuid()"), name=""),
)
CHANGES: dict[str, tuple[Table, Table]] = {
    "create index": (READING, replace(READING, indexes=(_index("ix_site", "site"),))),
    "drop index": (replace(READING, indexes=(_index("ix_site", "site"),)), READING),
    "unique constraint": (
        READING,
        replace(READING, uniques=(Unique(name="uq_note", columns=("note",)),)),
    ),
    "primary key": (replace(READING, primary_key=None), READING),
    "foreign key": (
        READING,
        replace(
            READING,
            foreign_keys=(
                ForeignKey(
                    name="fk_site", columns=("site",), target=SITE.name, target_columns=("id",)
                ),
            ),
        ),
    ),
    "check": (
        READING,
        replace(READING, checks=(Check(name="ck_value", expression=Expression("value >= 0")),)),
    ),
    "not null": (
        READING,
        replace(
            READING,
            columns=tuple(
                replace(column, nullable=False) if column.name == "site" else column
                for column in READING.columns
            ),
        ),
    ),
    "column with a random default": (READING, replace(READING, columns=(*READING.columns, TOKEN))),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Noticed:
    """What one session noticed, in milliseconds: its longest statement, and all held-up time."""

    longest: float
    held_up: float
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    change: str
    form: OnlineForms
    seconds: float
    reader: Noticed
    writer: Noticed


def measure(rows: int, changes: Sequence[str] = tuple(CHANGES)) -> list[Measured]:
    """Run every change in both forms, each on a fresh copy of the same table."""
    server = server_url()
    results = []
    for name in changes:
        before, after = CHANGES[name]
        template = f"{DATABASE}_template"
        recreate(server, template)
        _fill(with_database(server, template), before, rows)
        for form in (OnlineForms.NEVER, OnlineForms.AUTO):
            recreate(server, DATABASE, template=template)
            url = with_database(server, DATABASE)
            measured = _run(url, name, form, _script(before, after, form), rows)
            results.append(measured)
            print(
                f"  {name:<30}{form.value:<7}{measured.seconds:7.1f} s; "
                f"reader {measured.reader.longest:8.0f} ms, "
                f"writer {measured.writer.longest:8.0f} ms",
                flush=True,
            )
        recreate(server, template)
    return results


def _states(before: Table, after: Table) -> tuple[Dictionary, Dictionary]:
    both = [Dictionary(tables={SITE.name: SITE, READING.name: item}) for item in (before, after)]
    return both[0], both[1]


def _script(before: Table, after: Table, form: OnlineForms) -> Script:
    old, new = _states(before, after)
    plan = plan_migration(
        PlannedState(label="1", dictionary=old),
        PlannedState(label="2", dictionary=new),
        get_platform("postgres"),
        online=form,
    ).forward
    return read_script(write_script(plan, ScriptHeader()), name="change")


def _fill(url: str, table: Table, rows: int) -> None:
    old, _ = _states(table, table)
    create = plan_migration(
        PlannedState(label="0", dictionary=Dictionary()),
        PlannedState(label="1", dictionary=old),
        get_platform("postgres"),
    ).forward
    with get_platform("postgres").connect(url) as connection:
        for step in create.steps:
            for statement in step.statements:
                connection.execute(statement)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("INSERT INTO site SELECT generate_series(1, 100)")
        connection.execute(
            "INSERT INTO reading SELECT n, 1 + n % 100, random(), 'note ' || n "
            f"FROM generate_series(1, {rows}) AS n".encode()
        )
        if table.primary_key is None:
            # Single rows are found at once all the same.
            connection.execute("CREATE INDEX by_hand ON reading (id)")
        connection.execute("VACUUM ANALYZE reading")
        connection.execute("CHECKPOINT")


def _run(url: str, name: str, form: OnlineForms, script: Script, rows: int) -> Measured:
    context = multiprocessing.get_context("spawn")
    go, stop, found = context.Barrier(3), context.Event(), context.Queue()
    workers = [
        context.Process(target=_work, args=(kind, url, rows, go, stop, found), daemon=True)
        for kind in STATEMENTS
    ]
    for worker in workers:
        worker.start()
    with get_platform("postgres").connect(url) as connection:
        go.wait()
        time.sleep(0.5)
        start = time.perf_counter()
        run_script(connection, script, name=name, record=lambda: None)
        seconds = time.perf_counter() - start
        time.sleep(0.2)
    stop.set()
    noticed = dict(found.get(timeout=60) for _ in workers)
    for worker in workers:
        worker.join()
    return Measured(
        change=name,
        form=form,
        seconds=seconds,
        reader=noticed["reader"],
        writer=noticed["writer"],
    )


STATEMENTS = {
    "reader": "SELECT value FROM reading WHERE id = %s",
    "writer": "UPDATE reading SET value = value + 1 WHERE id = %s",
}
_Signal = Callable[[], object]


def _work(kind: str, url: str, rows: int, go: object, stop: object, found: object) -> None:
    """Read or write single rows until told to stop; runs in a process of its own."""
    statement, chance = STATEMENTS[kind], random.Random(7)
    longest = held_up = 0.0
    count = 0
    with psycopg.connect(url, autocommit=True) as session:
        session.execute(statement.encode(), (1,))
        go.wait()  # type: ignore[attr-defined]
        while not stop.is_set():  # type: ignore[attr-defined]
            start = time.perf_counter()
            session.execute(statement.encode(), (chance.randint(1, rows),))
            took = time.perf_counter() - start
            longest = max(longest, took)
            held_up += took if took >= NOTICED else 0.0
            count += 1
            time.sleep(0.001)
    noticed = Noticed(longest=longest * 1000, held_up=held_up * 1000, statements=count)
    found.put((kind, noticed))  # type: ignore[attr-defined]


def page(results: Sequence[Measured], rows: int) -> str:
    return "\n".join(_lines(results, rows)) + "\n"


def _lines(results: Sequence[Measured], rows: int) -> Iterator[str]:
    yield "# What others notice while a change runs"
    yield ""
    yield "Written by `python -m benchmarks online`. Each change of a table in use runs in its plain"
    yield "form (`online: never`) and in its online form (`online: auto`), while one session reads"
    yield "and one updates single rows as fast as they can. *Longest* is the longest of their"
    yield f"statements; *held up* adds up those of {NOTICED * 1000:.0f} ms and more. Milliseconds."
    yield ""
    yield f"- PostgreSQL {server_version(server_url())}, {os.cpu_count()} cores ({machine.machine()})"
    yield f"- The table: {rows:,} rows of four columns"
    yield f"- Load average at the end: {os.getloadavg()[0]:.1f}"
    yield ""
    yield "| change | form | the change takes | reader: longest | held up | writer: longest | held up |"
    yield "|---|---|---|---|---|---|---|"
    for item in results:
        form = "plain" if item.form is OnlineForms.NEVER else "online"
        yield (
            f"| {item.change} | {form} | {item.seconds:.1f} s | {item.reader.longest:,.0f} "
            f"| {item.reader.held_up:,.0f} | {item.writer.longest:,.0f} "
            f"| {item.writer.held_up:,.0f} |"
        )
    yield ""
    yield "An online form takes longer and reads the table more often. What is left of the waiting is"
    yield "the disk's, the short locks between its parts, and a batch's row locks. See"
    yield "[Changes while the table is in use](../explanation/online-changes.md)."


def main(rows: int, *, write: bool) -> None:
    results = measure(rows)
    text = page(results, rows)
    if write:
        PAGE.write_text(text, encoding="utf-8", newline="\n")
        print(f"wrote {PAGE.name}")
    else:
        print(f"\n{text}")
