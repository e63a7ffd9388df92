"""Archives of one component in one database: list, show, export, restore, purge."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from strandline.apply.approving import Planned, require_chain, why_not
from strandline.apply.archives import ArchiveStore, Brought, shown_columns
from strandline.apply.chain import Leg
from strandline.apply.runner import locked
from strandline.apply.standing import find_standing
from strandline.diff.kept import Kept
from strandline.diff.operations import Archive
from strandline.errors import NotFound, Refused, UsageError
from strandline.ledger.approvals import Approvals
from strandline.ledger.archives import ArchiveRecord, Archives
from strandline.ledger.model import Action
from strandline.ledger.store import Ledger
from strandline.plan.model import PlannedMigration
from strandline.platforms.archiving.registry import ArchiveState
from strandline.platforms.base import Connection, Platform
from strandline.platforms.held import held_name
from strandline.platforms.registry import platform_for_url
from strandline.services.approve import ApprovalResult, approve_plan
from strandline.services.component import ComponentFolder
from strandline.services.environments import Target
from strandline.services.guard import standard_of
from strandline.services.migrate import utc_now
from strandline.services.release import replan
from strandline.services.states import shown_url


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveEntry:
    """An archiving with the number of rows it holds now."""

    record: ArchiveRecord
    rows: int

    def as_json(self) -> dict[str, object]:
        return {**self.record.as_json(), "rows": self.rows}


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveList:
    """Every archiving of a component, oldest first."""

    component: str
    database: str
    entries: tuple[ArchiveEntry, ...]

    def as_json(self) -> dict[str, object]:
        return {
            "component": self.component,
            "database": self.database,
            "archives": [entry.as_json() for entry in self.entries],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveRows:
    """Some rows of one archiving, for the person who asked to see them."""

    entry: ArchiveEntry
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]

    def as_json(self) -> dict[str, object]:
        return {
            **self.entry.as_json(),
            "columns": list(self.columns),
            "shown": [list(row) for row in self.rows],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveExport:
    """Where the rows of an archiving were written."""

    entry: ArchiveEntry
    file: str

    def as_json(self) -> dict[str, object]:
        return {**self.entry.as_json(), "file": self.file}


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveRestore:
    """What a restore by hand did."""

    entry: ArchiveEntry
    brought: Brought

    def as_json(self) -> dict[str, object]:
        return {
            **self.entry.as_json(),
            "restored_now": self.brought.restored,
            "kept_newer": self.brought.superseded,
            "without_row": self.brought.orphaned,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivePurge:
    """Which archivings were (or, in a dry run, would be) removed for good."""

    entries: tuple[ArchiveEntry, ...]
    dry_run: bool

    def as_json(self) -> dict[str, object]:
        return {
            "purged": [entry.as_json() for entry in self.entries],
            "rows": sum(entry.rows for entry in self.entries),
            "dry_run": self.dry_run,
        }


@dataclass(frozen=True, slots=True)
class _Session:
    folder: ComponentFolder
    platform: Platform
    connection: Connection
    archives: Archives
    store: ArchiveStore

    def entries(self) -> list[ArchiveEntry]:
        if not self.archives.exists():
            return []
        return [
            ArchiveEntry(record=record, rows=self.store.count(record))
            for record in self.archives.records()
        ]

    def find(self, name: str, cycle: int | None) -> ArchiveEntry:
        """Return the newest archiving of an archive, or of a subject, that has rows."""
        found = [
            entry
            for entry in self.entries()
            if name in (entry.record.archive, entry.record.subject)
            and cycle in (None, entry.record.cycle)
        ]
        if not found:
            raise NotFound(
                "A070",
                f"there is no archive of {name}" + (f" with cycle {cycle}" if cycle else ""),
                hint="`strandline archive list` shows them all",
            )
        return next((entry for entry in reversed(found) if entry.rows), found[-1])

    def kept(self, record: ArchiveRecord) -> Kept:
        """Return the archive's description, from the plan of the versions that made it."""
        labels = self.folder.labels
        if record.from_version not in labels or record.to_version not in labels:
            raise Refused(
                "A071",
                f"version {record.from_version} or {record.to_version}, which wrote the archive, "
                "is not in this project",
                hint="update the project, or read the table with the database's own client: "
                f"{record.location}",
            )
        upper = max(record.from_version, record.to_version, key=labels.index)
        planned = replan(self.folder, upper, self.platform.name)
        for kept in _kept(planned):
            if kept.archive == record.archive:
                return kept
        raise Refused(
            "A071",
            f"the plan of version {upper} has no archive {record.archive}",
            hint=f"read the table with the database's own client: {record.location}",
        )


