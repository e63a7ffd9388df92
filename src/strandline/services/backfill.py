"""Backfills of a component: list, seal, status, report, reset. Running is in `backfill_run`."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from strandline.apply.runner import locked
from strandline.backfill.folder import read_folder
from strandline.errors import Refused
from strandline.ledger.backfills import DoubtfulRow, Pass, PassState
from strandline.plan.seal import SEAL_FILE
from strandline.services.backfill_desk import open_desk
from strandline.services.backfill_standing import BackfillStanding, in_order
from strandline.services.component import ComponentFolder
from strandline.services.migrate import utc_now
from strandline.services.states import shown_url


@dataclass(frozen=True, slots=True, kw_only=True)
class BackfillStatusResult:
    """Every backfill of a component with how it stands in one database."""

    component: str
    database: str
    version: str
    backfills: tuple[BackfillStanding, ...]

    @property
    def pending(self) -> list[str]:
        return [item.name for item in self.backfills if item.state.is_pending]

    def as_json(self) -> dict[str, object]:
        return {
            "component": self.component,
            "database": self.database,
            "version": self.version,
            "pending": self.pending,
            "backfills": [item.as_json() for item in self.backfills],
        }


def status(folder: ComponentFolder, url: str) -> BackfillStatusResult:
    """Return how every backfill stands in a database; reads only."""
    backfills = read_folder(folder.directory, base=folder.base)
    with open_desk(folder, backfills, url) as desk:
        return BackfillStatusResult(
            component=folder.component.name,
            database=shown_url(url),
            version=desk.version,
            backfills=tuple(desk.standings()),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BackfillReport:
    """What a backfill's newest pass did, and the rows that it left to people."""

    last: Pass
    rows: tuple[DoubtfulRow, ...]

    @property
    def reasons(self) -> dict[str, int]:
        """How many rows each reason has, the commonest first."""
        counts: dict[str, int] = {}
        for row in self.rows:
            counts[row.reason] = counts.get(row.reason, 0) + 1
        return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))

    def keys(self) -> list[dict[str, object]]:
        """Return the keys of the rows, by column."""
        return [json.loads(row.row_key) for row in self.rows]

    def as_json(self) -> dict[str, object]:
        return {
            "backfill": self.last.name,
            "last_pass": self.last.as_json(),
            "reasons": self.reasons,
            "rows": [
                {"key": key, "reason": row.reason}
                for key, row in zip(self.keys(), self.rows, strict=True)
            ],
        }


def report(folder: ComponentFolder, url: str, name: str) -> BackfillReport:
    """Return the doubtful rows of a backfill's newest pass; NotFound when it never ran."""
    backfills = read_folder(folder.directory, base=folder.base)
    backfills.variants(name)
    with open_desk(folder, backfills, url) as desk:
        last = desk.last(name)
        return BackfillReport(last=last, rows=tuple(desk.kept.doubtful(name, last.number)))


@dataclass(frozen=True, slots=True, kw_only=True)
class ResetResult:
    """The pass that was given up."""

    last: Pass

    def as_json(self) -> dict[str, object]:
        return {"reset": self.last.as_json()}


def reset(
    folder: ComponentFolder, url: str, name: str, *, confirm: Callable[[Pass], bool] | None = None
) -> ResetResult:
    """Let a backfill begin anew: its newest pass stays in the log and is not carried on.

    What the pass changed stays changed.
    """
    backfills = read_folder(folder.directory, base=folder.base)
    backfills.variants(name)
    with (
        open_desk(folder, backfills, url) as desk,
        locked(desk.connection, folder.component.name, wait=lambda: False),
    ):
        last = desk.last(name)
        if confirm is not None and not confirm(last):
            raise Refused("B040", "not confirmed, so nothing was reset", hint="pass --yes")
        last = replace(last, state=PassState.RESET, finished_at=utc_now())
        desk.connection.begin()
        desk.kept.mark(last)
        desk.kept.forget_doubtful(name, last.number)
        desk.connection.commit()
    return ResetResult(last=last)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedBackfill:
    """One backfill as its files say."""

    name: str
    version: str
    until: str | None
    table: str
    after: tuple[str, ...]
    description: str
    files: tuple[str, ...]
    sealed: bool

    def as_json(self) -> dict[str, object]:
        return {
            "name": self.name,
            "version": self.version,
            "until": self.until,
            "table": self.table,
            "after": list(self.after),
            "description": self.description,
            "files": list(self.files),
            "sealed": self.sealed,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class BackfillList:
    """The backfills of a component, in the order in which they run."""

    component: str
    backfills: tuple[ListedBackfill, ...]

    def as_json(self) -> dict[str, object]:
        return {
            "component": self.component,
            "backfills": [item.as_json() for item in self.backfills],
        }


def list_backfills(folder: ComponentFolder) -> BackfillList:
    """Return the backfills as their files say; needs no database."""
    backfills = read_folder(folder.directory, base=folder.base)
    found = []
    for name in in_order(backfills, folder.labels):
        variants = backfills.variants(name)
        first = variants[0]
        found.append(
            ListedBackfill(
                name=name,
                version=first.version,
                until=first.until,
                table=first.table,
                after=first.after,
                description=first.description,
                files=tuple(item.file for item in variants),
                sealed=all(backfills.is_sealed(item) for item in variants),
            )
        )
    return BackfillList(component=folder.component.name, backfills=tuple(found))


@dataclass(frozen=True, slots=True, kw_only=True)
class SealResult:
    """The files that are sealed now and were not before."""

    component: str
    files: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        return {"component": self.component, "sealed": list(self.files)}


def seal(folder: ComponentFolder, names: Sequence[str] = ()) -> SealResult:
    """Seal backfills, all without names: from then on a change in meaning is refused."""
    backfills = read_folder(folder.directory, base=folder.base)
    in_order(backfills, folder.labels)
    text, added = backfills.sealing(names)
    if added:
        path = backfills.directory / SEAL_FILE
        temporary = path.with_name(f".{SEAL_FILE}.new")
        temporary.write_text(text, encoding="utf-8", newline="\n")
        temporary.replace(path)
    return SealResult(component=folder.component.name, files=tuple(added))
