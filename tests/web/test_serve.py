"""A real server, started by the command line, called, and stopped by a signal."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest

from strandline import api
from strandline.errors import StrandlineError
from strandline.web import serving
from strandline.web.serving import ServeRequest, serve

pytestmark = pytest.mark.slow
START_SECONDS = 60


@dataclass
class Running:
    process: subprocess.Popen[str]
    document: dict[str, Any]
    errors: Path
    key: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return str(self.document["address"])

    def get(self, path: str, **more: Any) -> httpx.Response:
        return httpx.get(self.address + path, timeout=30, **more)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(how)
        return self.process.wait(timeout=60)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A water project whose SQLite database stands at the newest version."""
    folder = tmp_path_factory.mktemp("serve") / "plant"
    api.init(folder, pack="water")
    api.apply(folder, env="local")
    return folder


@contextmanager
def running(project: Path, *options: str, **variables: str) -> Iterator[Running]:
    errors = project.parent / "stderr.txt"
    command = [sys.executable, "-m", "strandline", "serve", "--port", "0", "--json", *options]
    with errors.open("w") as stderr:
        process = subprocess.Popen(
            command,
            cwd=project,
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
            env={**os.environ, **variables},
        )
        try:
            assert process.stdout is not None
            lines = []
            while not lines or lines[-1] != "}\n":
                line = process.stdout.readline()
                assert line, errors.read_text()
                lines.append(line)
            found = Running(process, json.loads("".join(lines)), errors)
            _wait(found)
            yield found
        finally:
            if process.poll() is None:
                process.kill()
            process.wait()
            if process.stdout is not None:
                process.stdout.close()


def _wait(server: Running) -> None:
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            server.get("/healthz")
        except httpx.TransportError:
            assert time.monotonic() < end, server.errors.read_text()
            time.sleep(0.05)
        else:
            return


def test_a_server_on_loopback_and_its_keys(project: Path) -> None:
    with running(project, "--no-pages") as server:
        assert server.document["auth"] == "none"
        assert server.document["packs"] == [{"pack": "water", "version": "1.7.0"}]
        assert server.get("/api/v1/sites").json()["items"] == []
        assert server.get("/readyz").json()["packs"][0]["version"] == "1.7.0"
        assert server.get("/api/v1/sites", headers={"Host": "evil.example"}).status_code == 400
        made = api.create_key(project, "reader", ["water:read"], env="local")
        assert server.stop(signal.SIGINT) == 0
    with running(project, "--env", "local") as server:
        assert server.document["auth"] == "keys"
        assert server.get("/api/v1/sites").status_code == 401
        headers = {"Authorization": f"Bearer {made.text}"}
        assert server.get("/api/v1/sites", headers=headers).status_code == 200
        api.revoke_key(project, made.key.id, env="local")
        end = time.monotonic() + 10
        while server.get("/api/v1/sites", headers=headers).status_code != 401:
            assert time.monotonic() < end
            time.sleep(0.2)
        assert server.stop() == 0
        log = server.errors.read_text()
    (key,) = api.list_keys(project, env="local").keys
    assert key.last_used_at is not None
    assert made.text.split("_", 2)[2] not in log
    lines = [json.loads(line) for line in log.splitlines()]
    assert {line["event"] for line in lines} == {"request"}
    assert key.id in {line["key"] for line in lines}


def test_what_is_being_answered_is_finished(project: Path) -> None:
    with running(project, "--auth", "none", "--no-pages") as server:
        host, port = server.address.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=30) as waiting:
            body = b'{"name": 1}'
            head = (
                f"PUT /api/v1/sites HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n"
                f"Content-Length: {len(body)}\r\n\r\n"
            )
            waiting.sendall(head.encode() + body[:3])
            time.sleep(0.3)
            server.process.send_signal(signal.SIGTERM)
            time.sleep(0.3)
            assert server.process.poll() is None
            waiting.sendall(body[3:])
            answer = waiting.recv(65536)
        assert answer.startswith(b"HTTP/1.1 405")
        assert server.process.wait(timeout=60) == 0


def test_broken_requests_do_no_harm(project: Path) -> None:
    with running(project, "--auth", "none", "--no-pages") as server:
        host, port = server.address.removeprefix("http://").split(":")
        for text in (
            b"\x00\x01\x02\r\n\r\n",
            b"GET / HTTP/9.9\r\n\r\n",
            b"GET /api/v1/sites HTTP/1.1\r\nHost: localhost\r\nHost: evil\r\n\r\n",
            b"POST /api/v1/sites HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n{",
            b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\n\r\n",
            b"GET /\xff\xfe?a=\xff HTTP/1.1\r\nHost: localhost\r\n\r\n",
            b"GET / HTTP/1.1\r\nHost: \xff\r\nX-Request-ID: \xff\r\n\r\n",
            b"GET /%ff%fe HTTP/1.1\r\nHost: localhost\r\n\r\n",
        ):
            with socket.create_connection((host, int(port)), timeout=30) as caller:
                caller.sendall(text)
                caller.shutdown(socket.SHUT_WR)
                try:
                    while caller.recv(65536):
                        pass
                except ConnectionResetError:
                    pass
        assert server.get("/healthz").status_code == 200
        assert server.stop() == 0
        assert "Traceback" not in server.errors.read_text()


