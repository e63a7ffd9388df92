"""`strandline serve` as a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

MOST_LINES = 200


@dataclass(frozen=True)
class Served:
    address: str
    process: subprocess.Popen[str]


@contextmanager
def served(project: Path, *options: str) -> Iterator[Served]:
    """Serve a project on a free loopback port until the block ends; then it must end well."""
    errors = project.parent / "serve-stderr.txt"
    command = [sys.executable, "-m", "strandline", "serve", "--port", "0", "--json", *options]
    with errors.open("w") as stderr:
        process = subprocess.Popen(
            command, cwd=project, stdout=subprocess.PIPE, stderr=stderr, text=True
        )
        try:
            assert process.stdout is not None
            document = _first_document(process.stdout, errors)
            yield Served(address=str(document["address"]), process=process)
            process.terminate()
            assert process.wait(timeout=30) == 0, errors.read_text()
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
            if process.stdout is not None:
                process.stdout.close()


def _first_document(stream: IO[str], errors: Path) -> dict[str, object]:
    lines: list[str] = []
    while not lines or lines[-1] != "}\n":
        line = stream.readline()
        assert line, errors.read_text()
        assert len(lines) < MOST_LINES
        lines.append(line)
    found: dict[str, object] = json.loads("".join(lines))
    return found
