"""The water API on real databases: each test has a copy of an empty one at HEAD."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from packs.water.api.world import World
from packs.water.databases import WaterDatabase, copied_url
from strandline.packs.water.context import Water
from strandline.packs.water.database import open_water_database
from strandline.packs.water.web.pack import web
from strandline.rest.pack import PackSettings
from strandline.rest.principals import LOCAL
from strandline.web.app import ServedPack, create_app


@pytest.fixture(params=("sqlite", "postgres"))
def served_platform(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def water_url(
    served_platform: str,
    request: pytest.FixtureRequest,
    template: Callable[[str, int], WaterDatabase],
    tmp_path: Path,
) -> Iterator[str]:
    """The URL of an empty database at HEAD."""
    source = template(served_platform, 0)
    server = request.getfixturevalue("postgres_server") if served_platform == "postgres" else None
    with copied_url(source.url, tmp_path, server) as url:
        yield url


@pytest.fixture
def water(water_url: str, tmp_path: Path) -> Iterator[Water]:
    """What every service takes first; files lie in the test's own folder."""
    database = open_water_database(water_url)
    storage = (tmp_path / "storage").as_uri()
    yield Water(database=database, settings=PackSettings(storage=storage))
    database.close()


@pytest.fixture
def world(water: Water) -> World:
    """A small plant to write rows for."""
    return World(water)


@pytest.fixture
def client(water: Water) -> Iterator[TestClient]:
    """The API as a caller who may do everything."""
    app = create_app(
        [ServedPack(name="water", web=web, services=water)], authenticate=lambda _request: LOCAL
    )
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client
