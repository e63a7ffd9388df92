"""The API's page needs nothing from elsewhere."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from strandline.rest.errors import Unauthorized
from web.conftest import MakeClient


def test_every_part_of_the_page_comes_from_here(client: TestClient) -> None:
    page = client.get("/docs")
    assert "default-src 'self'" in page.headers["content-security-policy"]
    assert "http" not in page.text.replace("http-equiv", "")
    parts = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    local = [part for part in parts if not part.startswith("data:")]
    assert len(local) == 4
    for part in local:
        answer = client.get(f"/{part}")
        assert answer.status_code == 200, part
        kind = "javascript" if part.endswith("js") else "css"
        assert kind in answer.headers["content-type"]


def test_the_document_is_for_callers_with_a_key(make_client: MakeClient) -> None:
    def refuse(_request: object) -> None:
        raise Unauthorized("H020", "no key", hint="bring one")

    client = make_client(authenticate=refuse)
    assert client.get("/openapi.json").status_code == 401
    assert client.get("/docs").status_code == 200


@pytest.mark.parametrize("path", ["/redoc", "/docs/oauth2-redirect", "/docs/assets/docs.html"])
def test_nothing_else_is_there(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404
