"""Working on a database: up, down, and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from strandline.api.around import component_of

if TYPE_CHECKING:
    from strandline.apply.executor import Progress
    from strandline.services.migrate import MigrationResult
    from strandline.services.recover import RecoveryResult
    from strandline.services.status import DriftResult, HistoryResult, StatusResult


def apply(
    project: Path,
    *,
    component: str | None = None,
    to: str | None = None,
    url: str | None = None,
    env: str | None = None,
    walk: bool = False,
    adopt: str | None = None,
    lock_timeout: float = 0.0,
    dry_run: bool = False,
    allow: Sequence[str] = (),
    progress: Progress | None = None,
    confirm: Callable[[MigrationResult], bool] | None = None,
) -> MigrationResult:
    """Bring a database up to a version, by default the newest; `lock_timeout` in seconds.

    `allow` names effects that may happen, such as `loses-data:dbo.orders.note`.
    """
    from strandline.services.migrate import MigrationRequest
    from strandline.services.migrate import apply as run

    around, folder = component_of(project, component)
    request = MigrationRequest(
        target=around.target(url=url, env=env),
        to=to,
        walk=walk,
        adopt=adopt,
        lock_timeout=lock_timeout,
        dry_run=dry_run,
        allow=tuple(allow),
    )
    return run(folder, request, progress=progress, confirm=confirm)


def rollback(
    project: Path,
    *,
    component: str | None = None,
    to: str | None = None,
    url: str | None = None,
    env: str | None = None,
    lock_timeout: float = 0.0,
    dry_run: bool = False,
    allow: Sequence[str] = (),
    progress: Progress | None = None,
    confirm: Callable[[MigrationResult], bool] | None = None,
) -> MigrationResult:
    """Take a database back to a version, by default the one before its own."""
    from strandline.services.migrate import MigrationRequest
    from strandline.services.migrate import rollback as run

    around, folder = component_of(project, component)
    request = MigrationRequest(
        target=around.target(url=url, env=env),
        to=to,
        lock_timeout=lock_timeout,
        dry_run=dry_run,
        allow=tuple(allow),
    )
    return run(folder, request, progress=progress, confirm=confirm)


def recover(
    project: Path,
    *,
    component: str | None = None,
    way: str = "look",
    url: str | None = None,
    env: str | None = None,
    allow: Sequence[str] = (),
    lock_timeout: float = 0.0,
    progress: Progress | None = None,
    confirm: Callable[[MigrationResult], bool] | None = None,
) -> RecoveryResult:
    """Say what a run that was cut off has left; `way` "finish" or "undo" does it."""
    from strandline.services.migrate import MigrationRequest
    from strandline.services.recover import Way
    from strandline.services.recover import recover as run

    around, folder = component_of(project, component)
    request = MigrationRequest(
        target=around.target(url=url, env=env), lock_timeout=lock_timeout, allow=tuple(allow)
    )
    return run(folder, request, Way(way), progress=progress, confirm=confirm)


def status(
    project: Path,
    *,
    component: str | None = None,
    url: str | None = None,
    env: str | None = None,
) -> StatusResult:
    """Return where a database stands and what is pending."""
    from strandline.services.status import status as run

    around, folder = component_of(project, component)
    return run(folder, around.url(url=url, env=env))


def history(
    project: Path,
    *,
    component: str | None = None,
    url: str | None = None,
    env: str | None = None,
) -> HistoryResult:
    """Return everything a database's ledger says of a component."""
    from strandline.services.status import history as run

    around, folder = component_of(project, component)
    return run(folder, around.url(url=url, env=env))


def drift(
    project: Path,
    *,
    component: str | None = None,
    url: str | None = None,
    env: str | None = None,
    against: str | None = None,
    platform: str | None = None,
    scratch: str | None = None,
) -> DriftResult:
    """Compare a database with the version it claims, or with any state.

    With `url` and `against` no project is needed.
    """
    from strandline.services.project import find_project
    from strandline.services.states import StateContext
    from strandline.services.status import drift as run

    context = StateContext(
        directory=project, component=component, platform=platform, scratch=scratch
    )
    if url is not None and against is not None and find_project(project) is None:
        return run(None, url, context, against=against)
    around, folder = component_of(project, component)
    return run(folder, around.url(url=url, env=env), context, against=against)
