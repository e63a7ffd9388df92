"""What migrations took away, and how it comes back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from strandline.api.around import component_of

if TYPE_CHECKING:
    from strandline.services.approve import ApprovalResult
    from strandline.services.archive import (
        ArchiveExport,
        ArchiveList,
        ArchivePurge,
        ArchiveRestore,
        ArchiveRows,
    )


def archives(
    project: Path,
    *,
    component: str | None = None,
    url: str | None = None,
    env: str | None = None,
) -> ArchiveList:
    """Return everything that migrations archived in a database, with its number of rows."""
    from strandline.services.archive import list_archives as run

    around, folder = component_of(project, component)
    return run(folder, around.url(url=url, env=env))


def show_archive(
    project: Path,
    name: str,
    *,
    component: str | None = None,
    cycle: int | None = None,
    limit: int = 20,
    url: str | None = None,
    env: str | None = None,
) -> ArchiveRows:
    """Return rows of one archive; `name` is the archive's or that of what it holds."""
    from strandline.services.archive import show_archive as run

    around, folder = component_of(project, component)
    return run(folder, around.url(url=url, env=env), name, cycle=cycle, limit=limit)


def export_archive(
    project: Path,
    name: str,
    file: Path,
    *,
    component: str | None = None,
    cycle: int | None = None,
    url: str | None = None,
    env: str | None = None,
) -> ArchiveExport:
    """Write the rows of one archive to a .csv or .json file."""
    from strandline.services.archive import export_archive as run

    around, folder = component_of(project, component)
    return run(folder, around.url(url=url, env=env), name, file, cycle=cycle)


def restore_archive(
    project: Path,
    name: str,
    *,
    component: str | None = None,
    cycle: int | None = None,
    overwrite: bool = False,
    url: str | None = None,
    env: str | None = None,
) -> ArchiveRestore:
    """Bring archived rows back by key; `overwrite` also puts them over newer values."""
    from strandline.services.archive import restore_archive as run

    around, folder = component_of(project, component)
    return run(folder, around.url(url=url, env=env), name, cycle=cycle, overwrite=overwrite)


def purge_archives(
    project: Path,
    *names: str,
    component: str | None = None,
    older_than_days: int | None = None,
    dry_run: bool = False,
    url: str | None = None,
    env: str | None = None,
) -> ArchivePurge:
    """Remove archived rows for good."""
    from strandline.services.archive import purge_archives as run

    around, folder = component_of(project, component)
    where = around.target(url=url, env=env)
    return run(folder, where, names, older_than_days=older_than_days, dry_run=dry_run)


def approve_purge(
    project: Path,
    *names: str,
    component: str | None = None,
    older_than_days: int | None = None,
    approver: str | None = None,
    note: str = "",
    url: str | None = None,
    env: str | None = None,
) -> ApprovalResult:
    """Approve that archived rows are removed for good, by somebody else than who removes them."""
    from strandline.services.archive import approve_purge as run

    around, folder = component_of(project, component)
    return run(
        folder,
        around.target(url=url, env=env),
        names,
        older_than_days=older_than_days,
        approver=approver,
        note=note,
    )
