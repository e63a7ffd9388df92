"""The water schema exported to Alembic: every version, up and down, on real databases."""

from __future__ import annotations

from pathlib import Path
from shutil import copy

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


def test_an_environment_that_alembic_made(
    url: str, exported: tuple[Path, ExportResult], tmp_path: Path
) -> None:
    """All versions at once; the revisions need nothing of the environment exported with them."""
    to, result = exported
    folder = tmp_path / "theirs"
    runs = AlembicRuns.initialised(folder, url)
    for item in result.revisions:
        copy(to / item.file, folder / "versions")
    newest = result.revisions[-1].version
    runs.upgrade()
    assert drift(ROOT, newest, url) == []
    runs.downgrade()
    assert drift(ROOT, None, url) == []
    runs.upgrade()
    assert drift(ROOT, newest, url) == []


def test_one_version_goes_where_the_earlier_ones_are(
    exported: tuple[Path, ExportResult], tmp_path: Path
) -> None:
    to, result = exported
    for item in result.revisions[:2]:
        one = export_alembic(ComponentFolder(ROOT), tmp_path, version=item.version)
        (again,) = one.revisions
        assert (again.revision, again.parent) == (item.revision, item.parent)
        assert (tmp_path / again.file).read_text() == (to / item.file).read_text()
        assert len(item.revision) <= 32
