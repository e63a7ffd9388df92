"""The tutorials are true: their files are written, their commands run, their outputs appear.

A block `sh` is run line by line, `sh fails` must fail, `yaml PATH` and `python PATH` are written to
PATH, and each line of a block `text` must appear, in this order, in what the commands since the
last one printed. A server that a page starts writes `server.pid`, and listens on a free port here.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from support.repository import ROOT

BLOCK = re.compile(r"^```(\w+)[ ]?([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SERVED = "127.0.0.1:8000"
TUTORIALS = sorted((ROOT / "docs" / "tutorial").glob("*.md"))


@pytest.mark.parametrize("page", TUTORIALS, ids=[page.stem for page in TUTORIALS])
def test_tutorial_runs_as_it_is_written(page: Path, tmp_path: Path) -> None:
    text = page.read_text(encoding="utf-8")
    if SERVED in text:
        text = _on_a_free_port(text)
    try:
        _follow(text, tmp_path)
    finally:
        _stop_server(tmp_path / "server.pid")


def _follow(text: str, tmp_path: Path) -> None:
    printed = ""
    for language, detail, body in BLOCK.findall(text):
        if language in ("yaml", "python"):
            path = tmp_path / detail
            assert path.parent.is_dir(), f"{detail} stands in a folder that is not there yet"
            path.write_text(body, encoding="utf-8")
        elif language == "sh":
            printed += _run(body, tmp_path, fails=detail == "fails")
        elif language == "text":
            _appear_in_order(body.splitlines(), printed)
            printed = ""
        else:
            pytest.fail(f"a block of {language} is neither run nor compared")


def _on_a_free_port(text: str) -> str:
    if shutil.which("curl") is None:
        pytest.skip("NO CURL: the page's commands cannot run")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    moved = text.replace(SERVED, f"127.0.0.1:{port}")
    return moved.replace(" serve --no-pages", f" serve --no-pages --port {port}")


def _stop_server(pid_file: Path) -> None:
    """Stop the server that a page started, where the page did not get to stopping it."""
    if pid_file.is_file():
        with suppress(ProcessLookupError):
            os.kill(int(pid_file.read_text()), signal.SIGKILL)


def _run(commands: str, folder: Path, *, fails: bool) -> str:
    programs = Path(sys.executable).parent
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", commands],
        cwd=folder, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
        stdin=subprocess.DEVNULL, timeout=120,
        env={**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"},
    )  # fmt: skip
    assert (done.returncode != 0) is fails, f"exit {done.returncode}\n{commands}\n{done.stdout}"
    return done.stdout


def _appear_in_order(lines: list[str], printed: str) -> None:
    place = 0
    for line in lines:
        found = printed.find(line.strip(), place)
        assert found >= 0, f"not printed, or out of order: {line!r}\n{printed}"
        place = found + len(line.strip())
