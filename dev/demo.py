"""``make demo``: a legacy archive goes from schema 1.0.0 to 1.7.0 and back, and no value changes.

At the end it goes up once more, and on a terminal its pages and its API are served until Ctrl-C.

Everything that a user would do is done by the strandline program, and each command is shown; only
loading the archive and hashing its rows is this script's own. It works in ./demo, or in the folder
it is given, and needs no server. Exit code 1 when a single row differs.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from strandline.packs.water.legacy import TableRows, legacy_archive

PROJECT = Path("demo/water")
# `init` makes this SQLite file the project's only environment, so no command has to name it.
DATABASE = PROJECT / "water.db"
SHOWN_LINES = 42
Fingerprints = dict[str, tuple[int, str]]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Carry an archive to schema 1.7.0 and back.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parents[1])
    parser.add_argument("--values", type=int, default=100_000, help="rows of the largest table")
    options = parser.parse_args(arguments)
    os.chdir(options.folder)
    started = time.monotonic()
    shutil.rmtree("demo", ignore_errors=True)
    Path("demo").mkdir()

    title("A project from the water pack: one YAML dictionary, released versions, sealed SQL")
    strandline("init", str(PROJECT), "--pack", "water")
    in_project("check")

    title("An archive as it stood before: schema 1.0.0, and its rows")
    in_project("apply", "--to", "1.0.0", "--yes")
    before = fingerprints(load(legacy_archive(values=options.values)))
    show(before)

    title("Up to 1.7.0, through every version, on the live data")
    in_project("apply", "--to", "1.7.0", "--yes")
    in_project("status")
    in_project("drift", "--exit-code")
    upgraded = compare("at 1.7.0", before)
    show_new_columns()

    title("Old series classified and routed, batch by batch; what is in doubt is reported")
    in_project("backfill", "run")
    in_project("backfill", "report", "routing")

    title("And back to 1.0.0")
    in_project("rollback", "--to", "1.0.0", "--yes")
    in_project("drift", "--exit-code")
    returned = compare("back at 1.0.0", before)

    title("Up again: what the rollback archived, the routes among it, comes back")
    in_project("apply", "--yes")
    again = compare("again at 1.7.0", before)
    show_routes()

    title("Read the SQL; a DBA can run it by hand and get the same")
    script = show_scripts()
    print(f"\nThe rest of it: {script}")
    print(f"The database:   {DATABASE}")
    print(f"Try:            .venv/bin/strandline -C {PROJECT} diff 1.0.0 1.7.0")
    print(f"\n{time.monotonic() - started:.0f} s in all.")
    if not (upgraded and returned and again):
        return 1
    return serve()


def title(text: str) -> None:
    print(f"\n== {text}", flush=True)


def in_project(*arguments: str) -> None:
    strandline("-C", str(PROJECT), *arguments)


def strandline(*arguments: str) -> None:
    """Run the program as a stranger would; its failure ends the demo with its exit code."""
    print(f"\n$ strandline {' '.join(arguments)}", flush=True)
    program = Path(sys.executable).with_name("strandline")
    done = subprocess.run([str(program), *arguments], check=False)
    if done.returncode:
        sys.exit(done.returncode)


def load(tables: Iterable[TableRows]) -> list[TableRows]:
    """Insert the archive in one transaction; gives the tables without their rows' values."""
    loaded = []
    connection = sqlite3.connect(DATABASE)
    connection.execute("PRAGMA foreign_keys = ON")
    with connection:
        for table in tables:
            names = ", ".join(f'"{column}"' for column in table.columns)
            marks = ", ".join("?" * len(table.columns))
            rows = (tuple(map(stored, row)) for row in table.rows)
            connection.executemany(f'INSERT INTO "{table.table}" ({names}) VALUES ({marks})', rows)
            loaded.append(table)
    connection.close()
    return loaded


def stored(value: object) -> object:
    """A value as SQLite keeps it: times and dates as ISO text, the rest as it is."""
    isoformat = getattr(value, "isoformat", None)
    if isoformat is None:
        return value if isinstance(value, str | int | float | bytes | None) else str(value)
    return isoformat(sep=" ") if hasattr(value, "hour") else isoformat()


