"""A command line to call in this process, and small projects to call it on."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from strandline.cli.main import main

TABLE = """\
_format_version: "1.0"
table:
  name: {name}
  columns:
    - {{name: id, logical_type: integer, nullable: false}}
    - {{name: body, logical_type: text}}
  primary_key: [id]
"""


@dataclass
class Called:
    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)


Call = Callable[..., Called]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Run the command line with arguments; returns exit code and both streams."""

    def run(*arguments: str | Path) -> Called:
        monkeypatch.setattr(sys, "argv", ["strandline", *map(str, arguments)])
        capsys.readouterr()
        try:
            main()
            code = 0
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else (0 if stop.code is None else 1)
        captured = capsys.readouterr()
        return Called(code, captured.out, captured.err)

    return run


@pytest.fixture
def project(tmp_path: Path, call: Call) -> Path:
    """A project with one SQLite component, released as 1.0.0 (table a) and 2.0.0 (a and b)."""
    root = tmp_path / "project"
    assert call("init", root).code == 0
    component = root / "main"
    text = (component / "component.yaml").read_text()
    (component / "tables" / "note.yaml").unlink()
    (component / "tables" / "a.yaml").write_text(TABLE.format(name="a"))
    (component / "component.yaml").write_text(text)
    assert call("-C", root, "release", "1.0.0", "--date", "2026-01-01").code == 0
    (component / "tables" / "b.yaml").write_text(TABLE.format(name="b"))
    (component / "component.yaml").write_text(text.replace("1.0.0", "2.0.0"))
    assert call("-C", root, "release", "2.0.0", "--date", "2026-01-02").code == 0
    return root
