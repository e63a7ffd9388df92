"""The water schema exported to Alembic: every version, up and down, on real databases."""

from __future__ import annotations

from pathlib import Path

import pytest

from strandline.apply.standing import own_objects
from strandline.dictionary.model import EMPTY, Dictionary
from strandline.drift.live import compare_live
from strandline.packs.registry import get_pack
from strandline.platforms.registry import platform_for_url
from strandline.services.component import ComponentFolder
from strandline.services.exchange import ExportResult, export_alembic
from support.alembic_runs import AlembicRuns

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


def drift(url: str, expected: Dictionary) -> list[str]:
    platform = platform_for_url(url)
    own = own_objects(ComponentFolder(ROOT).versions)
    with platform.connect(url, create=False) as connection:
        report = compare_live(expected, connection, platform, own=own)
    return [operation.describe() for operation in report.operations]


def test_every_step_up_and_down(url: str, exported: tuple[Path, ExportResult]) -> None:
    to, result = exported
    folder = ComponentFolder(ROOT)
    runs = AlembicRuns(to, url)
    for item in result.revisions:
        runs.upgrade(item.revision)
        assert drift(url, folder.version(item.version).dictionary) == [], item.version
    for item in reversed(result.revisions):
        runs.downgrade(item.parent or "base")
        before = folder.versions[folder.labels.index(item.version)].parent
        expected = folder.version(before).dictionary if before else EMPTY
        assert drift(url, expected) == [], f"below {item.version}"


def test_all_at_once(url: str, exported: tuple[Path, ExportResult]) -> None:
    to, result = exported
    runs = AlembicRuns(to, url)
    runs.upgrade()
    assert drift(url, ComponentFolder(ROOT).version(result.revisions[-1].version).dictionary) == []
    runs.downgrade()
    assert drift(url, EMPTY) == []
    runs.upgrade()
    assert drift(url, ComponentFolder(ROOT).version(result.revisions[-1].version).dictionary) == []
