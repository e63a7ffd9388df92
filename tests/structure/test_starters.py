"""`make new-rule`, `new-platform` and `new-pack` give starts that are registered and importable."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.repository import ROOT

COPIED = ("src", "dev", "pyproject.toml")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the starters read and write."""
    folder = tmp_path_factory.mktemp("checkout")
    ignored = shutil.ignore_patterns("__pycache__", "versions", "migrations")
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=ignored)
        else:
            shutil.copy(source, folder / name)
    return folder


def _start(copy: Path, kind: str, name: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "dev/new.py", kind, name],
        cwd=copy, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "name", "proof"),
    [
        (
            "rule",
            "d198_odd_name",
            "from strandline.lint.catalogue import find_rule; assert find_rule('D198')",
        ),
        (
            "rule",
            "pk498_odd_lock",
            "from strandline.lint.plan_catalogue import PLAN_RULES; "
            "assert 'PK498' in [rule.code for rule in PLAN_RULES]; "
            "assert [rule.code for rule in PLAN_RULES] == sorted(r.code for r in PLAN_RULES)",
        ),
        (
            "platform",
            "newcomer",
            "from strandline.platforms.registry import get_platform; "
            "assert get_platform('newcomer').name == 'newcomer'",
        ),
        (
            "pack",
            "orchard",
            "from strandline.packs.registry import get_pack; "
            "assert get_pack('orchard').name == 'orchard'",
        ),
    ],
)
def test_a_start_is_registered_and_never_overwrites(
    copy: Path, kind: str, name: str, proof: str
) -> None:
    first = _start(copy, kind, name)
    assert first.returncode == 0, first.stderr
    program = f"import sys; sys.path.insert(0, {str(copy / 'src')!r}); {proof}"
    shown = subprocess.run(
        [sys.executable, "-c", program], cwd=copy, capture_output=True, text=True, check=False
    )
    assert shown.returncode == 0, shown.stderr
    again = _start(copy, kind, name)
    assert again.returncode == 4
    assert "taken" in again.stderr


@pytest.mark.parametrize(
    ("kind", "name"), [("rule", "my_rule"), ("platform", "Bad-Name"), ("pack", "")]
)
def test_a_wrong_name_is_refused_with_the_form_it_wants(copy: Path, kind: str, name: str) -> None:
    done = _start(copy, kind, name)
    assert done.returncode == 2
    assert "NAME=" in done.stderr
