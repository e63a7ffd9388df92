"""By which names, and from which pages, a server may be called."""

from __future__ import annotations

import pytest
from starlette.websockets import WebSocketDisconnect

from web.conftest import TOYS, MakeClient


@pytest.mark.parametrize(
    ("host", "fits"),
    [
        ("localhost", True),
        ("localhost:8000", True),
        ("127.0.0.1:8000", True),
        ("127.1.2.3", True),
        ("[::1]:8000", True),
        ("LOCALHOST:1", True),
        ("plant.example", True),
        ("evil.example", False),
        ("127.0.0.1.evil.example", False),
        ("localhost.evil.example:8000", False),
        ("10.0.0.1", False),
        ("0.0.0.0", False),
        ("[::1", True),
        ("", False),
    ],
)
def test_a_loopback_server_answers_to_its_names(
    make_client: MakeClient, host: str, fits: bool
) -> None:
    client = make_client(loopback_only=True, trusted_hosts=("plant.example",))
    answer = client.get(TOYS, headers={"Host": host})
    assert answer.status_code == (200 if fits else 400), answer.text
    assert fits or answer.json()["code"] == "H012"


@pytest.mark.parametrize(("host", "status"), [("water.example", 200), ("other.example", 400)])
def test_trusted_hosts(make_client: MakeClient, host: str, status: int) -> None:
    client = make_client(trusted_hosts=("water.example",))
    assert client.get(TOYS, headers={"Host": host}).status_code == status


HERE = "localhost:8000"
CROSS = [
    ({}, True),
    ({"Sec-Fetch-Site": "same-origin", "Origin": f"http://{HERE}"}, True),
    ({"Sec-Fetch-Site": "none"}, True),
    ({"Origin": f"http://{HERE}"}, True),
    ({"Origin": "https://lab.example.org"}, True),
    ({"Sec-Fetch-Site": "cross-site", "Origin": "https://lab.example.org"}, True),
    ({"Sec-Fetch-Site": "cross-site"}, False),
    ({"Sec-Fetch-Site": "same-site", "Origin": "http://localhost:3000"}, False),
    ({"Origin": "https://evil.example"}, False),
    ({"Origin": "http://localhost:3000"}, False),
    ({"Origin": "null"}, False),
    ({"Origin": "http://["}, False),
]


@pytest.mark.parametrize(("headers", "fits"), CROSS)
def test_a_write_from_another_site(
    make_client: MakeClient, headers: dict[str, str], fits: bool
) -> None:
    client = make_client(loopback_only=True, cors_origins=("https://lab.example.org",))
    around = {"Host": HERE, **headers}
    answer = client.post(TOYS, json={"name": "a"}, headers=around)
    assert answer.status_code == (200 if fits else 403), answer.text
    assert fits or answer.json()["code"] == "H013"
    assert client.get(TOYS, headers=around).status_code == 200


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Host": "evil.example"}])
def test_a_socket_from_another_site(make_client: MakeClient, headers: dict[str, str]) -> None:
    client = make_client(loopback_only=True)
    with pytest.raises(WebSocketDisconnect) as closed:
        with client.websocket_connect("/socket", headers={"Host": HERE, **headers}):
            pass
    assert closed.value.code == 1008
