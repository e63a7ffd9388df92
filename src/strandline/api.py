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
    from strandline.dictionary.policy import OnlineForms
    from strandline.diff.renames import Questioner
    from strandline.ledger.backfills import Pass
    from strandline.lint.report import LintFinding
    from strandline.services.approve import ApprovalResult, ApprovalsResult
    from strandline.services.archive import (
        ArchiveExport,
        ArchiveList,
        ArchivePurge,
        ArchiveRestore,
        ArchiveRows,
    )
    from strandline.services.backfill import (
        BackfillList,
        BackfillReport,
        BackfillStatusResult,
        ResetResult,
        SealResult,
    )
    from strandline.services.backfill_run import BackfillResult
    from strandline.services.check import CheckResult
    from strandline.services.component import ComponentFolder
    from strandline.services.diff import DiffResult
    from strandline.services.docs import DocsResult
    from strandline.services.exchange import ExportResult
    from strandline.services.explain import ExplainResult
    from strandline.services.import_history import ImportResult
    from strandline.services.init import InitResult
    from strandline.services.inspect import InspectResult
    from strandline.services.lint import LintResult
    from strandline.services.lint_fix import FixedFile
    from strandline.services.migrate import MigrationResult
    from strandline.services.plan import PlanResult
    from strandline.services.precheck import PrecheckResult
    from strandline.services.project import Project
    from strandline.services.recover import RecoveryResult
    from strandline.services.rehearse import RehearsalResult
    from strandline.services.release import ReleaseResult
    from strandline.services.stages import Splitting
    from strandline.services.status import DriftResult, HistoryResult, StatusResult
    from strandline.services.usages import AuditResult, UsagesResult


def load(directory: Path) -> Loaded:
    """Load a dictionary directory; findings say what is wrong, nothing is raised for content."""
    return load_directory(directory, base=directory.parent)


def init(directory: Path, *, pack: str | None = None) -> InitResult:
    """Make a project in a new or empty folder, with an example table or a pack's component."""
    from strandline.services.init import init as run

    return run(directory, pack=pack)


def check(
    project: Path, path: str | None = None, *, every_rule: bool = False, use_baseline: bool = True
) -> CheckResult:
    """Return every finding about the project's dictionaries, or about one directory.

    `every_rule` also runs the rules that most projects do without (D208 and the like).
    """
    from strandline.services.check import check as run

    return run(project, path, every_rule=every_rule, use_baseline=use_baseline)


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
    url: str | None = None,
    rollback: bool = False,
    online: OnlineForms | None = None,
    expand_contract: bool = False,
) -> PlanResult:
    """Return the migration and its rollback between two states on one platform.

    With `url`, the database it names is asked which rows would make the migration (or, with
    `rollback`, its way back) fail. `online` is the policy of the component unless it is said; with
    `expand_contract` what is renamed has both names for a while, and `then` is the plan of the
    second stage.
    """
    from strandline.services.plan import plan as run
    from strandline.services.project import find_project
    from strandline.services.states import StateContext

    context = StateContext(
        directory=project, component=component, platform=platform, scratch=scratch
    )
    result = run(
        start,
        end,
        platform,
        context,
        questioner=questioner,
        online=online,
        expand_contract=expand_contract,
    )
    if url is None:
        return result
    around = find_project(project)
    place = url if around is None else around.url(url=url, env=None)
    return result.asked(place, rollback=rollback)


