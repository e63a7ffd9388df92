"""The ledger in the target database: written in the migration's own transaction."""

from __future__ import annotations

from strandline.ledger.api_keys import API_KEYS
from strandline.ledger.approvals import APPROVALS
from strandline.ledger.archives import ARCHIVES
from strandline.ledger.backfills import BACKFILLS, DOUBTFUL
from strandline.ledger.journal import JOURNAL
from strandline.ledger.model import REVISIONS, RUNS, Action, Revision, Run, RunState
from strandline.ledger.rows import LedgerRows
from strandline.ledger.tables import LedgerTable, ledger_dictionary
from strandline.platforms.base import Connection, Platform

LEDGER_TABLES: tuple[LedgerTable, ...] = (
    REVISIONS,
    RUNS,
    ARCHIVES,
    BACKFILLS,
    DOUBTFUL,
    JOURNAL,
    APPROVALS,
    API_KEYS,
)
"""Every table of the ledger; made together."""


class Ledger:
    """Reads and writes the ledger tables of one database. Commits nothing by itself."""

    def __init__(self, connection: Connection, platform: Platform) -> None:
        self._connection = connection
        self._platform = platform
        self._revisions = LedgerRows(connection, platform, REVISIONS)
        self._runs = LedgerRows(connection, platform, RUNS)

    def exists(self) -> bool:
        """Say whether the database has a ledger."""
        return self._revisions.exists()

    def is_complete(self) -> bool:
        """Say whether the ledger has every table that this release keeps.

        Asked outside a transaction, which PostgreSQL would give up at the failing question.
        """
        return all(
            LedgerRows(self._connection, self._platform, table).exists() for table in LEDGER_TABLES
        )

    def create(self) -> None:
        """Create the ledger tables that are not there."""
        platform = self._platform
        declared = ledger_dictionary(LEDGER_TABLES, platform.features)
        for table in platform.lower(declared).dictionary.tables.values():
            for statement in platform.create_if_missing(table):
                self._connection.execute(statement)

    def revisions(self, component: str) -> list[Revision]:
        """Return a component's revisions, oldest first."""
        rows = self._revisions.select({"component": component}, order=["position"])
        return [
            Revision(
                position=int(str(row["position"])),
                component=str(row["component"]),
                version=str(row["version"] or ""),
                action=Action(row["action"]),
                script=str(row["script"] or ""),
                checksum=str(row["checksum"] or ""),
                fingerprint=str(row["fingerprint"] or ""),
                applied_at=str(row["applied_at"]),
                applied_by=str(row["applied_by"] or ""),
                run_id=str(row["run_id"]),
                tool_version=str(row["tool_version"]),
            )
            for row in rows
        ]

    def runs(self, component: str) -> list[Run]:
        """Return a component's runs, oldest first."""
        rows = self._runs.select({"component": component}, order=["started_at"])
        return [
            Run(
                run_id=str(row["run_id"]),
                component=str(row["component"]),
                action=Action(row["action"]),
                from_version=str(row["from_version"] or ""),
                to_version=str(row["to_version"] or ""),
                state=RunState(row["state"]),
                started_at=str(row["started_at"]),
                finished_at=None if row["finished_at"] is None else str(row["finished_at"]),
                statements_done=int(str(row["statements_done"])),
                statements_total=int(str(row["statements_total"])),
                holder=str(row["holder"] or ""),
                message=str(row["message"] or ""),
            )
            for row in rows
        ]

    def record_revision(self, revision: Revision) -> None:
        """Add a revision."""
        self._revisions.insert(revision.as_json())

    def record_run(self, run: Run) -> None:
        """Add a run."""
        self._runs.insert(run.as_json())

    def update_run(
        self, run_id: str, state: RunState, *, done: int, finished_at: str, message: str = ""
    ) -> None:
        """Set how a run stands."""
        self._runs.update(
            {
                "state": state.value,
                "statements_done": done,
                "finished_at": finished_at,
                "message": message[:2000],
            },
            {"run_id": run_id},
        )
