"""Automatic fixes: what `--fix` changes in files, and what it shows of it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from strandline.dictionary.edit import append_item, remove_value, set_value
from strandline.errors import InvalidInput, NotFound, UsageError
from strandline.lint.own_rules import UNUSED_SUPPRESSION
from strandline.lint.report import LintFinding
from strandline.lint.rule import Repair, RepairKind
from strandline.lint.statements.edits import Edit, apply_edits

MOST_ROUNDS = 500
"""After each round places have moved, so everything is looked at again."""

_ALLOW = re.compile(r"[ \t]*--[ \t]*strandline:[ \t]+allow\b")
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
    for number in range(MOST_ROUNDS):
        fixable = [
            finding
            for finding in look()
            # What a fix of ours left unused is not the author's to lose.
            if (number == 0 or finding.code != UNUSED_SUPPRESSION.code)
            and finding.is_fixable
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
    edited = [finding for finding in findings if finding.edits]
    if edited:
        outcome = apply_edits(text, [_placed(finding.edits, text) for finding in edited])
        chosen, changed, made = edited, outcome.text, len(outcome.made)
    else:
        chosen, made = findings[:1], 1
        changed = _repaired(text, chosen[0].repair)
    if changed == text:
        changes.failed.update(map(_key, chosen))
        return
    _write(path, mark + changed)
    changes.before.setdefault(file, text)
    changes.after[file] = changed
    changes.count[file] = changes.count.get(file, 0) + made


def _placed(edits: tuple[Edit, ...], text: str) -> tuple[Edit, ...]:
    """Put lines above a statement above the comments that silence rules on it too."""
    return tuple(
        replace(edit, start=place, end=place)
        if edit.start == edit.end
        and edit.text.endswith("\n")
        and (place := _above_comments(text, edit.start)) != edit.start
        else edit
        for edit in edits
    )


def _above_comments(text: str, place: int) -> int:
    while place > 0 and text[place - 1] == "\n":
        line = text.rfind("\n", 0, place - 1) + 1
        if not _ALLOW.match(text, line, place):
            break
        place = line
    return place


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
