"""What silences findings: comments, the policy's list, the baseline. Each must still be needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from strandline.diagnostics import Diagnostic, Severity
from strandline.dictionary.policy import Level, Policy, Suppression
from strandline.lint.allowances import Allowance
from strandline.lint.own_rules import UNUSED_SUPPRESSION
from strandline.lint.report import LintFinding
from strandline.lint.statements.edits import Edit
from strandline.source import Span

_WHY_REASON = "Without a reason nobody can tell later whether it may go."
_WHY_KNOWN = "A rule that does not exist silences nothing, and sets the level of nothing."


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """The outcome: what is left, what was silenced and by which reason, what is wrong."""

    kept: tuple[LintFinding, ...]
    silenced: tuple[tuple[LintFinding, str], ...]
    problems: tuple[LintFinding, ...]


def silence(
    findings: Iterable[LintFinding],
    allowances: Sequence[Allowance],
    suppressions: Sequence[Suppression],
    *,
    families: frozenset[str],
    complete: bool,
    policy_span: Span | None = None,
    with_policy: bool = True,
) -> Silence:
    """Take out what a comment or the policy silences.

    `families` are the first letters of the codes that were run: a comment about other rules is
    not judged here. `complete` says that everything was looked at, so that what silenced nothing
    is not needed; `with_policy` that this holds for the policy's list too.
    """
    kept, silenced = [], []
    used: set[int] = set()
    used_policy: set[int] = set()
    for finding in findings:
        reasons = [
            (number, item.reason)
            for number, item in enumerate(allowances)
            if item.reason and _stands_at(item, finding) and _names(item.rules, finding)
        ]
        rules = [
            (number, item.reason)
            for number, item in enumerate(suppressions)
            if _names((item.rule,), finding) and _matches(item, finding)
        ]
        used.update(number for number, _ in reasons)
        used_policy.update(number for number, _ in rules)
        if reasons or rules:
            silenced.append((finding, (reasons or rules)[0][1]))
        else:
            kept.append(finding)
    problems = [problem for item in allowances for problem in _problems(item)]
    if complete:
        problems += [
            _unused_comment(item)
            for number, item in enumerate(allowances)
            if number not in used and item.reason and _is_run(item.rules, families)
        ]
        problems += [
            _unused_policy(item, policy_span)
            for number, item in enumerate(suppressions)
            if with_policy and number not in used_policy and _is_run((item.rule,), families)
        ]
    return Silence(kept=tuple(kept), silenced=tuple(silenced), problems=tuple(problems))


def _known() -> Mapping[str, tuple[str, ...]]:
    """Return the codes of every name; the catalogues are many modules, read when one is asked."""
    from strandline.lint.documentation import codes_by_name

    return codes_by_name()


def named_rules(policy: Policy) -> list[str]:
    """Return every rule that a policy names."""
    return [*(name for name, _ in policy.rules), *(item.rule for item in policy.suppress)]


def unknown_rules(names: Iterable[str], span: Span | None) -> list[LintFinding]:
    """Return a finding for each name of the policy that is no rule's code or slug."""
    return [_unknown(name, span) for name in names if name not in _known()]


def _stands_at(item: Allowance, finding: LintFinding) -> bool:
    span = finding.span
    return span is not None and span.file == item.span.file and span.line in item.lines


def _names(rules: Iterable[str], finding: LintFinding) -> bool:
    return any(name in (finding.code, finding.slug) for name in rules)


def _matches(item: Suppression, finding: LintFinding) -> bool:
    if item.object is not None and not fnmatchcase(finding.subject, item.object):
        return False
    if item.file is None:
        return True
    file = finding.span.file if finding.span is not None else ""
    return fnmatchcase(file, item.file) or fnmatchcase(file.rpartition("/")[2], item.file)


def _is_run(rules: Iterable[str], families: frozenset[str]) -> bool:
    """Say whether one of the rules belongs to those that were run; unknown ones do not."""
    known = _known()
    return any(code[0] in families for name in rules for code in known.get(name, ()))


def _problems(item: Allowance) -> list[LintFinding]:
    if not item.rules or not item.reason:
        what = "no rule" if not item.rules else "no reason"
        return [
            _finding(
                Diagnostic(
                    code="N001",
                    severity=Severity.ERROR,
                    message=f"the comment names {what}, so it silences nothing",
                    why=_WHY_REASON,
                    fix="write `strandline: allow CODE because REASON`",
                    span=item.span,
                )
            )
        ]
    return [_unknown(name, item.span) for name in item.rules if name not in _known()]


def _unknown(name: str, span: Span | None) -> LintFinding:
    from strandline.lint.documentation import nearest_name

    near = nearest_name(name)
    return _finding(
        Diagnostic(
            code="N002",
            severity=Severity.ERROR,
            message=f"there is no rule {name}",
            subject=name,
            why=_WHY_KNOWN,
            fix=f"did you mean {near}?" if near else "all rules: docs/reference/rules.md",
            span=span,
        )
    )


def _unused_comment(item: Allowance) -> LintFinding:
    names = ", ".join(item.rules)
    finding = unused(f"the comment silences nothing: {names} is not found here", names, item.span)
    return replace(finding, edits=(Edit(start=item.start, end=item.end, text=""),))


def _unused_policy(item: Suppression, span: Span | None) -> LintFinding:
    place = item.object or item.file or "anything"
    return unused(
        f"the policy silences {item.rule} on {place}, where it is not found", item.rule, span
    )


def unused(message: str, subject: str, span: Span | None, *, fix: str = "") -> LintFinding:
    """Return the finding for something that silences nothing."""
    rule = UNUSED_SUPPRESSION
    return _finding(
        Diagnostic(
            code=rule.code,
            severity=rule.severity,
            message=message,
            subject=subject,
            why=rule.why,
            fix=fix or rule.fix,
            span=span,
        ),
        slug=rule.slug,
    )


def _finding(diagnostic: Diagnostic, *, slug: str = "") -> LintFinding:
    level = Level.ERROR if diagnostic.severity is Severity.ERROR else Level.WARN
    return LintFinding(diagnostic=diagnostic, level=level, slug=slug)
