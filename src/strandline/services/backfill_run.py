"""Running backfills on one database: for real, counted, or twice in a rolled back transaction."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from strandline.apply.backfill import Counts, Pace, PassRun, preview, run_pass, verify
from strandline.apply.backfill_python import PythonWork
from strandline.apply.backfill_work import SqlWork, Work, WorkContext
from strandline.apply.executor import Progress
from strandline.apply.runner import holder, locked
from strandline.backfill.folder import read_folder
from strandline.backfill.model import Definition, PythonBody
from strandline.errors import Refused, UsageError
from strandline.ledger.backfills import Pass, PassState
from strandline.services.backfill_desk import Desk, open_desk
from strandline.services.backfill_standing import (
    BackfillStanding,
    BackfillState,
    require_runnable,
)
from strandline.services.component import ComponentFolder
from strandline.services.migrate import utc_now, wait_until
from strandline.services.states import shown_url


@dataclass(frozen=True, slots=True, kw_only=True)
class BackfillRequest:
    """What to run and how. Without `names`, all that are pending. Times are in seconds.

    `dry_run` only counts; `verify` runs every batch twice and rolls it back. `limit` stops after
    so many rows. `batch`, `pause` and `target` (how long a batch should take) override the file.
    """

    url: str
    names: tuple[str, ...] = ()
    dry_run: bool = False
    verify: bool = False
    limit: int | None = None
    batch: int | None = None
    pause: float | None = None
    target: float = 0.5
    lock_timeout: float = 0.0
    stop: Callable[[], bool] = lambda: False

    def check(self) -> None:
        """Refuse options that contradict each other or make no sense."""
        if self.dry_run and self.verify:
            raise UsageError("B041", "--dry-run and --verify are both given", hint="give one")
        for word, value in (("--limit", self.limit), ("--batch", self.batch)):
            if value is not None and value < 1:
                raise UsageError("B041", f"{word} must be at least 1 row", hint=f"{word} 1000")
        if self.target <= 0 or (self.pause or 0) < 0:
            raise UsageError("B041", "a length of time must not be negative", hint="--pause 0.05")


@dataclass(frozen=True, slots=True, kw_only=True)
class BackfillOutcome:
    """What became of one backfill. `left` is counted after the run.

    `again` is known of a verification: rows that a repeated batch would change once more.
    """

    name: str
    state: str
    examined: int
    changed: int
    doubtful: int
    left: int | None
    batches: int
    resumed: bool = False
    again: int | None = None

    def as_json(self) -> dict[str, object]:
        return {
            "name": self.name,
            "state": self.state,
            "examined": self.examined,
            "changed": self.changed,
            "doubtful": self.doubtful,
            "left": self.left,
            "batches": self.batches,
            "resumed": self.resumed,
            "changed_again": self.again,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class BackfillResult:
    """What a run, a dry run or a verification came to; `mode` says which it was."""

    component: str
    database: str
    platform: str
    version: str
    mode: str
    outcomes: tuple[BackfillOutcome, ...]

    @property
    def failed(self) -> bool:
        """Whether a verification found a batch that is not the same the second time."""
        return any(outcome.again for outcome in self.outcomes)

    @property
    def stopped(self) -> bool:
        return any(outcome.state == PassState.STOPPED.value for outcome in self.outcomes)

    def as_json(self) -> dict[str, object]:
        return {
            "component": self.component,
            "database": self.database,
            "platform": self.platform,
            "version": self.version,
            "mode": self.mode,
            "ok": not self.failed,
            "backfills": [outcome.as_json() for outcome in self.outcomes],
        }


def run(
    folder: ComponentFolder, request: BackfillRequest, *, progress: Progress | None = None
) -> BackfillResult:
    """Run backfills on one database under the component's lock; a dry run takes none."""
    request.check()
    backfills = read_folder(folder.directory, base=folder.base)
    for name in request.names:
        backfills.variants(name)
    with open_desk(folder, backfills, request.url) as desk:
        runner = _Runner(desk, request, progress)
        if request.dry_run:
            return runner.run()
        deadline = time.monotonic() + request.lock_timeout
        waiting = partial(wait_until, deadline)
        with locked(desk.connection, folder.component.name, wait=waiting):
            return runner.run()


