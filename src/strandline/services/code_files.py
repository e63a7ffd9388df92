"""The files of a code base: which are read, which are left out, and why."""

from __future__ import annotations

import codecs
import enum
import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from strandline.errors import NotFound
from strandline.source import shown_path
from strandline.usages.text import Source, language_of

LARGEST_FILE = 2_000_000
"""Bytes; what is larger is data, or made by a program."""

_LEFT_FOLDERS = frozenset(
    {".git", ".hg", ".svn", ".bzr", "node_modules", "bower_components", "__pycache__", "site-packages",
     ".venv", ".tox", ".nox", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".eggs",
     ".idea", ".terraform", ".ipynb_checkpoints", ".import_linter_cache"}
)  # fmt: skip
_ENVIRONMENT_FILE = "pyvenv.cfg"
_BINARY_NAMES = """
    .png .jpg .jpeg .gif .webp .ico .bmp .tiff .pdf .zip .gz .bz2 .xz .zst .7z .tar .jar .war .whl .so
    .dll .dylib .exe .bin .o .a .class .pyc .pyo .pyd .db .sqlite .sqlite3 .duckdb .parquet .feather
    .arrow .npy .npz .pkl .pickle .h5 .woff .woff2 .ttf .otf .eot .mp3 .mp4 .wav .avi .mov
"""
_BINARY_ENDINGS = frozenset(_BINARY_NAMES.split())
_LOOKED_AT = 8_000
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class LeftOut(enum.Enum):
    """Why a file or folder was not read."""

    FOLDER = "folders that hold no code of the project"
    OWN = "the dictionary's own files"
    LINK = "links"
    BINARY = "binary files"
    LARGE = "files over 2 MB and minified ones"
    UNREADABLE = "files or folders that cannot be read"


@dataclass(slots=True)
class Survey:
    """What a walk found: files to read, bytes read so far, and what was left out by reason."""

    files: list[tuple[Path, str]] = field(default_factory=list)
    read_files: int = 0
    read_bytes: int = 0
    left_out: dict[LeftOut, list[str]] = field(default_factory=dict)

    def leave(self, reason: LeftOut, shown: str) -> None:
        self.left_out.setdefault(reason, []).append(shown)


def survey(paths: Collection[Path], *, base: Path, own: Collection[Path] = ()) -> Survey:
    """Return the files below some paths, in order, without following links.

    `own` are folders that are left out: those of the dictionary itself.
    """
    found = Survey()
    seen: set[Path] = set()
    for path in paths:
        if not path.exists():
            place = shown_path(path, base=base)
            raise NotFound(
                "U001",
                f"there is no file or folder {place}",
                hint="--in takes the folder of the code base, or one file of it",
            )
        if path.is_file():
            _take(found, path, base, seen)
        else:
            _walk(found, path, base, {folder.resolve() for folder in own}, seen)
    return found


def _walk(found: Survey, root: Path, base: Path, own: set[Path], seen: set[Path]) -> None:
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            found.leave(LeftOut.UNREADABLE, _shown(folder, base))
            continue
        deeper: list[Path] = []
        for entry in entries:
            path = Path(entry.path)
            if entry.is_symlink():
                found.leave(LeftOut.LINK, _shown(path, base))
            elif entry.is_dir(follow_symlinks=False):
                reason = _left_folder(path, own)
                if reason is None:
                    deeper.append(path)
                else:
                    found.leave(reason, _shown(path, base))
            elif entry.is_file(follow_symlinks=False):
                _take(found, path, base, seen)
        waiting.extend(reversed(deeper))


def _left_folder(path: Path, own: set[Path]) -> LeftOut | None:
    if path.name in _LEFT_FOLDERS or (path / _ENVIRONMENT_FILE).is_file():
        return LeftOut.FOLDER
    return LeftOut.OWN if own and path.resolve() in own else None


def _take(found: Survey, path: Path, base: Path, seen: set[Path]) -> None:
    shown = _shown(path, base)
    name = path.name.lower()
    try:
        size = path.stat().st_size
    except OSError:
        found.leave(LeftOut.UNREADABLE, shown)
        return
    if path.suffix.lower() in _BINARY_ENDINGS:
        found.leave(LeftOut.BINARY, shown)
    elif size > LARGEST_FILE or name.endswith((".min.js", ".min.css", ".map")):
        found.leave(LeftOut.LARGE, shown)
    elif path not in seen:
        seen.add(path)
        found.files.append((path, shown))


def read_sources(found: Survey) -> Iterator[Source]:
    """Yield the texts of the files one by one; what turns out to be none is noted as left out."""
    for path, shown in found.files:
        try:
            raw = path.read_bytes()
        except OSError:
            found.leave(LeftOut.UNREADABLE, shown)
            continue
        text = _decoded(raw)
        if text is None:
            found.leave(LeftOut.BINARY, shown)
            continue
        found.read_files += 1
        found.read_bytes += len(raw)
        yield Source(shown, text, language_of(shown))


def _decoded(raw: bytes) -> str | None:
    """Return a file's text with plain line ends, None when it is no text."""
    if raw.startswith(_WIDE_MARKS):
        text = raw.decode("utf-16", "replace")
    elif b"\0" in raw[:_LOOKED_AT]:
        return None
    else:
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = raw.decode("latin-1")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _shown(path: Path, base: Path) -> str:
    """Return a path as messages show it; a name that is no text is shown with its bytes escaped."""
    return shown_path(path, base=base).encode("utf-8", "backslashreplace").decode()
