"""The newest version of the water schema is rehearsed in continuous integration, as users do it."""

from __future__ import annotations

from pathlib import Path

import pytest

from strandline import api
from strandline.plan.rehearsals import read_rehearsals
from strandline.services.component import ComponentFolder


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("water") / "archive"
    api.init(root, pack="water")
    return root


@pytest.mark.slow
@pytest.mark.parametrize("platform", ["postgres", "sqlite", "duckdb"])
def test_the_newest_version_keeps_every_row(
    project: Path, platform: str, request: pytest.FixtureRequest
) -> None:
    if platform == "postgres":
        request.getfixturevalue("postgres_server")
    newest = ComponentFolder(project / "water").labels[-1]
    result = api.rehearse(project, newest, platform=platform, with_data=8, mutate=True)
    [report] = result.reports
    assert [f"{item.code} {item.message}" for item in report.findings
            if item.severity.value != "info"] == []  # fmt: skip
    assert result.passed
    assert len(report.loaded) > 40
    assert report.rows > 300
    records = read_rehearsals((project / "water/migrations/rehearsals.json").read_text())
    assert sum(item.platform == platform for item in records) == 2
