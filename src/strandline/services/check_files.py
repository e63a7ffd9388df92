"""Are the released scripts all there, and as they were sealed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from strandline.apply.chain import missing_script
from strandline.diagnostics import Diagnostic, Severity
from strandline.errors import StrandlineError
from strandline.plan.seal import SEAL_FILE, read_seals, verify_file


def file_findings(migrations: Path) -> list[Diagnostic]:
    """Return a finding for each sealed script that is missing or says something else now."""
    seals = migrations / SEAL_FILE
    if not seals.is_file():
        return []
    return [
        Diagnostic(
            code=error.code,
            severity=Severity.ERROR,
            message=error.message,
            subject=f"{migrations.name}/{name}",
            why="a database that needs the script stays where it is, or cannot go back",
            fix=error.hint or "",
        )
        for name, error in _broken(migrations, seals)
    ]


def _broken(migrations: Path, seals: Path) -> Iterator[tuple[str, StrandlineError]]:
    try:
        lines = read_seals(seals.read_text(encoding="utf-8"))
    except StrandlineError as error:
        yield SEAL_FILE, error
        return
    for line in lines:
        path = migrations / line.file
        if not path.is_file():
            yield line.file, missing_script(line.file)
            continue
        try:
            verify_file([line], line.file, path.read_bytes().decode("utf-8", "surrogateescape"))
        except StrandlineError as error:
            yield line.file, error
