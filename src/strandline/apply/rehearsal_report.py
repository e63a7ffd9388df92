"""What a rehearsal showed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from strandline.apply.prechecks import Answers
from strandline.apply.step_watch import StepRun
from strandline.diagnostics import Diagnostic, Severity, has_errors


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One way, up or down: its steps, and the whole time with the commit."""

    name: str
    steps: tuple[StepRun, ...]
    seconds: float

    def as_json(self) -> dict[str, object]:
        return {
            "run": self.name,
            "seconds": round(self.seconds, 4),
            "steps": [step.as_json() for step in self.steps],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """The database after one way: its fingerprint, how many rows, and whether all was right."""

    name: str
    fingerprint: str
    tables: int
    rows: int
    right: bool

    def as_json(self) -> dict[str, object]:
        return {
            "stop": self.name,
            "fingerprint": self.fingerprint,
            "tables": self.tables,
            "rows": self.rows,
            "right": self.right,
        }


@dataclass(slots=True, kw_only=True)
class Report:
    """The whole rehearsal of one migration on one platform."""

    component: str
    platform: str
    server: str
    base: str
    target: str
    scripts: tuple[str, ...]
    data: str
    lock_watch: bool
    loaded: dict[str, int] = field(default_factory=dict)
    runs: list[Run] = field(default_factory=list)
    stops: list[Stop] = field(default_factory=list)
    prechecks: list[Answers] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    blocked: frozenset[str] = frozenset()
    """Tables of which made rows are in the way of the migration and could not be taken out."""

    @property
    def passed(self) -> bool:
        return not has_errors(self.findings)

    @property
    def rows(self) -> int:
        """How many rows were compared at the fullest stop."""
        return max((stop.rows for stop in self.stops), default=0)

    def add(self, findings: Iterable[Diagnostic]) -> bool:
        """Note findings; says whether none of them is an error."""
        found = list(findings)
        known = {(item.code, item.message) for item in self.findings}
        self.findings += [item for item in found if (item.code, item.message) not in known]
        return not has_errors(found)

    def as_json(self) -> dict[str, object]:
        return {
            "component": self.component,
            "platform": self.platform,
            "server_version": self.server,
            "from": self.base or None,
            "to": self.target,
            "scripts": list(self.scripts),
            "data": self.data,
            "passed": self.passed,
            "rows_loaded": self.loaded,
            "locks_watched": self.lock_watch,
            "runs": [run.as_json() for run in self.runs],
            "stops": [stop.as_json() for stop in self.stops],
            "prechecks": [answers.as_json() for answers in self.prechecks],
            "findings": [finding.as_json() for finding in self.findings],
            "notes": list(self.notes),
        }


def error(code: str, subject: str, message: str, why: str, fix: str) -> Diagnostic:
    """Return a finding that fails the rehearsal."""
    return Diagnostic(
        code=code, severity=Severity.ERROR, subject=subject, message=message, why=why, fix=fix
    )
