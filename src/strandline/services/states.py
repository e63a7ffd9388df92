"""One way to get a state: a version, HEAD, a directory, a live database or a DDL file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from strandline.diagnostics import Diagnostic, has_errors
from strandline.dictionary.load import load_directory
from strandline.dictionary.model import Dictionary
from strandline.dictionary.policy import Policy
from strandline.drift.dangling import without_dangling
from strandline.drift.holdable import only_holdable
from strandline.errors import InvalidInput, NotFound, UsageError
from strandline.platforms.base import Inspection, Platform, Unmanaged
from strandline.platforms.registry import get_platform, is_url, platform_for_url
from strandline.services.component import ComponentFolder
from strandline.services.project import find_project

HEAD = "HEAD"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A dictionary and where it came from.

    `platform` is set for what was read back from a database: comparing happens on its terms
    then. `label` names the state in messages; a database URL is shown without its password.
    """

    label: str
    dictionary: Dictionary
    platform: Platform | None = None
    findings: tuple[Diagnostic, ...] = ()
    unmanaged: tuple[Unmanaged, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StateContext:
    """What reading a state may need: where we are, the component, the platform of a DDL file."""

    directory: Path
    component: str | None = None
    platform: str | None = None
    scratch: str | None = None


def read_state(text: str, context: StateContext) -> State:
    """Return the state that `text` names; UsageError or NotFound when it names none."""
    if is_url(text):
        return _database(text)
    path = Path(text) if Path(text).is_absolute() else context.directory / text
    if text != HEAD and path.suffix.lower() in (".sql", ".ddl"):
        return _ddl_file(path, context)
    folder = component_folder(context)
    if text == HEAD:
        if folder is None:
            raise UsageError(
                "A006",
                "HEAD means the project's dictionary, and there is no project here",
                hint="name a directory of YAML files instead",
            )
        return State(label=HEAD, dictionary=folder.require_head().dictionary)
    if folder is not None and text in folder.labels:
        return State(label=text, dictionary=folder.version(text).dictionary)
    if path.is_dir():
        return _directory(path, text)
    versions = ", ".join(folder.labels) if folder is not None else ""
    raise NotFound(
        "A010",
        f"{text!r} is no version, directory, database URL or .sql file",
        hint=f"versions: {versions or 'none'}",
    )


def policy_of(context: StateContext) -> Policy:
    """Return the policy of the component around; where there is none, what holds by default."""
    folder = component_folder(context)
    return folder.component.policy if folder is not None else Policy()


def component_folder(context: StateContext) -> ComponentFolder | None:
    """Return the component that is named, or the project's only one; None without one."""
    project = find_project(context.directory)
    if project is None:
        return None
    if context.component is None and len(project.components) != 1:
        return None
    return ComponentFolder(project.component_directory(context.component), project.root)


def _directory(path: Path, shown: str) -> State:
    loaded = load_directory(path, base=path.parent)
    if has_errors(loaded.findings):
        raise InvalidInput(
            "D025",
            f"the dictionary in {shown} has errors",
            findings=loaded.findings,
            hint=f"see them all with `strandline check {shown}`",
        )
    return State(label=shown, dictionary=loaded.dictionary, findings=loaded.findings)


def _database(url: str) -> State:
    platform = platform_for_url(url)
    with platform.connect(url, create=False) as connection:
        inspection = platform.inspect(connection)
    return inspected_state(inspection, platform, shown_url(url))


def inspected_state(inspection: Inspection, platform: Platform, label: str) -> State:
    """Return an inspection as a state."""
    inspection = without_dangling(only_holdable(inspection))
    return State(
        label=label,
        dictionary=inspection.dictionary,
        platform=platform,
        findings=inspection.findings,
        unmanaged=inspection.unmanaged,
    )


def _ddl_file(path: Path, context: StateContext) -> State:
    if not path.is_file():
        raise NotFound("A010", f"there is no file {path.name}")
    if context.platform is None:
        raise UsageError(
            "A011",
            f"{path.name} does not say which platform's SQL it holds",
            hint="pass --platform postgres|mssql|sqlite|duckdb",
        )
    platform = get_platform(context.platform)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        text = _decoded(path)
    except OSError as error:
        raise UsageError("A012", f"{path.name} cannot be read: {error.strerror}") from None
    reader = getattr(platform, "read_script", None)
    if reader is not None and context.scratch is None:
        return inspected_state(reader(text), platform, path.name)
    with platform.scratch(context.scratch) as connection:
        left_out = platform.load_script(connection, text)
        inspection = platform.inspect(connection)
    state = inspected_state(inspection, platform, path.name)
    return State(
        label=state.label,
        dictionary=state.dictionary,
        platform=platform,
        findings=state.findings,
        unmanaged=(*left_out, *state.unmanaged),
    )


def _decoded(path: Path) -> str:
    """Read the UTF-16 that SQL Server's tools write, and Latin-1 as the last resort."""
    raw = path.read_bytes()
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16")
    return raw.decode("latin-1")


def shown_url(url: str) -> str:
    """Return a URL without its password, for messages."""
    scheme, separator, rest = url.partition("://")
    if not separator:
        return url.split("?", 1)[0]
    authority, slash, path = rest.partition("/")
    user, at, host = authority.rpartition("@")
    if at:
        authority = f"{user.split(':', 1)[0]}@{host}"
    return f"{scheme}://{authority}{slash}{path.split('?', 1)[0]}"
