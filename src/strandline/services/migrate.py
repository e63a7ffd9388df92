"""Apply and roll back: guard, lock, run, record."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial

from strandline.apply.chain import Leg, forward_legs, read_sealed, rollback_legs
from strandline.apply.executor import Progress
from strandline.apply.interrupted import Stopped, close_interrupted, find_stopped
from strandline.apply.prechecks import Answers
from strandline.apply.recovery import finish, read_stopped, settle_stopped
from strandline.apply.runner import (
    RunnerContext,
    adopt,
    locked,
    run_legs,
)
from strandline.apply.standing import (
    Source,
    Standing,
    drifted,
    find_standing,
    foreign_names,
    own_objects,
    verify_standing,
)
from strandline.dictionary.model import Dictionary
from strandline.drift.live import compare_live
from strandline.errors import NotFound, PlatformFailure, Refused, UsageError
from strandline.ledger.archives import ArchiveRecord
from strandline.ledger.model import Action, Revision, Run
from strandline.ledger.store import Ledger
from strandline.platforms.base import Connection, Platform
from strandline.platforms.files import is_missing_file
from strandline.platforms.held import held_name
from strandline.platforms.registry import platform_for_url
from strandline.services.backfill_standing import pending_backfills
from strandline.services.component import ComponentFolder
from strandline.services.environments import Target
from strandline.services.guard import GuardReport, guard
from strandline.services.precheck import leg_answers, refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class MigrationRequest:
    """Where to go. `to` is None for the newest version (apply) or the one before (rollback).

    `walk` goes through every version also on an empty database. `adopt` names the version that
    a database without a ledger stands at. Lock waiting is in seconds. `allow` names effects
    (`loses-data:dbo.orders.note`) that may happen.
    """

    target: Target
    to: str | None = None
    walk: bool = False
    adopt: str | None = None
    lock_timeout: float = 0.0
    dry_run: bool = False
    allow: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MigrationResult:
    """What was done, or (dry run) would be."""

    component: str
    platform: str
    start: str
    end: str
    legs: tuple[Leg, ...]
    revisions: tuple[Revision, ...] = ()
    interrupted: tuple[Run, ...] = ()
    dry_run: bool = False
    statements: int = 0
    losses: tuple[str, ...] = ()
    archives: tuple[str, ...] = ()
    archived: tuple[ArchiveRecord, ...] = ()
    restored: tuple[ArchiveRecord, ...] = ()
    notes: tuple[str, ...] = field(default=())
    finished: tuple[str, ...] = ()
    """Scripts of an earlier run that stopped in the middle, finished before anything else."""
    guard: GuardReport | None = None
    backfills: tuple[str, ...] = ()
    """Backfills that are pending where the database stands afterwards."""
    prechecks: tuple[Answers, ...] = ()

    @property
    def changed(self) -> bool:
        return bool(self.finished) or (bool(self.legs) and not self.dry_run)

    def as_json(self) -> dict[str, object]:
        return {
            "component": self.component,
            "platform": self.platform,
            "from": self.start,
            "to": self.end,
            "changed": self.changed,
            "dry_run": self.dry_run,
            "scripts": [leg.script for leg in self.legs],
            "statements": self.statements,
            "loses_data": list(self.losses),
            "archives": list(self.archives),
            "archived": [record.as_json() for record in self.archived],
            "restored": [record.as_json() for record in self.restored],
            "interrupted_runs": [run.as_json() for run in self.interrupted],
            "notes": list(self.notes),
            "finished_first": list(self.finished),
            "guard": self.guard.as_json() if self.guard is not None else None,
            "pending_backfills": list(self.backfills),
            "prechecks": [answers.as_json() for answers in self.prechecks],
        }


def utc_now() -> str:
    """Return the current time as ISO 8601 in UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


Confirm = Callable[[MigrationResult], bool]
"""Shown what is about to run; False stops before anything has changed."""


