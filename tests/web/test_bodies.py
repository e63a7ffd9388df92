"""Bodies are counted while they arrive, whatever their headers claim."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from web.conftest import TOYS, MakeClient
from web.toy import UPLOAD_BYTES

LIMIT = 2_000
JSON = {"Content-Type": "application/json"}


@pytest.fixture
def small(make_client: MakeClient) -> TestClient:
    return make_client(most_body_bytes=LIMIT)


def pieces(total: int) -> Iterator[bytes]:
    """A body without Content-Length."""
    for _ in range(total // 100):
        yield b" " * 100


def document(length: int) -> bytes:
    text = b'{"name": "a"}'
    return text + b" " * (length - len(text))


@pytest.mark.parametrize("length", [LIMIT - 1, LIMIT])
def test_a_body_within_the_limit(small: TestClient, length: int) -> None:
    assert small.post(TOYS, content=document(length), headers=JSON).status_code == 200


def test_a_body_over_the_limit(small: TestClient) -> None:
    answer = small.post(TOYS, content=document(LIMIT + 1), headers=JSON)
    assert (answer.status_code, answer.json()["code"]) == (413, "H009")
    assert answer.json()["details"] == {"most_bytes": LIMIT}


@pytest.mark.parametrize("media", ["application/json", "application/octet-stream"])
def test_a_body_over_the_limit_without_a_length(small: TestClient, media: str) -> None:
    answer = small.post(TOYS, content=pieces(5_000), headers={"Content-Type": media})
    assert (answer.status_code, answer.json()["code"]) == (413, "H009")


def test_a_form_over_the_limit(small: TestClient) -> None:
    answer = small.post(f"{TOYS}/file", files={"file": ("a.bin", b"x" * 3_000)})
    assert (answer.status_code, answer.json()["code"]) == (413, "H009")


@pytest.mark.parametrize("claim", ["abc", "-5", "99999999999999999999999999", "1e3"])
def test_a_length_that_is_none(small: TestClient, claim: str) -> None:
    answer = small.post(TOYS, content=document(50), headers={**JSON, "Content-Length": claim})
    assert answer.status_code in (200, 413)


def test_an_upload_has_a_limit_of_its_own(small: TestClient) -> None:
    fits = small.post(f"{TOYS}/upload", content=pieces(UPLOAD_BYTES))
    assert fits.json() == {"bytes": UPLOAD_BYTES}
    for content in (pieces(UPLOAD_BYTES + 100), b"x" * (UPLOAD_BYTES + 1)):
        answer = small.post(f"{TOYS}/upload", content=content)
        assert (answer.status_code, answer.json()["code"]) == (413, "H009")


def test_rows_are_counted_for_the_metrics(small: TestClient) -> None:
    small.post(TOYS, json={"name": "a"})
    assert 'strandline_rows_taken_in_total{pack="water"} 3.0' in small.get("/metrics").text
