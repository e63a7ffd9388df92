"""Commands of packs: found by name, given their database, run."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import cast

from strandline.errors import NotFound, PlatformFailure, UsageError
from strandline.packs.commands import CommandCall, CommandResult, PackCommand, Progress
from strandline.packs.registry import get_pack
from strandline.services.pack_standing import check_standing
from strandline.services.project import Project, find_project

Run = Callable[[CommandCall, Progress], CommandResult]


def pack_commands(pack: str) -> tuple[PackCommand, ...]:
    """Return a pack's commands; imports the module that declares them."""
    place = get_pack(pack).commands
    return cast("tuple[PackCommand, ...]", _named(pack, place)) if place else ()


def run_pack_command(
    directory: Path,
    pack: str,
    command: str,
    values: Mapping[str, object],
    *,
    url: str | None = None,
    env: str | None = None,
    progress: Progress | None = None,
) -> CommandResult:
    """Run one command of a pack.

    NotFound for a pack or command that does not exist; UsageError where it needs a database and
    none is named, or parts that are not installed.
    """
    found = next((one for one in pack_commands(pack) if one.name == command), None)
    if found is None:
        known = ", ".join(one.name for one in pack_commands(pack)) or "none"
        raise NotFound(
            "K020", f"the pack {pack} has no command {command}", hint=f"its commands: {known}"
        )
    target = _project(directory).url(url=url, env=env) if found.database else ""

    def database() -> str:
        if found.needs:
            check_standing(get_pack(pack), target, found.needs)
        return target

    defaults = {item.name: item.default for item in found.parameters}
    call = CommandCall(
        directory=directory.absolute(), values={**defaults, **values}, database=database
    )
    run = cast("Run", _named(pack, found.run))
    with _failures_told():
        return run(call, progress or _silent)


def _named(pack: str, place: str) -> object:
    """Import "module:attribute"; parts of an extra that is not installed are told by name."""
    module, _, attribute = place.partition(":")
    try:
        found: object = getattr(import_module(module), attribute)
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing in ("", "strandline"):
            raise
        raise UsageError(
            "K021",
            f"a command of the pack {pack} needs {missing}, which is not installed",
            hint=f"pip install 'strandline[{pack}]'",
        ) from None
    return found


@contextmanager
def _failures_told() -> Iterator[None]:
    """Tell what the database refused by its kind: its own words may hold values."""
    try:
        yield
    except Exception as error:
        exceptions = sys.modules.get("sqlalchemy.exc")
        if exceptions is None or not isinstance(error, exceptions.SQLAlchemyError):
            raise
        raise _failure(error) from None


def _failure(error: Exception) -> PlatformFailure:
    original = getattr(error, "orig", None) or error
    state = getattr(original, "sqlstate", None) or getattr(original, "sqlite_errorname", None)
    kind = type(original).__name__ + (f", {state}" if state else "")
    return PlatformFailure(
        "K022",
        f"the database failed: {kind}",
        hint="is it reachable, and does it stand at the pack's version? `strandline status` tells; "
        "what was written before stays, and the command can be run again",
        details={"kind": kind},
    )


def _project(directory: Path) -> Project:
    """Return the project around a folder; without one, --url alone can name a database."""
    root = directory.absolute()
    return find_project(directory) or Project(root=root, name=root.name, components={})


def _silent(done: int, total: int, step: str, /) -> None:
    del done, total, step
