"""Rehearsals as a person reads them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from strandline.cli.words import counted
from strandline.diagnostics import Severity

if TYPE_CHECKING:
    from strandline.apply.rehearsal_report import Report, Run
    from strandline.apply.step_watch import StepRun
    from strandline.cli.output import Console
    from strandline.services.rehearse import RehearsalResult

_TITLE = 56


def rehearsal_text(result: RehearsalResult, console: Console) -> str:
    """Return each report, then what was not tried and what was written."""
    lines: list[str] = []
    for report in result.reports:
        lines += [*_report(report, console), ""]
    lines += list(result.notes)
    lines += [f"recorded in {name}" for name in result.written]
    return "\n".join(lines)


def _report(report: Report, console: Console) -> Iterator[str]:
    start = report.base or "(empty)"
    verdict = "passed" if report.passed else "FAILED"
    yield (
        f"{report.component} {start} -> {report.target} on {report.platform} {report.server}: "
        f"{console.styled(verdict, '32' if report.passed else '31')}"
    )
    loaded = sum(report.loaded.values())
    yield f"  data      {report.data}: {counted(loaded, 'row')} in {len(report.loaded)} tables"
    watched = "seen by a second session" if report.lock_watch else "one writer has the whole file"
    yield f"  locks     {watched}"
    for run in report.runs:
        yield from _run(run)
    yield f"  {'stop':<18} {'tables':>6} {'rows':>8}  fingerprint"
    for stop in report.stops:
        mark = "" if stop.right else "  x"
        yield (f"  {stop.name:<18} {stop.tables:>6} {stop.rows:>8}  {stop.fingerprint[:16]}{mark}")
    shown = [item for item in report.findings if item.severity is not Severity.INFO]
    if shown:
        yield console.findings_text(shown)
    gentler = len(report.findings) - len(shown)
    if gentler:
        yield f"  {counted(gentler, 'step')} locked less than declared (see --json)"
    yield from (f"  note: {note}" for note in report.notes)


def _run(run: Run) -> Iterator[str]:
    yield f"  {run.name}: {counted(len(run.steps), 'step')} in {run.seconds:.3f} s"
    if run.name.endswith("again"):
        return
    for step in run.steps:
        title = step.title if len(step.title) <= _TITLE else f"{step.title[: _TITLE - 3]}..."
        yield f"    {step.number:>3}  {title:<{_TITLE}} {step.seconds:>8.3f} s  {_locks(step)}"


def _locks(step: StepRun) -> str:
    if not step.locks:
        return ""
    held = [f"{lock.mode} {lock.relation}" for lock in step.locks if lock.effect is not None]
    return ", ".join(held)
