"""Findings as workflow commands: GitHub shows them beside the lines of a change."""

from __future__ import annotations

from collections.abc import Iterable

from strandline.diagnostics import Severity
from strandline.lint.report import LintFinding

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github_annotations(findings: Iterable[LintFinding]) -> str:
    """Return one command a line; text of files and names cannot end a command or start one."""
    return "".join(f"{_annotation(finding)}\n" for finding in findings)


def _annotation(finding: LintFinding) -> str:
    said = finding.diagnostic
    title = f"{said.code} {finding.slug}".rstrip()
    properties = {"title": title}
    if said.span is not None:
        properties = {
            "file": said.span.file,
            "line": str(said.span.line),
            "col": str(said.span.column),
            "title": title,
        }
    named = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    where = list(finding.platforms)
    if finding.direction is not None:
        where.append(finding.direction.value)
    message = said.message + (f" ({', '.join(where)})" if where else "")
    text = "\n".join(part for part in (message, said.why, said.fix) if part)
    return f"::{_COMMANDS[said.severity]} {named}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