_columns: dict[str, tuple[str, ...]] = {}


def fingerprints(tables: list[TableRows]) -> Fingerprints:
    """Row count and content hash of each legacy table, over the columns it had at 1.0.0."""
    _columns.update({table.table: tuple(table.columns) for table in tables})
    connection = sqlite3.connect(f"file:{DATABASE}?mode=ro", uri=True)
    found = {name: fingerprint(connection, name) for name in _columns}
    connection.close()
    return found


def fingerprint(connection: sqlite3.Connection, table: str) -> tuple[int, str]:
    columns = ", ".join(f'"{column}"' for column in _columns[table])
    digest, count = hashlib.sha256(), 0
    order = ", ".join(str(place) for place in range(1, len(_columns[table]) + 1))
    for row in connection.execute(f'SELECT {columns} FROM "{table}" ORDER BY {order}'):
        digest.update(repr(row).encode())
        count += 1
    return count, digest.hexdigest()[:16]


def show(found: Fingerprints) -> None:
    print(f"\n{'table':<30}{'rows':>9}  content")
    for name, (count, digest) in found.items():
        print(f"{name:<30}{count:>9,}  {digest}")


def compare(moment: str, before: Fingerprints) -> bool:
    now = fingerprints([])
    changed = [name for name, found in now.items() if found != before[name]]
    total = sum(count for count, _ in now.values())
    print(f"\n{moment}: {len(now)} legacy tables, {total:,} rows hashed again")
    print(f"CHANGED: {', '.join(changed)}" if changed else "every row is what it was")
    return not changed


def show_new_columns() -> None:
    """What the plan says existing rows get: their value type, and that they are raw data."""
    connection = sqlite3.connect(f"file:{DATABASE}?mode=ro", uri=True)
    question = (
        'SELECT t."ValueTypeName", m."ProcessingDegree", COUNT(*) FROM "MetaData" m '
        'JOIN "ValueType" t ON t."ValueTypeID" = m."ValueTypeID" GROUP BY 1, 2'
    )
    for shape, degree, count in connection.execute(question):
        print(f"new columns of the {count} series: value type {shape}, processing degree {degree}")
    connection.close()


def show_routes() -> None:
    connection = sqlite3.connect(f"file:{DATABASE}?mode=ro", uri=True)
    ((count,),) = connection.execute('SELECT COUNT(*) FROM "IngestionRoute"')
    print(f"{count} ingestion routes lead sensors to their series, as before the rollback")
    connection.close()


def serve() -> int:
    """Serve the archive until Ctrl-C, where somebody can press it; else say how."""
    title("Look at it: pages and API of this archive")
    command = f".venv/bin/strandline -C {PROJECT} serve"
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        print(f"\nServe it: {command}")
        return 0
    options = [] if is_free(8000) else ["--port", "0"]
    print(
        f"\n$ strandline {' '.join(['-C', str(PROJECT), 'serve', *options])}    (Ctrl-C stops it)"
    )
    sys.stdout.flush()
    program = Path(sys.executable).with_name("strandline")
    arguments = [str(program), "-C", str(PROJECT), "serve", "--no-access-log", *options]
    server = subprocess.Popen(arguments)
    while True:
        # The terminal sends Ctrl-C to the server as well, which then ends by itself.
        with contextlib.suppress(KeyboardInterrupt):
            return server.wait()


def is_free(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) != 0


def show_scripts() -> Path:
    folder = PROJECT
    scripts = sorted(path for path in folder.rglob("*.sql"))
    wanted = [path for path in scripts if "1.0.1_to_v1.1.0" in path.name] or scripts
    print()
    for path in wanted:
        print(f"  {path}")
    chosen = next((path for path in wanted if "mssql" in path.name), wanted[0])
    print(f"\n{chosen}, its first {SHOWN_LINES} lines:\n")
    lines = chosen.read_text(encoding="utf-8").splitlines()[:SHOWN_LINES]
    print("\n".join(f"    {line}" for line in lines))
    return chosen


if __name__ == "__main__":
    sys.exit(main())
