"""Resolve constraints.txt: exact versions of everything the repository's environments install.

``python dev/pin.py`` takes the ranges of pyproject.toml and the moment in ``[tool.uv]
exclude-newer`` to one resolution for every supported Python and system. The file holds names and
versions only: no hashes and no addresses, so it serves wherever packages are taken from.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
UV = "uv>=0.13,<0.14"
# What the environments are made with; pyproject.toml has no place for pip itself.
TOOLS = ("pip>=26,<27", "hatchling>=1.27,<2", "editables>=0.5,<1")
HEADER = """\
# Exact versions for every environment of this repository; written by `make pin`.
# Names and versions only: no hashes, no addresses.
"""


def main() -> int:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        directory = Path(folder)
        venv.create(directory / "venv", with_pip=True)
        programs = directory / "venv" / "bin"
        run(str(programs / "python"), "-m", "pip", "install", "--quiet", UV)
        tools = directory / "tools.in"
        tools.write_text("\n".join(TOOLS), encoding="utf-8")
        resolved = directory / "constraints.txt"
        run(
            str(programs / "uv"), "pip", "compile", "--quiet", "--no-config", "--universal",
            "--python-version", project["project"]["requires-python"].removeprefix(">="),
            "--exclude-newer", project["tool"]["uv"]["exclude-newer"],
            "--all-extras", "--group", "dev", "--group", "data", "--group", "bench",
            "--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links",
            "--output-file", str(resolved),
            "pyproject.toml", str(tools),
        )  # fmt: skip
        (ROOT / "constraints.txt").write_text(
            HEADER + resolved.read_text(encoding="utf-8"), encoding="utf-8"
        )
    return 0


def run(*command: str) -> None:
    subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main())
