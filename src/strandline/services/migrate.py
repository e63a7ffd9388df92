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
from strandline.apply.runner import (
    RunnerContext,
    adopt,
    close_interrupted,
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
from strandline.ledger.model import Revision, Run
from strandline.ledger.store import Ledger
from strandline.platforms.base import Connection, Platform
from strandline.platforms.files import is_missing_file
from strandline.platforms.held import held_name
from strandline.platforms.registry import platform_for_url
from strandline.services.component import ComponentFolder


@dataclass(frozen=True, slots=True, kw_only=True)
class MigrationRequest:
    """Where to go. `to` is None for the newest version (apply) or the one before (rollback).

    `walk` goes through every version also on an empty database. `adopt` names the version that
    a database without a ledger stands at. Lock waiting is in seconds.
    """

    url: str
    to: str | None = None
    walk: bool = False
    adopt: str | None = None
    lock_timeout: float = 0.0
    dry_run: bool = False


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
    notes: tuple[str, ...] = field(default=())

    @property
    def changed(self) -> bool:
        return bool(self.legs) and not self.dry_run

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
            "interrupted_runs": [run.as_json() for run in self.interrupted],
            "notes": list(self.notes),
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
    """Bring a database up to a version.

    Refused when the database is not what its version says, when a file is not what was sealed,
    or when another run holds the lock.
    """
    target = request.to or _newest(folder)
    _known(folder, target)
    with _session(folder, request, create=request.adopt is None) as session:
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
        return session.run(legs, current, target, request, progress, confirm)


def rollback(
    folder: ComponentFolder,
    request: MigrationRequest,
    *,
    progress: Progress | None = None,
    confirm: Confirm | None = None,
) -> MigrationResult:
    """Take a database back to a version, by default the one before its own."""
    with _session(folder, request, create=False) as session:
        standing = session.standing(request.adopt)
        current, labels = standing.version, folder.labels
        if not current:
            raise Refused("A044", "the database is empty: there is nothing to roll back")
        target = request.to or _before(labels, current)
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
        return session.run(legs, current, target, request, progress, confirm)


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


@dataclass(frozen=True, slots=True)
class _Session:
    folder: ComponentFolder
    connection: Connection
    platform: Platform
    ledger: Ledger
    context: RunnerContext
    interrupted: tuple[Run, ...]
    dry_run: bool = False

    def standing(self, adopted: str | None) -> Standing:
        """Return the verified standing; adopts a version first when asked to."""
        if adopted is not None:
            return self._adopt(adopted)
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
    ) -> MigrationResult:
        """Show, confirm and run the legs."""
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
        )
        if request.dry_run or not legs:
            return result
        if confirm is not None and not confirm(result):
            raise Refused("A048", "not confirmed, so nothing was changed", hint="pass --yes")
        revisions = run_legs(legs, sealed, self.context, start=start, progress=progress)
        return replace(result, dry_run=False, revisions=tuple(revisions))


@contextmanager
def _session(
    folder: ComponentFolder, request: MigrationRequest, *, create: bool
) -> Iterator[_Session]:
    platform = platform_for_url(request.url)
    component = folder.component
    if platform.name not in component.platforms:
        raise Refused(
            "A049",
            f"component {component.name} is not released for {platform.features.title}",
            hint=f"its platforms: {', '.join(component.platforms)}",
        )
    with _connected(platform, request, create=create) as connection:
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
            yield _Session(folder, connection, platform, ledger, context, (), dry_run=True)
            return
        deadline = time.monotonic() + request.lock_timeout
        with locked(connection, component.name, wait=partial(_wait_until, deadline)):
            interrupted = tuple(close_interrupted(context))
            yield _Session(folder, connection, platform, ledger, context, interrupted)


def _connected(
    platform: Platform, request: MigrationRequest, *, create: bool
) -> AbstractContextManager[Connection]:
    """Open the database; a dry run looks at an empty one instead of making a file."""
    try:
        return platform.connect(request.url, create=create and not request.dry_run)
    except PlatformFailure as error:
        if not (create and is_missing_file(error)):
            raise
    return platform.scratch()


def _wait_until(deadline: float) -> bool:
    """Sleep a little and say whether there is still time to try the lock again."""
    left = deadline - time.monotonic()
    if left <= 0:
        return False
    time.sleep(min(0.25, left))
    return True
