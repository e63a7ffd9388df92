"""What a command shows: the result on stdout, everything else on stderr."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from strandline.diagnostics import Diagnostic, Severity
from strandline.errors import InvalidInput, RefusedByPolicy, StrandlineError

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}


class Document(Protocol):
    """A result that can be shown as JSON."""

    def as_json(self) -> dict[str, object]: ...


@dataclass(slots=True)
class Console:
    """Where and how to write; made once for a call."""

    directory: Path
    as_json: bool = False
    quiet: bool = False
    color: bool = True

    def result(self, document: Document, text: str) -> None:
        """Write a command's result: the document with --json, else the text."""
        if self.as_json:
            write_json(document.as_json())
        elif text:
            sys.stdout.write(text if text.endswith("\n") else text + "\n")

    def note(self, text: str) -> None:
        """Write one line that is not the result."""
        if not self.quiet:
            sys.stderr.write(text + "\n")

    def styled(self, text: str, code: str, *, stream_is_error: bool = False) -> str:
        """Return the text in a colour where the stream is a terminal that wants it."""
        stream = sys.stderr if stream_is_error else sys.stdout
        if not self.color or os.environ.get("NO_COLOR") or not stream.isatty():
            return text
        return f"\x1b[{code}m{text}\x1b[0m"

    def findings_text(self, findings: Sequence[Diagnostic]) -> str:
        """Return findings as a person reads them, with the source line they point at."""
        return "\n".join(self._finding(finding) for finding in findings)

    def _finding(self, finding: Diagnostic) -> str:
        word = self.styled(f"{finding.severity.value}[{finding.code}]", _COLOURS[finding.severity])
        lines = [f"{word}: {finding.message}"]
        if finding.span is not None:
            lines.append(f"  at {finding.span}")
            excerpt = self._excerpt(finding)
            if excerpt:
                lines.extend(excerpt)
        elif finding.subject:
            lines.append(f"  on {finding.subject}")
        if finding.why:
            lines.append(f"  why: {finding.why}")
        if finding.fix:
            lines.append(f"  fix: {finding.fix}")
        return "\n".join(lines)

    def _excerpt(self, finding: Diagnostic) -> list[str]:
        span = finding.span
        if span is None:
            return []
        for base in (self.directory, *self.directory.parents):
            path = base / span.file
            if path.is_file():
                break
        else:
            return []
        try:
            with path.open(encoding="utf-8", errors="replace") as file:
                for number, line in enumerate(file, start=1):
                    if number == span.line:
                        text = line.rstrip("\n")[:160]
                        mark = " " * min(span.column - 1, 160) + "^"
                        return [f"  {number:>5} | {text}", f"        | {mark}"]
        except OSError:
            return []
        return []

    def error(self, error: StrandlineError) -> None:
        """Write an error: words on stderr, and with --json the document on stdout."""
        if self.as_json:
            write_json(error.as_json())
        told = error.findings if isinstance(error, InvalidInput | RefusedByPolicy) else ()
        if told and not self.as_json:
            sys.stderr.write(self.findings_text(told) + "\n")
        word = self.styled(f"error[{error.code}]", "31", stream_is_error=True)
        sys.stderr.write(f"{word}: {error.message}\n")
        if error.hint:
            sys.stderr.write(f"  fix: {error.hint}\n")


def write_json(document: object) -> None:
    """Write one JSON document on stdout."""
    sys.stdout.write(json.dumps(document, indent=2, ensure_ascii=False, default=str) + "\n")


@contextmanager
def progress_bar(console: Console, title: str) -> Iterator[ProgressCall]:
    """Show a bar on a terminal's stderr; do nothing when piped, quiet or --json."""
    if console.quiet or console.as_json or not sys.stderr.isatty():
        yield _silent
        return
    from rich.console import Console as RichConsole
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=RichConsole(stderr=True), transient=True) as progress:
        task = progress.add_task(title, total=None)

        def advance(done: int, total: int, step: str) -> None:
            progress.update(task, completed=done, total=total, description=step[:50])

        yield advance


class ProgressCall(Protocol):
    """Told after each statement how many of how many are done."""

    def __call__(self, done: int, total: int, step: str, /) -> None: ...


def _silent(done: int, total: int, step: str, /) -> None:
    del done, total, step
