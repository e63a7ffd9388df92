"""Findings of the statement rules about one script, at the levels of the policy."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePath

from strandline.dictionary.policy import Level, Policy
from strandline.lint.report import LEVEL_OF, SEVERITY_OF, LintFinding
from strandline.lint.statements.catalogue import STATEMENT_RULES, lint_script

_HEADER = re.compile(r"^-- Component: .* on (\w+)\s*$", re.MULTILINE)


def judge_script(
    text: str, platform: str, shown: str, *, policy: Policy, pg_version: int | None = None
) -> list[LintFinding]:
    """Return what the rules find in a script of one platform."""
    rules = [
        rule
        for rule in STATEMENT_RULES
        if (said := policy.rule_level(rule.code, rule.slug)) is not Level.OFF
        and (rule.default or said is not None)
    ]
    found = []
    for finding in lint_script(text, platform, pg_version=pg_version, rules=rules):
        said = policy.rule_level(finding.code, finding.slug)
        level = said if said is not None else LEVEL_OF[finding.severity]
        found.append(
            LintFinding(
                diagnostic=replace(finding.diagnostic(shown), severity=SEVERITY_OF[level]),
                level=level,
                slug=finding.slug,
                platforms=(platform,),
                excerpt=finding.excerpt,
                edits=finding.edits,
            )
        )
    return found


def platforms_of(name: str, text: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the platforms a script is for: by its header, by its name, or all."""
    names = tuple(known)
    header = _HEADER.search(text[:4000])
    if header is not None and header[1] in names:
        return (header[1],)
    words = re.split(r"[^a-z]+", PurePath(name).stem.lower())
    return tuple(item for item in names if item in words) or names
