"""Commands that packs add."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from strandline.packs.commands import CommandResult, PackCommand, Progress


def pack_commands(pack: str) -> tuple[PackCommand, ...]:
    """Return the commands of a pack, as it declares them."""
    from strandline.services.pack_commands import pack_commands as run

    return run(pack)


def run_pack_command(
    project: Path,
    pack: str,
    command: str,
    values: Mapping[str, object] | None = None,
    *,
    url: str | None = None,
    env: str | None = None,
    progress: Progress | None = None,
) -> CommandResult:
    """Run a pack's command; `values` by the names of its parameters, as `pack_commands` lists them.

    What is left out has the parameter's default. The result's `exit_code` is the command's.
    """
    from strandline.services.pack_commands import run_pack_command as run

    return run(project, pack, command, values or {}, url=url, env=env, progress=progress)
