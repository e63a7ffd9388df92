"""Histories of plain SQL files: which tool laid them out, in which order, and what is forward.

Recognised: Sqitch (a plan), dbmate and goose (marked sections), Flyway (`V1__name.sql`),
golang-migrate (`1_name.up.sql`), and files that begin with a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from strandline.errors import InvalidInput, NotFound, UsageError
from strandline.exchange import sql_records as records
from strandline.exchange.history import History, Migration
from strandline.exchange.sqitch import PLAN, plan_files

_NUMBER = re.compile(r"(\d+)")
_VERSIONED = re.compile(r"V(\d[\d._]*)__.*\.(?:sql|java)", re.IGNORECASE)
_REPEATABLE = re.compile(r"R__.*\.sql", re.IGNORECASE)
_UP = re.compile(r"(\d+)_.*\.up\.sql", re.IGNORECASE)
_BACK = re.compile(r"(?:^|[._-])(?:down|rollback|revert|undo)(?:[._-]|$)", re.IGNORECASE)
_DBMATE = re.compile(r"^--\s*migrate:(up|down)\b.*$", re.MULTILINE)
_GOOSE = re.compile(r"^--\s*\+goose\s+(up|down)\b.*$", re.MULTILINE | re.IGNORECASE)


def read_sql_history(directory: Path) -> History:
    """Read a folder's migrations, forward ones only, in the order in which they are applied."""
    if not directory.is_dir():
        raise NotFound(
            "E020",
            f"the folder {directory.name} does not exist",
            hint="name the folder that holds the .sql files",
        )
    if (directory / PLAN).is_file():
        migrations = [
            Migration(revision=name, path=path, sql=_text(path))
            for name, path in plan_files(directory)
        ]
        return _history("sqitch", migrations, records.sqitch([m.revision for m in migrations]))
    files = sorted(path for path in directory.rglob("*") if path.is_file())
    for layout in _LAYOUTS:
        found = layout.find(files)
        if found:
            return _history(layout.tool, found, layout.record)
    versioned = _flyway(files)
    if versioned:
        return _history("flyway", versioned, records.flyway([m.revision for m in versioned]))
    numbered = _numbered(files, directory)
    if numbered:
        return _history("numbered files", numbered, None)
    raise UsageError(
        "E020",
        f"the files in {directory.name} have no order that is known",
        hint="begin their names with a number, or lay them out as dbmate, goose, Flyway, Sqitch or "
        "golang-migrate do",
    )


def _history(tool: str, migrations: list[Migration], record: records.Record | None) -> History:
    seen: dict[str, Migration] = {}
    for migration in migrations:
        if migration.revision in seen and migration.revision:
            other = seen[migration.revision].path.name
            raise InvalidInput(
                "E021",
                f"{other} and {migration.path.name} are both migration {migration.revision}",
                findings=(),
                hint="give each a number of its own, or move what is no migration elsewhere",
            )
        seen[migration.revision] = migration
    if not migrations:
        raise NotFound(
            "E020", "the history has no migrations", hint="name the folder that holds them"
        )
    return History(
        tool=tool,
        migrations=tuple(migrations),
        applied=record.applied if record is not None else None,
        owns=record.owns if record is not None else frozenset(),
        latest=record is not None and record.latest,
        in_schema=record is not None and record.in_schema,
    )


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return path.read_text(encoding="latin-1")
    except OSError as error:
        raise UsageError("A012", f"{path.name} cannot be read: {error.strerror}") from None


@dataclass(frozen=True, slots=True)
class _Layout:
    tool: str
    find: Callable[[list[Path]], list[Migration]]
    record: records.Record


def _sql(files: Iterable[Path]) -> Iterator[Path]:
    return (path for path in files if path.suffix.lower() == ".sql")


def _dbmate(files: list[Path]) -> list[Migration]:
    """The version is the number as it is written, leading noughts included."""
    return _by_number(
        Migration(revision=_number(path), path=path, sql=_up(_DBMATE, text))
        for path, text in _marked(files, _DBMATE)
    )


def _goose(files: list[Path]) -> list[Migration]:
    marked = _marked(files, _GOOSE)
    if not marked:
        return []
    # Migrations in Go are a part of the history, and cannot be loaded here.
    compiled = [path for path in files if path.suffix == ".go" and _NUMBER.match(path.name)]
    texts = [(path, _up(_GOOSE, text)) for path, text in marked]
    return _by_number(
        Migration(revision=str(int(_number(path))), path=path, sql=text)
        for path, text in [*texts, *((path, None) for path in compiled)]
    )


def _marked(files: list[Path], pattern: re.Pattern[str]) -> list[tuple[Path, str]]:
    """Return numbered files and their texts when any is marked with a forward half."""
    texts = [(path, _text(path)) for path in _sql(files)]
    if not any(_has_up(pattern, text) for _, text in texts):
        return []
    return [(path, text) for path, text in texts if _NUMBER.match(path.name)]


def _has_up(pattern: re.Pattern[str], text: str) -> bool:
    return any(found.group(1).lower() == "up" for found in pattern.finditer(text))


def _up(pattern: re.Pattern[str], text: str) -> str:
    """Return the sections marked up; line numbers stay, so that errors point at the file."""
    lines = text.split("\n")
    kept, inside = [], False
    for line in lines:
        marker = pattern.match(line)
        if marker is not None:
            inside = marker.group(1).lower() == "up"
            kept.append("")
        else:
            kept.append(line if inside else "")
    return "\n".join(kept)


def _number(path: Path) -> str:
    found = _NUMBER.match(path.name)
    return found.group(1) if found else ""


def _by_number(migrations: Iterable[Migration]) -> list[Migration]:
    return sorted(migrations, key=lambda item: (int(item.revision), item.path.name))


def _flyway(files: list[Path]) -> list[Migration]:
    versioned = []
    for path in files:
        match = _VERSIONED.fullmatch(path.name)
        if match is not None:
            sql = _text(path) if path.suffix.lower() == ".sql" else None
            version = records.flyway_version(match.group(1))
            versioned.append(Migration(revision=version, path=path, sql=sql))
    if not versioned:
        return []
    versioned.sort(key=lambda item: records.version_key(item.revision))
    # Repeatable ones run after all others, in the order of their names, and have no version.
    repeatable = [path for path in files if _REPEATABLE.fullmatch(path.name)]
    tail = "\n".join(_text(path) for path in repeatable)
    if tail:
        last = versioned[-1]
        whole = None if last.sql is None else f"{last.sql}\n{tail}"
        versioned[-1] = Migration(revision=last.revision, path=last.path, sql=whole)
    return versioned


def _golang(files: list[Path]) -> list[Migration]:
    matches = [(path, _UP.fullmatch(path.name)) for path in files]
    return _by_number(
        Migration(revision=str(int(match.group(1))), path=path, sql=_text(path))
        for path, match in matches
        if match is not None
    )


def _numbered(files: list[Path], directory: Path) -> list[Migration]:
    return _by_number(
        Migration(revision=_number(path), path=path, sql=_text(path))
        for path in _sql(files)
        if _NUMBER.match(path.name) and not _leads_back(path.relative_to(directory))
    )


def _leads_back(path: Path) -> bool:
    """Say whether a file's or folder's name says that it undoes something."""
    return any(_BACK.search(part) for part in (*path.parts[:-1], path.stem))


_LAYOUTS = (
    _Layout("dbmate", _dbmate, records.DBMATE),
    _Layout("goose", _goose, records.GOOSE),
    _Layout("golang-migrate", _golang, records.GOLANG),
)
