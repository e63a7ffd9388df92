"""Hostile input to every operation of the API: a problem document, never a failure of ours."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from packs.water.api.contract.scenario import build
from packs.water.api.world import World

IDS = (
    "0",
    "-1",
    str(2**31),
    str(2**63),
    str(10**40),
    "1e309",
    "NaN",
    "0x10",
    "1.0",
    "null",
    "..",
    "../../etc/passwd",
    "%00",
    "\U0001f41f",
    "1;DROP TABLE Site",
    " 1",
    "١",
)
WORDS = (
    "",
    "\x00",
    "\U0001f41f" * 300,
    "a" * 10_000,
    "'; DROP TABLE Site; --",
    "%",
    "_",
    "\\",
    "9999-12-31T23:59:59.999999Z",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "10000-01-01T00:00:00Z",
    "2025-02-30T00:00:00Z",
    "2025-01-01T24:00:00Z",
    "-1",
    str(2**63),
    str(10**400),
    "NaN",
    "Infinity",
    "-Infinity",
    "1e309",
    "true",
    "[]",
)
BODIES: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "application/json"),
    "no JSON": (b"{", "application/json"),
    "no UTF-8": (b'"\xff\xfe"', "application/json"),
    "NaN": (b'{"values": [{"tstamp": "2025-01-01T00:00:00Z", "value": NaN}]}', "application/json"),
    "infinite": (b'{"values": [{"value": 1e999}], "x": -Infinity}', "application/json"),
    "a lone surrogate": (b'{"name": "\\ud800", "notes": "\\udfff"}', "application/json"),
    "a NUL": (b'{"name": "a\\u0000b", "notes": "a\\u0000b"}', "application/json"),
    "deep": (b'{"a":' * 50_000 + b"1" + b"}" * 50_000, "application/json"),
    "deep list": (b"[" * 100_000, "application/json"),
    "a number of a million digits": (
        b'{"equipment_id": ' + b"9" * 1_000_000 + b"}",
        "application/json",
    ),
    "a list": (b"[]", "application/json"),
    "a text": (b'"x"', "application/json"),
    "null": (b"null", "application/json"),
    "an unknown field": (b'{"no_such_field": 1}', "application/json"),
    "the same key twice": (b'{"name": 1, "name": {"a": []}}', "application/json"),
    "another format": (b"<a/>", "application/xml"),
    "no format": (b"{}", ""),
    "a form": (b"a=1", "application/x-www-form-urlencoded"),
    "a broken form": (b"--x\r\n", "multipart/form-data; boundary=x"),
    "broken Parquet": (b"PAR1" + b"\x00" * 64 + b"PAR1", "application/vnd.apache.parquet"),
    "broken CSV": (b'tstamp,value\n"2025', "text/csv"),
    "binary CSV": (bytes(range(256)) * 20, "text/csv"),
    "broken NDJSON": (b'{"tstamp": 1}\nnull\n{', "application/x-ndjson"),
}
# What reaches a database is tried on each; what stops before it, on one.
STORED_WORDS = ("\x00", *(word for word in WORDS if word[:1].isdigit() or word[:1] in "-NI%\\"))
STORED_BODIES = ("NaN", "infinite", "a lone surrogate", "a NUL", "a number of a million digits")
_METHODS = ("get", "post", "put", "patch", "delete")


def _operations(app: FastAPI) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in app.openapi()["paths"].items():
        for method in (name for name in _METHODS if name in methods):
            yield method, path, methods[method]


def _fits(path: str, value: str = "1") -> str:
    parts = [quote(value, safe="") if part.startswith("{") else part for part in path.split("/")]
    return "/".join(parts)


def _faults(client: TestClient, method: str, url: str, **sent: Any) -> list[str]:
    """What is wrong with an answer: our failure, or a refusal that is no problem document."""
    answer = client.request(method, url, **sent)
    what = f"{method.upper()} {url[:120]} {str(sent)[:160]}"
    if answer.status_code >= 500:
        return [f"{what}: {answer.status_code} {answer.text[:300]}"]
    if answer.status_code < 400:
        return []
    if answer.headers.get("content-type") != "application/problem+json":
        return [f"{what}: {answer.status_code} is {answer.headers.get('content-type')}"]
    document = answer.json()
    lacking = {"type", "title", "status", "detail", "code", "request_id"} - set(document)
    return [f"{what}: the problem has no {sorted(lacking)}"] if lacking else []


@pytest.fixture
def app(client: TestClient, world: World) -> FastAPI:
    build(world)
    found = client.app
    assert isinstance(found, FastAPI)
    return found


def test_hostile_ids_in_paths(client: TestClient, app: FastAPI) -> None:
    faults = []
    for method, path, _ in _operations(app):
        if "{" not in path:
            continue
        for value in IDS:
            faults += _faults(client, method, _fits(path, value))
    assert not faults, "\n".join(faults[:20])


def test_hostile_words_in_queries(client: TestClient, app: FastAPI, served_platform: str) -> None:
    faults = []
    words = WORDS if served_platform == "sqlite" else STORED_WORDS
    for method, path, operation in _operations(app):
        for parameter in operation.get("parameters", []):
            if parameter["in"] != "query":
                continue
            for value in words:
                url = f"{_fits(path)}?{parameter['name']}={quote(value, safe='')}"
                faults += _faults(client, method, url)
    assert not faults, "\n".join(faults[:20])


def test_hostile_bodies(client: TestClient, app: FastAPI, served_platform: str) -> None:
    faults = []
    for name in BODIES if served_platform == "sqlite" else STORED_BODIES:
        content, media = BODIES[name]
        headers = {"Content-Type": media} if media else {}
        for method, path, operation in _operations(app):
            if "requestBody" in operation:
                faults += _faults(client, method, _fits(path), content=content, headers=headers)
    assert not faults, "\n".join(faults[:20])


@pytest.mark.parametrize("served_platform", ["sqlite"], indirect=True)
def test_a_body_that_is_too_large_is_refused(client: TestClient, app: FastAPI) -> None:
    rows = [{"tstamp": "2025-01-01T00:00:00Z", "value": 1.5, "quality": 1}] * 400_000
    content = json.dumps({"equipment_id": 1, "variable_id": 1, "values": rows}).encode()
    assert len(content) > 20_000_000
    answer = client.post(
        "/api/v1/ingest/sensor", content=content, headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("served_platform", ["sqlite"], indirect=True)
def test_a_zip_bomb_is_refused(client: TestClient, app: FastAPI) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("values.csv", b"0" * 50_000_000)
    for media in ("application/zip", "text/csv", "application/vnd.apache.parquet"):
        answer = client.post(
            "/api/v1/ingest/bulk?equipment_id=1&variable_id=1",
            content=packed.getvalue(),
            headers={"Content-Type": media},
        )
        assert 400 <= answer.status_code < 500, (media, answer.text[:200])
        assert answer.headers["content-type"] == "application/problem+json"
