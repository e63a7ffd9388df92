"""The Python API: one function for each verb; the command line uses nothing else.

`project` is a folder in or below a project (strandline.toml). States are named as on the command
line: a version, `HEAD`, a directory, a database URL or a `.sql` file. Every function returns a
result record with `as_json()`, and raises a `StrandlineError` whose `exit_code` is the command's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from strandline.dictionary.load import Loaded, load_directory

if TYPE_CHECKING:
    from strandline.apply.executor import Progress
    from strandline.diff.renames import Questioner
    from strandline.services.approve import ApprovalResult, ApprovalsResult
    from strandline.services.archive import (
        ArchiveExport,
        ArchiveList,
        ArchivePurge,
        ArchiveRestore,
        ArchiveRows,
    )
    from strandline.services.check import CheckResult
    from strandline.services.component import ComponentFolder
    from strandline.services.diff import DiffResult
    from strandline.services.docs import DocsResult
    from strandline.services.exchange import ExportResult
    from strandline.services.import_history import ImportResult
    from strandline.services.init import InitResult
    from strandline.services.inspect import InspectResult
    from strandline.services.migrate import MigrationResult
    from strandline.services.plan import PlanResult
    from strandline.services.project import Project
    from strandline.services.recover import RecoveryResult
    from strandline.services.release import ReleaseResult
    from strandline.services.status import DriftResult, HistoryResult, StatusResult


def load(directory: Path) -> Loaded:
    """Load a dictionary directory; findings say what is wrong, nothing is raised for content."""
    return load_directory(directory, base=directory.parent)


def init(directory: Path, *, pack: str | None = None) -> InitResult:
    """Make a project in a new or empty folder, with an example table or a pack's component."""
    from strandline.services.init import init as run

    return run(directory, pack=pack)


def check(project: Path, path: str | None = None, *, every_rule: bool = False) -> CheckResult:
    """Return every finding about the project's dictionaries, or about one directory.

    `every_rule` also runs the rules that most projects do without (D208, D209).
    """
    from strandline.services.check import check as run

    return run(project, path, every_rule=every_rule)


def diff(
    project: Path,
    before: str,
    after: str,
    *,
    component: str | None = None,
    platform: str | None = None,
    scratch: str | None = None,
    questioner: Questioner | None = None,
) -> DiffResult:
    """Return the operations that lead from one state to another."""
    from strandline.services.diff import diff as run
    from strandline.services.states import StateContext

    context = StateContext(
        directory=project, component=component, platform=platform, scratch=scratch
    )
    return run(before, after, context, questioner=questioner)


def plan(
    project: Path,
    start: str,
    end: str,
    platform: str,
    *,
    component: str | None = None,
    scratch: str | None = None,
    questioner: Questioner | None = None,
) -> PlanResult:
    """Return the migration and its rollback between two states on one platform."""
    from strandline.services.plan import plan as run
    from strandline.services.states import StateContext

    context = StateContext(
        directory=project, component=component, platform=platform, scratch=scratch
    )
    return run(start, end, platform, context, questioner=questioner)


def release(
    project: Path,
    label: str,
    *,
    description: str = "",
    author: str = "",
    date: str | None = None,
    breaking_changes: str = "",
    phase: str = "expand",
    component: str | None = None,
    questioner: Questioner | None = None,
) -> ReleaseResult:
    """Freeze the dictionary under a label and write its sealed scripts; `date` is ISO 8601."""
    from strandline.services.release import ReleaseRequest
    from strandline.services.release import release as run

    request = ReleaseRequest(
        label=label,
        date=date or datetime.now(UTC).date().isoformat(),
        description=description,
        author=author,
        breaking_changes=breaking_changes,
        phase=phase,
    )
    return run(_component(project, component)[1], request, questioner=questioner)


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

    around, folder = _component(project, component)
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

    around, folder = _component(project, component)
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

    around, folder = _component(project, component)
    request = MigrationRequest(
        target=around.target(url=url, env=env), lock_timeout=lock_timeout, allow=tuple(allow)
    )
    return run(folder, request, Way(way), progress=progress, confirm=confirm)


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

    around, folder = _component(project, component)
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

    around, folder = _component(project, component)
    return run(folder, around.target(url=url, env=env))


