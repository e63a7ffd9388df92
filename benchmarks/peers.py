"""The tools measured beside the product: where they are, and their versions."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NODE_FOLDER = ROOT / ".venv-bench" / "node"
DBMATE = "dbmate@2.36.0"
NPM_SECONDS = 120


@dataclass(slots=True, kw_only=True)
class Peers:
    """Programs by name; `missing` says why one is not there."""

    programs: dict[str, str] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        return name in self.programs


def find_peers() -> Peers:
    """Look up everything that can be measured here; what cannot is recorded with its reason."""
    peers = Peers()
    for name in ("strandline", "alembic", "migra"):
        program = Path(sys.executable).with_name(name)
        try:
            peers.versions[name] = version(name)
            peers.programs[name] = str(program)
        except PackageNotFoundError:
            peers.missing[name] = "could not be installed"
    for name, question in (("psql", "--version"), ("sqlite3", "--version")):
        found = shutil.which(name)
        if found:
            peers.programs[name] = found
            peers.versions[name] = _first_version(found, question)
        else:
            peers.missing[name] = "is not installed on this machine"
    _find_dbmate(peers)
    return peers


def _find_dbmate(peers: Peers) -> None:
    npm = shutil.which("npm")
    if npm is None:
        peers.missing["dbmate"] = "comes from npm, which is not installed on this machine"
        return
    program = NODE_FOLDER / "node_modules" / ".bin" / "dbmate"
    if not program.exists():
        NODE_FOLDER.mkdir(parents=True, exist_ok=True)
        command = [npm, "install", "--ignore-scripts", "--no-save", "--no-package-lock"]
        try:
            subprocess.run(
                [*command, "--prefix", str(NODE_FOLDER), DBMATE],
                capture_output=True, check=True, timeout=NPM_SECONDS,
            )  # fmt: skip
        except (subprocess.SubprocessError, OSError):
            peers.missing["dbmate"] = "npm could not install it on this machine"
            return
    peers.programs["dbmate"] = str(program)
    peers.versions["dbmate"] = _first_version(str(program), "--version")


def _first_version(program: str, question: str) -> str:
    done = subprocess.run([program, question], capture_output=True, text=True, check=False)
    words = done.stdout.split()
    return next((word for word in words if word[:1].isdigit()), "unknown")
