"""Check a dictionary: every finding of format, rules and platforms in one run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from strandline.diagnostics import Diagnostic, Severity, has_errors, sort_diagnostics
from strandline.dictionary.load import COMPONENT_FILE, Loaded
from strandline.dictionary.model import Dictionary
from strandline.dictionary.names import QName
from strandline.lint.catalogue import DEFAULT_RULES, RULES
from strandline.lint.context import RuleContext
from strandline.lint.engine import run_rules
from strandline.lint.facts import facts_for
from strandline.platforms.registry import get_platform
from strandline.services.check_backfills import backfill_findings
from strandline.services.check_files import file_findings
from strandline.services.component import ComponentFolder
from strandline.services.project import find_project

_PRECISION = "X106"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """Findings of all components that were looked at; `tables` counts what was read."""

    findings: tuple[Diagnostic, ...]
    tables: int
    components: tuple[str, ...]

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
        }


def check(directory: Path, path: str | None = None, *, every_rule: bool = False) -> CheckResult:
    """Check the project around `directory`, or one directory of YAML files.

    `every_rule` also runs the rules that most projects do without.
    """
    if path is not None:
        target = Path(path) if Path(path).is_absolute() else directory / path
        inner = find_project(target) if target.is_dir() else None
        if inner is not None and inner.root == target.absolute():
            return _project(target, every_rule)
        return _folders([ComponentFolder(target, target.parent)], every_rule)
    project = find_project(directory)
    if project is None:
        return _folders([ComponentFolder(directory, directory)], every_rule)
    return _project(directory, every_rule)


def _project(directory: Path, every_rule: bool) -> CheckResult:  # noqa: FBT001
    project = find_project(directory)
    folders = (
        [ComponentFolder(path, project.root) for path in project.components.values()]
        if project
        else []
    )
    return _folders(folders, every_rule)


def _folders(folders: list[ComponentFolder], every_rule: bool) -> CheckResult:  # noqa: FBT001
    findings: list[Diagnostic] = []
    tables = 0
    names = []
    for folder in folders:
        findings.extend(check_component(folder, every_rule=every_rule))
        tables += len(folder.head.dictionary.tables)
        names.append(folder.component.name)
    return CheckResult(
        findings=tuple(sort_diagnostics(findings)), tables=tables, components=tuple(names)
    )


def check_component(folder: ComponentFolder, *, every_rule: bool = False) -> list[Diagnostic]:
    """Return every finding of one component: format, rules, and what platforms cannot hold."""
    loaded = folder.head
    findings = list(loaded.findings)
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
    findings.extend(
        run_rules(context, RULES if every_rule else DEFAULT_RULES, locate=loaded.sources.locate)
    )
    findings.extend(_platform_findings(loaded))
    findings.extend(file_findings(folder.migrations))
    findings.extend(backfill_findings(folder))
    return findings


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
