"""``python -m benchmarks``: measure, print, and write docs/reference/benchmarks.md.

``--quick`` measures small sizes once and writes nothing. ``python -m benchmarks probe`` shows known
risks to the linters instead and writes docs/reference/lint-probe.md; ``python -m benchmarks
online`` measures what others notice while a change runs, for docs/reference/benchmarks-online.md;
``python -m benchmarks kills`` kills runs at their statements and writes docs/reference/kills.md;
``python -m benchmarks water`` asks the water pack through HTTP, for
docs/reference/benchmarks-water.md.
"""

from __future__ import annotations

import argparse
import os
import platform
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.cases import Bench, applying, drift, planning, start_up, statements
from benchmarks.database import server_url, server_version
from benchmarks.kills import main as kills
from benchmarks.measure import Result, table
from benchmarks.online import main as online
from benchmarks.peers import find_peers
from benchmarks.probe import write_probe

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reference" / "benchmarks.md"
SIZES = (100, 1_000, 10_000)
BARS = {
    "start-up": "at most 0.15 s",
    "planning": "1,000 tables: at most 2 s and 150 MB; linear to 10,000",
    "drift": "at most 2.5 s",
    "applying": "at most 1.15 times the database's own client",
}


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure strandline beside its peers.")
    parser.add_argument("--quick", action="store_true", help="small sizes, one round, no page")
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=list(SIZES), help="tables of the planning part"
    )
    parser.add_argument("--rounds", type=int, default=5, help="counted runs of each contestant")
    parser.add_argument(
        "--only", choices=("start-up", "planning", "drift", "applying"), help="one part, no page"
    )
    parser.add_argument(
        "what",
        nargs="?",
        choices=("all", "probe", "archive", "online", "kills", "water"),
        default="all",
        help="probe: the linters alone; archive: rollbacks of large tables; online: what others "
        "notice while a change runs; kills: runs killed at their statements; water: the water pack "
        "through HTTP",
    )
    parser.add_argument(
        "--rows", type=int, help="rows of the archive (10 million) and online (2 million) parts"
    )
    parser.add_argument("--values", type=int, help="water: values in PostgreSQL (10 million)")
    parser.add_argument("--every", type=int, default=1, help="kills: try every so many moments")
    parser.add_argument("--generated", type=int, default=10, help="kills: generated schemas")
    options = parser.parse_args()
    if options.what == "kills":
        every, generated = (40, 2) if options.quick else (options.every, options.generated)
        kills(every=every, generated=generated, write=not options.quick)
        return
    if options.what == "probe":
        print(f"wrote {write_probe().relative_to(ROOT)}")
        return
    if options.what == "archive":
        print(f"wrote {_archive(options.rows or 10_000_000).relative_to(ROOT)}")
        return
    if options.what == "online":
        online(50_000 if options.quick else options.rows or 2_000_000, write=not options.quick)
        return
    if options.what == "water":
        from benchmarks.water import QUICK, Sizes
        from benchmarks.water import main as water

        full = Sizes(values=options.values) if options.values else Sizes()
        water(QUICK if options.quick else full, write=not options.quick)
        return
    sizes, tables, factor = (
        ([100], 100, 1) if options.quick else (options.sizes, 1_000, options.rounds)
    )
    with tempfile.TemporaryDirectory(prefix="strandline-bench-") as folder:
        bench = Bench(folder=Path(folder), server=server_url(), peers=find_peers())
        parts = {
            "start-up": lambda: _start_up(bench, rounds=3 * factor),
            "planning": lambda: _planning(bench, sizes, rounds=factor),
            "drift": lambda: _drift(bench, tables, rounds=factor),
            "applying": lambda: _applying(bench, tables, rounds=factor),
        }
        lines = list(_head(bench))
        for name, part in parts.items():
            if options.only in (None, name):
                print(name, flush=True)
                lines += part()
        text = "\n".join(lines) + "\n"
    if options.quick or options.only:
        print("\n" + text)
    else:
        PAGE.write_text(text, encoding="utf-8", newline="\n")
        print(f"wrote {PAGE.relative_to(ROOT)}")