def test_statements_that_take_too_long_on_postgresql(postgres_url: str, tmp_path: Path) -> None:
    from sqlalchemy import exc, text

    from strandline.bridge.database import open_database
    from strandline.packs.water.database import water_dictionary

    database = open_database(postgres_url, water_dictionary(), read_seconds=1)
    with pytest.raises(exc.OperationalError) as raised, database.read() as session:
        session.connection.execute(text("SELECT pg_sleep(20)"))
    assert getattr(raised.value.orig, "sqlstate", "") == "57014"
    with database.write() as session:
        session.connection.execute(text("SELECT pg_sleep(1.2)"))
    database.close()


def _announced(_serving: object) -> None:
    pytest.fail("a server was about to run")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"auth": "none", "host": "0.0.0.0"}, "H033"),
        ({"auth": "none", "host": "plant.example"}, "H033"),
        ({"auth": "guess"}, "H036"),
        ({"host": "256.0.0.1", "auth": "keys"}, "H034"),
        ({"host": "no.such.host.invalid", "auth": "keys"}, "H034"),
        ({"env": "nowhere"}, "A005"),
        ({"url": "duckdb:///other.duckdb"}, "H090"),
        ({"url": "sqlite:///missing.db"}, "X203"),
    ],
)
def test_what_is_not_served(project: Path, options: dict[str, Any], code: str) -> None:
    with pytest.raises(StrandlineError) as raised:
        serve(ServeRequest(project=project, port=0, **options), _announced)
    assert raised.value.code == code
    assert raised.value.hint


def test_a_taken_port(project: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(StrandlineError) as raised:
            serve(ServeRequest(project=project, port=port), _announced)
    assert raised.value.code == "H034"
    assert str(port) in raised.value.message


def test_a_database_below_what_the_pack_needs(tmp_path: Path) -> None:
    folder = tmp_path / "plant"
    api.init(folder, pack="water")
    api.apply(folder, to="1.2.0", env="local")
    with pytest.raises(StrandlineError) as raised:
        serve(ServeRequest(project=folder, port=0), _announced)
    assert (raised.value.code, raised.value.exit_code) == ("H032", 4)
    assert "1.2.0" in raised.value.message
    assert raised.value.hint == "run: strandline apply --env local"


def test_a_project_without_a_pack(tmp_path: Path) -> None:
    api.init(tmp_path / "plain")
    with pytest.raises(StrandlineError) as raised:
        serve(ServeRequest(project=tmp_path / "plain", url="sqlite:///a.db"), _announced)
    assert raised.value.code == "H031"


def test_a_setting_that_is_wrong(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "plant"
    api.init(folder, pack="water")
    with (folder / "strandline.toml").open("a", encoding="utf-8") as file:
        file.write("\n[serve]\nrate = 5\n")
    with pytest.raises(StrandlineError) as raised:
        serve(ServeRequest(project=folder), _announced)
    assert raised.value.code == "H050"


def test_ready_only_while_the_database_stands_where_it_must(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fastapi.testclient import TestClient

    folder = tmp_path / "plant"
    api.init(folder, pack="water")
    api.apply(folder, env="local")
    apps: list[Any] = []
    monkeypatch.setattr(serving, "_run", lambda app, _listener, _log: apps.append(app))
    monkeypatch.setattr(serving, "_has_console", lambda: False)
    monkeypatch.setattr("strandline.web.standing.FRESH_SECONDS", 0.0)
    serve(ServeRequest(project=folder, port=0, auth="none"), lambda _serving: None)
    with TestClient(apps[0], base_url="http://localhost") as client:
        assert client.get("/readyz").status_code == 200
        api.rollback(folder, to="1.6.0", env="local")
        answer = client.get("/readyz")
        assert (answer.status_code, answer.json()["code"]) == (503, "H030")
        assert answer.headers["retry-after"]
        assert client.get("/healthz").status_code == 200
        (folder / "water.db").unlink()
        answer = client.get("/readyz")
        assert (answer.status_code, answer.json()["code"]) == (503, "H016")
        assert str(tmp_path) not in answer.text


def test_keys_by_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "plant"
    api.init(folder, pack="water")
    (folder / "water.db").touch()
    call = _caller(folder, capsys, monkeypatch)
    code, out, _ = call("keys", "create", "gateway", "--scope", "water:write", "--expires", "90d")
    assert code == 0
    text = out.splitlines()[0]
    key_id = text.split("_")[1]
    assert text.startswith("sl_")
    code, out, _ = call("--json", "keys", "list")
    (key,) = [one for one in json.loads(out)["keys"] if one["id"] == key_id]
    assert (code, key["state"], key["scopes"]) == (0, "active", ["water:write"])
    code, out, _ = call("keys", "revoke", key_id)
    assert (code, "revoked" in out) == (0, True)
    code, out, _ = call("keys", "list")
    assert "revoked" in out
    assert text.split("_", 2)[2] not in out
    code, _, err = call("keys", "create", "a", "--scope", "water:everything")
    assert (code, "H040" in err) == (2, True)
    code, _, err = call("keys", "revoke", "000000000000")
    assert (code, "H043" in err) == (1, True)


def _caller(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str, str]]:
    from strandline.cli.main import main

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["strandline", "-C", str(project), *arguments])
        try:
            main()
            code = 0
        except SystemExit as stop:
            code = int(stop.code or 0)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def test_small_answers_are_sent_at_once() -> None:
    """asyncio sets TCP_NODELAY only on sockets that name their protocol; without, 40 ms are lost."""
    with serving._listening("127.0.0.1", 0) as listener:
        assert listener.proto == socket.IPPROTO_TCP
