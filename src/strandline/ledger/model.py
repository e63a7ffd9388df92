"""Records of the ledger, and its tables as a dictionary of their own."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from strandline.dictionary.model import Column, Dictionary, PrimaryKey, Table
from strandline.dictionary.names import QName
from strandline.dictionary.types import LogicalType, TypeKind
from strandline.platforms.base import LEDGER_PREFIX, LEDGER_SCHEMA
from strandline.platforms.features import Features


class Action(enum.Enum):
    """What a run did."""

    APPLY = "apply"
    ROLLBACK = "rollback"
    CREATE = "create"
    ADOPT = "adopt"


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


def _string(name: str, length: int, *, nullable: bool = False) -> Column:
    logical = LogicalType(kind=TypeKind.STRING, length=length)
    return Column(name=name, type=logical, nullable=nullable)


def _integer(name: str) -> Column:
    return Column(name=name, type=LogicalType(kind=TypeKind.INTEGER), nullable=False)


def ledger_name(name: str, features: Features) -> QName:
    """Return a ledger table's name: in its own schema, or prefixed where there are none."""
    return QName(LEDGER_SCHEMA, name) if features.schemas else QName(None, LEDGER_PREFIX + name)


def ledger_dictionary(features: Features) -> Dictionary:
    """Return the ledger's own tables, rendered like anybody's."""
    revision = Table(
        name=ledger_name("revision", features),
        columns=(
            _string("component", 100),
            _integer("position"),
            _string("version", 100),
            _string("action", 20),
            _string("script", 300),
            _string("checksum", 64),
            _string("fingerprint", 64),
            _string("applied_at", 40),
            _string("applied_by", 200),
            _string("run_id", 36),
            _string("tool_version", 40),
        ),
        primary_key=PrimaryKey(name="PK_strandline_revision", columns=("component", "position")),
    )
    run = Table(
        name=ledger_name("run", features),
        columns=(
            _string("run_id", 36),
            _string("component", 100),
            _string("action", 20),
            _string("from_version", 100),
            _string("to_version", 100),
            _string("state", 20),
            _string("started_at", 40),
            _string("finished_at", 40, nullable=True),
            _integer("statements_done"),
            _integer("statements_total"),
            _string("holder", 300),
            _string("message", 2000),
        ),
        primary_key=PrimaryKey(name="PK_strandline_run", columns=("run_id",)),
    )
    return Dictionary(tables={revision.name: revision, run.name: run})
