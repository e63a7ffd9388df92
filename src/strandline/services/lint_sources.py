"""The files that lint reads: YAML with its comments, scripts, the baseline."""

from __future__ import annotations

from pathlib import Path

from strandline.errors import NotFound, UsageError
from strandline.lint.allowances import Allowance, yaml_allowances
from strandline.lint.baseline import BASELINE_FILE, Baseline, read_baseline
from strandline.services.component import ComponentFolder
from strandline.source import shown_path

BACKFILLS = "backfills"
_BIGGEST_SCRIPT = 32 * 1024 * 1024


def component_allowances(folder: ComponentFolder) -> list[Allowance]:
    """Return the comments that silence rules in the YAML files of a component."""
    found: list[Allowance] = []
    for path, shown in sorted(set(folder.head.sources.files.values())):
        text = _text(path)
        if text is not None:
            found.extend(yaml_allowances(text, shown))
    return found


def _text(path: Path) -> str | None:
    """Return a file's text; what cannot be read was told when the dictionary was loaded."""
    try:
        # Line ends stay as they are: offsets are those of the file.
        return path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None


def backfill_scripts(folder: ComponentFolder) -> list[Path]:
    """Return the hand-written scripts of a component."""
    place = folder.directory / BACKFILLS
    return sorted(place.rglob("*.sql")) if place.is_dir() else []


def read_sql(path: Path) -> str:
    """Return the text of a script; bytes that are no UTF-8 are kept as marks, never an error."""
    try:
        if path.stat().st_size > _BIGGEST_SCRIPT:
            raise UsageError(
                "N005",
                f"{path.name} is larger than the {_BIGGEST_SCRIPT} bytes that lint reads",
                hint="rows belong in a data file, not in a migration script",
            )
        raw = path.read_bytes()
    except FileNotFoundError:
        raise NotFound("N004", f"there is no file {path.name}") from None
    except OSError as error:
        raise UsageError("N004", f"{path.name} cannot be read: {error.strerror}") from None
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    return raw.decode("utf-8-sig", errors="replace")


def shown(path: Path, base: Path) -> str:
    """Return how messages name a file."""
    return shown_path(path.absolute(), base=base)


def load_baseline(root: Path) -> Baseline | None:
    """Return the project's baseline, None when it has none."""
    path = root / BASELINE_FILE
    return read_baseline(path.read_text(encoding="utf-8")) if path.is_file() else None


def save_baseline(root: Path, text: str) -> Path:
    """Write the project's baseline."""
    path = root / BASELINE_FILE
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError("N003", f"{path.name} cannot be written: {error.strerror}") from None
    return path
