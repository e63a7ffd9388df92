"""Backfill files held against their seals and the component's versions."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.backfill.folder import FOLDER, BackfillFolder, scan_folder
from strandline.diagnostics import Diagnostic, Severity
from strandline.errors import Refused, StrandlineError
from strandline.services.backfill_standing import in_order
from strandline.services.component import ComponentFolder


def backfill_findings(folder: ComponentFolder) -> list[Diagnostic]:
    """Return what is wrong with the files, their order, and sealed ones that were changed."""
    try:
        backfills, findings = scan_folder(folder.directory, base=folder.base)
    except StrandlineError as error:
        return [_finding(error, FOLDER)]
    return [*findings, *_broken(folder, backfills)]


def _broken(folder: ComponentFolder, backfills: BackfillFolder) -> Iterator[Diagnostic]:
    if not backfills.definitions:
        return
    try:
        in_order(backfills, folder.labels)
    except StrandlineError as error:
        yield _finding(error, FOLDER)
    yield from _unknown_versions(folder, backfills)
    sealed = {line.file for line in backfills.seals}
    for item in backfills.definitions:
        if item.file in sealed:
            try:
                backfills.require_sealed(item)
            except Refused as error:
                yield _finding(error, f"{FOLDER}/{item.file}")
    for name in sorted(sealed - {item.file for item in backfills.definitions}):
        yield Diagnostic(
            code="B013",
            severity=Severity.ERROR,
            message=f"the sealed backfill {name} is missing",
            subject=f"{FOLDER}/{name}",
            why="databases on which it is pending would go without it, and nobody would know",
            fix="restore it from version control",
        )


def _unknown_versions(folder: ComponentFolder, backfills: BackfillFolder) -> Iterator[Diagnostic]:
    """Yield a finding for each version that is neither released nor the one being written."""
    coming = folder.component.version
    if coming is None:
        return
    known = [*folder.labels, coming]
    for item in backfills.definitions:
        for label in (item.version, item.until):
            if label is not None and label not in known:
                yield Diagnostic(
                    code="B009",
                    severity=Severity.ERROR,
                    message=f"the backfill {item.name} names version {label}, which is not there",
                    subject=f"{FOLDER}/{item.file}",
                    why="it would wait for that version for ever",
                    fix=f"name one of: {', '.join(known)}",
                )


def _finding(error: StrandlineError, subject: str) -> Diagnostic:
    return Diagnostic(
        code=error.code,
        severity=Severity.ERROR,
        message=error.message,
        subject=subject,
        why="a backfill that cannot be trusted does not run, and what it would do stays undone",
        fix=error.hint or "",
    )
