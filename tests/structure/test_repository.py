"""What must never be committed, and pins that fit the ranges they were resolved from."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from support.repository import ROOT, shown, tracked_files

LOCK_FILES = {
    "uv.lock", "pylock.toml", "poetry.lock", "Pipfile.lock", "pdm.lock", "package-lock.json",
    "yarn.lock", "pnpm-lock.yaml", "bun.lock", "npm-shrinkwrap.json",
}  # fmt: skip
# In two parts, so that this file does not hold what it looks for.
MACHINE_PATHS = re.compile(
    r"(?<![\w.~$}>)/-])/" + r"(?:root|work|home/[a-z]+|Users/[A-Za-z]+|opt/(?:pypi|wheels)|mnt)/"
)
TEMPORARY = re.compile(r"(?<![\w.])/" + r"tmp/(?!example)")
REGISTRIES = re.compile(
    "|".join(
        re.escape(".".join(parts))
        for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"))
    )
    + r"|--(?:extra-)?index" + r"-url|find" + r"-links\s*="
)  # fmt: skip
TEXT_LIMIT = 2_000_000


def _texts() -> list[tuple[str, str]]:
    found = []
    for path in tracked_files():
        raw = path.read_bytes()
        if b"\0" not in raw[:8000] and len(raw) <= TEXT_LIMIT:
            found.append((shown(path), raw.decode("utf-8", errors="replace")))
    return found


def test_no_lock_file_is_kept() -> None:
    kept = [shown(path) for path in tracked_files() if path.name in LOCK_FILES]
    assert not kept, f"remove these (docs/decisions/0001-no-lock-file.md says why): {kept}"


@pytest.mark.parametrize(
    ("what", "pattern"),
    [("machine path", MACHINE_PATHS), ("temporary path", TEMPORARY), ("registry", REGISTRIES)],
    ids=["machine-paths", "temporary-paths", "registries"],
)
def test_files_hold_no_address_of_one_machine(what: str, pattern: re.Pattern[str]) -> None:
    allowed = {"tests/structure/test_repository.py", "dev/pin.py"}
    found = [
        f"{name}:{text.count(chr(10), 0, match.start()) + 1} ({match.group()})"
        for name, text in _texts()
        if name not in allowed
        for match in pattern.finditer(text)
    ]
    assert not found, f"{what} in tracked files: {found[:20]}"


def test_pins_fit_their_ranges() -> None:
    """Every requirement of pyproject.toml is met by constraints.txt; `make pin` makes it so."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"].values()
    wanted = [
        *project["project"]["dependencies"],
        *(text for extra in project["project"]["optional-dependencies"].values() for text in extra),
        *(text for group in groups for text in group if isinstance(text, str)),
    ]
    pins = _pins()
    unmet = []
    for text in wanted:
        requirement = Requirement(text)
        name = canonicalize_name(requirement.name)
        if name == "strandline":
            continue
        versions = pins.get(name, [])
        if not versions or not all(requirement.specifier.contains(v) for v in versions):
            unmet.append(f"{text} is pinned to {versions or 'nothing'}")
    assert not unmet, f"run `make pin`: {unmet}"


def test_constraints_hold_names_and_versions_only() -> None:
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            pin, _, marker = line.partition(" ; ")
            assert re.fullmatch(r"[a-z0-9-]+==[0-9A-Za-z.!+]+", pin), f"not a plain pin: {line}"
            if marker:
                Marker(marker)


def _pins() -> dict[str, list[str]]:
    pins: dict[str, list[str]] = {}
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, version = line.partition(" ; ")[0].partition("==")
            pins.setdefault(canonicalize_name(name), []).append(version)
    return pins
