"""Killed in the middle of a batch, locked out, in a hurry: whole batches, and nothing twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from backfill.conftest import DOUBLE, Shop
from strandline import api
from strandline.apply.backfill import Pace, PassRun, run_pass
from strandline.apply.backfill_keys import Key, KeyRange
from strandline.apply.backfill_work import Outcome, Page
from strandline.errors import PlatformFailure, Refused
from strandline.ledger.backfills import BackfillLedger, Pass, PassState
from strandline.ledger.store import Ledger
from strandline.platforms.registry import get_platform

# Dies after the rows of a batch were changed and before its watermark is written (inside), or
# after the transaction (outside).
KILLED = """
import os, signal, sys
from pathlib import Path
from strandline import api
from strandline.ledger.backfills import BackfillLedger
project, url, number, where = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4]
count = 0
plain = BackfillLedger.update
def update(self, one):
    global count
    count += 1
    if where == "inside" and count == number:
        os.kill(os.getpid(), signal.SIGKILL)
    plain(self, one)
BackfillLedger.update = update
def progress(done, total, name):
    if where == "outside" and count == number:
        os.kill(os.getpid(), signal.SIGKILL)
api.backfill_run(project, url=url, progress=progress)
"""
SLOW = """
import sys
from pathlib import Path
from strandline import api
project, url, ready = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
api.backfill_run(project, url=url, pause=0.2, progress=lambda *_: ready.touch())
"""


def killed(shop: Shop, number: int, where: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(shop.root), shop.url, str(number), where],
        capture_output=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()


def changed_rows(shop: Shop) -> int:
    return sum(1 for (size,) in shop.select("item", "size", order="1") if size is not None)


@pytest.mark.slow
def test_killed_again_and_again_it_ends_as_if_it_never_was(shop: Shop) -> None:
    shop.items(50)
    shop.write("sizes.sql", DOUBLE)
    examined = 0
    for number, where in ((2, "inside"), (1, "outside"), (3, "inside")):
        killed(shop, number + (examined > 0), where)
        (standing,) = api.backfill_status(shop.root, url=shop.url).backfills
        assert standing.state.value == "interrupted"
        assert standing.last is not None
        # The ledger counts exactly the rows that are changed: both are of the same transaction.
        assert standing.last.changed == changed_rows(shop)
        assert standing.last.examined >= examined
        examined = standing.last.examined
    (done,) = api.backfill_run(shop.root, url=shop.url).outcomes
    assert (done.resumed, done.state) == (True, "finished")
    assert (done.examined, done.changed, done.doubtful) == (50, 45, 5)
    assert changed_rows(shop) == 45
    assert len(api.backfill_report(shop.root, "sizes", url=shop.url).rows) == 5


@pytest.mark.slow
def test_two_runs_at_once_one_works_the_other_says_who_holds_the_lock(
    shop: Shop, tmp_path: Path
) -> None:
    shop.items(50)
    shop.write("sizes.sql", DOUBLE)
    ready = tmp_path / "ready"
    first = subprocess.Popen([sys.executable, "-c", SLOW, str(shop.root), shop.url, str(ready)])
    try:
        while not ready.exists() and first.poll() is None:
            time.sleep(0.02)
        with pytest.raises((Refused, PlatformFailure)) as caught:
            api.backfill_run(shop.root, url=shop.url)
        assert caught.value.code == "A050" or "another process" in caught.value.message
        assert str(first.pid) in caught.value.message
    finally:
        assert first.wait(timeout=60) == 0
    assert changed_rows(shop) == 45


@pytest.mark.slow
def test_ctrl_c_ends_after_the_batch_with_its_own_exit_code(shop: Shop, tmp_path: Path) -> None:
    shop.items(50)
    shop.write("sizes.sql", DOUBLE)
    command = [sys.executable, "-m", "strandline", "-C", str(shop.root), "backfill", "run"]
    run = subprocess.Popen(
        [*command, "--url", shop.url, "--pause", "300ms"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    is_file = not shop.url.startswith("postgres")
    path = Path(shop.url.partition(":///")[2])
    before = path.stat().st_mtime_ns if is_file else 0
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        time.sleep(0.05)
        if is_file and path.stat().st_mtime_ns != before:
            break
        if not is_file and changed_rows(shop):
            break
    time.sleep(0.3)
    os.kill(run.pid, signal.SIGINT)
    out, err = run.communicate(timeout=60)
    assert run.returncode == 130, (out, err)
    assert "stopping after this batch" in err
    assert "stopped" in out
    (done,) = api.backfill_run(shop.root, url=shop.url).outcomes
    assert (done.resumed, done.examined, done.changed) == (True, 50, 45)


@pytest.mark.parametrize("url", ["postgres"], indirect=True)
def test_a_row_that_somebody_holds_is_waited_for(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    from strandline.platforms.postgres import driver

    monkeypatch.setattr(driver, "SETTINGS", ("SET LOCAL lock_timeout = '50ms'",))
    shop.items(50)
    shop.write("sizes.sql", DOUBLE)
    waits: list[float] = []
    with closing(shop.connect()) as other:
        other.begin()
        other.execute(f"UPDATE {shop.table('item')} SET price = 99 WHERE number = 25")

        def sleep(seconds: float) -> None:
            waits.append(seconds)
            if len(waits) == 3:
                other.commit()

        monkeypatch.setattr("strandline.apply.backfill.time.sleep", sleep)
        monkeypatch.setattr(Pace, "wait_before", lambda self, attempt: sleep(0.0))
        (done,) = api.backfill_run(shop.root, url=shop.url).outcomes
    assert (done.state, done.examined, done.changed) == ("finished", 50, 45)
    assert len(waits) >= 3
    assert (99, 198) in shop.select("item", "price, size")


class Busy:
    """Work on ten keys whose batches are refused a few times."""

    name = "busy"
    in_one_go = False

    def __init__(self, refusals: int) -> None:
        self.refusals = refusals
        self.sizes: list[int] = []

    def total(self, after: Key | None) -> int:
        return 10

    def page(self, after: Key | None, size: int) -> Page | None:
        self.sizes.append(size)
        first = int(str(after[0])) if after else 0
        last = min(10, first + size)
        return Page((last,), last - first) if last > first else None

    def change(self, span: KeyRange) -> Outcome:
        if self.refusals:
            self.refusals -= 1
            raise PlatformFailure("X207", "another session was in the way")
        return Outcome(1)

    def preview(self, span: KeyRange) -> Outcome:
        return Outcome(0)

    def left(self) -> int:
        return 0


def opened() -> Pass:
    return Pass(
        component="c", name="busy", number=1, checksum="", state=PassState.RUNNING, watermark=None,
        examined=0, changed=0, doubtful=0, rows_left=None, batches=0, version="1", revision=0,
        started_at="", finished_at=None, run_id="", holder="", message="",
    )  # fmt: skip


def pass_of(work: Busy, waits: list[float]) -> tuple[Pass, Pass]:
    """What the pass came to, and what the ledger says of it."""
    platform = get_platform("sqlite")
    with platform.scratch() as connection:
        Ledger(connection, platform).create()
        ledger = BackfillLedger(connection, platform, "c")
        ledger.begin(opened())
        run = PassRun(
            connection=connection,
            ledger=ledger,
            work=work,
            pace=Pace(batch=8, now=lambda: 0.0, sleep=waits.append),
            clock=lambda: "now",
        )
        try:
            result = run_pass(run, opened())
        except PlatformFailure:
            result = opened()
        return result, ledger.passes()[0]


def test_a_batch_in_the_way_of_others_waits_longer_and_gets_smaller() -> None:
    waits: list[float] = []
    work = Busy(3)
    result, kept = pass_of(work, waits)
    assert work.sizes[:4] == [8, 4, 2, 1]
    assert len(waits) == 3
    assert all(0 < wait <= 5 for wait in waits)
    assert (result.state, result.examined) == (PassState.FINISHED, 10)
    assert kept == result


def test_patience_ends_and_the_pass_is_marked_as_failed() -> None:
    waits: list[float] = []
    _, kept = pass_of(Busy(1000), waits)
    assert len(waits) == 9
    assert (kept.state, kept.examined, kept.watermark) == (PassState.FAILED, 0, None)
    assert "in the way" in kept.message


@pytest.mark.parametrize(
    ("size", "seconds", "following"),
    [
        (100, 0.5, 100),  # on target
        (100, 1.0, 50),
        (100, 60.0, 50),  # never less than half at once
        (100, 0.25, 200),
        (100, 0.001, 200),  # never more than twice at once
        (900, 0.1, 1000),  # never beyond what was asked for
        (1, 60.0, 1),
        (100, 0.0, 200),
    ],
)
def test_batches_follow_the_time_they_take(size: int, seconds: float, following: int) -> None:
    assert Pace(batch=1000, target=0.5).next_size(size, seconds) == following