def release(
    project: Path,
    label: str,
    *,
    description: str = "",
    author: str = "",
    date: str | None = None,
    breaking_changes: str = "",
    splitting: Splitting | None = None,
    contract_label: str = "",
    component: str | None = None,
    questioner: Questioner | None = None,
) -> ReleaseResult:
    """Freeze the dictionary under a label and write its sealed scripts; `date` is ISO 8601.

    A change that adds and also breaks old clients becomes two versions, the second named by
    `contract_label`, unless the policy or `splitting` says otherwise.
    """
    from strandline.services.release import ReleaseRequest
    from strandline.services.release import release as run

    request = ReleaseRequest(
        label=label,
        date=date or datetime.now(UTC).date().isoformat(),
        description=description,
        author=author,
        breaking_changes=breaking_changes,
        splitting=splitting,
        contract_label=contract_label,
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


def backfill_list(project: Path, *, component: str | None = None) -> BackfillList:
    """Return the component's backfills as their files say, in the order in which they run."""
    from strandline.services.backfill import list_backfills as run

    return run(_component(project, component)[1])


def backfill_seal(project: Path, *names: str, component: str | None = None) -> SealResult:
    """Seal backfills, all without names: only sealed ones run, and they cannot change meaning."""
    from strandline.services.backfill import seal as run

    return run(_component(project, component)[1], names)


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

    around, folder = _component(project, component)
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

    around, folder = _component(project, component)
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

    around, folder = _component(project, component)
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

    around, folder = _component(project, component)
    return run(folder, around.url(url=url, env=env), name, confirm=confirm)


def lint(
    project: Path,
    base: str | None = None,
    target: str | None = None,
    *,
    pending: bool = False,
    files: Sequence[Path] = (),
    platforms: Sequence[str] = (),
    component: str | None = None,
    url: str | None = None,
    env: str | None = None,
    use_baseline: bool = True,
    questioner: Questioner | None = None,
) -> LintResult:
    """Return what a change may lock, break, lose or fail on, forward and back.

    Without states: HEAD against the newest release on every platform, and the backfill scripts.
    `pending` looks at the releases that the database does not have, `files` at scripts. With a
    database (`url`, `env`), findings know how large its tables are.
    """
    from strandline.services.lint import LintRequest
    from strandline.services.lint import lint as run
    from strandline.services.states import StateContext

    around, folders = _component_folders(project, component)
    named = url is not None or env is not None
    request = LintRequest(
        base=base,
        target=target,
        pending=pending,
        files=tuple(files),
        platforms=tuple(platforms),
        url=_database(around, url, env) if named else None,
        use_baseline=use_baseline,
    )
    context = StateContext(directory=project, component=component, platform=None)
    return run(folders, request, context, questioner=questioner)


def lint_fix(
    project: Path,
    *,
    files: Sequence[Path] = (),
    platforms: Sequence[str] = (),
    component: str | None = None,
) -> tuple[FixedFile, ...]:
    """Make the automatic fixes of everything that `lint` finds, and return what changed."""
    from strandline.services.lint_fix import fix

    around, _ = _component_folders(project, component)
    return tuple(
        fix(
            around.root if around is not None else project.absolute(),
            lambda: lint(project, files=files, platforms=platforms, component=component).findings,
        )
    )


def check_fix(
    project: Path, path: str | None = None, *, every_rule: bool = False
) -> tuple[FixedFile, ...]:
    """Make the automatic fixes of everything that `check` finds, and return what changed."""
    from strandline.services.lint_fix import fix
    from strandline.services.project import find_project

    around = find_project(project)
    base = around.root if around is not None else project.absolute()

    def look() -> list[LintFinding]:
        return [finding for _, finding in check(project, path, every_rule=every_rule).judged]

    return tuple(fix(base, look))


def save_baseline(
    project: Path, findings: Sequence[tuple[str, LintFinding]], *, changes: bool
) -> tuple[Path, int]:
    """Remember findings, each with its component, in the project's baseline.

    `changes` says whether they are those of `lint` or those of `check`; what the other one found
    stays remembered. Returns the file, and how many findings were remembered.
    """
    from strandline.lint.baseline import write_baseline
    from strandline.services import check as dictionary
    from strandline.services import lint as change
    from strandline.services.lint_sources import load_baseline, save_baseline
    from strandline.services.project import find_project

    around = find_project(project)
    root = around.root if around is not None else project.absolute()
    families = change.FAMILIES if changes else dictionary.FAMILIES
    kept = [(name, finding) for name, finding in findings if finding.slug]
    text = write_baseline(kept, families=families, earlier=load_baseline(root))
    return save_baseline(root, text), len(kept)


def explain(code: str) -> ExplainResult:
    """Return what a code or a rule means, why it matters, and what to do."""
    from strandline.services.explain import explain as run

    return run(code)


def _component_folders(
    project: Path, name: str | None
) -> tuple[Project | None, list[ComponentFolder]]:
    """Return the project, if any, and its components or the one that is named."""
    from strandline.services.component import ComponentFolder
    from strandline.services.project import find_project

    around = find_project(project)
    if around is None:
        return None, []
    names = [name] if name is not None else list(around.components)
    return around, [ComponentFolder(around.component_directory(one), around.root) for one in names]


def _database(around: Project | None, url: str | None, env: str | None) -> str:
    from strandline.services.project import require_project

    if around is None and url is not None and env is None:
        return url
    return (around or require_project(Path())).url(url=url, env=env)


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

    around, folder = _component(project, component)
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


def _component(project: Path, name: str | None) -> tuple[Project, ComponentFolder]:
    from strandline.services.component import ComponentFolder
    from strandline.services.project import require_project

    around = require_project(project)
    return around, ComponentFolder(around.component_directory(name), around.root)
