"""What lint says of one place, after policy, sizes and platforms have had their say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from strandline.diagnostics import Diagnostic, Severity
from strandline.dictionary.policy import Level
from strandline.lint.plan_context import Direction
from strandline.lint.rule import Repair
from strandline.lint.statements.edits import Edit
from strandline.platforms.sizes import TableSize
from strandline.source import Span

SEVERITY_OF = {
    Level.INFO: Severity.INFO,
    Level.WARN: Severity.WARNING,
    # What an approval settles stops nothing before there is something to approve.
    Level.APPROVAL: Severity.WARNING,
    Level.ERROR: Severity.ERROR,
}
LEVEL_OF = {
    Severity.INFO: Level.INFO,
    Severity.WARNING: Level.WARN,
    Severity.ERROR: Level.ERROR,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LintFinding:
    """One finding; equal ones of several platforms are one.

    `direction` is None for findings about files; `effect` is that of the plan, empty for none. `excerpt` is the text that a finding in a script
    is about: it stays the same when lines above it come and go. `usages` are places of a code base
    that use what goes, None when nobody asked. `edits` and `repair` are fixes that
    can be made by themselves, of the file's text or of a node of its YAML.
    """

    diagnostic: Diagnostic
    level: Level
    slug: str = ""
    platforms: tuple[str, ...] = ()
    direction: Direction | None = None
    effect: str = ""
    size: TableSize | None = None
    lock_seconds: float | None = None
    excerpt: str = ""
    usages: tuple[str, ...] | None = None
    edits: tuple[Edit, ...] = field(default=())
    repair: Repair | None = None

    @property
    def code(self) -> str:
        return self.diagnostic.code

    @property
    def span(self) -> Span | None:
        return self.diagnostic.span

    @property
    def subject(self) -> str:
        return self.diagnostic.subject

    @property
    def is_fixable(self) -> bool:
        return bool(self.edits) or self.repair is not None

    @property
    def is_error(self) -> bool:
        return self.level is Level.ERROR

    def as_json(self) -> dict[str, object]:
        """Return the finding as plain values."""
        size = self.size
        return {
            **self.diagnostic.as_json(),
            "rule": self.slug,
            "level": self.level.value,
            "platforms": list(self.platforms),
            "direction": self.direction.value if self.direction else None,
            "effect": self.effect or None,
            "usages": None if self.usages is None else list(self.usages),
            "rows": size.rows if size else None,
            "rows_exact": size.exact if size else None,
            "bytes": size.bytes if size else None,
            "lock_seconds": None if self.lock_seconds is None else round(self.lock_seconds, 3),
            "fixable": self.is_fixable,
        }


def as_found(diagnostic: Diagnostic) -> LintFinding:
    """Return a finding that no rule and no policy has a say in."""
    return LintFinding(diagnostic=diagnostic, level=LEVEL_OF[diagnostic.severity])


def merged(findings: Iterable[LintFinding]) -> list[LintFinding]:
    """Make one finding of those that say the same of several platforms, in order of place."""
    found: dict[tuple[object, ...], LintFinding] = {}
    for finding in findings:
        said = finding.diagnostic
        key = (said.code, said.subject, said.message, said.span, finding.direction, finding.level)
        other = found.get(key)
        if other is None or not finding.platforms:
            found[key] = finding
        else:
            both = dict.fromkeys((*other.platforms, *finding.platforms))
            found[key] = replace(other, platforms=tuple(both))
    return sorted(found.values(), key=_order)


def _order(finding: LintFinding) -> tuple[object, ...]:
    said = finding.diagnostic
    span = said.span or Span("~", 0, 0)
    back = finding.direction is Direction.ROLLBACK
    return (back, span.file, span.line, span.column, said.code, said.subject, said.message)