def _archive(rows: int) -> Path:
    from benchmarks.archive import measure, page

    # The bars are about PostgreSQL; the files show the shape at a tenth of it.
    counts = {"postgres": rows, "sqlite": rows // 10, "duckdb": rows // 10}
    with tempfile.TemporaryDirectory(prefix="strandline-bench-") as folder:
        lines = measure(counts, server_url(), Path(folder))
    target = ROOT / "docs" / "reference" / "archive-benchmark.md"
    target.write_text(page(lines, counts), encoding="utf-8", newline="\n")
    return target


def _head(bench: Bench) -> Iterator[str]:
    peers = bench.peers
    versions = ", ".join(f"{name} {number}" for name, number in sorted(peers.versions.items()))
    yield "# Benchmarks"
    yield ""
    yield "Written by `make bench`. Every figure is a whole process, started cold on a warm disk;"
    yield "contestants run in turn, the median counts, and ratios are to the first row (above 1"
    yield "is slower). Seconds are this machine's; ratios travel better."
    yield ""
    yield f"- Machine: {os.cpu_count()} cores ({platform.machine()}), {_memory()} GB of memory"
    yield (
        f"- Python {platform.python_version()}, PostgreSQL {server_version(bench.server)} "
        f"(Unix socket), SQLite {sqlite3.sqlite_version}"
    )
    yield f"- Load average when the runs began: {os.getloadavg()[0]:.1f}"
    yield f"- {versions}"
    yield "- The schema: N tables of 10 columns, each with a key, a foreign key, a check, a unique"
    yield "  constraint and two indexes"
    for name, reason in sorted(peers.missing.items()):
        yield f"- Not measured: {name} ({reason})"


def _memory() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)


def _start_up(bench: Bench, *, rounds: int) -> list[str]:
    results = start_up(bench, rounds=rounds)
    return ["", "## Start-up", "", f"Bar: {BARS['start-up']}.", "", *table(results, memory=False)]


def _planning(bench: Bench, sizes: list[int], *, rounds: int) -> list[str]:
    lines = ["", "## From dictionary to SQL", "", f"Bar: {BARS['planning']}.", ""]
    lines += ['Strandline reads YAML files and needs no database: "create all" reads one']
    lines += ['dictionary, "10 % changed" two. Alembic reads one live database and its models,']
    lines += ["migra two live databases, which take too long to make for 10,000 tables: there"]
    lines += ["strandline stands alone."]
    for size in sizes:
        print(f" {size} tables", flush=True)
        # Minutes a round at the largest size: fewer rounds tell as much there.
        few = rounds if size <= SIZES[1] else min(rounds, 2)
        lines += ["", f"### {size:,} tables", "", *table(planning(bench, size, rounds=few))]
    return lines


def _drift(bench: Bench, tables: int, *, rounds: int) -> list[str]:
    results = drift(bench, tables, rounds=rounds)
    title = f"## Drift of {tables:,} tables on a live PostgreSQL"
    return ["", title, "", f"Bar: {BARS['drift']}.", "", *table(results)]


def _applying(bench: Bench, tables: int, *, rounds: int) -> list[str]:
    found: dict[str, list[Result]] = applying(bench, tables, rounds=rounds)
    lines = ["", "## Applying a script", "", f"Bar: {BARS['applying']}.", ""]
    lines += ["`apply` also takes the lock, compares the database with the version it claims,"]
    lines += ["verifies the seal and writes the ledger; the client only runs the same file."]
    for name, platform_name in (("PostgreSQL", "postgres"), ("SQLite", "sqlite")):
        count = statements(bench.folder / "apply", platform_name)
        ratio = [f"### {name}, {count:,} statements", "", *table(found[name])]
        lines += ["", *ratio]
    return lines


if __name__ == "__main__":
    main()
