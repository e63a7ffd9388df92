"""Every rule is right about its own examples: the bad one at the marked lines, the good one never."""

from __future__ import annotations

from pathlib import Path

import pytest

from strandline.diagnostics import Severity
from strandline.lint.catalogue import DEFAULT_RULES, RULES, find_rule
from strandline.lint.rule import Rule
from unit.lint.snippets import MARK, judge, marked_lines, place

# What the loader leaves out never reaches the rule; test_models.py has its bad case.
MODEL_ONLY = {"D134"}
IDS = [f"{rule.code}-{rule.slug}" for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_bad_example_is_found_at_the_marked_lines(rule: Rule, tmp_path: Path) -> None:
    findings, starts = judge(rule.bad, tmp_path / "bad")
    own = [finding for finding in findings if finding.code == rule.code]
    if rule.code in MODEL_ONLY:
        return
    assert own
    lines = (place(finding, starts) for finding in own)
    assert sorted(line for line in lines if line is not None) == marked_lines(rule.bad.yaml)
    for finding in own:
        assert finding.message
        assert finding.subject
        assert finding.why
        assert finding.fix
        assert finding.severity is rule.severity


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_good_example_is_not_found(rule: Rule, tmp_path: Path) -> None:
    findings, _ = judge(rule.good, tmp_path / "good")
    assert MARK not in rule.good.yaml
    assert [finding for finding in findings if finding.code == rule.code] == []


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_good_example_has_no_error_at_all(rule: Rule, tmp_path: Path) -> None:
    findings, _ = judge(rule.good, tmp_path / "good")
    assert [finding for finding in findings if finding.severity is Severity.ERROR] == []


def test_codes_are_in_order_and_named_once() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert len({rule.slug for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_code_range_says_what_kind_of_rule_it_is(rule: Rule) -> None:
    family = rule.code[1]
    assert family in "123"
    if family == "1":
        assert rule.severity is Severity.ERROR
    if family == "2":
        assert rule.severity is not Severity.ERROR


def test_every_rule_file_is_in_the_catalogue() -> None:
    from strandline.lint import rules

    (folder,) = rules.__path__
    files = sorted(path.stem for path in Path(folder).glob("d*.py"))
    listed = [f"{rule.code.lower()}_{rule.slug.replace('-', '_')}" for rule in RULES]
    assert files == listed


def test_a_rule_is_found_by_code_and_by_slug() -> None:
    assert find_rule("D101") is RULES[0]
    assert find_rule(RULES[0].slug) is RULES[0]
    assert find_rule("D100") is None
    on_request = {rule.code for rule in RULES} - {rule.code for rule in DEFAULT_RULES}
    assert on_request == {"D208", "D209", "D214", "D215", "D217"}
