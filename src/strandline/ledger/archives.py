"""The registry of archives, as a table of the ledger."""

from __future__ import annotations

from dataclasses import dataclass

from strandline.ledger.rows import LedgerRows
from strandline.ledger.tables import LedgerTable
from strandline.platforms.archiving.registry import (
    BY_HAND,
    REGISTRY,
    REGISTRY_COLUMNS,
    REGISTRY_KEY,
    ArchiveState,
)
from strandline.platforms.base import Connection, Platform

ARCHIVES = LedgerTable(name=REGISTRY, columns=REGISTRY_COLUMNS, key=REGISTRY_KEY)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveRecord:
    """One archiving: what it holds, where, and how it stands. Counts are None until restored."""

    component: str
    archive: str
    cycle: int
    kind: str
    subject: str
    location: str
    from_version: str
    to_version: str
    run_id: str
    archived_at: str
    state: ArchiveState
    restored_at: str | None
    restored_run: str | None
    restored_rows: int | None
    superseded_rows: int | None
    orphaned_rows: int | None

    def as_json(self) -> dict[str, object]:
        return {
            "archive": self.archive,
            "cycle": self.cycle,
            "kind": self.kind,
            "subject": self.subject,
            "location": self.location,
            "from": self.from_version,
            "to": self.to_version,
            "run_id": self.run_id,
            "archived_at": self.archived_at,
            "state": self.state.value,
            "restored_at": self.restored_at,
            "restored_rows": self.restored_rows,
            "superseded_rows": self.superseded_rows,
            "orphaned_rows": self.orphaned_rows,
        }


class Archives:
    """Reads and writes the registry of one component in one database. Commits nothing."""

    def __init__(self, connection: Connection, platform: Platform, component: str) -> None:
        self._component = component
        self._rows = LedgerRows(connection, platform, ARCHIVES)

    def exists(self) -> bool:
        """Say whether anything was ever archived here, or could have been."""
        return self._rows.exists()

    def records(self) -> list[ArchiveRecord]:
        """Return every archiving of the component, oldest first."""
        rows = self._rows.select({"component": self._component}, order=["archived_at", "archive"])
        return [_record(row) for row in rows]

    def waiting(self) -> frozenset[str]:
        """Return the archives whose newest cycle waits to be restored."""
        return frozenset(
            item.archive for item in self.records() if item.state is ArchiveState.ARCHIVED
        )

    def sign(self, run_id: str) -> None:
        """Say which run wrote what no run has signed yet."""
        own = {"component": self._component}
        self._rows.update({"run_id": run_id}, {**own, "run_id": ""})
        self._rows.update({"restored_run": run_id}, {**own, "restored_run": ""})

    def sign_by_hand(self) -> None:
        """Say that scripts were run by hand where nobody has signed; called before a run."""
        if any("" in (item.run_id, item.restored_run) for item in self.records()):
            self.sign(BY_HAND)

    def set_state(self, archive: str, cycle: int, state: ArchiveState) -> None:
        """Set how an archiving stands."""
        self._rows.update(
            {"state": state.value},
            {"component": self._component, "archive": archive, "cycle": cycle},
        )


def _record(row: dict[str, object]) -> ArchiveRecord:
    def text(name: str) -> str | None:
        return None if row[name] is None else str(row[name])

    def number(name: str) -> int | None:
        return None if row[name] is None else int(str(row[name]))

    return ArchiveRecord(
        component=str(row["component"]),
        archive=str(row["archive"]),
        cycle=int(str(row["cycle"])),
        kind=str(row["kind"]),
        subject=str(row["subject"]),
        location=str(row["location"]),
        from_version=str(row["from_version"]),
        to_version=str(row["to_version"]),
        run_id=str(row["run_id"] or ""),
        archived_at=str(row["archived_at"] or ""),
        state=ArchiveState(str(row["state"])),
        restored_at=text("restored_at"),
        restored_run=text("restored_run"),
        restored_rows=number("restored_rows"),
        superseded_rows=number("superseded_rows"),
        orphaned_rows=number("orphaned_rows"),
    )
