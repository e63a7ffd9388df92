"""Lint: what changes and scripts may lock, break, lose or fail on, forward and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from strandline.dictionary.load import COMPONENT_FILE
from strandline.dictionary.model import EMPTY
from strandline.dictionary.policy import OnlineForms, Policy
from strandline.diff.renames import Questioner
from strandline.errors import RefusedByPolicy, UsageError
from strandline.lint.allowances import Allowance, sql_allowances
from strandline.lint.baseline import Baseline, stale_entries, without_known
from strandline.lint.judge import run_plan_rules
from strandline.lint.places import Locate, PlaceFinder
from strandline.lint.plan_context import contexts_of
from strandline.lint.report import LintFinding, merged
from strandline.lint.suppress import named_rules, silence, unknown_rules
from strandline.plan.model import PlannedMigration
from strandline.plan.planner import PlannedState, plan_migration
from strandline.platforms.base import Platform
from strandline.platforms.registry import get_platform
from strandline.services.component import ComponentFolder
from strandline.services.lint_live import Live, look_at
from strandline.services.lint_sources import (
    backfill_scripts,
    component_allowances,
    load_baseline,
    read_sql,
    shown,
)
from strandline.services.lint_usages import with_usages
from strandline.services.states import HEAD, StateContext, read_state
from strandline.source import Span

FAMILIES = frozenset("PL")
"""First letters of the codes that lint runs: changes and scripts. `check` runs the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LintRequest:
    """What to look at.

    Without anything: HEAD against the newest release, on all platforms, and the component's
    backfill scripts. `base` and `target` are any two states, `pending` the releases that the
    database of `url` does not have, `files` scripts. With `url`, findings know sizes; with `code`,
    folders of a code base, who uses what goes.
    """

    base: str | None = None
    target: str | None = None
    pending: bool = False
    files: tuple[Path, ...] = ()
    platforms: tuple[str, ...] = ()
    url: str | None = None
    use_baseline: bool = True
    code: tuple[Path, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Say whether everything is looked at, so that a suppression may be called unused."""
        return not (self.base or self.target or self.pending or self.files or self.platforms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One thing that was looked at: a change on a platform, or a script."""

    component: str
    what: str
    platforms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LintResult:
    """What was found, what was silenced with which reason, and how much the baseline knows."""

    findings: tuple[LintFinding, ...] = ()
    silenced: tuple[tuple[LintFinding, str], ...] = ()
    known: tuple[LintFinding, ...] = ()
    looks: tuple[Look, ...] = ()
    owners: tuple[str, ...] = field(default=())
    """The component of each finding, in the same order."""

    @property
    def failed(self) -> bool:
        return any(finding.is_error for finding in self.findings)

    def count(self, level: str) -> int:
        return sum(1 for finding in self.findings if finding.level.value == level)

    def as_json(self) -> dict[str, object]:
        levels = ("error", "approval", "warn", "info")
        return {
            "ok": not self.failed,
            "counts": {level: self.count(level) for level in levels},
            "looked_at": [
                {"component": look.component, "what": look.what, "platforms": list(look.platforms)}
                for look in self.looks
            ],
            "findings": [
                {"component": owner, **finding.as_json()}
                for owner, finding in zip(self.owners, self.findings, strict=True)
            ],
            "silenced": [
                {**finding.as_json(), "reason": reason} for finding, reason in self.silenced
            ],
            "known": len(self.known),
        }


@dataclass(slots=True)
class _Gathered:
    """What was found in one component before anything is silenced."""

    findings: list[LintFinding] = field(default_factory=list)
    allowances: list[Allowance] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)


def lint(
    folders: Sequence[ComponentFolder],
    request: LintRequest,
    context: StateContext,
    *,
    questioner: Questioner | None = None,
) -> LintResult:
    """Look at every component; one database or two states are about one component only."""
    if len(folders) > 1 and (request.base or request.url):
        names = ", ".join(folder.component.name for folder in folders)
        raise UsageError(
            "N006",
            "two states or a database concern one component, and the project has several",
            hint=f"name one with --component: {names}",
        )
    results = [_component(folder, request, context, questioner) for folder in folders]
    if not folders:
        results = [_without_project(request, context, questioner)]
    return _joined(results)


