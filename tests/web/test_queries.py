"""A parameter that a route does not have is told, with the one that may be meant."""

from __future__ import annotations

from typing import Annotated

import pytest
from fastapi import APIRouter, FastAPI, Query
from fastapi.testclient import TestClient

from strandline.bridge.database import Database
from strandline.rest.pack import PackSettings, PackWeb
from strandline.rest.pages import Paging
from strandline.rest.permissions import permit
from strandline.rest.principals import LOCAL, Action
from strandline.web.app import ServedPack, create_app

router = APIRouter()


@router.get("/things", dependencies=[permit("toy", Action.READ)])
def list_things(paging: Paging, start: Annotated[str, Query(alias="from")] = "") -> dict[str, int]:
    """Things."""
    del start
    return {"page": paging.page}


def _open(_database: Database, _settings: PackSettings) -> object:
    return None


@pytest.fixture
def client() -> TestClient:
    web = PackWeb(component="toy", needs="1.0.0", open_services=_open, router=router)
    packs = [ServedPack(name="toy", web=web, services=None)]
    app: FastAPI = create_app(packs, authenticate=lambda _request: LOCAL)
    return TestClient(app)


@pytest.mark.parametrize(
    ("query", "status", "hint"),
    [
        ("", 200, ""),
        ("?page=2&from=x", 200, ""),
        ("?start=x", 422, "it takes: from, page, page_size"),
        ("?page_sizes=5", 422, "did you mean page_size?"),
        ("?page=1&pages=1", 422, "did you mean page?"),
        ("?%F0%9F%90%9F=1", 422, "it takes:"),
    ],
)
def test_unknown_parameters_are_refused(
    client: TestClient, query: str, status: int, hint: str
) -> None:
    answer = client.get(f"/api/v1/things{query}")
    assert answer.status_code == status
    if status != 200:
        assert answer.json()["code"] == "H019"
        assert hint in answer.json()["hint"]
