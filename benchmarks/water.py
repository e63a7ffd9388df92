"""``python -m benchmarks water``: the water pack through HTTP, beside its bars.

Ingestion beside a bare COPY of the same rows, reads at growing sizes, many clients, and the memory
of large exports, on PostgreSQL and SQLite. Writes docs/reference/benchmarks-water.md.
"""

from __future__ import annotations

import http.client
import json
import os
import platform as machine
import random
import sqlite3
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import psycopg

from benchmarks.database import server_url, server_version
from benchmarks.water_server import (
    Refused,
    Server,
    download,
    get,
    many_clients,
    percentile,
    post,
    serving,
    timed,
)
from benchmarks.water_world import (
    COPY,
    START,
    YEAR,
    World,
    add_exported,
    add_series,
    drop,
    fill,
    new_world,
    readings,
)

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "benchmarks-water.md"
BATCH = 10_000
BARS = {"one day": 0.050, "one year, 2,000 points": 0.500, "full context": 2.0}
_POINTS = 2_000
_FORMATS = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How much is measured: `values` in PostgreSQL, `sqlite_values` in SQLite."""

    values: int = 10_000_000
    sqlite_values: int = 5_000_000
    batches: int = 40
    requests: int = 200
    exported: int = 10_000_000
    seconds: float = 10.0
    clients: int = 32


QUICK = Sizes(values=YEAR, sqlite_values=YEAR, batches=4, requests=8, exported=200_000, seconds=1.0)


@dataclass(slots=True, kw_only=True)
class Found:
    """What was measured on one database."""

    title: str
    loaded: int = 0
    http: list[float] = field(default_factory=list)
    copy: list[float] = field(default_factory=list)
    reads: dict[str, dict[int, list[float]]] = field(default_factory=dict)
    rates: dict[str, float] = field(default_factory=dict)
    exports: list[tuple[str, int, float, int, float]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def measure(sizes: Sizes, folder: Path, server: str) -> list[Found]:
    """Measure both databases, one after the other."""
    found = []
    for platform, title, values in (
        ("postgres", f"PostgreSQL {server_version(server)}", sizes.values),
        ("sqlite", f"SQLite {sqlite3.sqlite_version}", sizes.sqlite_values),
    ):
        print(title, flush=True)
        world = new_world(folder, platform, server)
        try:
            found.append(_measure(world, Found(title=title), sizes, values))
        finally:
            drop(world, server)
    return found


def _measure(world: World, found: Found, sizes: Sizes, values: int) -> Found:
    for size in _steps(values):
        print(f"  loading {size:,} values", flush=True)
        fill(world, size)
        with serving(world.project, world.url) as server, server.client() as client:
            _reads(world, client, found, sizes)
    with serving(world.project, world.url) as server:
        print("  clients", flush=True)
        _clients(world, server, found, sizes)
        print("  ingestion", flush=True)
        with server.client() as client:
            _ingest(world, client, found, sizes)
    for rows in (sizes.exported // 10, sizes.exported):
        series = add_exported(world, rows)
        print(f"  export of {rows:,} rows", flush=True)
        _export(world, series, rows, found)
    found.loaded = world.values
    return found


def _steps(values: int) -> list[int]:
    """Return 1 million and its tenfolds up to a number, and the number."""
    steps = [10**power for power in range(6, 12) if 10**power < values]
    return [*steps, values]


def _day(number: int) -> tuple[str, str]:
    first = START + timedelta(days=number)
    return (f"{first:%Y-%m-%dT00:00:00Z}", f"{first + timedelta(days=1):%Y-%m-%dT00:00:00Z}")


def _paths(world: World, chance: random.Random) -> dict[str, str]:
    series = chance.choice(world.series)
    start, end = _day(chance.randrange(360))
    whole = (
        f"from={START:%Y-%m-%dT00:00:00Z}&to={START + timedelta(minutes=YEAR):%Y-%m-%dT00:00:00Z}"
    )
    base = f"/api/v1/timeseries/{series}"
    return {
        "one day": f"{base}?from={start}&to={end}",
        "one year, 2,000 points": f"{base}?{whole}&downsample=lttb&points={_POINTS}",
        "full context": f"{base}/full-context?{whole}",
    }


def _reads(world: World, client: http.client.HTTPConnection, found: Found, sizes: Sizes) -> None:
    chance = random.Random(1)
    for name in BARS:
        count = sizes.requests if name == "one day" else max(4, sizes.requests // 4)
        paths = [_paths(world, chance)[name] for _ in range(count)]
        for path in paths[:2]:
            get(client, path)
        taken = [timed(lambda path=path: get(client, path)) for path in paths]  # type: ignore[misc]
        found.reads.setdefault(name, {})[world.values] = taken
        print(f"    {name}: p95 {percentile(taken, 95) * 1000:.1f} ms", flush=True)


def _clients(world: World, server: Server, found: Found, sizes: Sizes) -> None:
    chance = random.Random(2)
    days = [_paths(world, chance)["one day"] for _ in range(200)]
    series = [f"/api/v1/metadata/{chance.choice(world.series)}" for _ in range(200)]
    for name, paths in (("one day of values", days), ("one series' description", series)):
        for clients in (1, sizes.clients):
            rate = many_clients(server, paths, clients=clients, seconds=sizes.seconds)
            found.rates[f"{name}, {clients} client{'s' if clients > 1 else ''}"] = rate
            print(f"    {name}, {clients}: {rate:.0f} a second", flush=True)


def _ingest(world: World, client: http.client.HTTPConnection, found: Found, sizes: Sizes) -> None:
    """Send batches over HTTP, and COPY as many of the same rows, in turn, each to its own series."""
    over_http, copied = add_series(world, 2)
    variable = world.variables[-2]
    for number in range(-2, sizes.batches):
        first = (number + 2) * BATCH
        body = _body(world.equipment, variable, over_http, first)
        seconds = timed(lambda body=body: post(client, "/api/v1/ingest/sensor", body))  # type: ignore[misc]
        rows = [(copied, at.replace("T", " "), value, 1) for at, value in _batch(over_http, first)]
        taken = _plain(world, rows)
        if number >= 0:
            found.http.append(seconds)
            found.copy.append(taken)
    ratio = statistics.median(found.copy) / statistics.median(found.http)
    print(
        f"    {BATCH / statistics.median(found.http):,.0f} rows/s, {ratio:.0%} of COPY", flush=True
    )


def _batch(series: int, first: int) -> Iterator[tuple[str, float]]:
    begin = START + timedelta(minutes=first)
    values = readings(series, first, BATCH).tolist()
    for at, value in enumerate(values):
        yield f"{begin + timedelta(minutes=at):%Y-%m-%dT%H:%M:%S}", value


def _body(equipment: int, variable: int, series: int, first: int) -> bytes:
    rows = [
        {"tstamp": f"{at}Z", "value": value, "quality": 1} for at, value in _batch(series, first)
    ]
    return json.dumps({"equipment_id": equipment, "variable_id": variable, "values": rows}).encode()


def _plain(world: World, rows: Sequence[tuple[int, str, float, int]]) -> float:
    """Return the seconds of the plainest way in: one COPY, or one executemany, and its commit."""
    if world.platform == "postgres":
        text = "".join(f"{a}\t{b}\t{c!r}\t{d}\n" for a, b, c, d in rows).encode()
        with psycopg.connect(world.url) as connection:

            def copy() -> None:
                with connection.cursor().copy(COPY.encode()) as into:
                    into.write(text)
                connection.commit()

            return timed(copy)
    session = sqlite3.connect(world.url.removeprefix("sqlite:///"))
    session.execute("PRAGMA foreign_keys = ON")

    def insert() -> None:
        session.executemany(
            'INSERT INTO "Value" ("MetaDataID", tstamp, "Value", "QualityCode") VALUES (?, ?, ?, ?)',
            rows,
        )
        session.commit()

    try:
        return timed(insert)
    finally:
        session.close()


def _export(world: World, series: int, rows: int, found: Found) -> None:
    """Export a series in each format from a server that has just begun: its peak is the export's."""
    for form, media_type in _FORMATS.items():
        with serving(world.project, world.url) as server, server.client() as client:
            path = f"/api/v1/timeseries/{series}"
            try:
                minute = START + timedelta(minutes=1)
                little = (
                    f"format={form}&from={START:%Y-%m-%dT%H:%M:%SZ}&to={minute:%Y-%m-%dT%H:%M:%SZ}"
                )
                download(client, f"{path}?{little}", media_type)
                server.forget_memory()
                before = server.memory()
                size = 0

                def take(path: str = f"{path}?format={form}", kind: str = media_type) -> None:
                    nonlocal size
                    size = download(client, path, kind)

                seconds = timed(take)
            except Refused as refused:
                found.missing.append(f"export as {form}: {refused}")
                continue
            more = server.memory() - before
            found.exports.append((form, rows, seconds, size, more))
            print(f"    {form}: {seconds:.1f} s, {more:.0f} MB more", flush=True)


