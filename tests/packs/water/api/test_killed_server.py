"""A real server is killed while it stores values: every request is there whole, or not at all."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest

from packs.water.api.world import World, utc

pytestmark = pytest.mark.slow
ROUNDS = 2
ROWS = 400
CLIENTS = 3
START = utc("2025-01-01")


@dataclass
class Server:
    process: subprocess.Popen[str]
    address: str


@contextmanager
def running(project: Path, url: str, log: Path) -> Iterator[Server]:
    command = [sys.executable, "-m", "strandline", "serve", "--url", url, "--port", "0", "--json"]
    with log.open("w") as stderr:
        process = subprocess.Popen(
            [*command, "--no-pages", "--no-access-log"],
            cwd=project,
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        assert process.stdout is not None
        try:
            lines = []
            while not lines or lines[-1] != "}\n":
                line = process.stdout.readline()
                assert line, log.read_text()
                lines.append(line)
            server = Server(process, json.loads("".join(lines))["address"])
            _wait(server)
            yield server
        finally:
            process.kill()
            process.wait()
            process.stdout.close()


def _wait(server: Server) -> None:
    end = time.monotonic() + 60
    while True:
        try:
            assert httpx.get(server.address + "/healthz", timeout=10).status_code == 200
        except httpx.TransportError:
            assert time.monotonic() < end
            time.sleep(0.05)
        else:
            return


@dataclass
class Feed:
    """Numbered requests: each is ROWS values equal to its number, at instants of its own."""

    equipment: int
    variable: int
    series: tuple[int, int]
    lock: threading.Lock = field(default_factory=threading.Lock)
    next: int = 0
    answered: set[int] = field(default_factory=set)
    asked: set[int] = field(default_factory=set)

    def times(self, number: int) -> list[str]:
        first = START + timedelta(seconds=number * ROWS)
        return [(first + timedelta(seconds=at)).isoformat() for at in range(ROWS)]

    def send(self, address: str, number: int) -> httpx.Response:
        key = {"Idempotency-Key": f"request-{number}"}
        times = self.times(number)
        if number % 2:
            body = {
                "equipment_id": self.equipment,
                "variable_id": self.variable,
                "values": [{"tstamp": one, "value": float(number)} for one in times],
            }
            return httpx.post(f"{address}/api/v1/ingest/sensor", json=body, headers=key)
        # Both series in one request.
        rows = [f"{one},{number},{self.series[at % 2]}" for at, one in enumerate(times)]
        text = "tstamp,value,metadata_id\n" + "\n".join(rows)
        headers = {**key, "Content-Type": "text/csv"}
        return httpx.post(f"{address}/api/v1/ingest/bulk", content=text, headers=headers)

    def run(self, address: str, stop: threading.Event) -> None:
        while not stop.is_set():
            with self.lock:
                number = self.next
                self.next += 1
                self.asked.add(number)
            try:
                answer = self.send(address, number)
            except httpx.TransportError:
                return
            assert answer.status_code == 201, answer.text
            self.answered.add(number)


@pytest.fixture
def feed(world: World) -> Feed:
    location = world.location(world.site())
    variable = world.variable(unit=world.unit())
    equipment = world.equipment()
    series = [world.series(VariableID=variable, SamplingLocationID=location) for _ in range(2)]
    world.route(equipment, variable, series[0], START)
    return Feed(equipment=equipment, variable=variable, series=(series[0], series[1]))


def _kill_while_it_works(server: Server, feed: Feed) -> None:
    stop = threading.Event()
    before = len(feed.answered)
    threads = [
        threading.Thread(target=feed.run, args=(server.address, stop)) for _ in range(CLIENTS)
    ]
    for thread in threads:
        thread.start()
    while len(feed.answered) < before + 3:
        assert any(thread.is_alive() for thread in threads)
        time.sleep(0.005)
    time.sleep(random.random() * 0.2)
    server.process.kill()
    stop.set()
    for thread in threads:
        thread.join()


def _check(world: World, feed: Feed) -> set[int]:
    """Return the requests that are there; each is whole, and so is its stored answer."""
    counts: Counter[int] = Counter(
        int(str(row["Value"]).split(".")[0]) for row in world.rows("Value")
    )
    assert set(counts.values()) <= {ROWS}, counts
    assert feed.answered <= counts.keys() <= feed.asked
    answers: dict[str, Any] = {
        str(row["IdempotencyKey"]): row for row in world.rows("IngestRequest")
    }
    assert answers.keys() == {f"request-{number}" for number in counts}
    for row in answers.values():
        assert row["StatusCode"] == 201
        assert json.loads(row["Response"])["inserted"] == ROWS
    return set(counts)


def test_no_request_is_half_there_after_kill_9(
    world: World, water_url: str, water_project: Path, feed: Feed, tmp_path: Path
) -> None:
    for _ in range(ROUNDS):
        with running(water_project, water_url, tmp_path / "log") as server:
            _kill_while_it_works(server, feed)
        _check(world, feed)
    there = _check(world, feed)
    with running(water_project, water_url, tmp_path / "log") as server:
        for number in sorted(feed.asked):
            answer = feed.send(server.address, number)
            assert answer.status_code == 201, answer.text
            assert ("idempotent-replayed" in answer.headers) is (number in there)
            feed.answered.add(number)
    assert _check(world, feed) == feed.asked
