"""Passes of backfills, and the rows that they could not decide."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass

from strandline.dictionary.model import Column
from strandline.dictionary.types import LogicalType, TypeKind
from strandline.ledger.rows import LedgerRows
from strandline.ledger.tables import LedgerTable, integer, string
from strandline.platforms.base import Connection, Platform


class PassState(enum.Enum):
    """How a pass stands; RUNNING without a living holder means that it was killed."""

    RUNNING = "running"
    STOPPED = "stopped"
    FAILED = "failed"
    FINISHED = "finished"
    RESET = "reset"

    @property
    def can_go_on(self) -> bool:
        """Whether the next run goes on from the watermark instead of beginning anew."""
        return self in (PassState.RUNNING, PassState.STOPPED, PassState.FAILED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """One way of a backfill through its table.

    `watermark` is the last key done, as JSON; None before the first batch. `revision` is the
    position of the newest revision when the pass began. `rows_left` is known once it was counted.
    """

    component: str
    name: str
    number: int
    checksum: str
    state: PassState
    watermark: str | None
    examined: int
    changed: int
    doubtful: int
    rows_left: int | None
    batches: int
    version: str
    revision: int
    started_at: str
    finished_at: str | None
    run_id: str
    holder: str
    message: str

    def as_json(self) -> dict[str, object]:
        return {
            "component": self.component,
            "name": self.name,
            "pass": self.number,
            "checksum": self.checksum,
            "state": self.state.value,
            "watermark": self.watermark,
            "examined": self.examined,
            "changed": self.changed,
            "doubtful": self.doubtful,
            "left": self.rows_left,
            "batches": self.batches,
            "version": self.version,
            "started_at": self.started_at,
            "finished_at": self.finished_at,
            "run_id": self.run_id,
            "holder": self.holder,
            "message": self.message,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtfulRow:
    """A row that a pass left as it was: its key as JSON, and why."""

    number: int
    row_key: str
    reason: str


def _text(name: str, *, nullable: bool = False) -> Column:
    return Column(name=name, type=LogicalType(kind=TypeKind.TEXT), nullable=nullable)


BACKFILLS = LedgerTable(
    name="backfill",
    columns=(
        string("component", 100),
        string("name", 80),
        integer("number"),
        string("checksum", 64),
        string("state", 20),
        _text("watermark", nullable=True),
        integer("examined"),
        integer("changed"),
        integer("doubtful"),
        integer("rows_left", nullable=True),
        integer("batches"),
        string("version", 100),
        integer("revision"),
        string("started_at", 40),
        string("finished_at", 40, nullable=True),
        string("run_id", 36),
        string("holder", 300),
        string("message", 2000),
    ),
    key=("component", "name", "number"),
)

DOUBTFUL = LedgerTable(
    name="backfill_doubtful",
    columns=(
        string("component", 100),
        string("name", 80),
        integer("pass_number"),
        integer("number"),
        _text("row_key"),
        string("reason", 1000),
    ),
    key=("component", "name", "pass_number", "number"),
)


class BackfillLedger:
    """Reads and writes what the ledger keeps of backfills. Commits nothing by itself."""

    def __init__(self, connection: Connection, platform: Platform, component: str) -> None:
        self._passes = LedgerRows(connection, platform, BACKFILLS)
        self._doubtful = LedgerRows(connection, platform, DOUBTFUL)
        self._component = component

    def exists(self) -> bool:
        """Say whether the database keeps passes; asked outside a transaction."""
        return self._passes.exists() and self._doubtful.exists()

    def passes(self, name: str | None = None) -> list[Pass]:
        """Return the passes of one backfill, or of all, oldest first."""
        where = {"component": self._component} | ({"name": name} if name else {})
        rows = self._passes.select(where, order=["name", "number"])
        return [_pass(row) for row in rows]

    def latest(self) -> dict[str, Pass]:
        """Return each backfill's newest pass by its name."""
        return {one.name: one for one in self.passes()}

    def begin(self, one: Pass) -> None:
        """Add a pass."""
        self._passes.insert(_row(one))

    def update(self, one: Pass) -> None:
        """Set how a pass stands."""
        where = {"component": one.component, "name": one.name, "number": one.number}
        values = {key: value for key, value in _row(one).items() if key not in where}
        self._passes.update(values, where)

    def mark(self, one: Pass) -> None:
        """Set the state of a pass alone: how far it came is written with each batch."""
        where = {"component": one.component, "name": one.name, "number": one.number}
        values = {
            "state": one.state.value,
            "finished_at": one.finished_at,
            "rows_left": one.rows_left,
            "message": one.message[:2000],
        }
        self._passes.update(values, where)

    def note_doubtful(self, one: Pass, rows: Iterable[DoubtfulRow]) -> None:
        """Add rows that a pass left as they were."""
        for row in rows:
            self._doubtful.insert(
                {
                    "component": one.component,
                    "name": one.name,
                    "pass_number": one.number,
                    "number": row.number,
                    "row_key": row.row_key,
                    "reason": row.reason[:1000],
                }
            )

    def doubtful(self, name: str, number: int) -> list[DoubtfulRow]:
        """Return the rows that one pass left as they were, in order of their keys."""
        where = {"component": self._component, "name": name, "pass_number": number}
        return [
            DoubtfulRow(
                number=int(str(row["number"])),
                row_key=str(row["row_key"]),
                reason=str(row["reason"]),
            )
            for row in self._doubtful.select(where, order=["number"])
        ]

    def forget_doubtful(self, name: str, number: int) -> None:
        """Remove the doubtful rows of one pass: a later one has looked at them again."""
        self._doubtful.delete({"component": self._component, "name": name, "pass_number": number})


def _row(one: Pass) -> dict[str, object]:
    return {
        "component": one.component,
        "name": one.name,
        "number": one.number,
        "checksum": one.checksum,
        "state": one.state.value,
        "watermark": one.watermark,
        "examined": one.examined,
        "changed": one.changed,
        "doubtful": one.doubtful,
        "rows_left": one.rows_left,
        "batches": one.batches,
        "version": one.version,
        "revision": one.revision,
        "started_at": one.started_at,
        "finished_at": one.finished_at,
        "run_id": one.run_id,
        "holder": one.holder[:300],
        "message": one.message[:2000],
    }


def _pass(row: dict[str, object]) -> Pass:
    def number(column: str) -> int:
        return int(str(row[column]))

    def maybe(column: str) -> str | None:
        return None if row[column] is None else str(row[column])

    return Pass(
        component=str(row["component"]),
        name=str(row["name"]),
        number=number("number"),
        checksum=str(row["checksum"]),
        state=PassState(row["state"]),
        watermark=maybe("watermark"),
        examined=number("examined"),
        changed=number("changed"),
        doubtful=number("doubtful"),
        rows_left=None if row["rows_left"] is None else number("rows_left"),
        batches=number("batches"),
        version=str(row["version"]),
        revision=number("revision"),
        started_at=str(row["started_at"]),
        finished_at=maybe("finished_at"),
        run_id=str(row["run_id"]),
        holder=str(row["holder"]),
        message=str(row["message"] or ""),
    )
