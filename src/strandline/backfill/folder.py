"""A component's backfills on disk, and the seals that say which of them were reviewed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from strandline.backfill.model import Definition
from strandline.backfill.python_text import read_python
from strandline.backfill.sql_text import read_sql
from strandline.diagnostics import Diagnostic, Severity, sort_diagnostics
from strandline.errors import InvalidInput, NotFound, Refused
from strandline.plan.seal import SEAL_FILE, SealLine, chain_seals, read_seals, write_seals
from strandline.source import Span, shown_path

FOLDER = "backfills"
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")


@dataclass(frozen=True, slots=True)
class BackfillFolder:
    """The backfills of one component: one definition a file, variants for a platform beside it."""

    directory: Path
    definitions: tuple[Definition, ...]
    seals: tuple[SealLine, ...]

    @property
    def names(self) -> list[str]:
        """The names, in order of file names."""
        return list(dict.fromkeys(item.name for item in self.definitions))

    def variants(self, name: str) -> list[Definition]:
        """Return a backfill's files; NotFound names those there are."""
        found = [item for item in self.definitions if item.name == name]
        if not found:
            known = ", ".join(self.names) or "none yet"
            raise NotFound("B011", f"there is no backfill {name}", hint=f"backfills: {known}")
        return found

    def for_platform(self, name: str, platform: str) -> Definition | None:
        """Return the file that counts on a platform: its own variant before the general one."""
        variants = self.variants(name)
        own = [item for item in variants if item.platform == platform]
        general = [item for item in variants if item.platform is None]
        found = own or general
        return found[0] if found else None

    def is_sealed(self, item: Definition) -> bool:
        """Say whether a file is sealed and says what it said then."""
        return any(line.file == item.file and _fits(line, item) for line in self.seals)

    def require_sealed(self, item: Definition) -> None:
        """Refuse a file that nobody sealed, or that says something else than what was sealed."""
        lines = [line for line in self.seals if line.file == item.file]
        if not lines:
            raise Refused(
                "B020",
                f"the backfill {item.file} is not sealed",
                hint="try it with --dry-run and --verify, have it reviewed, then "
                f"`strandline backfill seal {item.name}` (a release seals it as well)",
                details={"file": item.file},
            )
        if not _fits(lines[0], item):
            raise changed_after_seal(item)

    def sealing(self, names: Sequence[str]) -> tuple[str, list[str]]:
        """Return the new text of the seal file and the files that it adds; all without names."""
        wanted = [item for name in names or self.names for item in self.variants(name)]
        lines = list(self.seals)
        added = []
        for item in wanted:
            earlier = [line for line in lines if line.file == item.file]
            if earlier and not _fits(earlier[0], item):
                raise changed_after_seal(item)
            if not earlier:
                lines.append(SealLine("", item.checksum, item.exact, item.file))
                added.append(item.file)
        return write_seals(chain_seals(lines)), added


def _fits(line: SealLine, item: Definition) -> bool:
    return item.exact == line.exact or item.checksum == line.checksum


def changed_after_seal(item: Definition) -> Refused:
    """Return the refusal of a backfill that was edited in meaning after it was sealed."""
    return Refused(
        "B021",
        f"the backfill {item.file} was changed in meaning after it was sealed",
        hint="restore it from version control; a change belongs in a backfill of another name",
        details={"file": item.file},
    )


def read_folder(component: Path, *, base: Path | None = None) -> BackfillFolder:
    """Read all backfills of a component; InvalidInput (B010) with every finding."""
    found, findings = scan_folder(component, base=base)
    if findings:
        raise InvalidInput(
            "B010",
            "the backfills have errors",
            findings=findings,
            hint="mend what is listed; see docs/how-to/write-a-backfill.md",
        )
    return found


def scan_folder(
    component: Path, *, base: Path | None = None
) -> tuple[BackfillFolder, list[Diagnostic]]:
    """Read all backfills of a component, with what is wrong with any of them."""
    directory = component / FOLDER
    definitions: list[Definition] = []
    findings: list[Diagnostic] = []
    if not directory.is_dir():
        return BackfillFolder(directory, (), ()), []
    for path in sorted(directory.iterdir()):
        if path.suffix in (".sql", ".py") and not path.name.startswith((".", "_")):
            item, problems = _read(path, base)
            findings.extend(problems)
            definitions.extend([item] if item is not None else [])
    findings.extend(_disagreements(definitions))
    seal_file = directory / SEAL_FILE
    seals = read_seals(seal_file.read_text(encoding="utf-8")) if seal_file.is_file() else []
    folder = BackfillFolder(directory, tuple(definitions), tuple(seals))
    return folder, sort_diagnostics(findings)


def _read(path: Path, base: Path | None) -> tuple[Definition | None, list[Diagnostic]]:
    name, _, platform = path.stem.partition(".")
    shown = shown_path(path, base=base)
    if not _NAME.fullmatch(name) or (platform and path.suffix == ".py"):
        fix = "small letters, digits, _ and -; NAME.sql, NAME.PLATFORM.sql or NAME.py"
        return None, [_finding("B005", "the file's name is no name of a backfill", shown, fix)]
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return None, [_finding("B005", "the file is not UTF-8", shown, "save it as UTF-8")]
    if path.suffix == ".py":
        return read_python(text, name=name, shown=shown, path=path)
    return read_sql(text, name=name, file=path.name, shown=shown, platform=platform or None)


def _disagreements(definitions: Sequence[Definition]) -> list[Diagnostic]:
    """Return a finding for each name whose files do not tell one story."""
    findings = []
    seen: dict[str, Definition] = {}
    for item in definitions:
        first = seen.setdefault(item.name, item)
        facts = [(one.version, one.until, one.after, one.table) for one in (first, item)]
        if first is not item and first.platform == item.platform:
            said = f"{first.file} and {item.file} are the same backfill twice"
            findings.append(_finding("B005", said, item.file, "delete one of them"))
        elif facts[0] != facts[1]:
            said = f"{first.file} and {item.file} differ in version, until, after or table"
            fix = "the variants of a backfill differ in their statements, key and pace only"
            findings.append(_finding("B005", said, item.file, fix))
    return findings


def _finding(code: str, message: str, file: str, fix: str) -> Diagnostic:
    return Diagnostic(
        code=code,
        severity=Severity.ERROR,
        message=message,
        subject=file,
        fix=fix,
        span=Span(file, 1, 1),
    )
