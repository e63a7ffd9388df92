"""One pass of a backfill: batch by batch, each with its watermark in the same transaction.

Killed anywhere, the database holds whole batches and the key that the last of them ended with;
the next run goes on after it.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from strandline.apply.backfill_keys import Key, KeyRange, decode_key, encode_key, plain_key
from strandline.apply.backfill_work import Outcome, Page, Work
from strandline.apply.executor import Progress
from strandline.errors import PlatformFailure, StrandlineError
from strandline.ledger.backfills import BackfillLedger, DoubtfulRow, Pass, PassState
from strandline.platforms.base import Connection

BUSY = "X207"
"""The code, on every platform, of another session being in the way: trying again may help."""

_TRIES = 10
_LONGEST_WAIT = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How fast to go. Times are in seconds; `target` is how long a batch should take.

    Batches shrink and grow with the time they take, never beyond `batch`. `stop` is asked
    between batches. `now` and `sleep` are the machine's unless a test says otherwise.
    """

    batch: int
    pause: float = 0.0
    target: float = 0.5
    limit: int | None = None
    stop: Callable[[], bool] = lambda: False
    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep

    def next_size(self, size: int, seconds: float) -> int:
        """Return the size of the batch after one of `size` rows that took so long."""
        if seconds <= 0:
            return min(size * 2, self.batch)
        wanted = size * min(2.0, max(0.5, self.target / seconds))
        return max(1, min(int(wanted), self.batch))

    def wait_before(self, attempt: int) -> None:
        """Wait before another try; longer each time, and not in step with others."""
        longest = min(_LONGEST_WAIT, 0.05 * 2**attempt)
        self.sleep(longest * random.uniform(0.5, 1.0))  # noqa: S311 - spreads waits, no secret


@dataclass(frozen=True, slots=True, kw_only=True)
class PassRun:
    """Everything that one run of a pass works with; `clock` gives ISO 8601 in UTC."""

    connection: Connection
    ledger: BackfillLedger
    work: Work
    pace: Pace
    clock: Callable[[], str]
    progress: Progress | None = None


def run_pass(run: PassRun, opened: Pass) -> Pass:
    """Carry a pass on from its watermark to its end, its limit or a stop; return how it stands.

    Whatever happens, the batches that were committed are in the ledger; an error is raised
    after the pass was marked as failed, an interrupt after it was marked as stopped.
    """
    runner = _Runner(run, opened)
    try:
        return runner.go()
    except KeyboardInterrupt:
        runner.end(PassState.STOPPED, "interrupted")
        raise
    except StrandlineError as error:
        runner.end(PassState.FAILED, error.message)
        raise _with_state(error, runner.current) from error