def page(results: Sequence[Found], sizes: Sizes) -> str:
    """Return the page's text."""
    return "\n".join(_lines(results, sizes)) + "\n"


def _lines(results: Sequence[Found], sizes: Sizes) -> Iterator[str]:
    yield "# The water pack through HTTP"
    yield ""
    yield "Written by `python -m benchmarks water`. A `strandline serve` process answers on the"
    yield "loopback; clients, server and database share the machine. Values were loaded by COPY: a"
    yield "series is a year of minutes, 525,600 values. Figures are this machine's; ratios travel."
    yield ""
    yield f"- Machine: {os.cpu_count()} cores ({machine.machine()}), {_memory()} GB of memory"
    yield f"- Python {machine.python_version()}; load average at the end: {os.getloadavg()[0]:.1f}"
    yield f"- Command: `python -m benchmarks water --values {sizes.values}`"
    for found in results:
        yield f"- {found.title}: {found.loaded:,} scalar values at the end"
    yield "- The embedded PostgreSQL runs with fsync off, for COPY and for the server alike"
    for found in results:
        yield from _of_one(found)


def _of_one(found: Found) -> Iterator[str]:
    yield ""
    yield f"## {found.title}"
    yield ""
    yield "### Ingestion"
    yield ""
    plain = "bare COPY" if found.title.startswith("Postgre") else "bare executemany"
    yield f"Batches of {BATCH:,} rows, one client, in turn with a {plain} of the same rows into the"
    yield f"same table, each in a transaction of its own; medians of {len(found.http)}. Bar: at"
    yield "least 50 %."
    yield ""
    yield "| | rows a second | |"
    yield "|---|---|---|"
    http, copy = statistics.median(found.http), statistics.median(found.copy)
    yield f"| POST /api/v1/ingest/sensor | {BATCH / http:,.0f} | {copy / http:.0%} |"
    yield f"| {plain} | {BATCH / copy:,.0f} | 100 % |"
    yield ""
    yield "### Reads"
    yield ""
    yield "One client, random series and days; p95, the median in brackets."
    yield ""
    sizes = list(next(iter(found.reads.values())))
    yield "| | bar | " + " | ".join(f"{size / 1e6:,.1f} M values" for size in sizes) + " |"
    yield "|---|---|" + "---|" * len(sizes)
    for name, by_size in found.reads.items():
        cells = [
            f"{percentile(taken, 95) * 1000:,.1f} ms ({statistics.median(taken) * 1000:,.1f})"
            for taken in by_size.values()
        ]
        yield f"| {name} | {BARS[name] * 1000:,.0f} ms | " + " | ".join(cells) + " |"
    yield ""
    yield "### Many clients"
    yield ""
    yield "| | requests a second |"
    yield "|---|---|"
    for name, rate in found.rates.items():
        yield f"| {name} | {rate:,.0f} |"
    yield ""
    yield "### Exports"
    yield ""
    yield "Memory is how much the largest size of the server process grew during the export. Bar:"
    yield "it does not grow with the rows."
    yield ""
    yield "| | rows | seconds | MB sent | MB of memory more |"
    yield "|---|---|---|---|---|"
    for form, rows, seconds, size, more in sorted(found.exports):
        yield f"| {form} | {rows:,} | {seconds:.1f} | {size / 1e6:,.0f} | {more:.0f} |"
    for reason in found.missing:
        yield f"\nNot measured: {reason}"


def _memory() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)


def main(sizes: Sizes, *, write: bool) -> None:
    """Measure, and write the page or print it."""
    with tempfile.TemporaryDirectory(prefix="strandline-bench-") as folder:
        results = measure(sizes, Path(folder), server_url())
    text = page(results, sizes)
    if write:
        PAGE.write_text(text, encoding="utf-8", newline="\n")
        print(f"wrote {PAGE.name}")
    else:
        print(f"\n{text}")
