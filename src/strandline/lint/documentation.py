"""Every rule in one shape, whatever it judges: for pages, for `explain`, and for the policy."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from strandline.diagnostics import Severity
from strandline.lint.catalogue import RULES
from strandline.lint.own_rules import OWN_RULES, OwnRule
from strandline.lint.plan_catalogue import PLAN_RULES
from strandline.lint.plan_rule import PlanExample, PlanRule
from strandline.lint.rule import Example, Rule
from strandline.lint.statements.catalogue import STATEMENT_RULES
from strandline.lint.statements.rule import Examples, StatementRule


@dataclass(frozen=True, slots=True, kw_only=True)
class DocExample:
    """A text in one language; `title` says what it is, empty where the heading says it."""

    title: str
    language: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleDoc:
    """What there is to say of a rule. `kind` is dictionary, change or script."""

    code: str
    slug: str
    kind: str
    severity: Severity
    summary: str
    why: str
    fix: str
    bad: tuple[DocExample, ...] = ()
    good: tuple[DocExample, ...] = ()
    platforms: tuple[str, ...] = ()
    differs: Mapping[str, str] = field(default_factory=dict)
    default: bool = True
    automatic: str = ""
    sized: bool = False

    def as_json(self) -> dict[str, object]:
        """Return the documentation as plain values."""
        return {
            "code": self.code,
            "rule": self.slug,
            "kind": self.kind,
            "severity": self.severity.value,
            "default": self.default,
            "summary": self.summary,
            "why": self.why,
            "fix": self.fix,
            "automatic_fix": self.automatic,
            "depends_on_size": self.sized,
            "platforms": list(self.platforms),
            "differs": dict(self.differs),
            "bad": [example.text for example in self.bad],
            "good": [example.text for example in self.good],
        }


@cache
def rule_docs() -> tuple[RuleDoc, ...]:
    """Return all rules, dictionary rules first, each family by code."""
    return (
        *map(_dictionary, RULES),
        *sorted((*map(_change, PLAN_RULES), *map(_own, OWN_RULES)), key=lambda rule: rule.code),
        *map(_script, STATEMENT_RULES),
    )


@cache
def codes_by_name() -> Mapping[str, tuple[str, ...]]:
    """Return the codes that each code or slug stands for; a slug may stand for two."""
    found: dict[str, tuple[str, ...]] = {}
    for rule in rule_docs():
        found[rule.code] = (rule.code,)
        found[rule.slug] = (*found.get(rule.slug, ()), rule.code)
    return found


def nearest_name(name: str) -> str | None:
    """Return the code or slug that is most like a name."""
    folded = {known.lower(): known for known in codes_by_name()}
    found = difflib.get_close_matches(name.lower(), list(folded), n=1, cutoff=0.6)
    return folded[found[0]] if found else None


def _dictionary(rule: Rule) -> RuleDoc:
    return RuleDoc(
        code=rule.code,
        slug=rule.slug,
        kind="dictionary",
        severity=rule.severity,
        summary=rule.summary,
        why=rule.why,
        fix=rule.fix,
        bad=tuple(_yaml(rule.bad)),
        good=tuple(_yaml(rule.good)),
        default=rule.default,
        automatic=rule.automatic,
    )


def _yaml(example: Example) -> Iterator[DocExample]:
    if example.component:
        yield DocExample(title="component.yaml", language="yaml", text=example.component)
    if example.previous:
        yield DocExample(title="the version before", language="yaml", text=example.previous)
    yield DocExample(title="", language="yaml", text=example.yaml)


def _change(rule: PlanRule) -> RuleDoc:
    return RuleDoc(
        code=rule.code,
        slug=rule.slug,
        kind="change",
        severity=rule.severity,
        summary=rule.summary,
        why=rule.why,
        fix=rule.fix,
        bad=tuple(_states(rule.bad)),
        good=tuple(_states(rule.good)),
        platforms=rule.platforms,
        differs=rule.differs,
        default=rule.default,
        sized=rule.work is not None,
    )


def _states(example: PlanExample) -> Iterator[DocExample]:
    if example.component:
        yield DocExample(title="component.yaml", language="yaml", text=example.component)
    yield DocExample(title="before", language="yaml", text=example.before)
    server = f", on a server of version {example.server}" if example.server else ""
    yield DocExample(title=f"after{server}", language="yaml", text=example.after)


def _own(rule: OwnRule) -> RuleDoc:
    return RuleDoc(
        code=rule.code,
        slug=rule.slug,
        kind="change",
        severity=rule.severity,
        summary=rule.summary,
        why=rule.why,
        fix=rule.fix,
        bad=(DocExample(title="", language=rule.language, text=rule.bad),),
        good=(DocExample(title="", language=rule.language, text=rule.good),),
        automatic=rule.automatic,
    )


def _script(rule: StatementRule) -> RuleDoc:
    return RuleDoc(
        code=rule.code,
        slug=rule.slug,
        kind="script",
        severity=rule.severity,
        summary=rule.summary,
        why=rule.risk,
        fix=rule.safe_way,
        bad=tuple(_statements(rule.bad)),
        good=tuple(_statements(rule.good)),
        platforms=rule.platforms,
        default=rule.default,
        automatic=rule.fix,
    )


def _statements(examples: Examples) -> Iterator[DocExample]:
    for platform, texts in examples.items():
        for text in texts:
            yield DocExample(title=platform, language="sql", text=text)
