"""How many requests a key may make."""

from __future__ import annotations

import pytest
from fastapi import Request

from strandline.rest.errors import TooMany
from strandline.rest.principals import LOCAL, Action, Principal, Scope
from strandline.web.rates import Rates
from web.conftest import TOYS, MakeClient


def caller(name: str) -> Principal:
    return Principal(name=name, identity=name, scopes=(Scope("*", Action.ADMIN),))


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def request(who: str = "a") -> Request:
    return Request({"type": "http", "headers": [(b"who", who.encode())], "state": {}})


def rates(per_minute: int, clock: Clock) -> Rates:
    return Rates(lambda one: caller(one.headers["who"]), per_minute=per_minute, clock=clock)


def test_a_bucket_empties_and_fills() -> None:
    clock = Clock()
    door = rates(6, clock)
    for left in range(5, -1, -1):
        asked = request()
        door(asked)
        assert asked.state.quota["RateLimit-Remaining"] == str(left)
    with pytest.raises(TooMany) as raised:
        door(request())
    assert raised.value.details == {"retry_after": 10, "limit": 6}
    clock.now += 9.9
    with pytest.raises(TooMany):
        door(request())
    clock.now += 0.2
    door(request())
    clock.now += 3600
    asked = request()
    door(asked)
    assert asked.state.quota == {
        "RateLimit-Limit": "6",
        "RateLimit-Remaining": "5",
        "RateLimit-Reset": "10",
    }


def test_each_key_has_its_own() -> None:
    door = rates(1, Clock())
    door(request("a"))
    door(request("b"))
    with pytest.raises(TooMany):
        door(request("a"))


def test_two_permissions_of_one_request_take_one() -> None:
    door = rates(1, Clock())
    asked = request()
    door(asked)
    door(asked)


def test_no_limit_and_the_local_caller() -> None:
    door = rates(0, Clock())
    for _ in range(100):
        door(request())
    local = Rates(lambda _request: LOCAL, per_minute=1, clock=Clock())
    for _ in range(100):
        local(request())


def test_over_http(make_client: MakeClient) -> None:
    client = make_client(authenticate=lambda _request: caller("plc"), rate_limit=2)
    first = client.get(TOYS)
    assert first.headers["ratelimit-limit"] == "2"
    assert first.headers["ratelimit-remaining"] == "1"
    assert client.get(TOYS).status_code == 200
    refused = client.get(TOYS)
    assert (refused.status_code, refused.json()["code"]) == (429, "H025")
    assert 1 <= int(refused.headers["retry-after"]) <= 30
    assert refused.headers["ratelimit-remaining"] == "0"
    assert client.get("/healthz").status_code == 200
