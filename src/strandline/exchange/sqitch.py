"""Sqitch's plan: the changes in order, each with the script that deploys it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from strandline.errors import InvalidInput

PLAN = "sqitch.plan"
_CHANGE = re.compile(r"(?P<sign>[+-]?)\s*(?P<name>[^\s\[\]@#:^~][^\s\[\]]*)(?=\s|$)")
_TAG = re.compile(r"@(?P<name>\S+)")


def plan_files(directory: Path) -> list[tuple[str, Path]]:
    """Return (change, script) in the order of the plan.

    A change that is there twice was reworked: its earlier script carries the tag that followed it,
    and its earlier name does, too.
    """
    text = (directory / PLAN).read_text(encoding="utf-8")
    changes: list[tuple[str, str]] = []
    untagged: list[int] = []
    for number, line in _lines(text):
        tag = _TAG.match(line)
        if tag is not None:
            for place in untagged:
                changes[place] = (changes[place][0], tag["name"])
            untagged = []
            continue
        change = _CHANGE.match(line)
        if change is None or change["sign"] == "-":
            raise InvalidInput(
                "E023",
                f"{PLAN}:{number}: this line is not a change or a tag",
                findings=(),
                hint="repair the plan: `sqitch plan` reads it, too",
            )
        untagged.append(len(changes))
        changes.append((change["name"], ""))
    return [*_scripts(directory, changes)]


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        bare = line.strip()
        if bare and not bare.startswith(("%", "#")):
            yield number, bare


def _scripts(directory: Path, changes: list[tuple[str, str]]) -> Iterator[tuple[str, Path]]:
    left = Counter(name for name, _ in changes)
    for name, tag in changes:
        left[name] -= 1
        shown = f"{name}@{tag}" if left[name] and tag else name
        path = directory / "deploy" / f"{shown}.sql"
        if not path.is_file():
            raise InvalidInput(
                "E023",
                f"{PLAN} names {name}, and there is no deploy/{shown}.sql",
                findings=(),
                hint="restore the script, or take the change out of the plan",
            )
        yield shown, path