def status(
    project: Path,
    *,
    component: str | None = None,
    url: str | None = None,
    env: str | None = None,
) -> StatusResult:
    """Return where a database stands and what is pending."""
    from strandline.services.status import status as run

    around, folder = _component(project, component)
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

    around, folder = _component(project, component)
    return run(folder, around.url(url=url, env=env))


def archives(
    project: Path,
    *,
    component: str | None = None,
    url: str | None = None,
    env: str | None = None,
) -> ArchiveList:
    """Return everything that migrations archived in a database, with its number of rows."""
    from strandline.services.archive import list_archives as run

    around, folder = _component(project, component)
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

    around, folder = _component(project, component)
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

    around, folder = _component(project, component)
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

    around, folder = _component(project, component)
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

    around, folder = _component(project, component)
    where = around.url(url=url, env=env)
    return run(folder, where, names, older_than_days=older_than_days, dry_run=dry_run)


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
    around, folder = _component(project, component)
    return run(folder, around.url(url=url, env=env), context, against=against)


def inspect(
    project: Path,
    state: str,
    out: Path,
    *,
    name: str | None = None,
    component: str | None = None,
    platform: str | None = None,
    scratch: str | None = None,
) -> InspectResult:
    """Write a state (a live database, a DDL file, ...) as a dictionary in a new folder."""
    from strandline.services.inspect import inspect as run
    from strandline.services.states import StateContext

    context = StateContext(
        directory=project, component=component, platform=platform, scratch=scratch
    )
    return run(state, out, context, name=name)


def docs(
    project: Path,
    out: Path,
    *,
    state: str | None = None,
    component: str | None = None,
    platform: str | None = None,
    scratch: str | None = None,
    check: bool = False,
) -> DocsResult:
    """Write dictionary pages, the ER diagram and the change log; or say which are stale.

    Without `state` these are the component's own, with its history by version; else those of any
    state, as it stands.
    """
    from strandline.services.docs import docs as run
    from strandline.services.docs import state_docs
    from strandline.services.states import StateContext, read_state

    if state is None:
        return run(_component(project, component)[1], out, check=check)
    context = StateContext(
        directory=project, component=component, platform=platform, scratch=scratch
    )
    return state_docs(read_state(state, context), out, check=check)


def export_alembic(
    project: Path,
    to: Path,
    *,
    version: str | None = None,
    with_env: bool = False,
    component: str | None = None,
) -> ExportResult:
    """Write a released version as an Alembic revision, or, without `version`, all of them."""
    from strandline.services.exchange import export_alembic as run

    return run(_component(project, component)[1], to, version=version, with_env=with_env)


def import_alembic(
    project: Path,
    directory: Path,
    *,
    url: str | None = None,
    env: str | None = None,
    component: str = "main",
    version: str | None = None,
    version_table: str = "alembic_version",
    date: str | None = None,
) -> ImportResult:
    """Take over a database that Alembic migrated; its revision files are read, never run."""
    from strandline.exchange.alembic.files import read_history
    from strandline.services.import_history import ImportRequest, import_history, named_url

    request = ImportRequest(
        history=read_history(directory, version_table=version_table),
        component=component,
        url=named_url(project, url=url, env=env),
        label=version,
        date=date or datetime.now(UTC).date().isoformat(),
    )
    return import_history(project, request)


def import_sql(
    project: Path,
    directory: Path,
    *,
    url: str | None = None,
    env: str | None = None,
    platform: str | None = None,
    scratch: str | None = None,
    component: str = "main",
    version: str | None = None,
    date: str | None = None,
) -> ImportResult:
    """Take over plain SQL migrations: those of a live database, or loaded in a scratch one."""
    from strandline.exchange.sql_files import read_sql_history
    from strandline.services.import_history import ImportRequest, import_history, named_url

    named = url is not None or env is not None
    request = ImportRequest(
        history=read_sql_history(directory),
        component=component,
        url=named_url(project, url=url, env=env) if named else None,
        platform=platform,
        scratch=scratch,
        label=version,
        date=date or datetime.now(UTC).date().isoformat(),
    )
    return import_history(project, request)


def _component(project: Path, name: str | None) -> tuple[Project, ComponentFolder]:
    from strandline.services.component import ComponentFolder
    from strandline.services.project import require_project

    around = require_project(project)
    return around, ComponentFolder(around.component_directory(name), around.root)