def lint_planned(folder: ComponentFolder, planned: Iterable[PlannedMigration]) -> LintResult:
    """Look at plans that are made already: what a release would write."""
    gathered = _Gathered(allowances=component_allowances(folder))
    for migration in planned:
        platform = get_platform(migration.forward.platform)
        gathered.findings += _plan_findings(
            migration, platform, folder.component.policy, _locate(folder), None
        )
    return _settled(folder, gathered, LintRequest(base=HEAD))


def refuse_errors(folder: ComponentFolder, planned: Iterable[PlannedMigration]) -> None:
    """Raise RefusedByPolicy when a plan has findings that the policy calls errors."""
    found = [item.diagnostic for item in lint_planned(folder, planned).findings if item.is_error]
    if found:
        raise RefusedByPolicy(
            "N009",
            f"lint has {len(found)} findings at error level, so nothing was released",
            findings=found,
            hint="change the dictionary, or allow a finding where it stands, with its reason: "
            "`# strandline: allow CODE because ...`",
        )


def _joined(results: Sequence[LintResult]) -> LintResult:
    return LintResult(
        findings=tuple(item for result in results for item in result.findings),
        silenced=tuple(item for result in results for item in result.silenced),
        known=tuple(item for result in results for item in result.known),
        looks=tuple(item for result in results for item in result.looks),
        owners=tuple(item for result in results for item in result.owners),
    )


def _component(
    folder: ComponentFolder,
    request: LintRequest,
    context: StateContext,
    questioner: Questioner | None,
) -> LintResult:
    gathered = _Gathered()
    if request.files:
        _add_scripts(folder, request.files, request, gathered)
        return _settled(folder, gathered, request)
    if _is_component(folder):
        gathered.allowances += component_allowances(folder)
    live = look_at(folder, request.url, pending=request.pending)
    for name in _platforms(folder, request, live):
        platform = get_platform(name)
        for base, target, locate in _pairs(folder, request, context, live):
            planned = plan_migration(
                base,
                target,
                platform,
                component=folder.component.name,
                questioner=questioner,
                # What has no such form is a finding here; refusing it is for a release to do.
                online=_forms(folder.component.policy),
            )
            found = _plan_findings(planned, platform, folder.component.policy, locate, live)
            if request.code:
                found = list(
                    with_usages(found, request.code, base.dictionary, base=context.directory)
                )
            gathered.findings += found
            what = f"{base.label or '(empty)'} -> {target.label}"
            gathered.looks.append(
                Look(component=folder.component.name, what=what, platforms=(name,))
            )
    if not (request.base or request.pending):
        _add_scripts(folder, backfill_scripts(folder), request, gathered)
    return _settled(folder, gathered, request)


def _forms(policy: Policy) -> OnlineForms:
    return OnlineForms.NEVER if policy.online is OnlineForms.NEVER else OnlineForms.AUTO


def _platforms(folder: ComponentFolder, request: LintRequest, live: Live | None) -> tuple[str, ...]:
    asked = request.platforms or folder.component.platforms
    for name in asked:
        get_platform(name)
    if live is None:
        return asked
    if request.platforms and live.platform not in request.platforms:
        raise UsageError(
            "N007",
            f"the database is one of {live.platform}, which --platform leaves out",
            hint="leave --platform away: the URL says it",
        )
    return (live.platform,)


_Pair = tuple[PlannedState, PlannedState, Locate | None]


def _pairs(
    folder: ComponentFolder,
    request: LintRequest,
    context: StateContext,
    live: Live | None,
) -> list[_Pair]:
    """Return the changes to look at, with who finds places in files."""
    if request.pending:
        if live is None:
            raise UsageError(
                "N008",
                "--pending needs a database to ask",
                hint="pass --url URL or --env NAME",
            )
        labels = folder.labels
        start = labels.index(live.version) if live.version in labels else -1
        return [
            (_version(folder, labels[at - 1] if at else ""), _version(folder, labels[at]), None)
            for at in range(start + 1, len(labels))
        ]
    locate = _locate(folder) if _is_component(folder) else None
    if request.base is None:
        newest = folder.labels[-1] if folder.labels else ""
        head = PlannedState(label=HEAD, dictionary=folder.require_head().dictionary)
        return [(_version(folder, newest), head, locate)]
    before = read_state(request.base, context)
    after = read_state(request.target or HEAD, context)
    is_head = HEAD in (request.base, request.target or HEAD)
    return [
        (
            PlannedState(label=before.label, dictionary=before.dictionary),
            PlannedState(label=after.label, dictionary=after.dictionary),
            locate if is_head else None,
        )
    ]


