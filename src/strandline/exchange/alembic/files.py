"""Alembic's revision files, read as text: nothing in them is ever run."""

from __future__ import annotations

import ast
import configparser
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from strandline.diagnostics import Diagnostic, Severity
from strandline.dictionary.names import parse_qname
from strandline.errors import InvalidInput, NotFound, Refused
from strandline.exchange.history import History, Migration, rows_or_none
from strandline.platforms.base import Connection, Platform
from strandline.source import Span

VERSION_TABLE = "alembic_version"
_NAMES = ("revision", "down_revision", "depends_on")


@dataclass(frozen=True, slots=True)
class _Found:
    revision: str
    parents: tuple[str, ...]
    path: Path


def read_history(directory: Path, *, version_table: str = VERSION_TABLE) -> History:
    """Read the revisions of a folder in an order in which each comes after its parents.

    Refused when there are several heads; InvalidInput when a file or the chain is broken.
    """
    found = [item for path in _files(directory) if (item := _read(path, directory)) is not None]
    if not found:
        raise NotFound(
            "E010",
            f"there are no Alembic revisions in {directory.name}",
            hint="name the folder with alembic.ini, or the one with the revision files",
        )
    ordered = _in_order(found)
    name = parse_qname(version_table)

    def applied(connection: Connection, platform: Platform) -> list[str] | None:
        rows = rows_or_none(connection, platform, name, ("version_num",))
        return None if rows is None else [str(row[0]) for row in rows]

    return History(
        tool="alembic",
        migrations=tuple(Migration(revision=item.revision, path=item.path) for item in ordered),
        applied=applied,
        owns=frozenset([name.name.lower()]),
        latest=True,
    )


def _files(directory: Path) -> list[Path]:
    if not directory.is_dir():
        raise NotFound(
            "E010",
            f"the folder {directory.name} does not exist",
            hint="name the folder with alembic.ini, or the one with the revision files",
        )
    found: dict[Path, None] = {}
    for folder in _version_folders(directory):
        for path in sorted(folder.rglob("*.py")):
            if path.name not in ("__init__.py", "env.py") and "__pycache__" not in path.parts:
                found[path] = None
    return list(found)


def _version_folders(directory: Path) -> Iterator[Path]:
    locations = _configured(directory)
    if locations:
        yield from (folder for folder in locations if folder.is_dir())
    elif (directory / "versions").is_dir():
        yield directory / "versions"
    else:
        yield directory


def _configured(directory: Path) -> list[Path]:
    """Return the folders of revisions that alembic.ini names; its other settings are not ours."""
    path = directory / "alembic.ini"
    if not path.is_file():
        return []
    parser = configparser.ConfigParser(interpolation=None)
    try:
        parser.read(path, encoding="utf-8")
    except (configparser.Error, UnicodeDecodeError):
        return []
    settings: Mapping[str, str] = parser["alembic"] if parser.has_section("alembic") else {}
    here = directory.as_posix()
    script = settings.get("script_location", "").replace("%(here)s", here)
    listed = settings.get("version_locations", "").replace("%(here)s", here)
    names = listed.replace(",", " ").replace(":", " ").split() if listed else []
    if not names and script:
        names = [f"{script}/versions"]
    return [directory / name for name in names]


def _read(path: Path, base: Path) -> _Found | None:
    shown = path.relative_to(base).as_posix() if path.is_relative_to(base) else path.name
    try:
        tree = ast.parse(path.read_bytes(), filename=path.name)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        line = error.lineno if isinstance(error, SyntaxError) else None
        raise _unreadable(shown, line or 1, "it is not Python") from None
    except OSError as error:
        raise _unreadable(shown, 1, error.strerror or "no reason given") from None
    said: dict[str, Any] = {}
    for name, value in _assignments(tree):
        try:
            said[name] = ast.literal_eval(value)
        except (ValueError, TypeError, RecursionError, MemoryError):
            reason = f"{name} is computed, and revision files are not run here"
            raise _unreadable(shown, value.lineno, reason) from None
    if "revision" not in said:
        return None
    revision = said["revision"]
    if not isinstance(revision, str) or not revision:
        raise _unreadable(shown, 1, "its revision is not a text")
    parents = [*_listed(said.get("down_revision")), *_listed(said.get("depends_on"))]
    if not all(isinstance(parent, str) for parent in parents):
        raise _unreadable(shown, 1, "its down_revision names something that is not a text")
    return _Found(revision, tuple(parents), path)


def _assignments(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for node in tree.body:
        targets: Sequence[ast.expr] = ()
        if isinstance(node, ast.Assign):
            targets = node.targets
        elif isinstance(node, ast.AnnAssign):
            targets = [node.target]
        for target in targets:
            if isinstance(target, ast.Name) and target.id in _NAMES:
                value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
                if value is not None:
                    yield target.id, value


def _listed(value: object) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple | set) else [value]


def _unreadable(shown: str, line: int, reason: str) -> InvalidInput:
    finding = Diagnostic(
        code="E011",
        severity=Severity.ERROR,
        message=f"the revision cannot be read: {reason}",
        subject=shown,
        why="its place in the history would be a guess",
        fix="write revision and down_revision as plain texts",
        span=Span(shown, line),
    )
    return InvalidInput(
        "E011",
        f"{shown}:{line}: the revision cannot be read: {reason}",
        findings=[finding],
        hint="write revision and down_revision as plain texts",
    )


def _broken(reason: str, hint: str) -> InvalidInput:
    return InvalidInput("E012", f"the Alembic history is broken: {reason}", findings=(), hint=hint)


def _in_order(found: Sequence[_Found]) -> list[_Found]:
    by_id: dict[str, _Found] = {}
    for item in found:
        if item.revision in by_id:
            other = by_id[item.revision].path.name
            raise _broken(
                f"{other} and {item.path.name} are both revision {item.revision}",
                "remove one of them, or name the folder that holds one history",
            )
        by_id[item.revision] = item
    for item in found:
        missing = [parent for parent in item.parents if _resolved(parent, by_id) is None]
        if missing:
            raise _broken(
                f"{item.path.name} follows {missing[0]}, which no file holds",
                "add the missing file, or name the folder that holds them all",
            )
    followed = {_resolved(parent, by_id) for item in found for parent in item.parents}
    heads = [item.revision for item in found if item.revision not in followed]
    if len(heads) > 1:
        raise Refused(
            "E013",
            f"the history has {len(heads)} heads: {', '.join(heads)}",
            hint="join them first: `alembic merge heads`, then `alembic upgrade head`",
            details={"heads": heads},
        )
    ordered = _parents_first(found, by_id)
    if len(ordered) < len(found) or not heads:
        raise _broken("its revisions follow each other in a circle", "correct their down_revision")
    return ordered


def _resolved(name: str, by_id: Mapping[str, _Found]) -> str | None:
    """Return the revision a name means: Alembic takes the first signs of one for the whole."""
    if name in by_id:
        return name
    matches = [revision for revision in by_id if revision.startswith(name)]
    return matches[0] if len(matches) == 1 else None


def _parents_first(found: Sequence[_Found], by_id: Mapping[str, _Found]) -> list[_Found]:
    ordered: dict[str, _Found] = {}
    waiting = list(found)
    while waiting:
        ready = [
            item
            for item in waiting
            if all(_resolved(parent, by_id) in ordered for parent in item.parents)
        ]
        if not ready:
            break
        for item in ready:
            ordered[item.revision] = item
        waiting = [item for item in waiting if item.revision not in ordered]
    return list(ordered.values())
