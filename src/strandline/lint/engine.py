"""Runs rules over one dictionary and turns what they find into diagnostics."""

from __future__ import annotations

from collections.abc import Iterable

from strandline.diagnostics import Diagnostic, sort_diagnostics
from strandline.lint.context import RuleContext
from strandline.lint.places import Locate, PlaceFinder
from strandline.lint.rule import Finding, Rule
from strandline.source import Span


def run_rules(
    context: RuleContext, rules: Iterable[Rule], *, locate: Locate | None = None
) -> list[Diagnostic]:
    """Return what the rules find, in the order of places; every rule runs, always.

    `locate` finds places in files; without it (a live database, a frozen version) findings have
    none.
    """
    finder = PlaceFinder(locate, context.dictionary) if locate is not None else None
    found = [
        _diagnostic(rule, finding, finder.find(finding.path) if finder is not None else None)
        for rule in rules
        for finding in rule.check(context)
    ]
    return sort_diagnostics(found)


def _diagnostic(rule: Rule, finding: Finding, span: Span | None) -> Diagnostic:
    return Diagnostic(
        code=rule.code,
        severity=rule.severity,
        message=finding.message,
        subject=finding.subject,
        why=rule.why,
        fix=finding.fix or rule.fix,
        span=span,
    )
