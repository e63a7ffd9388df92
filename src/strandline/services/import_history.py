"""Another tool's history taken over: the state it leads to becomes the first version."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from strandline.diagnostics import Diagnostic, has_errors
from strandline.dictionary.model import Dictionary
from strandline.dictionary.names import QName
from strandline.dictionary.versions import LABEL
from strandline.diff.compare import compare
from strandline.drift.live import LiveEquality
from strandline.errors import InvalidInput, Refused, UsageError
from strandline.exchange.history import History, require_head
from strandline.platforms.base import Platform, Unmanaged
from strandline.platforms.registry import get_platform, platform_for_url
from strandline.services.component import ComponentFolder
from strandline.services.environments import Target
from strandline.services.inspect import component_files
from strandline.services.migrate import MigrationRequest
from strandline.services.migrate import apply as apply_migrations
from strandline.services.project import PROJECT_FILE, Project, find_project
from strandline.services.release import ReleaseRequest
from strandline.services.release import release as release_version
from strandline.services.states import State, inspected_state, shown_url

FIRST_LABEL = "1.0.0"
_DOTTED = re.compile(r"\d+(?:\.\d+){1,3}")
_STAMP = re.compile(r"\d{14}")
_PLAIN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,62}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRequest:
    """What to take over and as what.

    With `url` the live database is read and adopted; without, the files are loaded into a scratch
    database of `platform`. `date` is ISO 8601.
    """

    history: History
    component: str
    date: str
    url: str | None = None
    platform: str | None = None
    scratch: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """The component that was made; `adopted` says that the database's ledger knows it."""

    component: str
    version: str
    tool: str
    revision: str
    migrations: int
    tables: int
    views: int
    files: tuple[str, ...]
    adopted: bool
    checked: str
    findings: tuple[Diagnostic, ...]
    unmanaged: tuple[Unmanaged, ...]

    def as_json(self) -> dict[str, object]:
        return {
            "component": self.component,
            "version": self.version,
            "baseline": {
                "tool": self.tool,
                "revision": self.revision,
                "files": self.migrations,
            },
            "tables": self.tables,
            "views": self.views,
            "files": list(self.files),
            "adopted": self.adopted,
            "checked": self.checked,
            "findings": [finding.as_json() for finding in self.findings],
            "unmanaged": [
                {"kind": item.kind, "name": item.name, "reason": item.reason}
                for item in self.unmanaged
            ],
        }


def import_history(directory: Path, request: ImportRequest) -> ImportResult:
    """Make a component from a history; nothing is left behind when anything is wrong."""
    project = _project(directory)
    target = _target(project, request.component)
    label = request.label or derived_label(request.history)
    if not LABEL.fullmatch(label):
        raise UsageError(
            "P030",
            f"{label!r} is no version label",
            hint="letters, digits and . _ - + only, at most 100 characters",
        )
    state, checked = _read(request)
    with _undone_on_failure(project, target):
        files = _write(target, state, request, label)
        folder = ComponentFolder(target, project.root)
        released = release_version(folder, _release(request, label))
        _enter(project, request.component)
        if request.url is not None:
            asked = MigrationRequest(target=Target(url=request.url), to=label, adopt=label)
            apply_migrations(ComponentFolder(target, project.root), asked)
    return ImportResult(
        component=request.component,
        version=label,
        tool=request.history.tool,
        revision=request.history.head,
        migrations=len(request.history.migrations),
        tables=len(state.dictionary.tables),
        views=len(state.dictionary.views),
        files=tuple(sorted({*files, *released.files})),
        adopted=request.url is not None,
        checked=checked,
        findings=state.findings,
        unmanaged=state.unmanaged,
    )


def derived_label(history: History) -> str:
    """Return the tool's own version where it can be one: `2.3` or a time stamp; else 1.0.0."""
    head = history.head
    if _DOTTED.fullmatch(head) or _STAMP.fullmatch(head):
        return head
    return FIRST_LABEL


# ---- what to take over --------------------------------------------------------------------------


def _read(request: ImportRequest) -> tuple[State, str]:
    """Return the state to freeze and how it was seen to be the history's."""
    history = request.history
    if request.url is None:
        if request.platform is None:
            raise UsageError(
                "E022",
                "neither a database nor a platform is named",
                hint="pass --url URL of the migrated database, or --platform NAME to load the files "
                "into a scratch database",
            )
        platform = get_platform(request.platform)
        return _loaded(history, platform, request.scratch), "loaded from the files"
    platform = platform_for_url(request.url)
    with platform.connect(request.url, create=False) as connection:
        recorded = require_head(history, connection, platform)
        inspection = platform.inspect(connection)
    state = inspected_state(inspection, platform, shown_url(request.url))
    state = without_own(state, history.owns)
    if state.dictionary.is_empty:
        raise Refused(
            "E018",
            "the database is empty: there is nothing to take over",
            hint="name the database that was migrated",
        )
    if recorded:
        return state, "the database's own record"
    _require_same(state, _loaded(history, platform, request.scratch), platform)
    return state, "compared with the files"


