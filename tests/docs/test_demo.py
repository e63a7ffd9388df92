"""`make demo` does what its last lines say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from support.repository import ROOT


def test_an_archive_goes_up_and_back_unchanged(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "dev" / "demo.py"), str(tmp_path), "--values", "3000"],
        capture_output=True, text=True, check=False, timeout=300, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("every row is what it was") == 3
    assert done.stdout.count("no drift") == 2
    assert "value type Scalar, processing degree Raw" in done.stdout
    assert "CREATE TABLE [dbo].[ValueArray]" in done.stdout
    # Nobody is there to press Ctrl-C.
    assert "Serve it: .venv/bin/strandline -C demo/water serve" in done.stdout
