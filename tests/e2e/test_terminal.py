"""A person at a terminal sees progress; a pipe sees none."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

from e2e.conftest import Call

PROGRAM = [sys.executable, "-m", "strandline"]


def run_on_terminal(arguments: list[str]) -> tuple[int, str]:
    """Run the command line with a terminal for all three streams; return code and screen."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [*PROGRAM, *arguments],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "120"},
    )
    os.close(slave)
    screen = b""
    while True:
        try:
            part = os.read(master, 4096)
        except OSError:
            break
        if not part:
            break
        screen += part
    os.close(master)
    return process.wait(timeout=60), screen.decode(errors="replace")


def test_a_terminal_sees_a_bar_and_a_pipe_does_not(call: Call, tmp_path: Path) -> None:
    root = tmp_path / "lab"
    assert call("init", root, "--pack", "water").code == 0
    code, screen = run_on_terminal(["-C", str(root), "apply", "--walk", "--yes"])
    assert code == 0
    assert "\x1b[" in screen
    assert "━" in screen
    assert "1.7.0" in screen
    piped = call("-C", root, "rollback", "--to", "1.0.0", "--yes")
    assert piped.code == 0
    assert piped.err == ""
    assert "\x1b[" not in piped.out


def test_a_question_is_asked_on_a_terminal_and_enter_means_no(call: Call, project: Path) -> None:
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [*PROGRAM, "-C", str(project), "apply"], stdin=slave, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    os.close(slave)
    os.write(master, b"\n")
    _, err = process.communicate(timeout=60)
    os.close(master)
    assert process.returncode == 4
    assert b"apply? [y/N]" in err
    assert b"A048" in err
