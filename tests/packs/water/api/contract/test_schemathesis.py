"""The whole API, driven from its own OpenAPI document: no 5xx, no answer beside its schema.

STRANDLINE_API_EXAMPLES sets how many requests each operation gets.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import pytest
import schemathesis
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient
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


@lru_cache(maxsize=1)
def _labels() -> tuple[str, ...]:
    """Method and path of every operation; no database is opened for it."""
    water = Water(database=open_water_database("sqlite://"))
    document = _app(water).openapi()
    return tuple(
        f"{method.upper()} {path}"
        for path, methods in document["paths"].items()
        for method in methods
    )


@pytest.fixture(scope="module", params=("sqlite", "postgres"))
def schema(
    request: pytest.FixtureRequest,
    template: Callable[[str, int], WaterDatabase],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[schemathesis.BaseSchema]:
    """The document, as a caller with a key reads it, of an app that every request may change."""
    name = request.param
    folder: Path = tmp_path_factory.mktemp("schemathesis")
    server = request.getfixturevalue("postgres_server") if name == "postgres" else None
    with copied_url(template(name, 0).url, folder, server) as url:
        database = open_water_database(url)
        settings_ = PackSettings(storage=(folder / "storage").as_uri())
        water = Water(database=database, settings=settings_)
        build(World(water))
        yield schemathesis.openapi.from_asgi(
            "/openapi.json", _app(water), headers={"Authorization": KEY}
        )
        database.close()


@pytest.mark.slow
@pytest.mark.parametrize("label", _labels())
def test_no_request_breaks_the_api(schema: schemathesis.BaseSchema, label: str) -> None:
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


def test_no_operation_answers_without_a_key() -> None:
    with TestClient(_app(Water(database=open_water_database("sqlite://")))) as client:
        for label in _labels():
            method, _, path = label.partition(" ")
            if path.startswith("/api/v1/"):
                answer = client.request(method, re.sub(r"\{[^}]+\}", "1", path))
                assert answer.status_code == 401, label
