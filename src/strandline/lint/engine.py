"""Runs rules over one dictionary and turns what they find into diagnostics."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from strandline.diagnostics import Diagnostic, sort_diagnostics
from strandline.dictionary.policy import Level, Policy
from strandline.lint.context import RuleContext
from strandline.lint.places import Locate, PlaceFinder
from strandline.lint.report import LEVEL_OF, SEVERITY_OF, LintFinding
from strandline.lint.rule import Finding, Rule


def run_rules(
    context: RuleContext, rules: Iterable[Rule], *, locate: Locate | None = None
) -> list[Diagnostic]:
    """Return what the rules find, in the order of places; every rule runs, always.

    `locate` finds places in files; without it (a live database, a frozen version) findings have
    none.
    """
    found = judge_dictionary(context, rules, locate=locate)
    return sort_diagnostics(finding.diagnostic for finding in found)


def judge_dictionary(
    context: RuleContext,
    rules: Iterable[Rule],
    *,
    policy: Policy | None = None,
    locate: Locate | None = None,
) -> list[LintFinding]:
    """Return what the rules find, at the levels of the policy; `off` keeps a rule from running."""
    finder = PlaceFinder(locate, context.dictionary) if locate is not None else None
    return [
        _judged(rule, finding, level, context, finder)
        for rule in rules
        if (level := _level(rule, policy)) is not Level.OFF
        for finding in rule.check(context)
    ]


def _level(rule: Rule, policy: Policy | None) -> Level:
    said = policy.rule_level(rule.code, rule.slug) if policy is not None else None
    return said if said is not None else LEVEL_OF[rule.severity]


def _judged(
    rule: Rule, finding: Finding, level: Level, context: RuleContext, finder: PlaceFinder | None
) -> LintFinding:
    repair = None
    if rule.repair is not None and finder is not None:
        repair = rule.repair(context, finding)
        if repair is not None:
            repair = replace(repair, path=finder.address(repair.path))
    return LintFinding(
        diagnostic=Diagnostic(
            code=rule.code,
            severity=SEVERITY_OF[level],
            message=finding.message,
            subject=finding.subject,
            why=rule.why,
            fix=finding.fix or rule.fix,
            span=finder.find(finding.path) if finder is not None else None,
        ),
        level=level,
        slug=rule.slug,
        repair=repair,
    )
