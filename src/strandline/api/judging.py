"""Judging a change before it runs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from strandline.api.around import component_folders, database_of
from strandline.api.authoring import check

if TYPE_CHECKING:
    from strandline.diff.renames import Questioner
    from strandline.lint.report import LintFinding
    from strandline.services.explain import ExplainResult
    from strandline.services.lint import LintResult
    from strandline.services.lint_fix import FixedFile


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
    code: Sequence[Path] = (),
    questioner: Questioner | None = None,
) -> LintResult:
    """Return what a change may lock, break, lose or fail on, forward and back.

    Without states: HEAD against the newest release on every platform, and the backfill scripts.
    `pending` looks at the releases that the database does not have, `files` at scripts. With a
    database (`url`, `env`), findings know how large its tables are. With `code`, folders of a code
    base, findings about what goes or is renamed list the places that use it.
    """
    from strandline.services.lint import LintRequest
    from strandline.services.lint import lint as run
    from strandline.services.states import StateContext

    around, folders = component_folders(project, component)
    named = url is not None or env is not None
    request = LintRequest(
        base=base,
        target=target,
        pending=pending,
        files=tuple(files),
        platforms=tuple(platforms),
        url=database_of(around, url, env) if named else None,
        use_baseline=use_baseline,
        code=tuple(code),
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

    around, _ = component_folders(project, component)
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