@dataclass(frozen=True, slots=True)
class _Runner:
    _desk: Desk
    _request: BackfillRequest
    _progress: Progress | None

    def run(self) -> BackfillResult:
        """Run what is wanted, in order; refuse before the first batch of any."""
        request = self._request
        wanted = [item for item in self._desk.standings() if self._is_wanted(item)]
        for item in wanted:
            require_runnable(item, self._desk.backfills, self._desk.version)
            if not request.dry_run and not request.verify:
                self._desk.backfills.require_sealed(_defined(item))
        outcomes = []
        for item in wanted:
            outcome = self._one(item)
            outcomes.append(outcome)
            if outcome.state == PassState.STOPPED.value or request.stop():
                break
        mode = "dry run" if request.dry_run else "verification" if request.verify else "run"
        return BackfillResult(
            component=self._desk.folder.component.name,
            database=shown_url(self._desk.url),
            platform=self._desk.platform.name,
            version=self._desk.version,
            mode=mode,
            outcomes=tuple(outcomes),
        )

    def _is_wanted(self, item: BackfillStanding) -> bool:
        if self._request.names:
            return item.name in self._request.names
        return item.state.is_pending or item.state is BackfillState.CHANGED

    def _one(self, item: BackfillStanding) -> BackfillOutcome:
        request = self._request
        definition = _defined(item)
        work = self._work(definition)
        pass_run = PassRun(
            connection=self._desk.connection,
            ledger=self._desk.kept,
            work=work,
            pace=Pace(
                batch=request.batch or definition.batch,
                pause=definition.pause if request.pause is None else request.pause,
                target=request.target,
                limit=request.limit,
                stop=request.stop,
            ),
            clock=utc_now,
            progress=self._progress,
        )
        if request.dry_run:
            return _counted(item.name, "dry run", preview(pass_run), work.left(), again=None)
        if request.verify:
            counts = verify(pass_run)
            return _counted(item.name, "verified", counts, work.left(), again=counts.again)
        self._require_earlier(definition)
        # Asked before the first batch too, so that a query that cannot run stops it there.
        work.left()
        opened, resumed = self._open(item, definition)
        done = run_pass(pass_run, opened)
        return BackfillOutcome(
            name=item.name,
            state=done.state.value,
            examined=done.examined,
            changed=done.changed,
            doubtful=done.doubtful,
            left=done.rows_left if done.rows_left is not None else work.left(),
            batches=done.batches,
            resumed=resumed,
        )

    def _work(self, definition: Definition) -> Work:
        dictionary = self._desk.folder.version(self._desk.version).dictionary
        context = WorkContext(
            connection=self._desk.connection,
            platform=self._desk.platform,
            dictionary=dictionary,
            lowered=self._desk.platform.lower(dictionary).dictionary,
            default_schema=self._desk.folder.component.default_schema,
            labels=self._desk.folder.labels,
            standing=self._desk.version,
        )
        body = definition.body
        if isinstance(body, PythonBody):
            return PythonWork(context, definition, body)
        return SqlWork(context, definition, body)

    def _require_earlier(self, definition: Definition) -> None:
        if not definition.after:
            return
        states = {item.name: item.state for item in self._desk.standings()}
        missing = [name for name in definition.after if states[name] is not BackfillState.FINISHED]
        if missing:
            raise Refused(
                "B026",
                f"the backfill {definition.name} comes after {', '.join(missing)}",
                hint=f"`strandline backfill run {' '.join(missing)}` first",
                details={"after": missing},
            )

    def _open(self, item: BackfillStanding, definition: Definition) -> tuple[Pass, bool]:
        """Return the pass to carry on, or a new one; it stands in the ledger before any batch."""
        complete = self._desk.ledger.is_complete()
        self._desk.connection.begin()
        if not complete:
            self._desk.ledger.create()
        last = item.last
        goes_on = last is not None and last.state.can_go_on
        revisions = self._desk.ledger.revisions(self._desk.folder.component.name)
        opened = Pass(
            component=self._desk.folder.component.name,
            name=definition.name,
            number=(last.number + 1) if last is not None else 1,
            checksum=definition.checksum,
            state=PassState.RUNNING,
            watermark=None,
            examined=0,
            changed=0,
            doubtful=0,
            rows_left=None,
            batches=0,
            version=self._desk.version,
            revision=revisions[-1].position if revisions else 0,
            started_at=utc_now(),
            finished_at=None,
            run_id=str(uuid.uuid4()),
            holder=holder(),
            message="",
        )
        if last is not None and goes_on:
            opened = replace(
                last,
                state=PassState.RUNNING,
                finished_at=None,
                run_id=opened.run_id,
                holder=opened.holder,
                message="",
            )
            self._desk.kept.update(opened)
        else:
            self._desk.kept.begin(opened)
        self._desk.connection.commit()
        return opened, goes_on


def _defined(item: BackfillStanding) -> Definition:
    if item.definition is None:
        raise AssertionError("require_runnable refuses what has no file here")
    return item.definition


def _counted(
    name: str, state: str, counts: Counts, left: int, *, again: int | None
) -> BackfillOutcome:
    return BackfillOutcome(
        name=name,
        state=state if not again else "not the same twice",
        examined=counts.examined,
        changed=counts.changed,
        doubtful=counts.doubtful,
        left=left,
        batches=counts.batches,
        again=again,
    )
