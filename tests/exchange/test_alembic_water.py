"""The water schema exported to Alembic: every version, up and down, on real databases."""

from __future__ import annotations

from pathlib import Path

import pytest

from strandline.packs.registry import get_pack
from strandline.services.component import ComponentFolder
from strandline.services.exchange import ExportResult, export_alembic
from support.alembic_runs import AlembicRuns, drift

ROOT = get_pack("water").components[0][1]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ExportResult]:
    to = tmp_path_factory.mktemp("water")
    return to, export_alembic(ComponentFolder(ROOT), to, version=None, with_env=True)


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "postgres":
        return str(request.getfixturevalue("postgres_url"))
    return f"sqlite:///{tmp_path}/water.db"


def test_every_step_up_and_down(url: str, exported: tuple[Path, ExportResult]) -> None:
    to, result = exported
    folder = ComponentFolder(ROOT)
    runs = AlembicRuns(to, url)
    for item in result.revisions:
        runs.upgrade(item.revision)
        assert drift(ROOT, item.version, url) == [], item.version
    for item in reversed(result.revisions):
        runs.downgrade(item.parent or "base")
        before = folder.versions[folder.labels.index(item.version)].parent
        assert drift(ROOT, before, url) == [], f"below {item.version}"


def test_all_at_once(url: str, exported: tuple[Path, ExportResult]) -> None:
    to, result = exported
    runs = AlembicRuns(to, url)
    runs.upgrade()
    assert drift(ROOT, result.revisions[-1].version, url) == []
    runs.downgrade()
    assert drift(ROOT, None, url) == []
    runs.upgrade()
    assert drift(ROOT, result.revisions[-1].version, url) == []
