"""Keys: who gets in, on SQLite and PostgreSQL."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from strandline import api
from strandline.errors import NotFound, StrandlineError, UsageError
from strandline.ledger.api_keys import ApiKey
from strandline.services.keys import KeyStore, hash_of
from strandline.telemetry.logs import get_log
from strandline.web.keys import KeyDoor
from web.conftest import TOYS, LogLines, MakeClient


@pytest.fixture(params=("sqlite", "postgres"))
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database."""
    if request.param == "postgres":
        found: str = request.getfixturevalue("postgres_url")
        return found
    sqlite3.connect(tmp_path / "keys.db").close()
    return f"sqlite:///{tmp_path / 'keys.db'}"


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def door(url: str, log: LogLines, clock: Clock) -> Iterator[KeyDoor]:
    door = KeyDoor(KeyStore(url), get_log(log), clock=clock)
    yield door
    door.close()


@pytest.fixture
def client(door: KeyDoor, make_client: MakeClient) -> TestClient:
    return make_client(authenticate=door)


def make(url: str, *scopes: str, expires: str | None = None) -> str:
    made = api.create_key(Path(), "gateway", scopes, expires=expires, url=url)
    return made.text


def ask(client: TestClient, method: str, header: str | None) -> tuple[int, str]:
    headers = {} if header is None else {"Authorization": header.encode("latin-1")}
    path = f"{TOYS}/a" if method == "DELETE" else TOYS
    body = {"name": "a"} if method == "POST" else None
    answer = client.request(method, path, headers=headers, json=body)
    if answer.status_code == 401:
        assert answer.headers["www-authenticate"].startswith("Bearer")
    return answer.status_code, answer.json().get("code", "")


MATRIX = [
    # scopes, reads, writes, administrates
    (("water:read",), 200, 403, 403),
    (("water:write",), 200, 200, 403),
    (("water:admin",), 200, 200, 200),
    (("*:read",), 200, 403, 403),
    (("*:write",), 200, 200, 403),
    (("*:admin",), 200, 200, 200),
    (("water:read", "*:write"), 200, 200, 403),
]


def test_scopes(client: TestClient, url: str) -> None:
    for scopes, *wanted in MATRIX:
        header = f"Bearer {make(url, *scopes)}"
        for method, status in zip(("GET", "POST", "DELETE"), wanted, strict=True):
            code = "" if status == 200 else "H003"
            assert ask(client, method, header) == (status, code), (scopes, method)


def test_who_gets_in_and_who_does_not(client: TestClient, url: str, log: LogLines) -> None:
    good, other = make(url, "water:read"), make(url, "water:read")
    revoked = make(url, "water:read")
    api.revoke_key(Path(), revoked.split("_")[1], url=url)
    short = make(url, "water:read", expires="2099-01-01")
    _expire(url, short.split("_")[1])
    _, good_id, secret = good.split("_", 2)
    table = [
        (None, 401, "H020"),
        ("", 401, "H020"),
        ("Bearer", 401, "H021"),
        ("Bearer ", 401, "H021"),
        (good, 401, "H021"),
        (f"Basic {good}", 401, "H021"),
        (f"Bearer {good} {good}", 401, "H021"),
        (f"Bearer {good}x", 401, "H021"),
        (f"Bearer sl_{good_id}", 401, "H021"),
        (f"Bearer sl_{good_id}_{secret[:-1]}\u00e9", 401, "H021"),
        ("Bearer " + "x" * 5000, 401, "H021"),
        (f"Bearer sl_000000000000_{secret}", 401, "H022"),
        (f"Bearer sl_{good_id}_{other.split('_', 2)[2]}", 401, "H022"),
        (f"Bearer {revoked}", 401, "H024"),
        (f"Bearer sl_{revoked.split('_')[1]}_{secret}", 401, "H022"),
        (f"Bearer {short}", 401, "H023"),
        (f"Bearer {good}", 200, ""),
        (f"bearer  {good} ", 200, ""),
    ]
    for header, status, code in table:
        assert ask(client, "GET", header) == (status, code), header
    for text in (good, other, revoked, short):
        assert text.split("_", 2)[2] not in log.getvalue()
    assert {line["key"] for line in log.of("request")} == {"", good_id}