def _kept(planned: PlannedMigration) -> Iterator[Kept]:
    for plan in (planned.forward, planned.rollback):
        for operation in plan.operations:
            if isinstance(operation, Archive):
                yield operation.kept


@contextmanager
def _session(folder: ComponentFolder, url: str) -> Iterator[_Session]:
    platform = platform_for_url(url)
    with platform.connect(url, create=False) as connection:
        archives = Archives(connection, platform, folder.component.name)
        store = ArchiveStore(connection, platform, archives)
        yield _Session(folder, platform, connection, archives, store)


def list_archives(folder: ComponentFolder, url: str) -> ArchiveList:
    """Return every archiving with its number of rows; reads only."""
    with _session(folder, url) as session:
        return ArchiveList(
            component=folder.component.name,
            database=shown_url(url),
            entries=tuple(session.entries()),
        )


def show_archive(
    folder: ComponentFolder, url: str, name: str, *, cycle: int | None = None, limit: int = 20
) -> ArchiveRows:
    """Return rows of an archiving; `name` is an archive's name or what it holds."""
    with _session(folder, url) as session:
        entry = session.find(name, cycle)
        columns = shown_columns(session.kept(entry.record))
        rows = session.store.rows(entry.record, columns) if entry.rows else iter(())
        shown = tuple(row for _, row in zip(range(limit), rows, strict=False))
        return ArchiveRows(entry=entry, columns=tuple(columns), rows=shown)


def export_archive(
    folder: ComponentFolder, url: str, name: str, file: Path, *, cycle: int | None = None
) -> ArchiveExport:
    """Write the rows of an archiving to a .csv or .json file that is not there yet."""
    if file.suffix not in (".csv", ".json"):
        raise UsageError(
            "A074", f"{file.name} is neither .csv nor .json", hint="name the file accordingly"
        )
    if file.exists():
        raise Refused("A075", f"{file.name} exists", hint="name another file, or remove it first")
    with _session(folder, url) as session:
        entry = session.find(name, cycle)
        columns = shown_columns(session.kept(entry.record))
        rows = list(session.store.rows(entry.record, columns)) if entry.rows else []
    file.write_text(_written(file.suffix, columns, rows), encoding="utf-8", newline="\n")
    return ArchiveExport(entry=entry, file=str(file))


