"""Code that uses tables and columns."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from strandline.apply.executor import Progress
    from strandline.services.usages import AuditResult, UsagesResult


def usages(
    project: Path,
    subject: str,
    paths: Sequence[Path],
    *,
    state: str | None = None,
    min_rank: int = 3,
    limit: int | None = None,
    component: str | None = None,
    platform: str | None = None,
    scratch: str | None = None,
    progress: Progress | None = None,
) -> UsagesResult:
    """Return what refers to a table or column (`table.column`) in the files below some paths.

    Names of the project's dictionary, or of `state`, tell apart columns that several tables have;
    without either the subject is searched as written. `limit` is the most references to return.
    """
    from strandline.services import usages as service

    names = (component, platform, scratch)
    request = service.UsagesRequest(project, tuple(paths), state, min_rank, limit, *names)
    return service.usages(subject, request, progress=progress)


def usages_audit(
    project: Path,
    paths: Sequence[Path],
    *,
    state: str | None = None,
    min_rank: int = 3,
    limit: int | None = None,
    component: str | None = None,
    platform: str | None = None,
    scratch: str | None = None,
    progress: Progress | None = None,
) -> AuditResult:
    """Return what refers to every table and column of the project's dictionary, or of a state.

    Says also which files define the tables and where DDL is made. `limit` is the most references
    to return for each table and column.
    """
    from strandline.services import usages as service

    names = (component, platform, scratch)
    request = service.UsagesRequest(project, tuple(paths), state, min_rank, limit, *names)
    return service.audit(request, progress=progress)
