"""Automatic fixes: what `--fix` changes in files, and what it shows of it."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from strandline.dictionary.edit import append_item, remove_value, set_value
from strandline.errors import InvalidInput, NotFound, UsageError
from strandline.lint.report import Edit, LintFinding
from strandline.lint.rule import Repair, RepairKind

MOST_ROUNDS = 500
"""After each round places have moved, so everything is looked at again."""

_TOP = {"tables": "table", "views": "view", "value_sets": "value_set"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedFile:
    """One file that was changed: how many findings, and the change as a unified diff."""

    file: str
    count: int
    diff: str


@dataclass(slots=True)
class _Changes:
    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    count: dict[str, int] = field(default_factory=dict)
    failed: set[tuple[str, str, str]] = field(default_factory=set)


def fix(base: Path, look: Callable[[], Iterable[LintFinding]]) -> list[FixedFile]:
    """Fix what can be fixed, until looking again finds nothing more of it.

    `base` is what the findings' files are relative to. A fix that cannot be made is left to its
    author; every file is written whole or not at all.
    """
    changes = _Changes()
    for _ in range(MOST_ROUNDS):
        fixable = [
            finding
            for finding in look()
            if finding.is_fixable
            and finding.span is not None
            and _key(finding) not in changes.failed
        ]
        if not fixable:
            break
        for file, own in _by_file(fixable).items():
            _fix_file(base, own, file, changes)
    return [
        FixedFile(
            file=file, count=changes.count[file], diff=_diff(file, changes.before[file], after)
        )
        for file, after in sorted(changes.after.items())
    ]


def _by_file(findings: Iterable[LintFinding]) -> dict[str, list[LintFinding]]:
    found: dict[str, list[LintFinding]] = {}
    for finding in findings:
        if finding.span is not None:
            found.setdefault(finding.span.file, []).append(finding)
    return found


def _fix_file(base: Path, findings: list[LintFinding], file: str, changes: _Changes) -> None:
    """Make all edits of a text that do not touch, or else one change of its YAML."""
    path = base / file
    text, mark = _read(path)
    chosen = _apart([finding for finding in findings if finding.edits])
    if chosen:
        changed = apply_edits(text, [edit for finding in chosen for edit in finding.edits])
    else:
        chosen = findings[:1]
        changed = _repaired(text, chosen[0].repair)
    if changed == text:
        changes.failed.update(map(_key, chosen))
        return
    _write(path, mark + changed)
    changes.before.setdefault(file, text)
    changes.after[file] = changed
    changes.count[file] = changes.count.get(file, 0) + len(chosen)


def _apart(findings: Iterable[LintFinding]) -> list[LintFinding]:
    """Return findings whose edits do not touch those of another one; the rest waits."""
    taken: list[Edit] = []
    chosen = []
    for finding in findings:
        if not any(
            edit.start <= other.end and other.start <= edit.end
            for edit in finding.edits
            for other in taken
        ):
            taken += finding.edits
            chosen.append(finding)
    return chosen


def _key(finding: LintFinding) -> tuple[str, str, str]:
    file = finding.span.file if finding.span is not None else ""
    return finding.code, finding.subject, file


def _repaired(text: str, repair: Repair | None) -> str:
    """Return the text with a node changed; unchanged where the author must do it."""
    if repair is None:
        return text
    section, _, *keys = repair.path
    path = [_TOP[str(section)], *(key for key in keys if isinstance(key, str | int))]
    item = dict(repair.item or {})
    try:
        if repair.kind is RepairKind.REMOVE:
            return remove_value(text, path)
        return append_item(text, path, item)
    except NotFound:
        if repair.kind is RepairKind.REMOVE:
            return text
    except InvalidInput:
        return text
    try:
        return set_value(text, path, [item])
    except (NotFound, InvalidInput):
        return text


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """Return the text with its edits made; a comment that goes takes its empty line along."""
    for edit in sorted(edits, key=lambda item: item.start, reverse=True):
        start, end = edit.start, edit.end
        if not edit.text:
            line = text.rfind("\n", 0, start) + 1
            if not text[line:start].strip() and text[end : end + 1] in ("\n", ""):
                start, end = line, min(end + 1, len(text))
            else:
                start = len(text[:start].rstrip(" \t"))
        text = text[:start] + edit.text + text[end:]
    return text


def _read(path: Path) -> tuple[str, str]:
    """Return a file's text, line ends as they are, and its byte order mark apart."""
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        raise UsageError(
            "N011", f"{path.name} cannot be read as UTF-8, so it was not fixed"
        ) from None
    plain = text.removeprefix("\ufeff")
    return plain, text[: len(text) - len(plain)]


def _write(path: Path, text: str) -> None:
    temporary = path.with_name(f".{path.name}.new")
    try:
        with temporary.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise UsageError(
            "N011",
            f"{path.name} cannot be written: {error.strerror}",
            hint="check the file's permissions and free space",
        ) from None


def _diff(file: str, before: str, after: str) -> str:
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), file, file
    )
    return "".join(lines)
