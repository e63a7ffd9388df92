"""How a component's backfills stand in one database: pending, half done, finished, changed."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from strandline.backfill.folder import BackfillFolder, read_folder
from strandline.backfill.model import Definition
from strandline.errors import InvalidInput, Refused
from strandline.ledger.backfills import BackfillLedger, Pass, PassState
from strandline.ledger.model import Revision
from strandline.ledger.store import Ledger
from strandline.platforms.base import Connection, Platform
from strandline.services.component import ComponentFolder


class BackfillState(enum.Enum):
    """How a backfill stands in a database."""

    PENDING = "pending"
    INTERRUPTED = "interrupted"
    STOPPED = "stopped"
    FAILED = "failed"
    FINISHED = "finished"
    AGAIN = "pending again"
    CHANGED = "changed"
    WAITING = "waiting"
    OVER = "over"
    ELSEWHERE = "not for this platform"

    @property
    def is_pending(self) -> bool:
        """Whether a run without names would do it."""
        return self in _PENDING


_PENDING = frozenset(
    {
        BackfillState.PENDING,
        BackfillState.INTERRUPTED,
        BackfillState.STOPPED,
        BackfillState.FAILED,
        BackfillState.AGAIN,
    }
)
_HALF_DONE = {
    PassState.RUNNING: BackfillState.INTERRUPTED,
    PassState.STOPPED: BackfillState.STOPPED,
    PassState.FAILED: BackfillState.FAILED,
    PassState.RESET: BackfillState.PENDING,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BackfillStanding:
    """One backfill in one database. `definition` is None where the platform has no file."""

    name: str
    version: str
    until: str | None
    state: BackfillState
    sealed: bool
    definition: Definition | None
    last: Pass | None

    def as_json(self) -> dict[str, object]:
        return {
            "name": self.name,
            "version": self.version,
            "until": self.until,
            "state": self.state.value,
            "pending": self.state.is_pending,
            "sealed": self.sealed,
            "file": self.definition.file if self.definition else None,
            "last_pass": self.last.as_json() if self.last else None,
        }


def standings(
    backfills: BackfillFolder,
    platform: Platform,
    labels: Sequence[str],
    version: str,
    *,
    passes: Mapping[str, Pass],
    revisions: Sequence[Revision],
) -> list[BackfillStanding]:
    """Return every backfill of the component, in the order in which they run."""
    found = []
    for name in in_order(backfills, labels):
        first = backfills.variants(name)[0]
        definition = backfills.for_platform(name, platform.name)
        last = passes.get(name)
        state = BackfillState.ELSEWHERE
        if definition is not None:
            state = _state(definition, last, labels, version, revisions)
        found.append(
            BackfillStanding(
                name=name,
                version=first.version,
                until=first.until,
                state=state,
                sealed=definition is not None and backfills.is_sealed(definition),
                definition=definition,
                last=last,
            )
        )
    return found


def _state(
    definition: Definition,
    last: Pass | None,
    labels: Sequence[str],
    version: str,
    revisions: Sequence[Revision],
) -> BackfillState:
    here = _place(version, labels) if version in labels else -1
    first = _place(definition.version, labels)
    if last is not None and last.checksum != definition.checksum:
        return BackfillState.CHANGED
    if definition.until is not None and here >= _place(definition.until, labels):
        return BackfillState.OVER
    if here < first:
        return BackfillState.WAITING
    if last is None:
        return BackfillState.PENDING
    if last.state is not PassState.FINISHED:
        return _HALF_DONE[last.state]
    if _went_below(first, last, labels, revisions):
        return BackfillState.AGAIN
    return BackfillState.FINISHED


def _went_below(
    first: int, last: Pass, labels: Sequence[str], revisions: Sequence[Revision]
) -> bool:
    """Say whether the database stood before the backfill's version after the pass."""
    return any(
        revision.position > last.revision
        and (revision.version not in labels or labels.index(revision.version) < first)
        for revision in revisions
    )


def in_order(backfills: BackfillFolder, labels: Sequence[str]) -> list[str]:
    """Return the names by version, each after those that it says it comes after.

    InvalidInput for an unknown name or a circle. Versions to come stand last.
    """
    waiting = sorted(
        backfills.names,
        key=lambda name: (_place(backfills.variants(name)[0].version, labels), name),
    )
    ordered: list[str] = []
    while waiting:
        ready = [name for name in waiting if _needs(backfills, name) <= set(ordered)]
        if not ready:
            raise InvalidInput(
                "B009",
                f"the backfill {waiting[0]} comes after one that is not there, or after itself",
                findings=(),
                hint=f"its `after` names: {', '.join(sorted(_needs(backfills, waiting[0])))}",
            )
        ordered.append(ready[0])
        waiting.remove(ready[0])
    return ordered


def _place(label: str, labels: Sequence[str]) -> int:
    """Return where a version stands; one that is not released yet comes after all."""
    return labels.index(label) if label in labels else len(labels)


def _needs(backfills: BackfillFolder, name: str) -> set[str]:
    return set(backfills.variants(name)[0].after)


def require_runnable(standing: BackfillStanding, backfills: BackfillFolder, version: str) -> None:
    """Refuse a backfill that does not belong to where the database stands."""
    name = standing.name
    match standing.state:
        case BackfillState.ELSEWHERE:
            files = ", ".join(item.file for item in backfills.variants(name))
            raise Refused(
                "B025",
                f"the backfill {name} has no file for this platform",
                hint=f"it has {files}; write NAME.PLATFORM.sql, or NAME.sql for all",
            )
        case BackfillState.WAITING:
            raise Refused(
                "B023",
                f"the backfill {name} runs from version {standing.version} on, and the database "
                f"stands at {version}",
                hint=f"`strandline apply --to {standing.version}` first (release it, if it is "
                "still to come)",
            )
        case BackfillState.OVER:
            raise Refused(
                "B024",
                f"the backfill {name} runs before version {standing.until}, and the database "
                f"stands at {version}",
                hint="what it does has no place in this version any more",
            )
        case BackfillState.CHANGED:
            raise Refused(
                "B022",
                f"the backfill {name} says something else than what was run on this database",
                hint="restore the file from version control; a change belongs in a backfill of "
                "another name",
            )
        case _:
            return


def pending_backfills(
    folder: ComponentFolder,
    connection: Connection,
    platform: Platform,
    ledger: Ledger,
    version: str,
) -> tuple[str, ...]:
    """Return the names of what a run of backfills would do; empty when they cannot be read.

    For verbs that only mention them: `check` and `backfill list` say what is wrong with a file.
    """
    try:
        backfills = read_folder(folder.directory)
        if not backfills.definitions:
            return ()
        found = standings_of(folder, backfills, connection, platform, ledger, version)
    except (InvalidInput, Refused):
        return ()
    return tuple(item.name for item in found if item.state.is_pending)


def standings_of(
    folder: ComponentFolder,
    backfills: BackfillFolder,
    connection: Connection,
    platform: Platform,
    ledger: Ledger,
    version: str,
) -> list[BackfillStanding]:
    """Return every backfill with how it stands in the database of a connection."""
    name = folder.component.name
    kept = BackfillLedger(connection, platform, name)
    return standings(
        backfills,
        platform,
        folder.labels,
        version,
        passes=kept.latest() if kept.exists() else {},
        revisions=ledger.revisions(name) if ledger.exists() else (),
    )
