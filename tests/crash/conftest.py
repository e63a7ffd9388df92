"""Databases to start from, on every platform that runs here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from crash.scenarios import PLATFORMS, template


@pytest.fixture(params=PLATFORMS)
def platform(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def source(request: pytest.FixtureRequest, platform: str, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database that becomes a scenario's template."""
    server = request.getfixturevalue("postgres_server") if platform == "postgres" else None
    with template(platform, tmp_path, server, "source") as url:
        yield url
