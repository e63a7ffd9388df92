"""Findings: what a check has to say about the dictionary, a plan or a database."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass

from strandline.source import Span


class Severity(enum.Enum):
    """How much a finding matters; only ERROR makes a command exit 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        return {"error": 0, "warning": 1, "info": 2}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding.

    `subject` names the object (for example `dbo.Value.tstamp`), `why` says why it matters and
    `fix` what to do next. `span` is None for findings about objects that stand in no file.
    """

    code: str
    severity: Severity
    message: str
    subject: str = ""
    why: str = ""
    fix: str = ""
    span: Span | None = None

    def as_json(self) -> dict[str, object]:
        """Return the finding as plain values, the same fields that the terminal shows."""
        place = None
        if self.span is not None:
            place = {
                "file": self.span.file,
                "line": self.span.line,
                "column": self.span.column,
            }
        return {
            "code": self.code,
            "severity": self.severity.value,
            "message": self.message,
            "subject": self.subject,
            "why": self.why,
            "fix": self.fix,
            "place": place,
        }


def sort_diagnostics(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Order findings by place, then code, so that two runs print the same list."""
    return sorted(findings, key=sort_key)


def sort_key(finding: Diagnostic) -> tuple[str, int, int, str, str, str]:
    """Return what findings are ordered by."""
    span = finding.span or Span("", 0, 0)
    return (
        span.file,
        span.line,
        span.column,
        finding.code,
        finding.subject,
        finding.message,
    )


def has_errors(findings: Iterable[Diagnostic]) -> bool:
    """Say whether any finding is at error level."""
    return any(finding.severity is Severity.ERROR for finding in findings)
