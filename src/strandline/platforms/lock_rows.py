"""A named lock as a row, for databases whose sessions have none: who holds it, and whether still.

A row outlives its holder. It is taken over only with proof that the holder is gone:

- on the same machine, the process is not there any more, or another one has its number (then it
  started later than the lock says);
- elsewhere, the row was not renewed for longer than its lifetime. The holder renews it with every
  transaction and asks on the same occasion whether it still has it: one that was thought dead stops
  before it changes anything.

Two machines may have one name, and containers on one machine see different processes; a process
number is proof only where boot and process namespace are the same.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from strandline.errors import PlatformFailure

COLUMNS = ("name", "owner", "host", "place", "pid", "began", "taken_at", "renewed_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class LockRow:
    """Who holds a lock. `began` is when the process started, as its machine counts; times are UTC.

    `place` is what makes a process number meaningful, "" where that cannot be known.
    """

    name: str
    owner: str
    host: str
    place: str
    pid: int
    began: str
    taken_at: str
    renewed_at: str

    @property
    def values(self) -> tuple[object, ...]:
        """Return what goes into the columns, in their order."""
        return tuple(getattr(self, column) for column in COLUMNS)

    def describe(self) -> str:
        """Say who holds it, as far as the row tells."""
        return f"{self.owner} (process {self.pid} on {self.host}, since {self.taken_at})"


def read_row(rows: Sequence[tuple[object, ...]]) -> LockRow | None:
    """Return the row that a query for one name's columns found."""
    if not rows:
        return None
    name, owner, host, where, pid, began, taken_at, renewed_at = rows[0]
    return LockRow(
        name=str(name),
        owner=str(owner),
        host=str(host),
        place=str(where),
        pid=int(str(pid)),
        began=str(began),
        taken_at=str(taken_at),
        renewed_at=str(renewed_at),
    )


def own_row(name: str, owner: str) -> LockRow:
    """Return the row with which this process takes a lock now."""
    pid = os.getpid()
    at = moment()
    return LockRow(
        name=name,
        owner=owner,
        host=socket.gethostname(),
        place=place(),
        pid=pid,
        began=process_start(pid),
        taken_at=at,
        renewed_at=at,
    )


def moment() -> str:
    """Return the present as ISO 8601 in UTC, to the second: texts that sort by time."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def is_gone(row: LockRow, *, lifetime: timedelta) -> bool:
    """Say whether it is proven that the holder of a lock does not run any more."""
    here = place()
    if row.place and row.place == here:
        return not _is_running(row.pid, row.began)
    expired = datetime.fromisoformat(row.renewed_at) + lifetime
    return datetime.now(UTC) > expired


def is_own(row: LockRow) -> bool:
    """Say whether this process holds a lock."""
    pid = os.getpid()
    return row.pid == pid and row.place == place() and row.began == process_start(pid)


def lost(name: str, row: LockRow | None) -> PlatformFailure:
    """Return the failure of a holder whose lock was taken over."""
    by = row.describe() if row is not None else "nobody holds it now"
    return PlatformFailure(
        "G040",
        f"the lock {name} was taken over meanwhile: {by}",
        hint="nothing was changed since; run again when the other run has ended",
    )


@cache
def place() -> str:
    """Return what tells this machine's processes from others: boot and process namespace."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        return f"{boot} {Path('/proc/self/ns/pid').readlink()}"
    except (OSError, ValueError):
        # No /proc: the host's name is the best there is.
        return f"host {socket.gethostname()}"


def process_start(pid: int) -> str:
    """Return when a process started, in clock ticks since boot.

    "" where that cannot be read, "dead" for one that has ended and that nobody has buried yet.
    """
    try:
        line = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    # The second field is the program's name in brackets, which may hold spaces and brackets.
    fields = line.rpartition(")")[2].split()
    if len(fields) <= 19:
        return ""
    return "dead" if fields[0] in ("Z", "X") else fields[19]


def _is_running(pid: int, began: str) -> bool:
    if os.name == "nt":
        return True  # there, signal 0 is no question; the lock's lifetime decides
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # somebody else's process, but a process
    now = process_start(pid)
    # Where a start time is hidden or unknown, the number alone must do.
    return now == began if began and now else now != "dead"
