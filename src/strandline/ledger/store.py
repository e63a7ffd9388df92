"""The ledger in the target database: written in the migration's own transaction."""

from __future__ import annotations

from collections.abc import Sequence

from strandline.dictionary.model import EMPTY
from strandline.diff.operations import CreateTable
from strandline.errors import PlatformFailure
from strandline.ledger.model import (
    Action,
    Revision,
    Run,
    RunState,
    ledger_dictionary,
    ledger_name,
)
from strandline.platforms.base import REFUSED_STATEMENT, Connection, Platform

_REVISION_COLUMNS = (
    "position",
    "component",
    "version",
    "action",
    "script",
    "checksum",
    "fingerprint",
    "applied_at",
    "applied_by",
    "run_id",
    "tool_version",
)
_RUN_COLUMNS = (
    "run_id",
    "component",
    "action",
    "from_version",
    "to_version",
    "state",
    "started_at",
    "finished_at",
    "statements_done",
    "statements_total",
    "holder",
    "message",
)


class Ledger:
    """Reads and writes the ledger tables of one database. Commits nothing by itself."""

    def __init__(self, connection: Connection, platform: Platform) -> None:
        self._connection = connection
        self._platform = platform
        self._revision = platform.qualified(ledger_name("revision", platform.features))
        self._run = platform.qualified(ledger_name("run", platform.features))

    def exists(self) -> bool:
        """Say whether the database has a ledger."""
        try:
            self._connection.execute(f"SELECT 1 FROM {self._revision} WHERE 1 = 0")
        except PlatformFailure as failure:
            # A login without rights, a lock or a lost session does not mean that nothing is there.
            if failure.code != REFUSED_STATEMENT:
                raise
            return False
        return True

    def create(self) -> None:
        """Create the ledger tables; the caller knows that there are none."""
        platform = self._platform
        lowered = platform.lower(ledger_dictionary(platform.features)).dictionary
        operations = [CreateTable(table=table) for table in lowered.tables.values()]
        for step in platform.render(operations, EMPTY, lowered):
            for statement in step.statements:
                self._connection.execute(statement)

    def revisions(self, component: str) -> list[Revision]:
        """Return a component's revisions, oldest first."""
        rows = self._select(self._revision, _REVISION_COLUMNS, "component", component, "position")
        return [
            Revision(
                position=int(str(row[0])),
                component=str(row[1]),
                version=str(row[2] or ""),
                action=Action(row[3]),
                script=str(row[4] or ""),
                checksum=str(row[5] or ""),
                fingerprint=str(row[6] or ""),
                applied_at=str(row[7]),
                applied_by=str(row[8] or ""),
                run_id=str(row[9]),
                tool_version=str(row[10]),
            )
            for row in rows
        ]

    def runs(self, component: str) -> list[Run]:
        """Return a component's runs, oldest first."""
        rows = self._select(self._run, _RUN_COLUMNS, "component", component, "started_at")
        return [
            Run(
                run_id=str(row[0]),
                component=str(row[1]),
                action=Action(row[2]),
                from_version=str(row[3] or ""),
                to_version=str(row[4] or ""),
                state=RunState(row[5]),
                started_at=str(row[6]),
                finished_at=None if row[7] is None else str(row[7]),
                statements_done=int(str(row[8])),
                statements_total=int(str(row[9])),
                holder=str(row[10] or ""),
                message=str(row[11] or ""),
            )
            for row in rows
        ]

    def record_revision(self, revision: Revision) -> None:
        """Add a revision."""
        values = [
            revision.action.value if column == "action" else getattr(revision, column)
            for column in _REVISION_COLUMNS
        ]
        self._insert(self._revision, _REVISION_COLUMNS, values)

    def record_run(self, run: Run) -> None:
        """Add a run."""
        values = [
            getattr(run, column).value if column in ("action", "state") else getattr(run, column)
            for column in _RUN_COLUMNS
        ]
        self._insert(self._run, _RUN_COLUMNS, values)

    def update_run(
        self, run_id: str, state: RunState, *, done: int, finished_at: str, message: str = ""
    ) -> None:
        """Set how a run stands."""
        quote = self._platform.quote
        self._connection.execute(
            f"UPDATE {self._run} SET {quote('state')} = ?, {quote('statements_done')} = ?, "
            f"{quote('finished_at')} = ?, {quote('message')} = ? WHERE {quote('run_id')} = ?",
            (state.value, done, finished_at, message[:2000], run_id),
        )

    def _select(
        self, table: str, columns: Sequence[str], by: str, value: str, order: str
    ) -> list[tuple[object, ...]]:
        quote = self._platform.quote
        names = ", ".join(quote(column) for column in columns)
        return self._connection.execute(
            f"SELECT {names} FROM {table} WHERE {quote(by)} = ? ORDER BY {quote(order)}", (value,)
        )

    def _insert(self, table: str, columns: Sequence[str], values: Sequence[object]) -> None:
        quote = self._platform.quote
        names = ", ".join(quote(column) for column in columns)
        marks = ", ".join("?" for _ in columns)
        self._connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)
