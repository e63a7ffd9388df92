"""Entity tags, compression, other origins, and numbers."""

from __future__ import annotations

import gzip

import pytest
from fastapi.testclient import TestClient

from web.conftest import TOYS, MakeClient

ORIGIN = "https://lab.example.org"


def test_an_answer_that_the_client_has_is_not_sent_again(client: TestClient) -> None:
    first = client.get(TOYS)
    tag = first.headers["etag"]
    assert tag.startswith('W/"')
    again = client.get(TOYS, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag
    assert "content-length" not in again.headers


@pytest.mark.parametrize(
    ("known", "status"),
    [
        ("*", 304),
        ('"another", {tag}', 304),
        ("{strong}", 304),
        ('"another"', 200),
        ('W/"another"', 200),
        ("", 200),
        ('"\u00ff', 200),
    ],
)
def test_tags_that_a_client_may_know(client: TestClient, known: str, status: int) -> None:
    tag = client.get(TOYS).headers["etag"]
    given = known.format(tag=tag, strong=tag.removeprefix("W/"))
    answer = client.get(TOYS, headers={"If-None-Match": given.encode("latin-1")})
    assert answer.status_code == status


def test_another_answer_has_another_tag(client: TestClient) -> None:
    tags = {client.get(TOYS, params={"page_size": size}).headers["etag"] for size in (1, 2, 3)}
    assert len(tags) == 3


@pytest.mark.parametrize(
    "path", [f"{TOYS}/stream", f"{TOYS}/packed", f"{TOYS}/fail/conflict", "/docs"]
)
def test_what_streams_or_failed_has_no_tag(client: TestClient, path: str) -> None:
    assert "etag" not in client.get(path, headers={"If-None-Match": "*"}).headers


def test_writes_have_no_tag(client: TestClient) -> None:
    answer = client.post(TOYS, json={"name": "a"}, headers={"If-None-Match": "*"})
    assert answer.status_code == 200
    assert "etag" not in answer.headers


@pytest.mark.parametrize(
    ("path", "accepted", "packed"),
    [
        (TOYS, "gzip", True),
        (TOYS, "identity", False),
        (f"{TOYS}?page_size=1", "gzip", False),
        (f"{TOYS}/stream", "gzip", True),
        (f"{TOYS}/packed", "gzip", False),
    ],
)
def test_compression(client: TestClient, path: str, accepted: str, packed: bool) -> None:
    with client.stream("GET", path, headers={"Accept-Encoding": accepted}) as answer:
        raw = b"".join(answer.iter_raw())
    assert (answer.headers.get("content-encoding") == "gzip") == packed
    plain = client.get(path, headers={"Accept-Encoding": "identity"}).content
    assert (gzip.decompress(raw) if packed else raw) == plain


def test_compressed_or_not_the_tag_is_one(client: TestClient) -> None:
    tags = {
        client.get(TOYS, headers={"Accept-Encoding": one}).headers["etag"]
        for one in ("gzip", "identity")
    }
    assert len(tags) == 1


def test_other_origins_by_configuration(make_client: MakeClient) -> None:
    client = make_client(cors_origins=(ORIGIN,))
    preflight = {"Origin": ORIGIN, "Access-Control-Request-Method": "POST"}
    assert client.options(TOYS, headers=preflight).headers["access-control-allow-origin"] == ORIGIN
    answer = client.get(TOYS, headers={"Origin": ORIGIN})
    assert answer.headers["access-control-allow-origin"] == ORIGIN
    assert "ETag" in answer.headers["access-control-expose-headers"]
    made = client.post(TOYS, json={"name": "a"}, headers={"Origin": ORIGIN})
    assert made.status_code == 200
    failed = client.get(f"{TOYS}/fail/bug", headers={"Origin": ORIGIN})
    assert failed.headers["access-control-allow-origin"] == ORIGIN
    for other in ("https://evil.example", "null", "https://lab.example.org.evil.example"):
        headers = client.get(TOYS, headers={"Origin": other}).headers
        assert "access-control-allow-origin" not in headers


def test_no_origin_without_configuration(client: TestClient) -> None:
    headers = client.get(TOYS, headers={"Origin": ORIGIN}).headers
    assert "access-control-allow-origin" not in headers


def test_health(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "alive"}
    assert client.get("/readyz").json()["packs"][0]["pack"] == "water"
    assert client.get("/api/v1/health").json()["status"] == "ok"


def test_metrics_name_routes_and_never_what_came_in(client: TestClient) -> None:
    client.get(f"{TOYS}/fail/bug")
    client.delete(f"{TOYS}/hunter2")
    client.request("HUNTER2", "/hunter2")
    text = client.get("/metrics").text
    assert (
        f'strandline_http_requests_total{{method="GET",route="{TOYS}/fail/{{how}}",status="500"}} 1.0'
        in text
    )
    assert f'route="{TOYS}/{{name}}",status="200"' in text
    assert 'method="OTHER",route="unmatched"' in text
    assert "hunter2" not in text.lower()
    assert "strandline_http_requests_in_flight 1.0" in text


def test_two_apps_count_apart(make_client: MakeClient) -> None:
    first, second = make_client(), make_client()
    first.get(f"{TOYS}/stream")
    assert f"{TOYS}/stream" in first.get("/metrics").text
    assert f"{TOYS}/stream" not in second.get("/metrics").text
