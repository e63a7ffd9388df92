"""The tutorial is true: its files are written, its commands run, its outputs appear.

A block `sh` is run line by line, `sh fails` must fail, `yaml PATH` is written to PATH, and each
line of a block `text` must appear, in this order, in what the commands since the last one printed.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from support.repository import ROOT

BLOCK = re.compile(r"^```(\w+)[ ]?([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TUTORIALS = sorted((ROOT / "docs" / "tutorial").glob("*.md"))


@pytest.mark.parametrize("page", TUTORIALS, ids=[page.stem for page in TUTORIALS])
def test_tutorial_runs_as_it_is_written(page: Path, tmp_path: Path) -> None:
    printed = ""
    for language, detail, body in BLOCK.findall(page.read_text(encoding="utf-8")):
        if language == "yaml":
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
