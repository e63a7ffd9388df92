"""Writing a dictionary: from a new project to a released version and its pages."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from strandline.api.around import component_of
from strandline.dictionary.load import Loaded, load_directory

if TYPE_CHECKING:
    from strandline.dictionary.policy import OnlineForms
    from strandline.diff.renames import Questioner
    from strandline.services.check import CheckResult
    from strandline.services.diff import DiffResult
    from strandline.services.docs import DocsResult
    from strandline.services.init import InitResult
    from strandline.services.inspect import InspectResult
    from strandline.services.plan import PlanResult
    from strandline.services.release import ReleaseResult
    from strandline.services.stages import Splitting


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
    return run(component_of(project, component)[1], request, questioner=questioner)


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
        return run(component_of(project, component)[1], out, check=check)
    context = StateContext(
        directory=project, component=component, platform=platform, scratch=scratch
    )
    return state_docs(read_state(state, context), out, check=check)