def apply(
    folder: ComponentFolder,
    request: MigrationRequest,
    *,
    progress: Progress | None = None,
    confirm: Confirm | None = None,
) -> MigrationResult:
    """Bring a database up to a version; a script that stopped in the middle is finished first.

    Refused when the database is not what its version says, when a file is not what was sealed,
    when an effect or a plan is not allowed, or when another run holds the lock.
    """
    target = request.to or _newest(folder)
    _known(folder, target)
    with open_session(folder, request, create=request.adopt is None) as session:
        going_on = session.go_on((Action.APPLY, Action.CREATE), target, progress, confirm)
        standing = session.standing(request.adopt)
        current = standing.version
        labels = folder.labels
        if current and labels.index(current) > labels.index(target):
            raise Refused(
                "A043",
                f"the database stands at {current}, which is after {target}",
                hint=f"`strandline rollback --to {target}` goes back",
            )
        legs = forward_legs(
            folder.versions,
            current,
            target,
            session.platform.name,
            folder.component.migrations,
            create_at_once=not request.walk,
        )
        session.refuse_collisions(standing, target)
        return session.run(legs, current, target, request, progress, confirm, going_on)


def rollback(
    folder: ComponentFolder,
    request: MigrationRequest,
    *,
    progress: Progress | None = None,
    confirm: Confirm | None = None,
) -> MigrationResult:
    """Take a database back to a version, by default the one before its own."""
    with open_session(folder, request, create=False) as session:
        going_on = session.go_on((Action.ROLLBACK,), request.to, progress, confirm)
        standing = session.standing(request.adopt)
        current, labels = standing.version, folder.labels
        if not current:
            raise Refused("A044", "the database is empty: there is nothing to roll back")
        # A rollback that was finished just now is the one that was asked for.
        target = request.to or (current if going_on.notes else _before(labels, current))
        _known(folder, target)
        if labels.index(target) > labels.index(current):
            raise Refused(
                "A043",
                f"the database stands at {current}, which is before {target}",
                hint=f"`strandline apply --to {target}` goes forward",
            )
        legs = rollback_legs(
            folder.versions, current, target, session.platform.name, folder.component.migrations
        )
        return session.run(legs, current, target, request, progress, confirm, going_on)


def middle(said: str, stopped: Stopped) -> Refused:
    """Return the refusal that names a script in the middle and the two ways out."""
    return Refused(
        "G031",
        said,
        hint="`strandline recover --finish` runs the rest of it, `strandline recover --undo` takes "
        "back what has run",
        details=stopped.as_json(),
    )


def _passes(labels: list[str], stopped: Stopped, target: str | None) -> bool:
    """Say whether finishing would go past the version that is wanted."""
    end, wanted = labels.index(stopped.end), labels.index(target or "")
    return end < wanted if stopped.action is Action.ROLLBACK else end > wanted


def _newest(folder: ComponentFolder) -> str:
    if not folder.versions:
        raise UsageError(
            "A045",
            "nothing is released yet",
            hint="`strandline release VERSION` freezes the dictionary and writes the scripts",
        )
    return folder.versions[-1].label


def _before(labels: list[str], current: str) -> str:
    place = labels.index(current)
    if place == 0:
        raise Refused(
            "A046",
            f"{current} is the first version: there is none before it",
            hint="drop the database itself if it is not needed any more",
        )
    return labels[place - 1]


