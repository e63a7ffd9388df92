"""Check a dictionary: every finding of format, rules and platforms in one run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from strandline.diagnostics import Diagnostic, Severity, has_errors, sort_key
from strandline.dictionary.load import COMPONENT_FILE, Loaded
from strandline.dictionary.model import Dictionary
from strandline.dictionary.names import QName
from strandline.lint.baseline import stale_entries, without_known
from strandline.lint.catalogue import RULES
from strandline.lint.context import RuleContext
from strandline.lint.engine import judge_dictionary
from strandline.lint.facts import facts_for
from strandline.lint.report import LintFinding, as_found
from strandline.lint.suppress import Silence, named_rules, silence, unknown_rules
from strandline.platforms.registry import get_platform
from strandline.services.check_backfills import backfill_findings
from strandline.services.check_files import file_findings
from strandline.services.component import ComponentFolder
from strandline.services.lint_sources import component_allowances, load_baseline
from strandline.services.project import find_project

_PRECISION = "X106"

FAMILIES = frozenset("D")
"""First letters of the codes of dictionary rules; `lint` runs the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """Findings of all components that were looked at; `tables` counts what was read.

    `judged` are the same findings, in the same order, each with its component and its fix.
    """

    findings: tuple[Diagnostic, ...]
    tables: int
    components: tuple[str, ...]
    judged: tuple[tuple[str, LintFinding], ...] = ()
    silenced: tuple[tuple[LintFinding, str], ...] = ()

    @property
    def failed(self) -> bool:
        return has_errors(self.findings)

    def as_json(self) -> dict[str, object]:
        counts = {
            severity.value: sum(1 for f in self.findings if f.severity is severity)
            for severity in Severity
        }
        return {
            "ok": not self.failed,
            "components": list(self.components),
            "tables": self.tables,
            "counts": counts,
            "findings": [finding.as_json() for finding in self.findings],
            "silenced": [
                {**finding.diagnostic.as_json(), "reason": reason}
                for finding, reason in self.silenced
            ],
        }


def check(
    directory: Path,
    path: str | None = None,
    *,
    every_rule: bool = False,
    use_baseline: bool = True,
) -> CheckResult:
    """Check the project around `directory`, or one directory of YAML files.

    `every_rule` also runs the rules that most projects do without; without `use_baseline` what
    the baseline knows is told again.
    """
    options = _Options(every_rule, use_baseline)
    if path is not None:
        target = Path(path) if Path(path).is_absolute() else directory / path
        inner = find_project(target) if target.is_dir() else None
        if inner is not None and inner.root == target.absolute():
            return _project(target, options)
        return _folders([ComponentFolder(target, target.parent)], options)
    project = find_project(directory)
    if project is None:
        return _folders([ComponentFolder(directory, directory)], options)
    return _project(directory, options)


@dataclass(frozen=True, slots=True)
class _Options:
    every_rule: bool
    use_baseline: bool


def _project(directory: Path, options: _Options) -> CheckResult:
    project = find_project(directory)
    folders = (
        [ComponentFolder(path, project.root) for path in project.components.values()]
        if project
        else []
    )
    return _folders(folders, options)


def _folders(folders: list[ComponentFolder], options: _Options) -> CheckResult:
    judged: list[tuple[str, LintFinding]] = []
    silenced: list[tuple[LintFinding, str]] = []
    tables = 0
    names = []
    for folder in folders:
        outcome = judge_component(
            folder, every_rule=options.every_rule, use_baseline=options.use_baseline
        )
        name = folder.component.name
        judged += [(name, finding) for finding in (*outcome.kept, *outcome.problems)]
        silenced += outcome.silenced
        tables += len(folder.head.dictionary.tables)
        names.append(name)
    judged.sort(key=lambda item: sort_key(item[1].diagnostic))
    return CheckResult(
        findings=tuple(finding.diagnostic for _, finding in judged),
        judged=tuple(judged),
        silenced=tuple(silenced),
        tables=tables,
        components=tuple(names),
    )


def check_component(folder: ComponentFolder, *, every_rule: bool = False) -> list[Diagnostic]:
    """Return every finding of one component: format, rules, and what platforms cannot hold."""
    outcome = judge_component(folder, every_rule=every_rule)
    return [finding.diagnostic for finding in (*outcome.kept, *outcome.problems)]


def judge_component(
    folder: ComponentFolder, *, every_rule: bool = False, use_baseline: bool = True
) -> Silence:
    """Return the findings of one component, apart from those that are silenced."""
    loaded = folder.head
    policy = loaded.component.policy
    previous, previous_label = _previous(folder)
    context = RuleContext(
        dictionary=loaded.dictionary,
        conventions=loaded.component.conventions,
        platforms=facts_for(loaded.component.platforms),
        previous=previous,
        version=loaded.component.version,
        previous_version=previous_label,
        file_stems=loaded.sources.stems(),
    )
    rules = [
        rule
        for rule in RULES
        if rule.default or every_rule or policy.rule_level(rule.code, rule.slug) is not None
    ]
    found = judge_dictionary(context, rules, policy=policy, locate=loaded.sources.locate)
    whole = not has_errors(loaded.findings)
    outcome = silence(
        found,
        component_allowances(folder),
        policy.suppress,
        families=FAMILIES,
        complete=whole,
        policy_span=loaded.sources.locate(("component", None, "policy")),
    )
    others = [*loaded.findings, *_platform_findings(loaded), *file_findings(folder.migrations)]
    others += backfill_findings(folder)
    kept = [*outcome.kept, *map(as_found, others)]
    problems = list(outcome.problems)
    problems += unknown_rules(
        named_rules(policy), loaded.sources.locate(("component", None, "policy"))
    )
    baseline = load_baseline(folder.base or folder.directory) if use_baseline else None
    if baseline is not None:
        name = folder.component.name
        kept, _, met = without_known(kept, baseline, name)
        if whole:
            problems += stale_entries(baseline, name, met, families=FAMILIES)
    return replace(outcome, kept=tuple(kept), problems=tuple(problems))


def _previous(folder: ComponentFolder) -> tuple[Dictionary | None, str | None]:
    if not (folder.directory / COMPONENT_FILE).is_file() or not folder.versions:
        return None, None
    label = folder.versions[-1].label
    return folder.version(label).dictionary, label


def _platform_findings(loaded: Loaded) -> list[Diagnostic]:
    """Return what each platform cannot hold; places are those of the table."""
    found = []
    if has_errors(loaded.findings):
        return []
    by_text = {str(name): ("tables", name) for name in loaded.dictionary.tables}
    for name in loaded.component.platforms:
        for finding in get_platform(name).lower(loaded.dictionary).findings:
            if finding.code == _PRECISION:
                continue  # rule D211 says the same with the column's place
            place = _place_of(finding.subject, by_text)
            span = loaded.sources.locate(place) if place else None
            found.append(
                Diagnostic(
                    code=finding.code,
                    severity=finding.severity,
                    message=finding.message,
                    subject=finding.subject,
                    why=finding.why,
                    fix=finding.fix,
                    span=span,
                )
            )
    return found


def _place_of(subject: str, tables: Mapping[str, tuple[str, QName]]) -> tuple[object, ...] | None:
    if subject in tables:
        return tables[subject]
    table, _, part = subject.rpartition(".")
    return (*tables[table], "columns", part) if table in tables else None
