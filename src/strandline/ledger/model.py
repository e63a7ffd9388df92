"""Revisions and runs: what was done to a component in one database."""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace

from strandline.ledger.tables import LedgerTable, integer, string


class Action(enum.Enum):
    """What a run did."""

    APPLY = "apply"
    ROLLBACK = "rollback"
    CREATE = "create"
    ADOPT = "adopt"
    PURGE = "purge"


class RunState(enum.Enum):
    """How a run stands; STARTED without a living holder means it was interrupted."""

    STARTED = "started"
    FINISHED = "finished"
    FAILED = "failed"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One migration that was run: `version` is where the component stood afterwards.

    An empty `version` is the empty state. Times are ISO 8601 in UTC.
    """

    position: int
    component: str
    version: str
    action: Action
    script: str
    checksum: str
    fingerprint: str
    applied_at: str
    applied_by: str
    run_id: str
    tool_version: str

    def as_json(self) -> dict[str, object]:
        return {
            "position": self.position,
            "component": self.component,
            "version": self.version,
            "action": self.action.value,
            "script": self.script,
            "checksum": self.checksum,
            "fingerprint": self.fingerprint,
            "applied_at": self.applied_at,
            "applied_by": self.applied_by,
            "run_id": self.run_id,
            "tool_version": self.tool_version,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One call of apply or rollback on one component, from start to whatever end it had."""

    run_id: str
    component: str
    action: Action
    from_version: str
    to_version: str
    state: RunState
    started_at: str
    finished_at: str | None
    statements_done: int
    statements_total: int
    holder: str
    message: str

    def interrupted(self, message: str) -> Run:
        """Return the run as it is once it was found without a living process."""
        return replace(self, state=RunState.INTERRUPTED, message=message)

    def as_json(self) -> dict[str, object]:
        return {
            "run_id": self.run_id,
            "component": self.component,
            "action": self.action.value,
            "from_version": self.from_version,
            "to_version": self.to_version,
            "state": self.state.value,
            "started_at": self.started_at,
            "finished_at": self.finished_at,
            "statements_done": self.statements_done,
            "statements_total": self.statements_total,
            "holder": self.holder,
            "message": self.message,
        }


REVISIONS = LedgerTable(
    name="revision",
    columns=(
        string("component", 100),
        integer("position"),
        string("version", 100),
        string("action", 20),
        string("script", 300),
        string("checksum", 64),
        string("fingerprint", 64),
        string("applied_at", 40),
        string("applied_by", 200),
        string("run_id", 36),
        string("tool_version", 40),
    ),
    key=("component", "position"),
)

RUNS = LedgerTable(
    name="run",
    columns=(
        string("run_id", 36),
        string("component", 100),
        string("action", 20),
        string("from_version", 100),
        string("to_version", 100),
        string("state", 20),
        string("started_at", 40),
        string("finished_at", 40, nullable=True),
        integer("statements_done"),
        integer("statements_total"),
        string("holder", 300),
        string("message", 2000),
    ),
    key=("run_id",),
)
