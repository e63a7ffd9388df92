"""The journal: how far a script has come whose parts are committed one after another.

A script that runs in one transaction needs none: it is all there or not at all. Where a step runs
outside the transaction, each statement outside has a row (started before it runs, done after it),
and each part inside one row for its last statement, written in the part's own transaction. The
rows go in the transaction that writes the revision: rows that are there mean a script in the middle.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from strandline.ledger.model import Action
from strandline.ledger.rows import LedgerRows
from strandline.ledger.tables import LedgerTable, integer, string
from strandline.platforms.base import Connection, Platform


class StatementState(enum.Enum):
    """How a statement stands. STARTED and UNDOING without a living run mean: look at the database.

    UNDOING is a statement that was done and whose reverse, outside a transaction, has begun.
    """

    STARTED = "started"
    DONE = "done"
    UNDOING = "undoing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row: `position` counts the statements of the script from 1, `statement` is `step.place`.

    `checksum` is the script's by meaning, `statement_checksum` that of this statement's text.
    """

    component: str
    position: int
    run_id: str
    action: Action
    script: str
    checksum: str
    from_version: str
    to_version: str
    step: int
    statement: str
    statement_checksum: str
    state: StatementState
    started_at: str
    finished_at: str | None


JOURNAL = LedgerTable(
    name="journal",
    columns=(
        string("component", 100),
        integer("position"),
        string("run_id", 36),
        string("action", 20),
        string("script", 300),
        string("checksum", 64),
        string("from_version", 100),
        string("to_version", 100),
        integer("step"),
        string("statement", 40),
        string("statement_checksum", 64),
        string("state", 20),
        string("started_at", 40),
        string("finished_at", 40, nullable=True),
    ),
    key=("component", "position"),
)


class Journal:
    """The journal's rows of one component in one database; commits nothing by itself."""

    def __init__(self, connection: Connection, platform: Platform, component: str) -> None:
        self._rows = LedgerRows(connection, platform, JOURNAL)
        self.component = component

    def entries(self) -> list[Entry]:
        """Return the rows in the order of the script; none when no script is in the middle.

        Asked outside a transaction: a ledger of an earlier release has no journal.
        """
        if not self._rows.exists():
            return []
        return [
            Entry(
                component=str(row["component"]),
                position=int(str(row["position"])),
                run_id=str(row["run_id"]),
                action=Action(row["action"]),
                script=str(row["script"]),
                checksum=str(row["checksum"]),
                from_version=str(row["from_version"] or ""),
                to_version=str(row["to_version"] or ""),
                step=int(str(row["step"])),
                statement=str(row["statement"]),
                statement_checksum=str(row["statement_checksum"]),
                state=StatementState(row["state"]),
                started_at=str(row["started_at"]),
                finished_at=None if row["finished_at"] is None else str(row["finished_at"]),
            )
            for row in self._rows.select({"component": self.component}, order=["position"])
        ]

    def add(self, entry: Entry) -> None:
        """Write a row; one that stands at the same place is replaced."""
        self.remove(entry.position)
        self._rows.insert(
            {
                "component": entry.component,
                "position": entry.position,
                "run_id": entry.run_id,
                "action": entry.action.value,
                "script": entry.script,
                "checksum": entry.checksum,
                "from_version": entry.from_version,
                "to_version": entry.to_version,
                "step": entry.step,
                "statement": entry.statement,
                "statement_checksum": entry.statement_checksum,
                "state": entry.state.value,
                "started_at": entry.started_at,
                "finished_at": entry.finished_at,
            }
        )

    def mark(self, position: int, state: StatementState, at: str) -> None:
        """Set how a statement stands."""
        self._rows.update(
            {"state": state.value, "finished_at": at},
            {"component": self.component, "position": position},
        )

    def remove(self, position: int) -> None:
        """Forget a statement: it has not run, or is undone."""
        self._rows.delete({"component": self.component, "position": position})

    def clear(self) -> None:
        """Forget the script: it is complete, or undone."""
        self._rows.delete({"component": self.component})
