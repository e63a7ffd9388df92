"""Data changed batch by batch."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from strandline.api.around import component_of

if TYPE_CHECKING:
    from strandline.apply.executor import Progress
    from strandline.ledger.backfills import Pass
    from strandline.services.backfill import (
        BackfillList,
        BackfillReport,
        BackfillStatusResult,
        ResetResult,
        SealResult,
    )
    from strandline.services.backfill_run import BackfillResult


def backfill_list(project: Path, *, component: str | None = None) -> BackfillList:
    """Return the component's backfills as their files say, in the order in which they run."""
    from strandline.services.backfill import list_backfills as run

    return run(component_of(project, component)[1])


def backfill_seal(project: Path, *names: str, component: str | None = None) -> SealResult:
    """Seal backfills, all without names: only sealed ones run, and they cannot change meaning."""
    from strandline.services.backfill import seal as run

    return run(component_of(project, component)[1], names)


def backfill_run(
    project: Path,
    *names: str,
    component: str | None = None,
    url: str | None = None,
    env: str | None = None,
    dry_run: bool = False,
    verify: bool = False,
    limit: int | None = None,
    batch: int | None = None,
    pause: float | None = None,
    target: float = 0.5,
    lock_timeout: float = 0.0,
    progress: Progress | None = None,
    stop: Callable[[], bool] | None = None,
) -> BackfillResult:
    """Run backfills, by default all that are pending; times are in seconds.

    `dry_run` only counts. `verify` runs every batch twice and rolls it back. `limit` stops after
    so many rows, `stop` is asked between batches; the next run goes on from there.
    """
    from strandline.services.backfill_run import BackfillRequest
    from strandline.services.backfill_run import run as call

    around, folder = component_of(project, component)
    request = BackfillRequest(
        url=around.url(url=url, env=env),
        names=names,
        dry_run=dry_run,
        verify=verify,
        limit=limit,
        batch=batch,
        pause=pause,
        target=target,
        lock_timeout=lock_timeout,
        stop=stop or (lambda: False),
    )
    return call(folder, request, progress=progress)


def backfill_status(
    project: Path,
    *,
    component: str | None = None,
    url: str | None = None,
    env: str | None = None,
) -> BackfillStatusResult:
    """Return how every backfill stands in a database."""
    from strandline.services.backfill import status as run

    around, folder = component_of(project, component)
    return run(folder, around.url(url=url, env=env))


def backfill_report(
    project: Path,
    name: str,
    *,
    component: str | None = None,
    url: str | None = None,
    env: str | None = None,
) -> BackfillReport:
    """Return the rows that a backfill's newest pass could not decide, with the reasons."""
    from strandline.services.backfill import report as run

    around, folder = component_of(project, component)
    return run(folder, around.url(url=url, env=env), name)


def backfill_reset(
    project: Path,
    name: str,
    *,
    component: str | None = None,
    url: str | None = None,
    env: str | None = None,
    confirm: Callable[[Pass], bool] | None = None,
) -> ResetResult:
    """Let a backfill begin anew; what its passes changed stays changed."""
    from strandline.services.backfill import reset as run

    around, folder = component_of(project, component)
    return run(folder, around.url(url=url, env=env), name, confirm=confirm)
