"""The product's own server in a process of its own, and clients that ask it."""

from __future__ import annotations

import http.client
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

_ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)")
_READ = 1 << 20


class Refused(Exception):
    """An answer of another status than was expected."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its port and its process."""

    port: int
    pid: int

    @contextmanager
    def client(self) -> Iterator[http.client.HTTPConnection]:
        """Give a connection that is kept open from request to request."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)
        try:
            yield connection
        finally:
            connection.close()

    def memory(self) -> float:
        """Return the largest memory of the process since `forget_memory`, in MB."""
        text = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        found = re.search(r"VmHWM:\s+(\d+) kB", text)
        return int(found.group(1)) / 1000 if found else 0.0

    def forget_memory(self) -> None:
        """Let the largest memory be that of now."""
        Path(f"/proc/{self.pid}/clear_refs").write_text("5", encoding="ascii")


@contextmanager
def serving(project: Path, url: str) -> Iterator[Server]:
    """Run `strandline serve` on a free port of the loopback, and stop it."""
    command = [sys.executable, "-m", "strandline", "-C", str(project), "serve", "--url", url]
    command += ["--port", "0", "--no-access-log", "--no-pages", "--auth", "none"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        server = Server(_port(process), process.pid)
        _wait_for(server)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout is not None:
            process.stdout.close()


def _port(process: subprocess.Popen[str]) -> int:
    assert process.stdout is not None
    said = []
    for line in process.stdout:
        said.append(line)
        found = _ADDRESS.search(line)
        if found:
            return int(found.group(1))
    raise SystemExit("the server did not start: " + "".join(said)[-500:])


def _wait_for(server: Server) -> None:
    for _ in range(200):
        try:
            with server.client() as client:
                get(client, "/healthz")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the server does not answer")


def get(client: http.client.HTTPConnection, path: str) -> bytes:
    """Ask once; Refused for anything but 200."""
    client.request("GET", path)
    answer = client.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise Refused(f"{path}: {answer.status} {body[:300]!r}")
    return body


def post(client: http.client.HTTPConnection, path: str, body: bytes) -> bytes:
    """Send JSON once; Refused for anything but 201."""
    client.request("POST", path, body=body, headers={"Content-Type": "application/json"})
    answer = client.getresponse()
    said = answer.read()
    if answer.status != 201:
        raise Refused(f"{path}: {answer.status} {said[:300]!r}")
    return said


def download(client: http.client.HTTPConnection, path: str, media_type: str) -> int:
    """Read an answer piece by piece and return how many bytes it had; Refused for another type."""
    client.request("GET", path)
    answer = client.getresponse()
    kind = answer.headers.get_content_type()
    if answer.status != 200 or kind != media_type:
        raise Refused(f"{path}: {answer.status} {kind} {answer.read()[:300]!r}")
    size = 0
    while piece := answer.read(_READ):
        size += len(piece)
    return size


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def percentile(seconds: Sequence[float], share: float) -> float:
    """Return the value that so many of a hundred do not exceed."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share / 100))]


def many_clients(server: Server, paths: Sequence[str], *, clients: int, seconds: float) -> float:
    """Return requests a second with so many connections at once, each asking without a pause.

    Clients are spread over two processes, so that their own work is not what is measured.
    """
    # Forked: what would be imported anew costs more than the measurement.
    context = get_context("fork")
    processes = 2 if clients > 1 else 1
    found = context.Queue()
    workers = [
        context.Process(
            target=_clients, args=(server.port, paths, clients // processes, seconds, found)
        )
        for _ in range(processes)
    ]
    for worker in workers:
        worker.start()
    counts = [found.get(timeout=seconds * 20 + 120) for _ in workers]
    for worker in workers:
        worker.join()
    if min(counts) < 0:
        raise Refused("a client was refused under load")
    return sum(counts) / seconds


def _clients(port: int, paths: Sequence[str], clients: int, seconds: float, found: object) -> None:
    counts = [0] * clients
    server = Server(port, os.getpid())

    def ask(number: int) -> None:
        with server.client() as client:
            get(client, paths[0])
            together.wait()
            end = time.perf_counter() + seconds
            at = number
            while time.perf_counter() < end:
                try:
                    get(client, paths[at % len(paths)])
                except Refused:
                    counts[number] = -(10**9)
                    return
                counts[number] += 1
                at += clients

    together = threading.Barrier(clients)
    threads = [threading.Thread(target=ask, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found.put(sum(counts))  # type: ignore[attr-defined]
