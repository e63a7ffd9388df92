"""Every failure is a problem document, and none tells what it must not."""

from __future__ import annotations

import logging

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from web.conftest import TOYS, LogLines, MakeClient
from web.toy import SECRET

JSON = {"Content-Type": "application/json"}
FIELDS = {"type", "title", "status", "detail", "code", "hint", "instance", "request_id"}


def check(answer: Response, status: int, code: str) -> dict[str, object]:
    """Every problem document has this shape."""
    assert answer.headers["content-type"] == "application/problem+json"
    document: dict[str, object] = answer.json()
    assert (answer.status_code, document["code"]) == (status, code), document
    assert set(document) >= FIELDS
    assert document["status"] == status
    assert document["type"] == f"urn:strandline:problem:{code}"
    assert document["request_id"] == answer.headers["x-request-id"]
    assert document["detail"]
    assert document["hint"] or code.startswith("W9")
    return document


@pytest.mark.parametrize(
    ("how", "status", "code", "retry"),
    [
        ("conflict", 409, "W900", False),
        ("invalid", 422, "W901", False),
        ("large", 413, "W902", False),
        ("media", 415, "W903", False),
        ("unsupported", 501, "W904", False),
        ("platform", 503, "H016", True),
        ("integrity", 409, "H015", False),
        ("data", 422, "H017", False),
        ("operational", 503, "H016", True),
        ("cancelled", 503, "H018", True),
        ("pool", 503, "H016", True),
        ("programming", 500, "H089", False),
        ("internal", 500, "Z900", False),
        ("bug", 500, "H089", False),
    ],
)
def test_an_exception_of_a_route(
    client: TestClient, log: LogLines, how: str, status: int, code: str, retry: bool
) -> None:
    answer = client.get(f"{TOYS}/fail/{how}")
    check(answer, status, code)
    assert ("retry-after" in answer.headers) == retry
    assert SECRET not in answer.text + str(answer.headers)
    assert "INSERT" not in answer.text
    assert SECRET not in log.getvalue()
    expected = how in ("platform", "integrity", "data") or status >= 500
    assert bool(log.of("failure")) == (expected and how != "unsupported")


def test_an_unknown_exception_is_logged_by_kind_and_place(
    client: TestClient, log: LogLines
) -> None:
    answer = client.get(f"{TOYS}/fail/bug")
    (failure,) = log.of("failure")
    assert failure["error"] == "ValueError"
    assert any(frame.startswith("toy.py:") for frame in failure["frames"])
    assert failure["request_id"] == answer.json()["request_id"]


def test_a_failure_of_the_database_is_logged_too(client: TestClient, log: LogLines) -> None:
    client.get(f"{TOYS}/fail/operational")
    (failure,) = log.of("failure")
    assert failure["error"].startswith("OperationalError")


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nowhere", 404, "H001"),
        ("GET", "/api/v1/nowhere", 404, "H001"),
        ("GET", "/docs/assets/..%2f..%2fsettings.py", 404, "H001"),
        ("GET", "/docs/assets/nothing.js", 404, "H001"),
        ("PATCH", TOYS, 405, "H002"),
        ("TRACE", TOYS, 405, "H002"),
        ("GET", f"{TOYS}?like=%00", 400, "H008"),
        ("GET", f"{TOYS}/%00", 400, "H008"),
        ("GET", f"{TOYS}?page=0", 422, "H004"),
        ("GET", f"{TOYS}?page=99999999999999999999999", 422, "H004"),
        ("GET", f"{TOYS}?page=%ff%fe", 422, "H004"),
        ("GET", f"{TOYS}?like={'x' * 60}", 422, "H004"),
    ],
)
def test_an_address_that_does_not_fit(
    client: TestClient, method: str, path: str, status: int, code: str
) -> None:
    answer = client.request(method, path)
    check(answer, status, code)
    assert status != 405 or "GET" in answer.headers["allow"]


DEEP = b"[" * 100_000 + b"]" * 100_000
BODIES = [
    ("not JSON", b"{name: 1}", 400, "H005"),
    ("cut off", b'{"name": "a"', 400, "H005"),
    ("not UTF-8", b'{"name": "\xff\xfe"}', 400, "H006"),
    ("too deep", DEEP, 400, "H006"),
    ("NaN", b'{"name": "a", "more": NaN}', 400, "H007"),
    ("infinity", b'{"name": "a", "more": [-Infinity]}', 400, "H007"),
    ("an overflowing number", b'{"name": "a", "size": 1e999}', 422, "H004"),
    ("NUL", b'{"name": "a\\u0000"}', 400, "H007"),
    ("a lone high surrogate", b'{"name": "\\ud800"}', 400, "H007"),
    ("a lone low surrogate", b'{"name": "\\uDC00"}', 400, "H007"),
    ("a surrogate before text", b'{"name": "\\ud83dx"}', 400, "H007"),
    ("surrogates the wrong way", b'{"name": "\\ude00\\ud83d"}', 400, "H007"),
    ("a key with NUL", b'{"name": "a", "more": {"\\u0000": 1}}', 400, "H007"),
    ("an unknown field", b'{"name": "a", "colour": "hunter2-never-show"}', 422, "H004"),
    ("a wrong type", b'{"name": 5}', 422, "H004"),
    ("a list", b"[]", 422, "H004"),
    ("nothing", b"", 422, "H004"),
    ("null", b"null", 422, "H004"),
    ("a text too long", b'{"name": "hunter2-never-show-it-anywhere"}', 422, "H004"),
    ("a pair of surrogates", b'{"name": "\\ud83d\\ude00"}', 200, ""),
    ("the word NaN in a text", b'{"name": "NaN, Infinity"}', 200, ""),
    ("an escaped backslash", b'{"name": "\\\\u0000"}', 200, ""),
]