class _Runner:
    def __init__(self, run: PassRun, opened: Pass) -> None:
        self._run = run
        self.current = opened
        self._done = 0

    def go(self) -> Pass:
        run, pace = self._run, self._run.pace
        after = decode_key(self.current.watermark) if self.current.watermark else None
        total = run.work.total(after)
        size = max(1, total) if run.work.in_one_go else pace.batch
        self._tell(total)
        while True:
            if pace.stop():
                return self.end(PassState.STOPPED, "stopped on request")
            left = None if pace.limit is None else pace.limit - self._done
            if left is not None and left <= 0:
                return self.end(PassState.STOPPED, f"stopped after {self._done} rows, as asked")
            started = pace.now()
            wanted = size if left is None or run.work.in_one_go else min(size, left)
            page, size = self._patiently(after, wanted, size)
            if page is None:
                return self._finish()
            after = page.last
            self._tell(max(total, self._done))
            if not run.work.in_one_go:
                size = pace.next_size(size, pace.now() - started)
            if pace.pause:
                pace.sleep(pace.pause)

    def _patiently(self, after: Key | None, wanted: int, size: int) -> tuple[Page | None, int]:
        """Do one batch; another session in the way means waiting and a smaller batch."""
        for attempt in range(_TRIES):
            try:
                return self._batch(after, wanted), size
            except PlatformFailure as failure:
                if failure.code != BUSY or attempt == _TRIES - 1:
                    raise
            self._run.pace.wait_before(attempt)
            if not self._run.work.in_one_go:
                wanted, size = max(1, wanted // 2), max(1, size // 2)
        raise AssertionError("the last try returns or raises")

    def _batch(self, after: Key | None, size: int) -> Page | None:
        run = self._run
        with _transaction(run.connection):
            page = run.work.page(after, size)
            if page is None:
                return None
            outcome = run.work.change(KeyRange(after, page.last))
            current = _added(self.current, page, outcome)
            run.ledger.note_doubtful(current, _doubtful_rows(self.current.doubtful, outcome))
            run.ledger.update(current)
        self.current = current
        self._done += page.count
        return page

    def _finish(self) -> Pass:
        left = self._run.work.left()
        self.current = replace(self.current, rows_left=left)
        return self.end(PassState.FINISHED, "")

    def end(self, state: PassState, message: str) -> Pass:
        """Write how the pass ended; an earlier pass's doubtful rows go when this one finished."""
        run = self._run
        self.current = replace(
            self.current, state=state, finished_at=run.clock(), message=message[:2000]
        )
        try:
            with _transaction(run.connection):
                if state is PassState.FINISHED:
                    for earlier in run.ledger.passes(self.current.name):
                        if earlier.number < self.current.number:
                            run.ledger.forget_doubtful(earlier.name, earlier.number)
                run.ledger.mark(self.current)
        except StrandlineError:
            if state is PassState.FINISHED:
                raise
            # The session may be gone; the next run finds the pass running and goes on.
        return self.current

    def _tell(self, total: int) -> None:
        if self._run.progress is not None:
            self._run.progress(self._done, total, self.current.name)


def _added(current: Pass, page: Page, outcome: Outcome) -> Pass:
    return replace(
        current,
        watermark=encode_key(page.last),
        examined=current.examined + _examined(page, outcome),
        changed=current.changed + outcome.changed,
        doubtful=current.doubtful + len(outcome.doubts),
        batches=current.batches + 1,
    )


def _examined(page: Page, outcome: Outcome) -> int:
    return page.count if outcome.examined is None else outcome.examined


def _doubtful_rows(already: int, outcome: Outcome) -> Iterator[DoubtfulRow]:
    for number, doubt in enumerate(outcome.doubts, start=already + 1):
        yield DoubtfulRow(number=number, row_key=plain_key(doubt.key), reason=doubt.reason)


@contextmanager
def _transaction(connection: Connection, *, keep: bool = True) -> Iterator[None]:
    connection.begin()
    try:
        yield
        if keep:
            connection.commit()
    except BaseException:
        _undo(connection)
        raise
    if not keep:
        connection.rollback()


def _undo(connection: Connection) -> None:
    try:
        connection.rollback()
    except StrandlineError:
        # The session is gone with its transaction; the first error is the one to report.
        return


def _with_state(error: StrandlineError, current: Pass) -> StrandlineError:
    """Add to an error what was kept before it."""
    kept = (
        "nothing was changed"
        if current.batches == 0
        else f"the {current.batches} batches before it are kept; the next run goes on after them"
    )
    error.message = f"backfill {current.name}: {error.message}; {kept}"
    error.details = {**error.details, "backfill": current.name, "batches": current.batches}
    return error


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What a dry run or a verification came to."""

    examined: int = 0
    changed: int = 0
    doubtful: int = 0
    batches: int = 0
    again: int = 0
    """Rows that a second run of the same batch would change again: none, when all is well."""


def preview(run: PassRun) -> Counts:
    """Return what a whole pass would come to; reads only."""
    counts = Counts()
    for span, page in _pages(run):
        counts = _counted(counts, page, run.work.preview(span), 0)
    return counts


def verify(run: PassRun) -> Counts:
    """Run every batch twice in a transaction that is rolled back.

    The second time must change nothing, or a batch repeated after a kill would do harm.
    """
    counts = Counts()
    for span, page in _pages(run):
        with _transaction(run.connection, keep=False):
            first = run.work.change(span)
            second = run.work.change(span)
        counts = _counted(counts, page, first, second.changed)
    return counts


def _pages(run: PassRun) -> Iterator[tuple[KeyRange, Page]]:
    total = run.work.total(None)
    size = max(1, total) if run.work.in_one_go else run.pace.batch
    after: Key | None = None
    done = 0
    while (run.pace.limit is None or done < run.pace.limit) and not run.pace.stop():
        wanted = size if run.pace.limit is None else min(size, run.pace.limit - done)
        page = run.work.page(after, max(1, wanted))
        if page is None:
            return
        yield KeyRange(after, page.last), page
        after, done = page.last, done + page.count
        if run.progress is not None:
            run.progress(done, max(total, done), run.work.name)


def _counted(counts: Counts, page: Page, outcome: Outcome, again: int) -> Counts:
    return replace(
        counts,
        examined=counts.examined + _examined(page, outcome),
        changed=counts.changed + outcome.changed,
        doubtful=counts.doubtful + len(outcome.doubts),
        batches=counts.batches + 1,
        again=counts.again + again,
    )
