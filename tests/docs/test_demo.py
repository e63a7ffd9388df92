"""`make demo` does what its last lines say."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import time
from pathlib import Path

import httpx2 as httpx
import pytest

from support.repository import ROOT

DEMO = ROOT / "dev" / "demo.py"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The demo's folder, and what it said."""
    folder = tmp_path_factory.mktemp("demo")
    done = subprocess.run(
        [sys.executable, str(DEMO), str(folder), "--values", "3000"],
        capture_output=True, text=True, check=False, timeout=300, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    return folder, done


def test_an_archive_goes_up_and_back_unchanged(
    demo: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    _, done = demo
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("every row is what it was") == 3
    assert done.stdout.count("no drift") == 2
    assert "value type Scalar, processing degree Raw" in done.stdout
    assert "CREATE TABLE [dbo].[ValueArray]" in done.stdout
    # Nobody is there to press Ctrl-C.
    assert "Serve it: .venv/bin/strandline -C demo/water serve" in done.stdout


@pytest.mark.slow
def test_on_a_terminal_it_serves_until_ctrl_c(
    demo: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    folder, _ = demo
    # A process whose terminal this is gets Ctrl-C from it.
    program = (
        "import fcntl, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
        f"sys.path.insert(0, {str(DEMO.parent)!r}); import demo; sys.exit(demo.serve())"
    )
    controller, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=folder,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        start_new_session=True,
    )
    os.close(terminal)
    try:
        address = _address(controller)
        assert "Sites" in httpx.get(address, timeout=30).text
        listed = httpx.get(f"{address}/api/v1/sites", timeout=30).json()
        assert listed["total"] == 8
        os.write(controller, b"\x03")
        assert process.wait(timeout=60) == 0
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        os.close(controller)


def _address(controller: int) -> str:
    said, until = "", time.monotonic() + 90
    while time.monotonic() < until:
        said += os.read(controller, 4096).decode()
        found = re.search(r"at (http://127\.0\.0\.1:\d+)", said)
        if found:
            return found[1]
    raise AssertionError(said)