def _expire(url: str, key_id: str) -> None:
    from strandline.ledger.api_keys import API_KEYS
    from strandline.ledger.rows import LedgerRows
    from strandline.platforms.registry import platform_for_url

    platform = platform_for_url(url)
    with platform.connect(url) as connection:
        connection.begin()
        rows = LedgerRows(connection, platform, API_KEYS)
        rows.update({"expires_at": "2020-01-01T00:00:00.000Z"}, {"id": key_id})
        connection.commit()


def test_a_revocation_counts_within_seconds(client: TestClient, url: str, clock: Clock) -> None:
    text = make(url, "water:read")
    assert ask(client, "GET", f"Bearer {text}")[0] == 200
    api.revoke_key(Path(), text.split("_")[1], url=url)
    clock.now += 3.1
    assert ask(client, "GET", f"Bearer {text}") == (401, "H024")


def test_a_new_key_counts_within_seconds(client: TestClient, url: str, clock: Clock) -> None:
    text = make(url, "water:read")
    wrong = f"Bearer sl_{text.split('_')[1]}_{'x' * 43}"
    assert ask(client, "GET", wrong) == (401, "H022")
    assert ask(client, "GET", f"Bearer {text}") == (200, "")


def test_use_is_noted_once_a_minute_and_not_in_the_way(
    client: TestClient, url: str, clock: Clock, door: KeyDoor
) -> None:
    text = make(url, "water:read")
    header = f"Bearer {text}"
    ask(client, "GET", header)
    first = _last_used(url, lambda used: used is not None)
    assert first is not None
    ask(client, "GET", header)
    door.close()
    assert _last_used(url, lambda _used: True) == first
    del clock


def _last_used(url: str, fits: object) -> str | None:
    assert callable(fits)
    for _ in range(100):
        used = api.list_keys(Path(), url=url).keys[0].last_used_at
        if fits(used):
            return used
        time.sleep(0.05)
    return None


def test_what_cannot_be_written_of_a_use_is_logged_and_nothing_more(log: LogLines) -> None:
    class Broken:
        def find(self, key_id: str) -> ApiKey:
            return ApiKey(
                id=key_id,
                name="a",
                hash=hash_of("x" * 43),
                scopes=("water:read",),
                created_at="2025-01-01T00:00:00.000Z",
                created_by="me",
            )

        def used(self, key_id: str, at: str) -> None:
            raise OSError(f"{key_id} {at}")

    door = KeyDoor(Broken(), get_log(log))
    assert door.principal(f"Bearer sl_aaaaaaaaaaaa_{'x' * 43}").name == "a"
    door.close()
    assert log.of("key use not written")[0]["error"] == "OSError"


def test_a_key_is_kept_as_a_hash_alone(url: str) -> None:
    from strandline.platforms.registry import platform_for_url
    from strandline.services.keys import ApiKeys

    text = make(url, "water:read")
    secret = text.split("_", 2)[2]
    platform = platform_for_url(url)
    with platform.connect(url) as connection:
        (key,) = ApiKeys(connection, platform).all()
    assert key.hash == hash_of(secret)
    assert secret not in str(key)
    document = api.list_keys(Path(), url=url).as_json()
    assert key.hash not in str(document)


@pytest.mark.parametrize(
    ("name", "scopes", "expires", "code"),
    [
        ("", ("water:read",), None, "H042"),
        ("x" * 201, ("water:read",), None, "H042"),
        ("bell\x07", ("water:read",), None, "H042"),
        ("a", (), None, "H040"),
        ("a", ("water",), None, "H040"),
        ("a", ("water:delete",), None, "H040"),
        ("a", ("WATER:read",), None, "H040"),
        ("a", ("water:read extra:admin",), None, "H040"),
        ("a", ("nothing:read",), None, "H041"),
        ("a", ("water:read",), "yesterday", "H044"),
        ("a", ("water:read",), "2020-01-01", "H044"),
        ("a", ("water:read",), "0d", "H044"),
        ("a", ("water:read",), "999999w", "H044"),
        ("a", ("water:read",), "9999-12-31T23:59:59-12:00", "H044"),
        ("a", ("water:read",), "2099-13-01", "H044"),
    ],
)
def test_keys_that_are_not_made(
    tmp_path: Path, name: str, scopes: tuple[str, ...], expires: str | None, code: str
) -> None:
    sqlite3.connect(tmp_path / "keys.db").close()
    url = f"sqlite:///{tmp_path / 'keys.db'}"
    with pytest.raises(UsageError) as raised:
        api.create_key(Path(), name, scopes, expires=expires, url=url)
    assert raised.value.code == code
    assert api.list_keys(Path(), url=url).keys == ()