def without_own(state: State, owns: frozenset[str]) -> State:
    """Leave out a tool's own tables: the tool goes on keeping them, or drops them."""

    def is_own(name: QName) -> bool:
        return name.name.lower() in owns or (name.schema or "").lower() in owns

    found = state.dictionary
    own = [str(name) for name in found.tables if is_own(name)]
    if not own:
        return state
    kept = Dictionary(
        tables={name: table for name, table in found.tables.items() if not is_own(name)},
        views={name: view for name, view in found.views.items() if not is_own(name)},
        value_sets=found.value_sets,
    )
    left = [Unmanaged(kind="table", name=name, reason="the other tool's record") for name in own]
    return replace(state, dictionary=kept, unmanaged=(*state.unmanaged, *left))


def _loaded(history: History, platform: Platform, scratch: str | None) -> State:
    """Return the state that the files lead to, run in order in a scratch database."""
    foreign = [item.path.name for item in history.migrations if item.sql is None]
    if foreign:
        raise Refused(
            "E024",
            f"{foreign[0]} is not SQL in a file, so the files cannot be loaded",
            hint="pass --url URL of a database that the tool has migrated: it is read instead",
        )
    texts = [(item.path.name, item.sql or "") for item in history.migrations]
    reader = getattr(platform, "read_script", None)
    if reader is not None and scratch is None:
        inspection = reader("\nGO\n".join(text for _, text in texts))
        return inspected_state(inspection, platform, history.tool)
    left_out: list[Unmanaged] = []
    with platform.scratch(scratch) as connection:
        for name, text in texts:
            with _naming(name):
                left_out += platform.load_script(connection, text)
        inspection = platform.inspect(connection)
    state = inspected_state(inspection, platform, history.tool)
    return replace(state, unmanaged=(*left_out, *state.unmanaged))


@contextmanager
def _naming(file: str) -> Iterator[None]:
    """Say which file a statement that failed is in."""
    try:
        yield
    except InvalidInput as error:
        raise InvalidInput(
            error.code,
            f"{file}: {error.message}",
            findings=error.findings,
            hint=error.hint,
        ) from None


def _require_same(state: State, files: State, platform: Platform) -> None:
    """See that a database without a record is what its files lead to."""
    found = compare(files.dictionary, state.dictionary, equality=LiveEquality(platform))
    if found.operations:
        said = [operation.describe() for operation in found.operations]
        shown = "; ".join(said[:3]) + (f"; and {len(said) - 3} more" if len(said) > 3 else "")
        raise Refused(
            "E019",
            f"the database is not what the files lead to: {shown}",
            hint="apply the missing files or remove what was added by hand; without a record, only "
            "the comparison can tell",
            details={"operations": said},
        )


# ---- the component ------------------------------------------------------------------------------


def named_url(directory: Path, *, url: str | None, env: str | None) -> str:
    """Return the URL of the database to take over; relative files start at the project."""
    return _project(directory).url(url=url, env=env)


def _project(directory: Path) -> Project:
    """Return the project around a folder, or the one that will be made in it."""
    found = find_project(directory)
    if found is not None:
        return found
    root = directory.absolute()
    return Project(root=root, name=root.name, components={})


def _target(project: Project, name: str) -> Path:
    if not _PLAIN_NAME.fullmatch(name):
        raise UsageError(
            "E025",
            f"{name!r} cannot be a component's name",
            hint="begin with a letter; letters, digits, _ and - only",
        )
    target = project.root / name
    if name in project.components or (target.exists() and any(target.iterdir())):
        raise Refused(
            "E026",
            f"there is a component or folder {name} already, so nothing was imported",
            hint="name a new one with --component",
        )
    return target


@contextmanager
def _undone_on_failure(project: Project, target: Path) -> Iterator[None]:
    """Take the new folder away again, and the component out of strandline.toml."""
    settings = project.root / PROJECT_FILE
    before = settings.read_bytes() if settings.exists() else None
    try:
        yield
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        if before is not None:
            settings.write_bytes(before)
        else:
            settings.unlink(missing_ok=True)
        raise


def _write(target: Path, state: State, request: ImportRequest, label: str) -> list[str]:
    history = request.history
    baseline = {
        "tool": history.tool,
        "revision": history.head,
        "version": label,
        "files": len(history.migrations),
    }
    more = {
        "description": f"Taken over from {history.tool} at {history.head}.",
        "version": label,
        "baseline": baseline,
    }
    files = component_files(state, request.component, more=more)
    for path, content in files.items():
        place = target / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(content, encoding="utf-8", newline="\n")
    head = ComponentFolder(target).head
    if has_errors(head.findings):
        raise InvalidInput(
            "E027",
            "what was found makes no valid dictionary, so nothing was imported",
            findings=head.findings,
            hint="`strandline inspect` writes it all the same, to be repaired by hand",
        )
    return sorted(files)


def _release(request: ImportRequest, label: str) -> ReleaseRequest:
    history = request.history
    count = len(history.migrations)
    return ReleaseRequest(
        label=label,
        date=request.date,
        description=f"Baseline: {history.tool} at {history.head}, "
        f"{count} migration{'s' if count != 1 else ''}",
    )


def _enter(project: Project, name: str) -> None:
    """Add the component to strandline.toml; what stands there stays as it is."""
    path = project.root / PROJECT_FILE
    section = f'[components.{name}]\npath = "{name}"\n'
    if path.exists():
        before = path.read_text(encoding="utf-8").rstrip("\n")
        text = f"{before}\n\n{section}"
    else:
        title = project.name.replace("\\", "").replace('"', "")
        text = f'[project]\nname = "{title}"\n\n{section}'
    path.write_text(text, encoding="utf-8", newline="\n")