def _version(folder: ComponentFolder, label: str) -> PlannedState:
    if not label:
        return PlannedState(label="", dictionary=EMPTY)
    return PlannedState(label=label, dictionary=folder.version(label).dictionary)


def _locate(folder: ComponentFolder) -> Locate:
    """Return who finds places in the files of HEAD; a finding's path has the written names."""
    loaded = folder.head
    return PlaceFinder(loaded.sources.locate, loaded.dictionary).find


def _plan_findings(
    planned: PlannedMigration,
    platform: Platform,
    policy: Policy,
    locate: Locate | None,
    live: Live | None,
) -> list[LintFinding]:
    # The catalogues are many modules: they are read when there is something to judge.
    from strandline.lint.plan_catalogue import PLAN_RULES

    if planned.forward.is_empty and planned.rollback.is_empty:
        return []
    contexts = contexts_of(
        planned,
        platform,
        policy=policy,
        sizes=live.sizes if live is not None else None,
        server_version=live.server_version if live is not None else None,
    )
    return [
        finding for one in contexts for finding in run_plan_rules(one, PLAN_RULES, locate=locate)
    ]


def _add_scripts(
    folder: ComponentFolder, paths: Iterable[Path], request: LintRequest, gathered: _Gathered
) -> None:
    from strandline.lint.scripts import judge_script, platforms_of

    base = folder.base or folder.directory
    for path in paths:
        text, name = read_sql(path), shown(path, base)
        known = request.platforms or folder.component.platforms
        platforms = platforms_of(path.name, text, known)
        for platform in platforms:
            gathered.findings += judge_script(text, platform, name, policy=folder.component.policy)
        gathered.allowances += sql_allowances(text, name)
        gathered.looks.append(Look(component=folder.component.name, what=name, platforms=platforms))


def _settled(folder: ComponentFolder, gathered: _Gathered, request: LintRequest) -> LintResult:
    """Silence what may be silenced, and take out what the baseline knows."""
    policy, name = folder.component.policy, folder.component.name
    span = _policy_span(folder)
    outcome = silence(
        merged(gathered.findings),
        gathered.allowances,
        policy.suppress,
        families=frozenset("L") if request.files else FAMILIES,
        complete=request.is_complete or bool(request.files),
        policy_span=None if request.files else span,
        with_policy=not request.files,
    )
    kept, known = list(outcome.kept), list[LintFinding]()
    problems = [*outcome.problems, *unknown_rules(named_rules(policy), span)]
    baseline = _baseline(folder) if request.use_baseline else None
    if baseline is not None:
        kept, known, met = without_known(kept, baseline, name)
        if request.is_complete:
            problems += stale_entries(baseline, name, met, families=FAMILIES)
    findings = merged([*kept, *problems])
    return LintResult(
        findings=tuple(findings),
        silenced=outcome.silenced,
        known=tuple(known),
        looks=tuple(gathered.looks),
        owners=(name,) * len(findings),
    )


def _policy_span(folder: ComponentFolder) -> Span | None:
    if not _is_component(folder):
        return None
    return folder.head.sources.locate(("component", None, "policy"))


def _is_component(folder: ComponentFolder) -> bool:
    return (folder.directory / COMPONENT_FILE).is_file()


def _baseline(folder: ComponentFolder) -> Baseline | None:
    return load_baseline(folder.base or folder.directory)


def _without_project(
    request: LintRequest, context: StateContext, questioner: Questioner | None
) -> LintResult:
    """Look at scripts or at two states where there is no project."""
    folder = ComponentFolder(context.directory, context.directory)
    if not (request.files or request.base):
        raise UsageError(
            "A006",
            "no strandline.toml here or in a folder above",
            hint="name two states, or scripts; or make a project with `strandline init DIR`",
        )
    return _component(folder, request, context, questioner)
