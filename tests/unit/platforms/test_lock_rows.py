"""When a lock's holder is gone, and when that is only likely."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from strandline.platforms import lock_rows
from strandline.platforms.lock_rows import is_gone, is_own, own_row, process_start, read_row

HOUR = timedelta(hours=1)


def ago(hours: float) -> str:
    return (datetime.now(UTC) - timedelta(hours=hours)).isoformat(timespec="seconds")


def ended() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


@pytest.mark.parametrize(
    ("changed", "gone"),
    [
        ({}, False),
        ({"renewed_at": ago(100)}, False),  # silent, but the process is there
        ({"pid": "ended"}, True),
        ({"began": "17"}, True),  # the number is another process's now
        ({"began": ""}, False),  # no start time was known: the number must do
        ({"place": "elsewhere"}, False),
        ({"place": "elsewhere", "pid": "ended"}, False),  # its number means nothing here
        ({"place": "elsewhere", "renewed_at": ago(2)}, True),
        ({"place": "", "pid": "ended"}, False),
        ({"place": "", "renewed_at": ago(2)}, True),
    ],
)
def test_proof_that_a_holder_is_gone(changed: dict[str, object], gone: bool) -> None:
    if changed.get("pid") == "ended":
        changed = {**changed, "pid": ended()}
    row = replace(own_row("water", "ann"), **changed)  # type: ignore[arg-type]
    assert is_gone(row, lifetime=HOUR) is gone


def test_a_dead_process_that_nobody_has_buried_is_gone() -> None:
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        row = replace(own_row("w", "a"), pid=process.pid, began=process_start(process.pid))
        assert not is_gone(row, lifetime=HOUR)
        process.kill()
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        assert process_start(process.pid) in ("dead", "")
        assert is_gone(row, lifetime=HOUR) is (process_start(process.pid) == "dead")
    finally:
        process.kill()
        process.communicate()


def test_without_a_way_to_see_processes_time_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock_rows, "place", lambda: "")
    row = own_row("w", "a")
    assert not is_gone(row, lifetime=HOUR)
    assert is_gone(replace(row, renewed_at=ago(2)), lifetime=HOUR)


def test_a_row_is_read_back_as_it_was_written() -> None:
    row = own_row("apply water", 'o\'brien "x"')
    assert read_row([row.values]) == row
    assert read_row([]) is None
    assert is_own(row)
    assert not is_own(replace(row, began="17"))
    assert str(os.getpid()) in row.describe()
