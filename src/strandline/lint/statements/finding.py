"""A finding about a script, with its place, its line and how to repair it."""

from __future__ import annotations

from dataclasses import dataclass

from strandline.diagnostics import Diagnostic, Severity
from strandline.lint.statements.edits import Edit
from strandline.source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFinding:
    """`start` and `end` are offsets; lines and columns count from 1, and the end is exclusive."""

    code: str
    slug: str
    severity: Severity
    message: str
    subject: str
    why: str
    fix: str
    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int
    excerpt: str
    statement: int
    edits: tuple[Edit, ...] = ()

    def diagnostic(self, file: str) -> Diagnostic:
        """Return the finding as one of a file, as every other finding is shown."""
        return Diagnostic(
            code=self.code,
            severity=self.severity,
            message=self.message,
            subject=self.subject,
            why=self.why,
            fix=self.fix,
            span=Span(file, self.line, self.column),
        )