@pytest.mark.parametrize(
    ("expires", "start"),
    [("2099-01-31", "2099-01-31T00:00:00.000Z"), ("2099-01-31T02:00:00+02:00", "2099-01-31T00:")],
)
def test_expiries(tmp_path: Path, expires: str, start: str) -> None:
    sqlite3.connect(tmp_path / "keys.db").close()
    url = f"sqlite:///{tmp_path / 'keys.db'}"
    made = api.create_key(Path(), "a", ["water:read"], expires=expires, url=url)
    assert made.key.expires_at is not None
    assert made.key.expires_at.startswith(start)


def test_revoking(url: str) -> None:
    with pytest.raises(NotFound) as raised:
        api.revoke_key(Path(), "000000000000", url=url)
    assert raised.value.code == "H043"
    key_id = make(url, "water:read").split("_")[1]
    first = api.revoke_key(Path(), key_id, url=url).keys[0]
    again = api.revoke_key(Path(), key_id, url=url).keys[0]
    assert first.revoked_at == again.revoked_at is not None
    assert not KeyStore(url).any()


def test_a_ledger_of_an_earlier_release_gets_the_table(url: str) -> None:
    from strandline.platforms.registry import platform_for_url

    make(url, "water:read")
    platform = platform_for_url(url)
    with platform.connect(url) as connection:
        from strandline.ledger.api_keys import API_KEYS
        from strandline.ledger.tables import ledger_name

        connection.execute(
            f"DROP TABLE {platform.qualified(ledger_name(API_KEYS.name, platform.features))}"
        )
    assert api.list_keys(Path(), url=url).keys == ()
    make(url, "water:read")
    assert len(api.list_keys(Path(), url=url).keys) == 1


def test_a_database_that_does_not_answer_is_told_as_that(
    make_client: MakeClient, log: LogLines, tmp_path: Path
) -> None:
    door = KeyDoor(KeyStore(f"sqlite:///{tmp_path / 'nothing.db'}"), get_log(log))
    client = make_client(authenticate=door)
    assert ask(client, "GET", f"Bearer sl_000000000000_{'x' * 43}") == (503, "H016")
    assert str(tmp_path) not in client.get(TOYS).text
    door.close()


def test_what_needs_which_key(client: TestClient, url: str) -> None:
    read, admin = make(url, "water:read"), make(url, "*:admin")
    table = [
        ("/healthz", 200, 200, 200),
        ("/readyz", 200, 200, 200),
        ("/docs", 200, 200, 200),
        ("/docs/assets/docs.js", 200, 200, 200),
        ("/openapi.json", 401, 200, 200),
        ("/api/v1/health", 401, 200, 200),
        ("/metrics", 401, 403, 200),
        (TOYS, 401, 200, 200),
    ]
    for path, *wanted in table:
        headers = ({}, {"Authorization": f"Bearer {read}"}, {"Authorization": f"Bearer {admin}"})
        found = [client.get(path, headers=one).status_code for one in headers]
        assert found == wanted, path


HERE = [
    ("127.0.0.1", {}, 200),
    ("::1", {}, 200),
    ("127.0.0.1", {"X-Forwarded-For": "10.0.0.9"}, 401),
    ("127.0.0.1", {"Forwarded": "for=10.0.0.9"}, 401),
    ("10.0.0.9", {}, 401),
]


def test_metrics_are_read_from_this_machine(client: TestClient) -> None:
    for host, headers, status in HERE:
        near = TestClient(client.app, client=(host, 50000))
        assert near.get("/metrics", headers=headers).status_code == status, (host, headers)


def test_errors_of_keys_never_hold_the_key(url: str, door: KeyDoor) -> None:
    text = make(url, "water:read")
    for header in (f"Bearer {text}x", f"Token {text}", f"Bearer {text[:-1]}x"):
        with pytest.raises(StrandlineError) as raised:
            door.principal(header)
        told = f"{raised.value.message} {raised.value.hint} {raised.value.details}"
        assert text.split("_", 2)[2][:20] not in told
