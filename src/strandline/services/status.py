"""Status, history and drift of one database."""

from __future__ import annotations

from dataclasses import dataclass

from strandline.apply.interrupted import Stopped, find_stopped
from strandline.apply.standing import Source, Standing, find_standing, own_objects
from strandline.dictionary.names import QName
from strandline.drift.live import DriftReport, compare_live
from strandline.errors import UsageError
from strandline.ledger.journal import Journal
from strandline.ledger.model import Revision, Run, RunState
from strandline.ledger.store import Ledger
from strandline.platforms.registry import platform_for_url
from strandline.services.backfill_standing import pending_backfills
from strandline.services.component import ComponentFolder
from strandline.services.diff import operation_json
from strandline.services.states import StateContext, read_state, shown_url


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusResult:
    """Where a database stands, what is pending, and how the last run went."""

    component: str
    database: str
    platform: str
    version: str
    source: Source
    head: str | None
    pending: tuple[str, ...]
    unreleased: bool
    last_run: Run | None
    stopped: Stopped | None = None
    backfills: tuple[str, ...] = ()
    """Backfills that are pending at this version."""

    @property
    def up_to_date(self) -> bool:
        return not self.pending

    def as_json(self) -> dict[str, object]:
        return {
            "component": self.component,
            "database": self.database,
            "platform": self.platform,
            "version": self.version or None,
            "according_to": self.source.value,
            "newest": self.head,
            "pending": list(self.pending),
            "unreleased_changes": self.unreleased,
            "up_to_date": self.up_to_date,
            "last_run": self.last_run.as_json() if self.last_run else None,
            "stopped": self.stopped.as_json() if self.stopped else None,
            "pending_backfills": list(self.backfills),
        }


def status(folder: ComponentFolder, url: str) -> StatusResult:
    """Return where a database stands; reads only."""
    platform = platform_for_url(url)
    component, labels = folder.component, folder.labels
    with platform.connect(url, create=False) as connection:
        ledger = Ledger(connection, platform)
        standing = find_standing(connection, platform, ledger, component, folder.versions)
        runs = ledger.runs(component.name) if ledger.exists() else []
        stopped = find_stopped(Journal(connection, platform, component.name), ledger)
        if standing.source is Source.UNKNOWN and platform.inspect(connection).dictionary.is_empty:
            standing = Standing(version="", source=Source.EMPTY)
        backfills = pending_backfills(folder, connection, platform, ledger, standing.version)
    after = labels.index(standing.version) + 1 if standing.version in labels else 0
    return StatusResult(
        component=component.name,
        database=shown_url(url),
        platform=platform.name,
        version=standing.version,
        source=standing.source,
        head=labels[-1] if labels else None,
        pending=tuple(labels[after:]),
        unreleased=_unreleased(folder),
        last_run=runs[-1] if runs else None,
        stopped=stopped,
        backfills=backfills,
    )


def _unreleased(folder: ComponentFolder) -> bool:
    """Say whether HEAD differs from the newest version."""
    from strandline.dictionary.canonical import fingerprint

    if not folder.versions:
        return not folder.head.dictionary.is_empty
    return fingerprint(folder.head.dictionary) != folder.versions[-1].fingerprint


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryResult:
    """Everything the ledger of one database says of a component."""

    component: str
    database: str
    revisions: tuple[Revision, ...]
    runs: tuple[Run, ...]

    def as_json(self) -> dict[str, object]:
        return {
            "component": self.component,
            "database": self.database,
            "revisions": [revision.as_json() for revision in self.revisions],
            "runs": [run.as_json() for run in self.runs],
        }

    @property
    def interrupted(self) -> list[Run]:
        return [run for run in self.runs if run.state is RunState.INTERRUPTED]


def history(folder: ComponentFolder, url: str) -> HistoryResult:
    """Return the ledger's revisions and runs, oldest first."""
    platform = platform_for_url(url)
    name = folder.component.name
    with platform.connect(url, create=False) as connection:
        ledger = Ledger(connection, platform)
        there = ledger.exists()
        revisions = tuple(ledger.revisions(name)) if there else ()
        runs = tuple(ledger.runs(name)) if there else ()
    return HistoryResult(component=name, database=shown_url(url), revisions=revisions, runs=runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftResult:
    """How a database differs from the state it is held against."""

    database: str
    against: str
    report: DriftReport

    @property
    def has_drift(self) -> bool:
        return self.report.has_drift

    def as_json(self) -> dict[str, object]:
        return {
            "database": self.database,
            "against": self.against,
            "drift": self.has_drift,
            "differences": [operation_json(item) for item in self.report.operations],
            "notes": list(self.report.notes),
            "unmanaged": [
                {"kind": item.kind, "name": item.name, "reason": item.reason}
                for item in self.report.unmanaged
            ],
        }


def drift(
    folder: ComponentFolder | None, url: str, context: StateContext, *, against: str | None = None
) -> DriftResult:
    """Compare a database with the version its ledger claims, or with any state."""
    platform = platform_for_url(url)
    with platform.connect(url, create=False) as connection:
        own: frozenset[QName] | None = None
        if against is not None:
            state = read_state(against, context)
            expected, label = state.dictionary, state.label
        else:
            if folder is None:
                raise UsageError(
                    "A006",
                    "no project here to compare the database with",
                    hint="pass --against STATE",
                )
            ledger = Ledger(connection, platform)
            standing = find_standing(
                connection, platform, ledger, folder.component, folder.versions
            )
            label = standing.version
            if not label or label not in folder.labels:
                raise UsageError(
                    "A051",
                    "the database does not say which version it stands at"
                    if not label
                    else f"the database stands at {label}, which this project does not have",
                    hint="pass --against VERSION, HEAD or any other state",
                )
            expected, own = folder.version(label).dictionary, own_objects(folder.versions)
        report = compare_live(expected, connection, platform, own=own)
    return DriftResult(database=shown_url(url), against=label, report=report)
