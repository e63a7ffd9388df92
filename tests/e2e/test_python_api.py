"""The example of the API page runs as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "python-api.md"


def test_the_example_of_the_page_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    example = re.search(r"```python\n(from pathlib.*?)```", PAGE.read_text(), re.DOTALL)
    assert example is not None
    exec(compile(example.group(1), "example", "exec"), {})
    out = capsys.readouterr().out
    assert "create table dbo.QualityCode" in out
    assert "1 scripts" in out
