"""Every rule about changes finds its bad example on each platform it names, and no good one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from strandline.lint import plan_rules
from strandline.lint.plan_catalogue import PLAN_RULES
from strandline.lint.plan_rule import ALL, PlanRule
from strandline.lint.report import SEVERITY_OF
from unit.lint_plans.examples import judge

CASES = [
    pytest.param(rule, platform, id=f"{rule.code}-{rule.slug}-{platform}")
    for rule in PLAN_RULES
    for platform in rule.platforms
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("examples")


def place(folder: Path, rule: PlanRule, kind: str) -> Path:
    return folder / f"{rule.code}-{kind}"


@pytest.mark.parametrize(("rule", "platform"), CASES)
def test_bad_example_is_found(rule: PlanRule, platform: str, folder: Path) -> None:
    asked = replace(rule, default=True)
    found = judge(rule.bad, platform, place(folder, rule, "bad"), rules=[asked])
    assert found, "the bad example is not found"
    for finding in found:
        assert finding.code == rule.code
        assert finding.diagnostic.severity is SEVERITY_OF[finding.level] is rule.severity
        assert finding.diagnostic.message
        assert finding.subject
        assert finding.diagnostic.why == rule.why
        assert finding.diagnostic.fix


@pytest.mark.parametrize(("rule", "platform"), CASES)
def test_good_example_is_not_found(rule: PlanRule, platform: str, folder: Path) -> None:
    asked = replace(rule, default=True)
    found = judge(rule.good, platform, place(folder, rule, "good"), rules=[asked])
    assert [finding.diagnostic.message for finding in found] == []


@pytest.mark.parametrize("rule", PLAN_RULES, ids=lambda rule: rule.code)
def test_platforms_without_the_risk_are_silent(rule: PlanRule, folder: Path) -> None:
    for platform in set(ALL) - set(rule.platforms):
        assert not judge(rule.bad, platform, place(folder, rule, "bad"), rules=[rule])


def test_codes_are_in_order_and_named_once() -> None:
    codes = [rule.code for rule in PLAN_RULES]
    assert codes == sorted(set(codes))
    assert len({rule.slug for rule in PLAN_RULES}) == len(PLAN_RULES)


def test_every_rule_file_is_in_the_catalogue() -> None:
    (folder,) = plan_rules.__path__
    files = sorted(path.stem for path in Path(folder).glob("p*.py"))
    assert files == [f"{rule.code.lower()}_{rule.slug.replace('-', '_')}" for rule in PLAN_RULES]


@pytest.mark.parametrize("rule", PLAN_RULES, ids=lambda rule: rule.code)
def test_a_rule_tells_only_of_platforms_it_names(rule: PlanRule) -> None:
    assert set(rule.differs) <= set(rule.platforms) <= set(ALL)
