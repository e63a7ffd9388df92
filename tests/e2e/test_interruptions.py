"""Killed, cut off and run twice at once: the next run finds a known state and says so."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from strandline import api
from strandline.errors import PlatformFailure, Refused
from strandline.platforms.registry import platform_for_url

KILLED = """
import os, signal, sys
from pathlib import Path
from strandline import api
project, url, number = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
def progress(done, total, title):
    if done == number:
        os.kill(os.getpid(), signal.SIGKILL)
api.apply(project, url=url, progress=progress)
"""
SLOW = """
import sys, time
from pathlib import Path
from strandline import api
project, url, ready = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
def progress(done, total, title):
    ready.touch()
    if done < 20:
        time.sleep(0.1)
api.apply(project, url=url, progress=progress)
"""


@pytest.fixture(params=["sqlite", "duckdb", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "postgres":
        value: str = request.getfixturevalue("postgres_url")
        return value
    return f"{request.param}:///{tmp_path.as_posix()}/x.db"


@pytest.fixture
def water(tmp_path: Path) -> Path:
    root = tmp_path / "lab"
    api.init(root, pack="water")
    return root


def statements_to(project: Path, url: str, version: str) -> int:
    result = api.apply(project, url=url, to=version, dry_run=True)
    return int(str(result.as_json()["statements"]))


@pytest.mark.slow
def test_killed_at_statements_all_along_the_chain(water: Path, url: str) -> None:
    api.apply(water, url=url, to="1.0.0")
    total = statements_to(water, url, "1.7.0")
    numbers = sorted({1, 2, 3, total // 3, total // 2, total - 1, total})
    for number in numbers:
        before = api.status(water, url=url).version
        finished = subprocess.run(
            [sys.executable, "-c", KILLED, str(water), url, str(number)],
            capture_output=True,
            check=False,
            timeout=120,
        )
        assert finished.returncode == -9, finished.stderr.decode()
        stands = api.status(water, url=url)
        assert stands.version >= before
        report = api.drift(water, url=url)
        assert not report.has_drift, report.as_json()
        runs = api.history(water, url=url).runs
        assert runs[-1].state.value == "started"
        back = api.rollback(water, url=url, to="1.0.0") if stands.version != "1.0.0" else None
        if back is None:
            assert api.apply(water, url=url, to="1.0.0").interrupted
        else:
            assert back.interrupted
    assert api.apply(water, url=url).end == "1.7.0"
    assert not api.drift(water, url=url).has_drift


def test_two_runs_at_once_one_works_the_other_says_who_holds_the_lock(
    water: Path, url: str, tmp_path: Path
) -> None:
    ready = tmp_path / "ready"
    first = subprocess.Popen([sys.executable, "-c", SLOW, str(water), url, str(ready)])
    try:
        deadline = time.monotonic() + 60
        while not ready.exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        with pytest.raises((Refused, PlatformFailure)) as caught:
            api.apply(water, url=url)
        # A DuckDB file is held by its process, so the second one cannot even open it.
        assert caught.value.code == "A050" or "another process" in caught.value.message
        assert str(first.pid) in caught.value.message
    finally:
        assert first.wait(timeout=120) == 0
    assert api.status(water, url=url).version == "1.7.0"
    assert len(api.history(water, url=url).runs) == 1


def test_a_waiting_run_goes_on_when_the_first_is_done(
    water: Path, tmp_path: Path, postgres_url: str
) -> None:
    ready = tmp_path / "ready"
    first = subprocess.Popen([sys.executable, "-c", SLOW, str(water), postgres_url, str(ready)])
    try:
        while not ready.exists():
            time.sleep(0.02)
        second = api.apply(water, url=postgres_url, lock_timeout=60)
    finally:
        assert first.wait(timeout=120) == 0
    assert (second.changed, second.end) == (False, "1.7.0")


def test_a_lost_connection_leaves_the_version_before(water: Path, postgres_url: str) -> None:
    api.apply(water, url=postgres_url, to="1.0.0")
    platform = platform_for_url(postgres_url)

    def cut(done: int, total: int, title: str) -> None:
        del total, title
        if done == 20:
            with platform.connect(postgres_url) as other:
                other.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )

    with pytest.raises(PlatformFailure) as caught:
        api.apply(water, url=postgres_url, progress=cut)
    assert "connection" in caught.value.message.lower()
    assert not api.drift(water, url=postgres_url).has_drift
    assert api.apply(water, url=postgres_url).end == "1.7.0"


def test_a_statement_that_fails_leaves_nothing_behind(water: Path, postgres_url: str) -> None:
    api.apply(water, url=postgres_url, to="1.1.0")
    with platform_for_url(postgres_url).connect(postgres_url) as connection:
        # What the guard would refuse by name is put there behind its back, while it runs.
        def meddle(done: int, total: int, title: str) -> None:
            del total, title
            if done == 1:
                connection.execute('CREATE TABLE dbo."DataProvenance" (x INT)')

        with pytest.raises(PlatformFailure) as caught:
            api.apply(water, url=postgres_url, to="1.2.0", progress=meddle)
        connection.execute('DROP TABLE dbo."DataProvenance"')
    assert "nothing was changed" in caught.value.message
    assert api.status(water, url=postgres_url).version == "1.1.0"
    assert api.history(water, url=postgres_url).runs[-1].state.value == "failed"
    assert not api.drift(water, url=postgres_url).has_drift


FULL = """
import resource, sys
from strandline.cli.main import main
limit = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
main()
"""


def test_a_full_disk_is_named_and_leaves_the_version_before(water: Path) -> None:
    url = f"sqlite:///{water.as_posix()}/x.db"
    api.apply(water, url=url, to="1.1.0")
    size = (water / "x.db").stat().st_size
    # A file that may not grow stands in for a disk that is full: the write fails the same way.
    finished = subprocess.run(
        [
            sys.executable,
            "-c",
            FULL,
            str(size + 4096),
            "-C",
            str(water),
            "apply",
            "--yes",
            "--url",
            url,
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert finished.returncode == 5, finished.stderr
    assert "disk" in finished.stderr
    assert "Traceback" not in finished.stderr
    assert api.status(water, url=url).version == "1.1.0"
    assert not api.drift(water, url=url).has_drift
    assert api.apply(water, url=url).end == "1.7.0"