def _known(folder: ComponentFolder, label: str) -> None:
    if label not in folder.labels:
        raise NotFound(
            "D020",
            f"there is no version {label}",
            hint=f"versions: {', '.join(folder.labels) or 'none yet'}",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class GoingOn:
    """What became of a script that stopped in the middle; empty where there is none."""

    notes: tuple[str, ...] = ()
    finished: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Session:
    folder: ComponentFolder
    connection: Connection
    platform: Platform
    ledger: Ledger
    context: RunnerContext
    interrupted: tuple[Run, ...]
    dry_run: bool = False

    def go_on(
        self,
        directions: tuple[Action, ...],
        target: str | None,
        progress: Progress | None,
        confirm: Confirm | None,
    ) -> GoingOn:
        """Finish a script that stopped in the middle, and say so; nothing to do for most runs.

        Refused when it went another way than this run, or past the version that is wanted.
        """
        stopped = find_stopped(self.context.journal, self.ledger)
        if stopped is None:
            return GoingOn()
        said = stopped.describe(read_stopped(stopped, self.context).script)
        labels = self.folder.labels
        passes = target in labels and stopped.end in labels and _passes(labels, stopped, target)
        if stopped.action not in directions or passes:
            raise middle(said, stopped)
        if self.dry_run:
            return GoingOn(notes=(f"{said}; it would be finished first",))
        if confirm is not None and not confirm(self.finishing(stopped, said)):
            raise Refused("A048", "not confirmed, so nothing was changed", hint="pass --yes")
        finish(settle_stopped(stopped, self.context), self.context, progress=progress)
        return GoingOn(notes=(f"{said}; it is finished now",), finished=(stopped.script,))

    def finishing(self, stopped: Stopped, said: str) -> MigrationResult:
        """Return what finishing a stopped script amounts to."""
        sealed = read_stopped(stopped, self.context)
        leg = Leg(
            action=stopped.action, start=stopped.start, end=stopped.end, script=stopped.script
        )
        return MigrationResult(
            component=self.context.component,
            platform=self.platform.name,
            start=stopped.start,
            end=stopped.end,
            legs=(leg,),
            interrupted=self.interrupted,
            dry_run=True,
            statements=sealed.script.statement_count - stopped.done,
            notes=(f"{said}; the rest of it runs now",),
        )

    def standing(self, adopted: str | None) -> Standing:
        """Return the verified standing; adopts a version first when asked to."""
        if adopted is not None:
            return self._adopt(adopted)
        stopped = find_stopped(self.context.journal, self.ledger) if self.dry_run else None
        if stopped is not None:
            # Nothing was finished, so there is nothing to compare: this is where it would stand.
            return Standing(version=stopped.end, source=Source.LEDGER)
        found = find_standing(
            self.connection,
            self.platform,
            self.ledger,
            self.folder.component,
            self.folder.versions,
        )
        verified = verify_standing(
            found, self.connection, self.platform, self.folder.versions, self._dictionary
        )
        if verified.source is Source.VERSION_TABLE and not self.dry_run:
            # Scripts run by hand: the database was just compared, so the ledger may say so.
            adopt(self.context, verified.version)
        return verified

    def _dictionary(self, label: str) -> Dictionary:
        return self.folder.version(label).dictionary

    def _adopt(self, label: str) -> Standing:
        _known(self.folder, label)
        if self.ledger.exists() and self.ledger.revisions(self.context.component):
            raise Refused(
                "A047",
                "the database has a ledger already, so no version can be adopted",
                hint="`strandline status` shows where it stands",
            )
        report = compare_live(
            self._dictionary(label),
            self.connection,
            self.platform,
            own=own_objects(self.folder.versions),
        )
        if report.has_drift:
            raise drifted(report, label)
        revisions = () if self.dry_run else (adopt(self.context, label),)
        return Standing(
            version=label,
            source=Source.LEDGER,
            revisions=revisions,
            foreign=foreign_names(report),
        )

    def refuse_collisions(self, standing: Standing, target: str) -> None:
        """Refuse when the way to a version makes a table that somebody else has already."""
        wanted = {
            str(held_name(name, self.platform))
            for version in self.folder.versions
            if version.label == target
            for name in version.objects
        }
        taken = sorted(wanted & set(standing.foreign))
        if taken:
            raise Refused(
                "A052",
                f"the database has objects of others under names this component needs: "
                f"{', '.join(taken)}",
                hint="rename or move them, or give the component a schema of its own",
                details={"objects": taken},
            )

    def run(
        self,
        legs: list[Leg],
        start: str,
        end: str,
        request: MigrationRequest,
        progress: Progress | None,
        confirm: Confirm | None,
        going_on: GoingOn,
    ) -> MigrationResult:
        """Judge, show, confirm and run the legs."""
        sealed = [read_sealed(self.folder.migrations, leg.script) for leg in legs]
        result = MigrationResult(
            component=self.context.component,
            platform=self.platform.name,
            start=start,
            end=end,
            legs=tuple(legs),
            interrupted=self.interrupted,
            dry_run=True,
            statements=sum(item.script.statement_count for item in sealed),
            losses=tuple(loss for item in sealed for loss in item.losses),
            archives=tuple(dict.fromkeys(name for item in sealed for name in item.archives)),
            notes=going_on.notes,
            finished=going_on.finished,
            guard=guard(
                legs, sealed, self.folder, self.context, request.target, allow=request.allow
            ),
        )
        prechecks = _Prechecks(self.folder, self.connection, self.platform)
        if legs:
            prechecks(legs[0])
            result = replace(result, prechecks=tuple(prechecks.asked))
        if request.dry_run or not legs:
            return self._with_backfills(result)
        if result.guard is not None:
            result.guard.enforce()
        if confirm is not None and not confirm(result):
            raise Refused("A048", "not confirmed, so nothing was changed", hint="pass --yes")
        revisions = run_legs(
            legs, sealed, self.context, start=start, progress=progress, between=prechecks
        )
        run_ids = {revision.run_id for revision in revisions}
        records = self.context.archives.records()
        done = replace(
            result,
            dry_run=False,
            revisions=tuple(revisions),
            archived=tuple(item for item in records if item.run_id in run_ids),
            restored=tuple(item for item in records if item.restored_run in run_ids),
            prechecks=tuple(prechecks.asked),
        )
        return self._with_backfills(done)

    def _with_backfills(self, result: MigrationResult) -> MigrationResult:
        pending = pending_backfills(
            self.folder, self.connection, self.platform, self.ledger, result.end
        )
        return replace(result, backfills=pending)


class _Prechecks:
    """Asks the data before each leg: the first before anything runs, the others in their turn."""

    def __init__(self, folder: ComponentFolder, connection: Connection, platform: Platform) -> None:
        self._folder = folder
        self._connection = connection
        self._platform = platform
        self.asked: list[Answers] = []

    def __call__(self, leg: Leg) -> None:
        if self.asked and (self.asked[-1].start, self.asked[-1].end) == (leg.start, leg.end):
            return
        answers = leg_answers(self._folder, leg, self._connection, self._platform)
        if answers.refusing:
            raise refusal(answers, reached=leg.start if self.asked else "")
        self.asked.append(answers)


@contextmanager
def open_session(
    folder: ComponentFolder, request: MigrationRequest, *, create: bool
) -> Iterator[Session]:
    platform = platform_for_url(request.target.url)
    component = folder.component
    if platform.name not in component.platforms:
        raise Refused(
            "A049",
            f"component {component.name} is not released for {platform.features.title}",
            hint=f"its platforms: {', '.join(component.platforms)}",
        )
    deadline = time.monotonic() + request.lock_timeout
    with _connected(platform, request, create=create, deadline=deadline) as connection:
        ledger = Ledger(connection, platform)
        context = RunnerContext(
            connection=connection,
            platform=platform,
            ledger=ledger,
            component=component.name,
            migrations=folder.migrations,
            labels=folder.labels,
            fingerprints={version.label: version.fingerprint for version in folder.versions},
            clock=utc_now,
        )
        if request.dry_run:
            # A dry run writes nothing, not even a lock or a note about an interrupted run.
            yield Session(folder, connection, platform, ledger, context, (), dry_run=True)
            return
        with locked(connection, component.name, wait=partial(wait_until, deadline)):
            interrupted = tuple(close_interrupted(context))
            yield Session(folder, connection, platform, ledger, context, interrupted)


def _connected(
    platform: Platform, request: MigrationRequest, *, create: bool, deadline: float
) -> AbstractContextManager[Connection]:
    """Open the database; a dry run looks at an empty one instead of making a file.

    A database that is a file may be another process's alone while that works on it: that is a lock
    like any other, and is waited for.
    """
    while True:
        try:
            return platform.connect(request.target.url, create=create and not request.dry_run)
        except PlatformFailure as error:
            if create and is_missing_file(error):
                return platform.scratch()
            if error.code != "X207":
                raise
            if not wait_until(deadline):
                raise Refused(
                    "A050",
                    f"another run holds the database: {error.message}",
                    hint="wait for it to end, or give more time with --lock-timeout SECONDS",
                    details=error.details,
                ) from None


def wait_until(deadline: float) -> bool:
    """Sleep a little and say whether there is still time to try the lock again."""
    left = deadline - time.monotonic()
    if left <= 0:
        return False
    time.sleep(min(0.25, left))
    return True
