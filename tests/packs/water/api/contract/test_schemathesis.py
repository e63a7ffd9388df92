"""The whole API, driven from its own OpenAPI document: no 5xx, no answer beside its schema.

STRANDLINE_API_EXAMPLES sets how many requests each operation gets.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import schemathesis
from fastapi import FastAPI, Request
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from packs.water.api.contract.scenario import build
from packs.water.api.world import World
from packs.water.databases import WaterDatabase, copied_url
from strandline.packs.water.context import Water
from strandline.packs.water.database import open_water_database
from strandline.packs.water.web.pack import web
from strandline.rest.errors import Unauthorized
from strandline.rest.pack import PackSettings
from strandline.rest.principals import LOCAL, Principal
from strandline.web.app import ServedPack, create_app

EXAMPLES = int(os.environ.get("STRANDLINE_API_EXAMPLES", "12"))
KEY = "Bearer a-key"
CHECKS = [
    schemathesis.checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


def _authenticate(request: Request) -> Principal:
    if request.headers.get("authorization") != KEY:
        raise Unauthorized("H001", "no key")
    return LOCAL


def _app(water: Water) -> FastAPI:
    return create_app(
        [ServedPack(name="water", web=web, services=water)], authenticate=_authenticate
    )


def _schema(app: FastAPI) -> schemathesis.BaseSchema:
    """The document as a caller with a key reads it."""
    return schemathesis.openapi.from_asgi("/openapi.json", app, headers={"Authorization": KEY})


def _labels() -> list[str]:
    """Method and path of every operation; no database is opened for it."""
    water = Water(database=open_water_database("sqlite://"))
    document = _app(water).openapi()
    return [
        f"{method.upper()} {path}"
        for path, methods in document["paths"].items()
        for method in methods
    ]


@pytest.fixture(scope="module", params=("sqlite", "postgres"))
def served(
    request: pytest.FixtureRequest,
    template: Callable[[str, int], WaterDatabase],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[FastAPI]:
    """The app on a small plant that every request may change."""
    name = request.param
    folder: Path = tmp_path_factory.mktemp("schemathesis")
    server = request.getfixturevalue("postgres_server") if name == "postgres" else None
    with copied_url(template(name, 0).url, folder, server) as url:
        database = open_water_database(url)
        settings_ = PackSettings(storage=(folder / "storage").as_uri())
        water = Water(database=database, settings=settings_)
        build(World(water))
        yield _app(water)
        database.close()


@pytest.mark.slow
@pytest.mark.parametrize("label", _labels())
def test_no_request_breaks_the_api(served: FastAPI, label: str) -> None:
    schema = _schema(served)
    method, _, path = label.partition(" ")
    operation = schema[path][method]

    @given(case=operation.as_strategy())
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    def run(case: schemathesis.Case) -> None:
        case.call_and_validate(headers={"Authorization": KEY}, checks=CHECKS)

    run()


@pytest.mark.parametrize("label", _labels())
def test_no_operation_answers_without_a_key(served: FastAPI, label: str) -> None:
    schema = _schema(served)
    method, _, path = label.partition(" ")
    if not path.startswith("/api/v1/"):
        pytest.skip("public")
    case = schema[path][method].Case(path_parameters=_any_parameters(path))
    assert case.call().status_code == 401


def _any_parameters(path: str) -> dict[str, object]:
    names = [part[1:-1] for part in path.split("/") if part.startswith("{")]
    return dict.fromkeys(names, 1)