def _written(kind: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    if kind == ".json":
        listed = [dict(zip(columns, row, strict=True)) for row in rows]
        return json.dumps(listed, indent=1, ensure_ascii=False, default=_plain) + "\n"
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow(["\\N" if cell is None else _plain(cell) for cell in row])
    return text.getvalue()


def _plain(cell: object) -> object:
    if isinstance(cell, bytes | bytearray | memoryview):
        return bytes(cell).hex()
    return cell if isinstance(cell, str | int | float | bool) else str(cell)


def restore_archive(
    folder: ComponentFolder,
    url: str,
    name: str,
    *,
    cycle: int | None = None,
    overwrite: bool = False,
) -> ArchiveRestore:
    """Bring rows of an archiving back by key, in one transaction; newer values stay.

    `overwrite` puts archived values over newer ones. Refused where the table is not there.
    """
    with _session(folder, url) as session:
        entry = session.find(name, cycle)
        kept = session.kept(entry.record)
        with locked(session.connection, folder.component.name, wait=lambda: False):
            standing = find_standing(
                session.connection,
                session.platform,
                Ledger(session.connection, session.platform),
                folder.component,
                folder.versions,
            )
            dictionary = folder.version(standing.version).dictionary if standing.version else None
            lowered = session.platform.lower(dictionary).dictionary if dictionary else None
            live = lowered.tables.get(held_name(kept.table, session.platform)) if lowered else None
            if live is None:
                raise Refused(
                    "A072",
                    f"version {standing.version or '(empty)'} has no table {kept.table}",
                    hint=f"apply the version that has it ({kept.start}) first",
                )
            session.connection.begin()
            try:
                brought = session.store.bring_back(entry.record, kept, live, overwrite=overwrite)
                session.connection.commit()
            except BaseException:
                session.connection.rollback()
                raise
    return ArchiveRestore(entry=entry, brought=brought)


def purge_archives(
    folder: ComponentFolder,
    target: Target,
    names: Sequence[str],
    *,
    older_than_days: int | None = None,
    dry_run: bool = False,
) -> ArchivePurge:
    """Remove archivings for good: the named ones, or all that are older.

    What waits to be restored is removed only by its name. Refused for archivings younger than the
    policy's retention, and where an approval is asked for and none fits what would be removed.
    """
    _asked(names, older_than_days)
    with (
        _session(folder, target.url) as session,
        locked(session.connection, folder.component.name, wait=lambda: False),
    ):
        chosen = _chosen(session, names, older_than_days)
        if not dry_run:
            _retained(folder, chosen)
            if chosen:
                _approved(session, chosen, target)
            session.connection.begin()
            try:
                for entry in chosen:
                    session.store.purge(entry.record)
                session.connection.commit()
            except BaseException:
                session.connection.rollback()
                raise
    return ArchivePurge(entries=tuple(chosen), dry_run=dry_run)


def approve_purge(
    folder: ComponentFolder,
    target: Target,
    names: Sequence[str],
    *,
    older_than_days: int | None = None,
    approver: str | None = None,
    note: str = "",
) -> ApprovalResult:
    """Approve that exactly these archivings, with the rows they hold now, are removed for good."""
    _asked(names, older_than_days)
    with _session(folder, target.url) as session:
        plan = _purge_plan(_chosen(session, names, older_than_days))
    return approve_plan(folder, target, plan, approver=approver, note=note)


def _asked(names: Sequence[str], older_than_days: int | None) -> None:
    if not names and older_than_days is None:
        raise UsageError(
            "A076",
            "say which archives to purge",
            hint="name them, or pass --older-than DAYS; `strandline archive list` shows them",
        )


def _retained(folder: ComponentFolder, chosen: Sequence[ArchiveEntry]) -> None:
    """Refuse what the policy keeps for longer."""
    days = folder.component.policy.archive.retention_days
    young = [e for e in chosen if days is not None and _age(e.record) < timedelta(days=days)]
    if young:
        subjects = ", ".join(dict.fromkeys(entry.record.subject for entry in young))
        raise Refused(
            "A078",
            f"the policy keeps archives for {days} days, and {subjects} is younger",
            hint="wait, purge others with --older-than, or change `archive: retention_days`",
        )


def _purge_plan(chosen: Sequence[ArchiveEntry]) -> Planned:
    """Return a purge as approvals know it: which archivings, with how many rows each."""
    lines = [f"{e.record.archive} {e.record.cycle} {e.rows}" for e in chosen]
    digest = hashlib.sha256("\n".join(["purge", *sorted(lines)]).encode()).hexdigest()
    what = f"archive purge ({len(lines)} archives)"
    leg = Leg(action=Action.PURGE, start="", end="", script=what)
    return Planned(leg=leg, version="", fingerprint=digest, author="")


def _approved(session: _Session, chosen: Sequence[ArchiveEntry], target: Target) -> None:
    """Refuse a purge that nobody else approved, where an approval is asked for."""
    component = session.folder.component
    if not (target.protected or component.policy.require.approval):
        return
    rows = Approvals(session.connection, session.platform, component.name).all()
    require_chain(rows)
    why = why_not(_purge_plan(chosen), rows, standard_of(component.policy, utc_now))
    if why:
        raise Refused(
            "A077",
            f"removing archives for good asks for an approval: {why}",
            hint="somebody else runs the same command with --approve",
        )


def _chosen(
    session: _Session, names: Sequence[str], older_than_days: int | None
) -> list[ArchiveEntry]:
    entries = [e for e in session.entries() if e.record.state is not ArchiveState.PURGED]
    for name in names:
        session.find(name, None)
    if names:
        entries = [e for e in entries if {e.record.archive, e.record.subject} & {*names}]
    else:
        entries = [e for e in entries if e.record.state is not ArchiveState.ARCHIVED]
    if older_than_days is not None:
        entries = [e for e in entries if _age(e.record) >= timedelta(days=older_than_days)]
    return entries


def _age(record: ArchiveRecord) -> timedelta:
    moment = datetime.fromisoformat(record.archived_at.replace("Z", "+00:00"))
    moment = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return datetime.now(UTC) - moment