@pytest.mark.parametrize(
    ("body", "status", "code"), [row[1:] for row in BODIES], ids=[row[0] for row in BODIES]
)
def test_a_body_of_json(client: TestClient, body: bytes, status: int, code: str) -> None:
    answer = client.post(TOYS, content=body, headers=JSON)
    if status == 200:
        assert answer.status_code == 200, answer.text
        return
    document = check(answer, status, code)
    assert SECRET not in str(document)


@pytest.mark.parametrize(
    "media", ["text/plain", "application/x-www-form-urlencoded", "text/csv", ""]
)
def test_a_body_that_is_not_json(client: TestClient, media: str) -> None:
    headers = {"Content-Type": media} if media else {}
    check(client.post(TOYS, content=b'{"name": "a"}', headers=headers), 415, "H014")


@pytest.mark.parametrize(
    ("media", "status", "code"),
    [
        ("multipart/form-data", 400, "H006"),
        ("multipart/form-data; boundary=x", 400, "H006"),
        ("application/json", 422, "H004"),
    ],
)
def test_a_form_that_is_none(client: TestClient, media: str, status: int, code: str) -> None:
    answer = client.post(f"{TOYS}/file", content=b"\r\n--y\r\n", headers={"Content-Type": media})
    check(answer, status, code)


def test_fields_are_named_with_their_path(client: TestClient) -> None:
    answer = client.post(TOYS, json={"size": "x", "colour": 1})
    errors = answer.json()["details"]["errors"]
    assert {error["field"] for error in errors} == {"body.name", "body.size", "body.colour"}


def test_an_answer_that_utf8_cannot_hold_is_a_problem(client: TestClient) -> None:
    check(client.get(f"{TOYS}/half"), 500, "H089")


def test_details_never_keep_a_problem_from_being_sent(client: TestClient) -> None:
    details = client.get(f"{TOYS}/fail/invalid").json()["details"]
    assert details == {"nan": "nan", "half": "?"}


def test_an_answer_that_breaks_off_is_cut_and_logged(
    client: TestClient, log: LogLines, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.CRITICAL), pytest.raises(ValueError, match=SECRET):
        with TestClient(client.app, raise_server_exceptions=True) as strict:
            strict.get(f"{TOYS}/stream?breaks=true")
    assert log.of("failure")
    assert SECRET not in log.getvalue()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("order-2025.04_77", True),
        ("short", False),
        ("x" * 129, False),
        ("has space in it", False),
        ('quote"break', False),
        ("line\u00e9000000", False),
    ],
)
def test_request_ids(client: TestClient, log: LogLines, given: str, kept: bool) -> None:
    answer = client.get("/healthz", headers={"X-Request-ID": given.encode("latin-1")})
    found = answer.headers["x-request-id"]
    assert (found == given) == kept
    assert log.of("request")[0]["request_id"] == found


def test_the_log_tells_the_route_and_never_the_query_or_the_body(
    client: TestClient, log: LogLines
) -> None:
    client.post(TOYS, json={"name": SECRET})
    client.get(f"{TOYS}?like={SECRET}", headers={"Authorization": f"Bearer {SECRET}"})
    client.delete(f"{TOYS}/{SECRET}")
    made, listed, dropped = log.of("request")
    assert (made["method"], made["route"], made["status"]) == ("POST", TOYS, 200)
    assert listed["route"] == TOYS
    assert dropped["route"] == f"{TOYS}/{{name}}"
    assert made["duration_ms"] >= 0
    assert made["key"] == "local"
    assert SECRET not in log.getvalue()


def test_an_access_log_can_be_left_out(make_client: MakeClient, log: LogLines) -> None:
    make_client(access_log=False).get("/healthz")
    assert not log.of("request")


def test_every_answer_has_the_security_headers(client: TestClient) -> None:
    for path in ("/healthz", "/nowhere", f"{TOYS}/fail/bug", "/docs"):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff", path
        assert headers["x-frame-options"] == "SAMEORIGIN", path
