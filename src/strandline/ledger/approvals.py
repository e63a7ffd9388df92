"""Approvals: who agreed that a plan may run on this database, chained so that edits show.

Each row carries the hash of the row before it and its own. Who changes or removes a row in the
middle breaks the chain. It is no signature: who may write to the table may write it all anew.
"""

from __future__ import annotations

import enum
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from strandline.ledger.rows import LedgerRows
from strandline.ledger.tables import LedgerTable, integer, string
from strandline.platforms.base import Connection, Platform


class Verdict(enum.Enum):
    """What a row says of a plan: it may run, or it may not any more."""

    APPROVED = "approved"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """One row. `author` is who made the plan's version, as its file said then; times are UTC."""

    component: str
    position: int
    plan_fingerprint: str
    script: str
    verdict: Verdict
    approved_by: str
    author: str
    approved_at: str
    host: str
    note: str
    previous: str = ""
    hash: str = ""

    def as_json(self) -> dict[str, object]:
        return {
            "component": self.component,
            "position": self.position,
            "plan_fingerprint": self.plan_fingerprint,
            "script": self.script,
            "verdict": self.verdict.value,
            "approved_by": self.approved_by,
            "author": self.author,
            "approved_at": self.approved_at,
            "host": self.host,
            "note": self.note,
            "previous": self.previous,
            "hash": self.hash,
        }


APPROVALS = LedgerTable(
    name="approval",
    columns=(
        string("component", 100),
        integer("position"),
        string("plan_fingerprint", 64),
        string("script", 300),
        string("verdict", 20),
        string("approved_by", 200),
        string("author", 200, nullable=True),
        string("approved_at", 40),
        string("host", 200),
        string("note", 1000, nullable=True),
        string("previous", 64, nullable=True),
        string("hash", 64),
    ),
    key=("component", "position"),
)


def chained(approval: Approval, earlier: Sequence[Approval]) -> Approval:
    """Return a new approval with its place and hashes after those before it."""
    last = earlier[-1] if earlier else None
    placed = replace(
        approval,
        position=last.position + 1 if last else 1,
        previous=last.hash if last else "",
        hash="",
    )
    return replace(placed, hash=_hash(placed))


def broken_at(approvals: Sequence[Approval]) -> int | None:
    """Return the position of the first row that does not fit the chain, None when all do."""
    previous = ""
    for place, approval in enumerate(approvals, start=1):
        if approval.position != place or approval.previous != previous:
            return approval.position
        if approval.hash != _hash(approval):
            return approval.position
        previous = approval.hash
    return None


def _hash(approval: Approval) -> str:
    said = {key: value for key, value in approval.as_json().items() if key != "hash"}
    text = json.dumps(said, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()


class Approvals:
    """The approvals of one component in one database; commits nothing by itself."""

    def __init__(self, connection: Connection, platform: Platform, component: str) -> None:
        self._rows = LedgerRows(connection, platform, APPROVALS)
        self.component = component

    def all(self) -> list[Approval]:
        """Return every row, oldest first; asked outside a transaction."""
        if not self._rows.exists():
            return []
        return [
            Approval(
                component=str(row["component"]),
                position=int(str(row["position"])),
                plan_fingerprint=str(row["plan_fingerprint"]),
                script=str(row["script"]),
                verdict=Verdict(row["verdict"]),
                approved_by=str(row["approved_by"]),
                author=str(row["author"] or ""),
                approved_at=str(row["approved_at"]),
                host=str(row["host"]),
                note=str(row["note"] or ""),
                previous=str(row["previous"] or ""),
                hash=str(row["hash"]),
            )
            for row in self._rows.select({"component": self.component}, order=["position"])
        ]

    def add_all(self, approvals: Sequence[Approval]) -> None:
        """Write rows that were chained."""
        for approval in approvals:
            self._rows.insert(approval.as_json())
