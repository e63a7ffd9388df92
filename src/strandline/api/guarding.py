"""What has to be known, tried or approved before a migration runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from strandline.api.around import component_of

if TYPE_CHECKING:
    from strandline.diff.renames import Questioner
    from strandline.services.approve import ApprovalResult, ApprovalsResult
    from strandline.services.precheck import PrecheckResult
    from strandline.services.rehearse import RehearsalResult


def precheck(
    project: Path,
    *,
    component: str | None = None,
    to: str | None = None,
    url: str | None = None,
    env: str | None = None,
    csv: Path | None = None,
) -> PrecheckResult:
    """Count the rows of a database that would make its next migration fail; changes nothing.

    `csv` is a file for the keys and values of those rows.
    """
    from strandline.services.precheck import precheck as run

    around, folder = component_of(project, component)
    return run(folder, around.url(url=url, env=env), to=to, file=csv)


def rehearse(
    project: Path,
    *states: str,
    component: str | None = None,
    platform: str | None = None,
    with_data: int = 20,
    sample_of: str | None = None,
    rows: int = 100,
    scratch: str | None = None,
    mutate: bool = False,
    questioner: Questioner | None = None,
) -> RehearsalResult:
    """Try migrations up, down, up, down on scratch databases, and compare every row.

    No states: HEAD against the newest version, of every component unless one is named. One: that
    released version. Two: from one state to another. `with_data` rows are made for each table, or
    `rows` of each are taken from the database `sample_of`. `mutate` also changes rows between
    the two rounds. A released migration that passes is recorded beside its scripts.
    """
    from strandline.services.component import ComponentFolder
    from strandline.services.migrate import utc_now
    from strandline.services.project import require_project
    from strandline.services.rehearse import RehearsalRequest, rehearse_components
    from strandline.services.states import StateContext

    around = require_project(project)
    everyone = component is None and not states
    names = list(around.components) if everyone else [component]
    folders = [ComponentFolder(around.component_directory(name), around.root) for name in names]
    request = RehearsalRequest(
        at=utc_now(),
        states=states,
        platform=platform,
        with_data=with_data,
        sample_of=None if sample_of is None else around.url(url=sample_of, env=None),
        rows=rows,
        scratch=scratch,
        mutate=mutate,
    )
    context = StateContext(
        directory=project, component=component, platform=platform, scratch=scratch
    )
    return rehearse_components(folders, request, context, questioner=questioner)


def approve(
    project: Path,
    version: str | None = None,
    *,
    component: str | None = None,
    url: str | None = None,
    env: str | None = None,
    plan: str | None = None,
    approver: str | None = None,
    note: str = "",
    walk: bool = False,
    revoke: bool = False,
) -> ApprovalResult:
    """Approve the scripts from where a database stands to a version, by default the newest.

    `plan` picks one by its fingerprint; `revoke` takes approvals back.
    """
    from strandline.services.approve import ApprovalRequest
    from strandline.services.approve import approve as run

    around, folder = component_of(project, component)
    request = ApprovalRequest(
        target=around.target(url=url, env=env),
        version=version,
        plan=plan,
        approver=approver,
        note=note,
        walk=walk,
        revoke=revoke,
    )
    return run(folder, request)


def approvals(
    project: Path,
    *,
    component: str | None = None,
    url: str | None = None,
    env: str | None = None,
) -> ApprovalsResult:
    """List who approved what in one database, and verify that nobody edited the list."""
    from strandline.services.approve import approvals as run

    around, folder = component_of(project, component)
    return run(folder, around.target(url=url, env=env))
