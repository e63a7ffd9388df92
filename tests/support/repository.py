"""The repository as tests of its structure see it: tracked files, sources, folders."""

from __future__ import annotations

import subprocess
import sys
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "strandline"
DEV = ROOT / "dev"


def make_dev_importable() -> None:
    """Let a test import the programs of dev/ by their names, as they import each other."""
    if str(DEV) not in sys.path:
        sys.path.insert(0, str(DEV))


@lru_cache(maxsize=1)
def tracked_files() -> tuple[Path, ...]:
    """Every file of the repository that git keeps or would keep; all files where git is missing."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT, capture_output=True, check=True,
        ).stdout.decode()  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        found = [path for path in ROOT.rglob("*") if not _hidden(path)]
    else:
        found = [ROOT / name for name in listed.split("\0") if name]
    return tuple(sorted(path for path in found if path.is_file()))


def _hidden(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    return any(part.startswith(".") and part not in (".ci", ".gitignore") for part in parts)


def python_files(*folders: str) -> list[Path]:
    """The tracked Python files under the named top folders."""
    return [
        path
        for path in tracked_files()
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in folders
    ]


def shown(path: Path) -> str:
    """A file's name in messages, the same on every machine."""
    return path.relative_to(ROOT).as_posix()
