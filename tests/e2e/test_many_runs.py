"""Ten runs at once, in processes of their own: one works, the others wait or say why not."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from strandline import api

RUNS = 10
# A fork server: the package is loaded once, so that ten processes start at the same moment.
LAUNCHER = """
import json, os, sys, time
from strandline import api
from strandline.errors import StrandlineError
import strandline.services.migrate, strandline.ledger.store, strandline.drift.live
from pathlib import Path
project, url, to = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
wait, runs = float(sys.argv[4]), int(sys.argv[5])
gate, open_ = os.pipe()
pipes = []
for _ in range(runs):
    out, into = os.pipe()
    if os.fork() == 0:
        os.close(open_)
        os.read(gate, 1)
        try:
            done = api.apply(project, url=url, to=to, lock_timeout=wait)
            said = {"changed": done.changed, "end": done.end}
        except StrandlineError as error:
            said = {"code": error.code, "exit": error.exit_code, "message": error.message}
        except BaseException as error:
            said = {"bug": repr(error)}
        os.write(into, json.dumps(said).encode())
        os._exit(0)
    os.close(into)
    pipes.append(out)
os.close(open_)
print(json.dumps([json.loads(os.read(pipe, 65536)) for pipe in pipes]))
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


def ten_runs(project: Path, url: str, to: str, wait: float) -> list[dict[str, object]]:
    finished = subprocess.run(
        [sys.executable, "-c", LAUNCHER, str(project), url, to, str(wait), str(RUNS)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert finished.returncode == 0, finished.stderr
    said: list[dict[str, object]] = json.loads(finished.stdout)
    return said


@pytest.mark.slow
def test_ten_runs_that_wait_make_one_revision(water: Path, url: str) -> None:
    said = ten_runs(water, url, "1.0.0", 60)
    assert [one for one in said if "end" not in one] == []
    assert [one["end"] for one in said] == ["1.0.0"] * RUNS
    assert sum(one["changed"] is True for one in said) == 1
    history = api.history(water, url=url)
    assert len({revision.run_id for revision in history.revisions}) == 1
    assert [run.state.value for run in history.runs] == ["finished"]
    assert not api.drift(water, url=url).has_drift


@pytest.mark.slow
def test_ten_runs_that_do_not_wait_say_who_is_at_work(water: Path, url: str) -> None:
    api.apply(water, url=url, to="1.0.0")
    said = ten_runs(water, url, "1.0.1", 0)
    refused = [one for one in said if "end" not in one]
    assert {(one.get("code"), one.get("exit")) for one in refused} <= {("A050", 4)}, refused
    assert sum(one.get("changed") is True for one in said) == 1
    revisions = api.history(water, url=url).revisions
    assert [r.version for r in revisions].count("1.0.1") == 1
    assert not api.drift(water, url=url).has_drift


@pytest.fixture
def stopped(water: Path, url: str) -> Iterator[subprocess.Popen[bytes]]:
    """A run that holds the lock and is stopped by a signal, as a debugger or a laptop's lid does."""
    api.apply(water, url=url, to="1.0.0")
    code = (
        "import os, signal, sys; from pathlib import Path; from strandline import api\n"
        "def progress(done, total, title):\n"
        "    if done == 5: os.kill(os.getpid(), signal.SIGSTOP)\n"
        "api.apply(Path(sys.argv[1]), url=sys.argv[2], progress=progress)"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(water), url])
    os.waitid(os.P_PID, process.pid, os.WSTOPPED)
    yield process
    process.kill()
    process.wait()


def test_a_stopped_holder_is_waited_for_and_a_killed_one_is_not(
    water: Path, url: str, stopped: subprocess.Popen[bytes]
) -> None:
    (said,) = ten_runs(water, url, "1.7.0", 0.2)[:1]
    assert said["code"] == "A050"
    assert str(stopped.pid) in str(said["message"])
    stopped.send_signal(signal.SIGKILL)
    stopped.wait()
    # PostgreSQL needs a moment to notice that its client is gone.
    assert api.apply(water, url=url, lock_timeout=20).end == "1.7.0"
    assert not api.drift(water, url=url).has_drift
